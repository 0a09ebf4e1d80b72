// Every path of a channel's file lists, as sorted hashes in a file that is read by position. A look-up reads one small
// block, so a file list of seven million paths costs almost no memory (mapping the file would make most of it resident
// after some thousand look-ups, and would end the process if the file shrank).
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "repo/path_table.hpp"
#include "repo/paths.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

class PathIndex final : public Paths {
public:
    PathIndex();
    ~PathIndex() override;

    /// Opens a file that write_path_index() made and checks it whole; a fault of kind output says what does not fit.
    [[nodiscard]] static support::Result<std::unique_ptr<PathIndex>> open(const std::filesystem::path& file);

    [[nodiscard]] std::vector<PathHit> packages_with(std::string_view path) const override;
    [[nodiscard]] std::size_t size() const override;
    [[nodiscard]] std::uint64_t checksum() const;  ///< of the whole content, names this index in a cache entry

private:
    struct Layout;
    std::unique_ptr<Layout> layout_;
};

/// Writes a new file, mode 0600, and returns its checksum; equal content gives an equal file. Faults are of kind
/// output.
[[nodiscard]] support::Result<std::uint64_t> write_path_index(const PathTable& paths,
                                                              const std::filesystem::path& file);

}  // namespace rpmgap::repo
