// rpmbuild's generators as judge of what is found in payloads: what the files of a package need must be what its header
// requires, apart from a reviewed list of differences, each with its reason.
//
//     declared_oracle LIST DIRECTORY...
//
// Compared are sonames, version nodes and interpreters. A line of LIST: package glob, TAB, "undeclared" (a file needs
// it, the header does not require it) or "unfound" (the other way round), TAB, capability glob, TAB, why. Exit codes: 0
// no other difference, 1 one, or a line of LIST that matches nothing, 2 usage, 77 no packages there (ctest: skipped).
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fnmatch.h>

#include "extract/elf/elf_reader.hpp"
#include "extract/read_application.hpp"
#include "support/text.hpp"

namespace {

namespace fs = std::filesystem;
using namespace rpmgap;
using Names = std::set<std::string>;

struct Excuse {
    std::string package;
    std::string kind;
    std::string capability;
    mutable bool used = false;
};

std::vector<Excuse> read_list(const char* path) {
    std::ifstream file(path);
    std::vector<Excuse> list;
    for (std::string line; std::getline(file, line);) {
        const auto parts = support::split(line, '\t');
        if (parts.size() == 4 && !line.starts_with('#')) list.push_back({parts[0], parts[1], parts[2]});
    }
    return list;
}

bool is_compared(const model::Capability& capability) {
    model::ElfCapability parts;
    return capability.rich == model::RichOperator::none && model::parse_elf_capability(capability.name, parts);
}

struct Needs {
    Names declared;
    Names found;
    std::size_t elf_files = 0;
    std::size_t scripts = 0;
};

// What the generators are asked about lies in the package itself: not in archives in it.
Needs needs_of(const model::Application& application) {
    Needs needs;
    Names own;
    for (const auto& subject : application.subjects) {
        if (subject.kind == model::SubjectKind::rpm) {
            for (const auto& requirement : subject.requirements) {
                const auto& name = requirement.capability.name;
                if (is_compared(requirement.capability) || (name.starts_with('/') && !requirement.scriptlet))
                    needs.declared.insert(name);
            }
            for (const auto& provided : subject.provides) own.insert(provided.name);
            continue;
        }
        if (subject.tree != model::tree_of_packages) continue;
        if (subject.elf) {
            ++needs.elf_files;
            const auto projection = extract::project_elfdeps(subject);
            for (const auto& name : projection.requires_set)
                if (!name.starts_with("rtld(")) needs.found.insert(name);
        } else if (subject.script) {
            ++needs.scripts;
            for (const auto& requirement : subject.requirements)
                if (requirement.kind == model::RequirementKind::interpreter)
                    needs.found.insert(requirement.capability.name);
        }
    }
    // What a package provides to itself is not written into its Requires.
    for (const auto& name : own) {
        needs.found.erase(name);
        needs.declared.erase(name);
    }
    return needs;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    const auto list = read_list(argv[1]);
    std::vector<fs::path> packages;
    for (int i = 2; i < argc; ++i)
        if (fs::is_directory(argv[i]))
            for (const auto& item : fs::recursive_directory_iterator(argv[i]))
                if (item.path().extension() == ".rpm") packages.push_back(item.path());
    if (packages.empty()) {
        fmt::print("skipped: no packages in {}\n", argv[2]);
        return 77;
    }
    std::ranges::sort(packages);
    std::size_t compared = 0;
    std::size_t elf_files = 0;
    std::size_t scripts = 0;
    std::size_t excused = 0;
    std::size_t differences = 0;
    const auto tell = [&](const std::string& package, const char* kind, const Names& left, const Names& right) {
        for (const auto& name : left) {
            if (right.contains(name)) continue;
            const auto excuse = std::ranges::find_if(list, [&](const Excuse& each) {
                return each.kind == kind && fnmatch(each.package.c_str(), package.c_str(), 0) == 0 &&
                       fnmatch(each.capability.c_str(), name.c_str(), 0) == 0;
            });
            if (excuse != list.end()) {
                excuse->used = true;
                ++excused;
                continue;
            }
            ++differences;
            fmt::print("{}\t{}\t{}\n", package, kind, name);
        }
    };
    for (const auto& path : packages) {
        const auto application = extract::read_application({path.string()}, {.threads = 1});
        if (!application) return 1;
        const auto needs = needs_of(*application);
        compared += needs.declared.size() + needs.found.size();
        elf_files += needs.elf_files;
        scripts += needs.scripts;
        tell(path.filename().string(), "undeclared", needs.found, needs.declared);
        tell(path.filename().string(), "unfound", needs.declared, needs.found);
    }
    for (const auto& excuse : list)
        if (!excuse.used) {
            ++differences;
            fmt::print("the list excuses what is not there: {} {} {}\n", excuse.package, excuse.kind,
                       excuse.capability);
        }
    fmt::print(
        "{} packages, {} ELF files and {} scripts in them, {} capabilities compared, {} differences excused, {} not\n",
        packages.size(), elf_files, scripts, compared, excused, differences);
    return differences == 0 ? 0 : 1;
}
