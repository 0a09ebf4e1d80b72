// Oracle for the ELF reader: for every ELF file below the given paths, what the reader found, put through the filters
// of rpm's generator, must equal what /usr/lib/rpm/elfdeps prints, as a set. What the filters leave out is counted.
// Exit codes: 0 equal, 1 a difference, 2 usage, 77 no elfdeps on this machine (ctest: skipped).
#include <elf.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "extract/elf/elf_reader.hpp"
#include "support/parallel.hpp"

namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;
using rpmgap::model::ElfFacts;

constexpr const char* elfdeps = "/usr/lib/rpm/elfdeps";

/// A file mapped as the product maps it: read-only and private.
class Mapping {
public:
    explicit Mapping(const fs::path& path) {
        const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor < 0) return;
        struct stat status = {};
        if (fstat(descriptor, &status) == 0 && status.st_size > 0) {
            size_ = static_cast<std::size_t>(status.st_size);
            executable_ = (status.st_mode & (S_IXUSR | S_IXGRP | S_IXOTH)) != 0;
            void* start = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, descriptor, 0);
            if (start != MAP_FAILED) start_ = static_cast<const std::byte*>(start);
        }
        close(descriptor);
    }
    ~Mapping() {
        if (start_ != nullptr) munmap(const_cast<std::byte*>(start_), size_);
    }
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;

    [[nodiscard]] std::span<const std::byte> bytes() const { return {start_, start_ == nullptr ? 0 : size_}; }
    [[nodiscard]] bool executable() const { return executable_; }

private:
    const std::byte* start_ = nullptr;
    std::size_t size_ = 0;
    bool executable_ = false;
};

struct Output {
    Names lines;
    bool ended_well = false;
};

/// What elfdeps prints for one file. One process a file: its output does not say which file a line belongs to.
Output run_elfdeps(const char* kind, const std::string& path) {
    Output output;
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return output;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    std::string program(elfdeps);
    std::string option(kind);
    std::string file(path);
    char* arguments[] = {program.data(), option.data(), file.data(), nullptr};
    pid_t child = -1;
    const int failed = posix_spawn(&child, elfdeps, &actions, nullptr, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    std::string text;
    if (failed == 0) {
        char buffer[16384];
        for (ssize_t got; (got = read(ends[0], buffer, sizeof(buffer))) > 0;)
            text.append(buffer, static_cast<std::size_t>(got));
        int status = 0;
        output.ended_well = waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }
    close(ends[0]);
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find('\n', at);
        output.lines.insert(text.substr(at, end - at));
        at = end == std::string::npos ? text.size() : end + 1;
    }
    return output;
}

struct Counts {
    std::size_t files = 0, compared_names = 0, differences = 0;
    std::size_t rejected = 0, not_loadable = 0, no_sections = 0, no_x_bit = 0, static_files = 0, separate_debug = 0,
                damaged = 0;
    std::size_t dropped_names = 0, weak_nodes = 0, loaders = 0, run_paths = 0, dlopen = 0, x86_levels = 0;

    void add(const Counts& other) {
        files += other.files;
        compared_names += other.compared_names;
        differences += other.differences;
        rejected += other.rejected;
        not_loadable += other.not_loadable;
        no_sections += other.no_sections;
        no_x_bit += other.no_x_bit;
        static_files += other.static_files;
        separate_debug += other.separate_debug;
        damaged += other.damaged;
        dropped_names += other.dropped_names;
        weak_nodes += other.weak_nodes;
        loaders += other.loaders;
        run_paths += other.run_paths;
        dlopen += other.dlopen;
        x86_levels += other.x86_levels;
    }
};

/// Number of section headers according to the ELF header; the generator reads everything through them.
bool has_section_headers(std::span<const std::byte> bytes, const ElfFacts& facts) {
    const std::size_t at = facts.is64 ? offsetof(Elf64_Ehdr, e_shnum) : offsetof(Elf32_Ehdr, e_shnum);
    if (bytes.size() < at + 2 || (bytes[at] == std::byte{0} && bytes[at + 1] == std::byte{0})) return false;
    // A table that begins outside the file is none to the generator, and nothing that the loader looks at.
    const std::size_t offset_at = facts.is64 ? offsetof(Elf64_Ehdr, e_shoff) : offsetof(Elf32_Ehdr, e_shoff);
    const std::size_t width = facts.is64 ? 8 : 4;
    std::uint64_t offset = 0;
    for (std::size_t i = 0; i < width; ++i) {
        const auto byte = bytes[offset_at + (facts.big_endian ? i : width - 1 - i)];
        offset = offset << 8U | std::to_integer<std::uint64_t>(byte);
    }
    return offset < bytes.size();
}

void print_difference(std::string& log, const std::string& path, const char* kind, const Names& ours,
                      const Names& theirs) {
    for (const auto& name : ours) {
        if (!theirs.contains(name)) log += fmt::format("{}: {}: only rpmgap: {}\n", path, kind, name);
    }
    for (const auto& name : theirs) {
        if (!ours.contains(name)) log += fmt::format("{}: {}: only elfdeps: {}\n", path, kind, name);
    }
}

void count_what_is_left_out(const rpmgap::model::Subject& subject, const rpmgap::extract::ElfdepsProjection& projection,
                            Counts& counts) {
    const auto& facts = *subject.elf;
    counts.static_files += facts.is_static ? 1 : 0;
    counts.separate_debug += facts.separate_debug ? 1 : 0;
    counts.not_loadable +=
        facts.type != ElfFacts::Type::executable && facts.type != ElfFacts::Type::shared_object ? 1 : 0;
    counts.damaged += std::ranges::any_of(subject.not_checked, &rpmgap::model::NotChecked::counts) ? 1 : 0;
    counts.dropped_names += projection.dropped_names;
    counts.weak_nodes += projection.weak_nodes;
    counts.loaders += facts.interpreter.empty() ? 0 : 1;
    counts.run_paths += facts.rpath.empty() && facts.runpath.empty() ? 0 : 1;
    counts.x86_levels += facts.x86_level > 0 ? 1 : 0;
    counts.dlopen += static_cast<std::size_t>(std::ranges::count_if(
        subject.requirements, [](const auto& each) { return each.evidence.section == ".note.dlopen"; }));
}

Counts compare(const std::string& path, std::string& log) {
    Counts counts;
    const Mapping file(path);
    if (!rpmgap::extract::is_elf(file.bytes())) return counts;
    counts.files = 1;
    const auto subject = rpmgap::extract::read_elf(path, file.bytes());
    auto ours = rpmgap::extract::project_elfdeps(subject);
    count_what_is_left_out(subject, ours, counts);
    for (const auto& each : subject.not_checked) {
        if (each.counts) log += fmt::format("{}: not checked: {}: {}\n", path, each.evidence.section, each.reason);
    }
    // Two things that the generator goes by and a subject does not carry.
    if (!subject.elf->interpreter.empty() && !file.executable()) {
        counts.no_x_bit = 1;
        ours.requires_set.clear();
    }
    if (!has_section_headers(file.bytes(), *subject.elf)) {
        counts.no_sections = 1;
        rpmgap::model::Subject bare;  // the generator sees a file without a dynamic section
        bare.path = path;
        bare.elf.emplace();
        bare.elf->is64 = subject.elf->is64;
        bare.elf->machine = subject.elf->machine;
        bare.elf->type = subject.elf->type;
        ours = rpmgap::extract::project_elfdeps(bare);
    }
    const auto their_requires = run_elfdeps("--requires", path);
    const auto their_provides = run_elfdeps("--provides", path);
    if (!their_requires.ended_well || !their_provides.ended_well) {
        counts.rejected = 1;  // it prints nothing for a file that libelf refuses
        log += fmt::format("{}: elfdeps failed\n", path);
    }
    print_difference(log, path, "requires", ours.requires_set, their_requires.lines);
    print_difference(log, path, "provides", ours.provides_set, their_provides.lines);
    counts.compared_names = their_requires.lines.size() + their_provides.lines.size();
    counts.differences = ours.requires_set != their_requires.lines || ours.provides_set != their_provides.lines ? 1 : 0;
    return counts;
}

std::vector<std::string> regular_files(const std::vector<std::string>& roots) {
    std::vector<std::string> files;
    for (const auto& root : roots) {
        std::error_code error;
        if (fs::is_regular_file(root, error)) files.push_back(root);
        const auto options = fs::directory_options::skip_permission_denied;
        for (fs::recursive_directory_iterator at(root, options, error), end; at != end; at.increment(error)) {
            if (error) break;
            if (at->is_regular_file(error) && !at->is_symlink(error)) files.push_back(at->path().string());
        }
    }
    std::ranges::sort(files);
    files.erase(std::unique(files.begin(), files.end()), files.end());
    return files;
}

void print(const Counts& counts, std::size_t seen) {
    const auto line = [](const char* what, std::size_t count) { fmt::print("{:<58}{:>8}\n", what, count); };
    line("regular files", seen);
    line("ELF files compared", counts.files);
    line("capabilities that elfdeps printed for them", counts.compared_names);
    line("files that differ", counts.differences);
    fmt::print("left out by the generator, kept by the reader:\n");
    line("  libraries named without lib, ld or .so", counts.dropped_names);
    line("  weak version nodes, printed as plain ones", counts.weak_nodes);
    line("  files that name a loader", counts.loaders);
    line("  files with a run path", counts.run_paths);
    line("  libraries in .note.dlopen", counts.dlopen);
    line("  files with an x86-64 level", counts.x86_levels);
    line("  files with a loader and no x bit", counts.no_x_bit);
    line("  files without section headers", counts.no_sections);
    fmt::print("without requirements for both:\n");
    line("  static executables", counts.static_files);
    line("  separate debug files", counts.separate_debug);
    line("  relocatable objects, core files and others", counts.not_loadable);
    line("  files that are damaged for the reader", counts.damaged);
    line("  files that elfdeps refuses", counts.rejected);
}

}  // namespace

int main(int count, char** values) {
    // Damaged files are counted and not compared: what is left of one, the two may read differently.
    const bool leave_damaged = count > 2 && std::string_view(values[1]) == "--damaged";
    const std::size_t damaged_expected = leave_damaged ? std::strtoul(values[2], nullptr, 10) : 0;
    const std::vector<std::string> roots(values + (leave_damaged ? 3 : 1), values + count);
    if (roots.empty()) {
        fmt::print(stderr, "usage: elfdeps_oracle [--damaged COUNT] PATH...\n");
        return 2;
    }
    if (access(elfdeps, X_OK) != 0) {
        fmt::print("skipped: there is no {}\n", elfdeps);
        return 77;
    }
    const auto files = regular_files(roots);
    Counts total;
    std::mutex guard;
    rpmgap::support::parallel_for(files.size(), rpmgap::support::usable_processors(), [&](std::size_t i) {
        std::string log;
        auto counts = compare(files[i], log);
        if (leave_damaged && counts.damaged > 0) counts.differences = 0;
        const std::lock_guard lock(guard);
        total.add(counts);
        fmt::print("{}", log);
    });
    print(total, files.size());
    if (total.files == 0) {
        fmt::print("no ELF file was found: nothing was compared\n");
        return 1;
    }
    if (leave_damaged && total.damaged != damaged_expected) {
        fmt::print("{} files are damaged for the reader, {} were expected\n", total.damaged, damaged_expected);
        return 1;
    }
    return total.differences == 0 ? 0 : 1;
}
