// Times reading a tree: `rpmgap_bench_walk headers|elf|all THREADS PATH...`
//   headers  walk, open every file, read its first bytes: the least that any scanner has to do
//   elf      the same, and everything the loader would look at in each ELF file
//   all      what rpmgap scan does before it looks anything up: scripts and packages too
// Prints counts only; time it from outside (tests/bench/run does).
#include <cstdint>
#include <atomic>
#include <cstdlib>
#include <cstring>

#include <fmt/format.h>

#include "extract/elf/elf_reader.hpp"
#include "extract/input/open_file.hpp"
#include "extract/read_application.hpp"
#include "extract/input/walk.hpp"
#include "support/parallel.hpp"

using namespace rpmgap;

namespace {

int read_all(const std::vector<std::string>& roots, unsigned threads) {
    const auto application = extract::read_application(roots, {.threads = threads});
    if (!application) return 1;
    fmt::print("{} files, {} subjects, {} requirements\n", application->files, application->subjects.size(),
               application->requirements);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        fmt::print(stderr, "usage: {} headers|elf|all THREADS PATH...\n", argv[0]);
        return 2;
    }
    const auto threads = static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10));
    const std::vector<std::string> roots(argv + 3, argv + argc);
    if (std::strcmp(argv[1], "all") == 0) return read_all(roots, threads);
    const bool whole = std::strcmp(argv[1], "elf") == 0;

    const auto found = extract::walk(roots);
    if (!found) return 1;
    std::atomic<std::size_t> elf_files{0};
    std::atomic<std::size_t> requirements{0};
    support::parallel_for(found->files.size(), threads, [&](std::size_t i) {
        auto file = extract::OpenFile::open(found->files[i].path, false);
        if (!file || !extract::is_elf(file->head())) return;
        ++elf_files;
        if (!whole) return;
        if (const auto image = file->whole(UINT64_MAX))
            requirements += extract::read_elf(found->files[i].path, *image).requirements.size();
    });
    fmt::print("{} files, {} ELF, {} requirements\n", found->files.size(), elf_files.load(), requirements.load());
    return 0;
}
