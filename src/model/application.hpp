// What the command line named: subjects with their requirements and what they provide to each other.
// Every struct here is plain and serialisable: readers fill them, nothing else writes to them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/capability.hpp"
#include "model/requirement.hpp"
#include "model/symbols.hpp"

namespace rpmgap::model {

/// Something that was not read or not decided, and why: never silence.
struct NotChecked {
    Evidence evidence;
    std::string reason;  ///< one line, without the path
    bool counts = true;  ///< false: a note that never fails --strict (e.g. dlopen of a static executable)

    friend bool operator==(const NotChecked&, const NotChecked&) = default;
};

/// What the loader looks at in one ELF file (System V gABI; GNU extensions of glibc's elf.h).
struct ElfFacts {
    bool is64 = false;
    bool big_endian = false;
    std::uint16_t machine = 0;  ///< e_machine
    std::string arch;  ///< rpm's name for machine, class and byte order ("x86_64", "i686", "aarch64"); empty: none
    enum class Type : std::uint8_t { other, relocatable, executable, shared_object, core } type = Type::other;
    bool dynamic = false;         ///< has a dynamic section
    bool is_static = false;       ///< an executable that no loader links: no PT_INTERP, no DT_NEEDED
    bool is_static_pie = false;   ///< the same, position independent (DF_1_PIE)
    bool separate_debug = false;  ///< a .debug file: its dynamic section has no content
    bool debug_tag = false;       ///< has DT_DEBUG: linked as an executable, even if of type shared_object (PIE)
    std::string soname;
    std::string interpreter;                 ///< PT_INTERP
    std::vector<std::string> needed;         ///< DT_NEEDED in file order, all of them
    std::vector<std::string> rpath;          ///< DT_RPATH split at ':', with $ORIGIN, $LIB, $PLATFORM as written
    std::vector<std::string> runpath;        ///< DT_RUNPATH likewise; when present, rpath is not used (ld.so(8))
    std::vector<std::string> defined_nodes;  ///< version nodes this file defines (verdef, without the base name)
    bool gnu_hash_only = false;              ///< has DT_GNU_HASH and no DT_HASH: needs rtld(GNU_HASH)
    int x86_level = 0;                       ///< 1 to 4 from GNU_PROPERTY_X86_ISA_1_NEEDED, 0: not said

    friend bool operator==(const ElfFacts&, const ElfFacts&) = default;
};

/// A scriptlet or trigger of a package, as its header has it.
struct Scriptlet {
    std::string section;      ///< "%post", "%triggerin"
    std::string interpreter;  ///< with its arguments: "/bin/sh -e"; "<lua>" is built into rpm
    std::string text;         ///< not empty
    bool ordered = false;     ///< runs while the package itself is installed or removed
    bool expanded = false;    ///< rpm replaces macros or tags in it before it runs (%post -e, -q)

    friend bool operator==(const Scriptlet&, const Scriptlet&) = default;
};

/// Of a file in a package: what rpm compares where two packages have one path.
struct FileTraits {
    std::uint16_t mode = 0;  ///< type and permissions, as st_mode of stat(2)
    bool is_ghost = false;
    std::uint8_t elf_classes = 0;  ///< rpm's colour: bit 1 for ELF of 32 bits, bit 2 for 64 bits; 0: no ELF file
    std::uint64_t owner = 0;       ///< hash of the names of user and group
    std::uint64_t content = 0;     ///< hash of the digest, of the target of a link, or of the numbers of a device

    friend bool operator==(const FileTraits&, const FileTraits&) = default;
};

/// What the header of one RPM file says beyond its dependencies.
struct RpmFacts {
    std::string name;
    std::string evr;  ///< [epoch:]version-release
    std::string arch;
    bool source = false;  ///< a source package
    int format = 4;       ///< 3 (only v3 header signatures), 4 or 6
    std::vector<Capability> conflicts;
    std::vector<Capability> obsoletes;
    std::vector<std::string> files;        ///< absolute paths, %ghost included
    std::vector<FileTraits> traits = {};   ///< of each of them; empty: the header does not tell
    std::vector<std::string> ghosts;       ///< the %ghost ones among them
    std::vector<std::string> directories;  ///< the directories among them
    std::vector<std::string> links;        ///< the symbolic links among them
    std::string signature;                 ///< "none", or algorithm and key id as rpm prints them, not verified
    std::vector<std::string> signature_algorithms;  ///< of key and hash of each, "RSA/SHA256"
    std::string digest;  ///< "ok", "bad" or "none": header digests against the header's bytes
    /// Algorithms of the digests that it carries of its header and of its payload, as rpm names them; the MD5 of old
    /// formats is of both.
    std::vector<std::string> header_digests;
    std::vector<std::string> payload_digests;
    std::string payload_compressor;
    bool installed = false;  ///< read from the database of a system: there is no file of it
    std::vector<Scriptlet> scriptlets;

    friend bool operator==(const RpmFacts&, const RpmFacts&) = default;
};

/// One command of a script, as far as its words can be told without running it.
struct Invocation {
    std::string command;             ///< its base name; "[" and "[[" for tests, "case" for a case statement, "env" for
                                     ///< a command with assignments before it
    std::vector<std::string> words;  ///< its arguments after quote removal, unknown ones as they are written
    unsigned line = 0;               ///< counted from 1
    enum class Guard : std::uint8_t {
        none,
        tested,     ///< runs only after a test that the command is there, or is one of several that may run
        tolerated,  ///< its failure does not matter: `x || true`
    } guard = Guard::none;
    /// Of a test: the same for all tests of one list (`||`, `&&`), or of one if statement with its elifs; counted from
    /// 1 in the script. 0: it stands alone.
    unsigned decision = 0;

    friend bool operator==(const Invocation&, const Invocation&) = default;
};

struct ScriptFacts {
    std::string interpreter;              ///< as written after #!
    bool parsed = false;                  ///< its commands were read (shell); false: only the interpreter is known
    std::vector<std::string> functions;   ///< commands that the script itself defines
    std::vector<std::string> sources;     ///< files it takes in with `.` or `source`, as written: they may define more
    std::vector<Invocation> invocations;  ///< in the order of the script

    friend bool operator==(const ScriptFacts&, const ScriptFacts&) = default;
};

/// Lines of a file, counted from 1.
struct LineRange {
    unsigned first = 0;
    unsigned last = 0;

    friend bool operator==(const LineRange&, const LineRange&) = default;
};

/// An image that a Dockerfile, a workflow or the like starts from.
struct BaseImage {
    std::string reference;    ///< as written, variables replaced: "mcr.microsoft.com/azurelinux/base/core:4.0"
    std::string stage;        ///< the name that it is given there; empty: none
    unsigned line = 0;        ///< counted from 1
    bool build_time = false;  ///< a stage of which only files are taken
    std::vector<LineRange> stages = {};  ///< what is built upon it there

    friend bool operator==(const BaseImage&, const BaseImage&) = default;
};

enum class SubjectKind : std::uint8_t {
    elf,
    rpm,
    script,
    unit,    ///< a systemd unit file
    recipe,  ///< how an application is built or deployed: Dockerfile, workflow, kickstart, spec
    list,    ///< names of packages: of an installed system, a bill of materials
};
[[nodiscard]] std::string_view to_string(SubjectKind kind);

/// The trees that every application has, by their index in Application::trees.
constexpr std::uint32_t tree_here = 0;
constexpr std::uint32_t tree_of_packages = 1;

/// Files that see each other when the application runs, what the loader and the shell look through: those where they
/// lie on this machine, what the RPMs of the application install, an archive (its root is wherever it is unpacked), a
/// system with a root of its own (an image, a root directory).
struct FileTree {
    std::string name = {};  ///< of what holds it, as evidence names it; empty: the machine, or all packages
    /// Of the system that it is or lies in, the index in Application::trees; tree_here: of none, all these come to one
    /// machine in the end.
    std::uint32_t machine = tree_here;
    struct Link {
        std::string path;    ///< absolute in the tree
        std::string target;  ///< as written; of a hard link, absolute
        friend bool operator==(const Link&, const Link&) = default;
    };
    std::vector<Link> links = {};                       ///< symbolic and hard ones
    std::vector<std::string> search_path = {};          ///< of an image: directories of its $PATH
    std::vector<std::string> library_directories = {};  ///< what ld.so.conf adds, and files for ld.so.conf.d

    friend bool operator==(const FileTree&, const FileTree&) = default;
};
/// A file or package of the application.
struct Subject {
    std::string path;
    std::uint32_t tree = tree_here;  ///< index into Application::trees
    std::string place = {};          ///< absolute path in the tree; empty in tree_here: `path`
    SubjectKind kind = SubjectKind::elf;
    std::vector<Requirement> requirements;
    std::vector<Capability> provides;  ///< an ELF file's soname and nodes, an RPM's declared Provides
    std::vector<NotChecked> not_checked;
    std::optional<ElfFacts> elf;
    std::optional<RpmFacts> rpm;
    std::optional<ScriptFacts> script;  ///< of recipes too: what their shell code runs
    std::vector<BaseImage> images = {};
    std::string package = {};                ///< of a file in an RPM: path of the subject that the RPM is
    std::optional<ElfSymbols> symbols = {};  ///< of an ELF file that a loader links, where they were asked for

    friend bool operator==(const Subject&, const Subject&) = default;
};

/// The word of `dnf install` for the RPM of the application that `subject` is: its path, or the name of its file where
/// there is none, or not outside an archive.
[[nodiscard]] std::string install_word(const Subject& subject);

/// A file whose name is that of a systemd unit, wherever in the application it lies.
struct UnitFile {
    std::string name;  ///< as requirements of kind unit name it
    std::string path;
    std::uint32_t tree = tree_here;

    friend bool operator==(const UnitFile&, const UnitFile&) = default;
};

/// What os-release(5) of a system says.
struct OsRelease {
    std::string id = {};          ///< "fedora"
    std::string version_id = {};  ///< "43"
    std::string pretty_name = {};

    friend bool operator==(const OsRelease&, const OsRelease&) = default;
};

/// A whole system that was scanned: a root directory or an image.
struct InstalledSystem {
    std::string name;  ///< as evidence in it begins
    std::uint32_t tree = tree_here;
    bool is_root = false;  ///< named on the command line itself
    OsRelease os = {};
    std::size_t packages = 0;          ///< of its distribution
    std::size_t foreign_packages = 0;  ///< of others
    std::size_t unowned_files = 0;     ///< that no package brought

    friend bool operator==(const InstalledSystem&, const InstalledSystem&) = default;
};

struct Application {
    std::vector<std::string> roots;                          ///< as given on the command line
    std::vector<Subject> subjects;                           ///< sorted by path
    std::vector<FileTree> trees = std::vector<FileTree>(2);  ///< tree_here and tree_of_packages come first
    std::vector<UnitFile> unit_files;  ///< sorted by path; those in packages are in the packages' file lists
    std::vector<InstalledSystem> systems = {};
    std::vector<NotChecked> not_checked;  ///< files that no reader could make a subject of
    std::size_t files = 0;                ///< regular files seen, whatever they hold
    std::size_t requirements = 0;         ///< sum over subjects
};

}  // namespace rpmgap::model
