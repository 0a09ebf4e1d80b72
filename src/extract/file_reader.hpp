// One file of the input with all that lies in it: tells kinds apart by content and runs the reader of each.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "extract/harvest.hpp"
#include "extract/image.hpp"
#include "extract/input/archive.hpp"
#include "extract/input/content.hpp"
#include "extract/input/limits.hpp"
#include "extract/read_application.hpp"
#include "extract/system_tree.hpp"
#include "extract/text_readers.hpp"

namespace rpmgap::extract {

/// Where a file lies, for people and for the application.
struct Location {
    std::string path = {};  ///< bytes, as evidence names it: "dist/app.tar!bin/x"
    std::uint32_t tree = model::tree_here;
    std::string place = {};   ///< absolute in the tree; empty in tree_here
    bool is_root = false;     ///< named on the command line itself
    std::uint64_t depth = 0;  ///< containers around it

    /// Of a file in the container that lies here; `member` is relative to the root of `inner_tree`.
    [[nodiscard]] Location inside(std::uint32_t inner_tree, const std::string& member) const;
};

class FileReader {
public:
    FileReader(const ReadOptions& options, Budget& budget, Harvest& out)
        : options_(options), budget_(budget), out_(out) {}

    /// Never fails: what cannot be read or decided becomes not_checked.
    void read(Content& content, const Location& where);
    /// The same of a file whose place is known, and what it says of the image that it may lie in.
    [[nodiscard]] std::optional<ImageMark> read_marking(Content& content, const Location& where);

private:
    void read_elf_file(Content& content, const Location& where);
    void read_class_file(Content& content, const Location& where);
    void read_package(Content& content, const Location& where);
    void read_payload(int descriptor, const Location& where, model::Subject& package);
    void read_text_file(Content& content, const Location& where, ReadSubject* reader);
    [[nodiscard]] std::optional<std::string> text_of(Content& content, const Location& where, std::uint64_t limit);
    void read_list_file(Content& content, const Location& where);
    void read_named_list_file(Content& content, const Location& where);
    [[nodiscard]] bool read_spec_file(Content& content, const Location& where);
    void take_image(ImageSource& image, const Location& where);
    void read_archive(Content& content, const Location& where);
    void note_unit_file(const Location& where);
    bool note_unread(std::span<const std::byte> head, const Location& where);
    void add(model::Subject subject, const Location& where);
    void not_checked(const Location& where, std::string reason);

    const ReadOptions& options_;
    Budget& budget_;
    Harvest& out_;
};

/// The file of a system at `where`, whose place is in the system: its content where that says what the system is, else
/// what it needs, in tree_here until the system has an index.
void read_entry(Content& content, const Location& where, const ReadOptions& options, Budget& budget, Entry& entry);

}  // namespace rpmgap::extract
