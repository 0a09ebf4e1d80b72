// Modules of languages that the application itself has.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace rpmgap::resolve {

/// Those of one machine. Of Python a file is a module of the application where a directory leads to it that Python
/// plausibly imports from (https://docs.python.org/3/library/sys_path_init.html): the one of the importing file and
/// those above it, one by the name src, lib, site-packages or dist-packages, and one that holds a whole package. None
/// of these is a package itself, unless a script that is run lies in it. No file is the module that it imports. A
/// directory without __init__.py is one where Python files or packages lie right in it, others than the importing
/// file: the name alone, as of a checkout or of what belongs to a tool, says nothing. Of Ruby it does not matter where
/// a file lies.
class OwnModules {
public:
    /// A file of the application or of one of its packages; `owner` is the path of the subject that has it.
    void add(std::uint32_t tree, std::string_view file, const std::string& owner);
    /// To be called once after the last add() and before find().
    void settle();

    struct Found {
        const std::string* by = nullptr;  ///< path of the subject that has this module; null: none
        bool on_path = false;             ///< false: it lies where nothing tells that it is imported from
    };
    struct Importer {
        std::string_view file;             ///< its place in the first of the trees
        std::vector<std::uint32_t> trees;  ///< that it sees
        bool is_run = false;  ///< it begins with #!: its directory is where it imports from, even in a package
    };
    /// By the name of a requirement of kind module.
    [[nodiscard]] Found find(const std::string& module, const Importer& importer) const;

private:
    using Directory = std::string;  // with the number of its tree before it
    struct Owner {
        std::uint32_t tree;
        std::string path;
    };
    using Owners = std::unordered_map<Directory, Owner>;  // by the directory that a module would be imported from
    // Two by the order of their paths: the first can be the one that asks.
    struct Least {
        const Owners::value_type* first = nullptr;
        const Owners::value_type* second = nullptr;
        void offer(const Owners::value_type& owner);
        [[nodiscard]] const std::string* path_outside(const Directory& directory) const;
    };
    struct Module {
        Owners owners;
        std::map<std::uint32_t, Least> from_anywhere;  // by tree: found whoever asks there
        Least least;
    };

    void add_python(std::uint32_t tree, std::string_view file, const std::string& owner);
    [[nodiscard]] bool is_module(const std::string& path, const Directory& of_importer) const;
    void add_name(std::uint32_t tree, std::string_view path, const std::string& owner);

    std::unordered_map<std::string, Module> modules_;    // of Python, by name of the requirement
    std::unordered_set<std::string> files_;              // of modules, as directories are kept, without their ending
    std::unordered_set<Directory> packages_;             // directories with an __init__.py
    std::unordered_map<Directory, unsigned> held_;       // of directories: Python files and packages right in them
    std::unordered_set<Directory> with_files_;           // whose names and those of the ones above are known
    std::unordered_map<std::string, std::string> ruby_;  // to the owner
};

}  // namespace rpmgap::resolve
