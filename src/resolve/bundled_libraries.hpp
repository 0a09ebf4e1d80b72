// Which bundled library the dynamic loader takes for each needed soname of each ELF file of the application.
// Rules: ld.so(8); glibc loads breadth first, takes an object already loaded under the name, searches the RUNPATH of
// the object or, when it has none, its RPATH and those of the objects that caused its loading, then the default
// directories.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/application.hpp"
#include "resolve/file_trees.hpp"
#include "resolve/search_path.hpp"

namespace rpmgap::resolve {

class BundledLibraries {
public:
    BundledLibraries(const model::Application& application, const std::vector<std::string>& library_directories);

    struct Choice {
        /// Subjects that the loader takes, one for each way in which the object can be loaded; empty: it finds none.
        std::vector<std::uint32_t> found;
        std::int64_t off_path = -1;  ///< else a bundled library of that name that it does not find, or -1
    };
    /// Subjects that load so much that it was not all followed: what it loads is judged as if it were opened by itself.
    [[nodiscard]] const std::vector<std::uint32_t>& not_followed() const { return not_followed_; }
    /// What the loader takes when subject `needs` asks for `soname`; an empty choice when nothing of that name is
    /// bundled.
    [[nodiscard]] const Choice& choice(std::uint32_t subject, std::string_view soname) const;

private:
    using Name = std::uint32_t;               // interned machine with soname or file name
    using Directory = SearchPath::Directory;  // interned tree and real directory, of those that hold something

    struct Object {
        std::uint32_t subject = 0;
        std::uint32_t tree = 0;
        std::uint32_t machine = 0;  // machine, class and byte order in one number: only equals can be linked
        bool is_executable = false;
        bool has_runpath = false;
        bool reached = false;
        Name soname = 0;
        Name file_name = 0;
        Directory directory = 0;
        SearchPath search;  // RUNPATH, or RPATH without one
        const SearchPath* defaults = nullptr;
        std::vector<Name> wanted;  // names that something bundled has, each once, DT_NEEDED first
        std::vector<std::pair<Name, std::uint32_t>> position;  // of each name in wanted, sorted
        std::size_t needed = 0;       // so many of them are DT_NEEDED; the rest is opened by the code itself
        std::vector<Choice> choices;  // parallel to wanted
    };
    // Objects by the directory in which they have one name, the first of each.
    using Places = std::unordered_map<Directory, std::uint32_t>;
    struct Loading {
        std::uint32_t object;
        std::int64_t rpath_of;  // the next one on the way up whose RPATH it inherits, index into the queue; -1: none
    };

    void add_object(const model::Subject& subject, std::uint32_t index);
    void add_wanted(const model::Subject& subject, Object& object);
    [[nodiscard]] Directory directory_in(std::uint32_t tree, const std::string& path);
    void add_searched(std::uint32_t tree, const std::string& path, SearchPath& searched) const;
    void add_search_path(const model::Subject& subject, Object& object) const;
    [[nodiscard]] const SearchPath& defaults_of(const model::Subject& subject, const std::vector<std::string>& own,
                                                const std::vector<std::string>& of_distribution);
    [[nodiscard]] Name intern_name(std::uint32_t machine, std::string_view name);
    void note_name(std::uint32_t object, Name name);
    void add_place(std::uint32_t object, Name name, Directory directory);
    void index_files();
    void index_sonames();
    void load_from(std::uint32_t root, bool borrow);
    std::int64_t search(const std::vector<Loading>& queue, std::size_t at, Name name);
    std::int64_t look_through(const SearchPath& path, Name name);
    void note_off_path();

    FileTrees trees_;
    std::vector<Object> objects_;
    std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> object_at_;  // by tree and real path
    std::vector<std::int64_t> object_of_subject_;
    std::unordered_map<std::string, std::uint32_t> names_;
    std::unordered_map<std::string, std::uint32_t> directories_;
    std::map<std::pair<std::uint32_t, std::string>, SearchPath> defaults_;  // by tree and staged root
    std::vector<std::vector<std::uint32_t>> objects_named_;                 // by name, the first two
    std::vector<Places> places_;                                            // by name
    std::vector<std::int64_t> loaded_;                                      // by name, of the loading at hand
    std::vector<Name> loaded_names_;                                        // to clear it
    std::vector<std::int64_t> ever_loaded_;                                 // by name, by some executable
    std::int64_t steps_left_;                                               // of following one object to the next
    std::vector<std::uint32_t> not_followed_;
};

}  // namespace rpmgap::resolve
