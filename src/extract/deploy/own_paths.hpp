// Paths that a recipe puts into the image itself: they are the application's own.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/requirement.hpp"

namespace rpmgap::extract {

/// Directories that commands are looked up in, absolute.
using SearchPath = std::vector<std::string>;
/// What a shell has where nobody says otherwise.
[[nodiscard]] const SearchPath& default_search_path();
/// Whether files below the directory can be found as commands: it is in the search path, or around a part of it.
[[nodiscard]] bool covers(std::string_view directory, const SearchPath& search_path);

/// Something that brings files of which only their directory is known.
struct Bringer {
    std::string what;   ///< "COPY into /usr/local/bin", "pip install"
    unsigned line = 0;  ///< counted from 1
};

class OwnPaths {
public:
    /// As COPY takes them: `target` is absolute, and a directory when it ends with '/' or there are several sources.
    void copy(const std::vector<std::string>& sources, const std::string& target, const SearchPath& search_path);
    /// One that is absolute.
    void add_file(std::string path, const SearchPath& search_path);
    /// Files below a directory: modules may be among them, and commands where the search path says so.
    void add_unknown(const std::string& directory, Bringer bringer, const SearchPath& search_path);
    /// Commands and modules.
    void add_unknown_commands(Bringer bringer);
    void add_unknown_modules(Bringer bringer);

    /// A file or command of these paths.
    [[nodiscard]] bool have(const model::Requirement& requirement) const;
    /// What may have brought the file, command or module before the line that asks for it; null: nothing.
    [[nodiscard]] const Bringer* may_have(const model::Requirement& requirement) const;

private:
    std::set<std::string, std::less<>> files_;
    std::set<std::string, std::less<>> directories_;       // of which nothing is the distribution's
    std::set<std::string, std::less<>> programs_;          // names
    std::map<std::string, Bringer, std::less<>> unknown_;  // by directory, the first of each
    std::optional<Bringer> unknown_commands_;              // the first
    std::optional<Bringer> unknown_modules_;               // the first
};

/// `path` below `directory` unless it is absolute; without empty and "." parts, with a last '/' where it had one.
[[nodiscard]] std::string below(std::string_view directory, std::string_view path);

}  // namespace rpmgap::extract
