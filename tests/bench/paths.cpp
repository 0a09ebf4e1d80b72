// Times a cold look-up of paths in the file lists of a repository: `rpmgap_bench_paths DIRECTORY < PATHS`
// Reads repomd.xml, holds the file lists against their checksum, decompresses and scans them, and answers each line of
// standard input. Primary is not read: packages are numbered as the file lists have them. Prints counts only; time it
// from outside (tests/bench/run --cold does).
#include <iostream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "repo/file_lists.hpp"
#include "repo/repomd.hpp"

using namespace rpmgap;

namespace {

int complain(const std::string& why) {
    fmt::print(stderr, "rpmgap_bench_paths: {}\n", why);
    return 1;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return complain("usage: rpmgap_bench_paths DIRECTORY < PATHS");
    const auto repomd = repo::read_repomd(argv[1]);
    if (!repomd) return complain(repomd.error().line());
    if (!repomd->filelists) return complain("the repository has no file lists");
    const auto file = repo::MetadataFile::open(argv[1], *repomd->filelists, std::uint64_t{8} << 30U);
    if (!file) return complain(file.error().line());
    const auto lists = repo::read_file_lists(*file);
    if (!lists) return complain(lists.error().line());
    std::size_t asked = 0;
    std::size_t found = 0;
    for (std::string path; std::getline(std::cin, path); ++asked)
        found += lists->table().packages_with(path).empty() ? 0 : 1;
    fmt::print("{} entries, {} paths asked for, {} found\n", lists->paths(), asked, found);
    return 0;
}
