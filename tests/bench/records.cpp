// Reads the needs of every record in a directory, on as many threads, and says what that costs.
// usage: rpmgap_bench_records DIR [THREADS]
#include <sys/resource.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "record/fleet.hpp"
#include "support/parallel.hpp"

namespace {

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print(stderr, "usage: rpmgap_bench_records DIR [THREADS]\n");
        return 2;
    }
    const unsigned threads =
        argc > 2 ? static_cast<unsigned>(std::stoul(argv[2])) : rpmgap::support::usable_processors();
    const auto start = std::chrono::steady_clock::now();
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(argv[1])) files.push_back(entry.path());
    std::size_t needs = 0;
    const auto fleet = rpmgap::record::read_fleet(files, threads);
    if (!fleet) {
        fmt::print(stderr, "rpmgap_bench_records: {}\n", fleet.error().line());
        return 1;
    }
    for (const auto& application : fleet->applications) needs += application.needs.size();
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    fmt::print("{} records, {} needs, {} distinct: {:.2f} s, {:.2f} s of CPU, {} MiB\n", files.size(), needs,
               fleet->needs.size(), wall.count(), seconds(usage.ru_utime) + seconds(usage.ru_stime),
               usage.ru_maxrss / 1024);
    return 0;
}
