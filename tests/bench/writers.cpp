// Times every writer on a made report, or writes it in every format: `rpmgap_bench_writers [FINDINGS]`,
// `rpmgap_bench_writers FINDINGS DIRECTORY` (a file FORMAT for each; tests read them).
#include <chrono>
#include <cstdlib>
#include <string>

#include <fmt/format.h>

#include "made_report.hpp"
#include "repo/write_file.hpp"
#include "report/writer.hpp"

using namespace rpmgap;

int main(int argc, char** argv) {
    const std::size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 5000;
    const auto report = made::report(count, true);
    const report::WriteOptions options{.application = "made", .checks = made::checks(), .source_date = 1767225600};
    for (const auto& writer : report::all_writers()) {
        const auto start = std::chrono::steady_clock::now();
        const auto text = writer.write(report, options);
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
        if (argc > 2) {
            const auto path = fmt::format("{}/{}", argv[2], writer.format);
            if (auto written = repo::write_file(path, text, repo::Readers::as_usual); !written) {
                fmt::print(stderr, "{}\n", written.error().line());
                return 3;
            }
        } else {
            fmt::print("{:<12} {:>7.3f} s {:>10} bytes\n", writer.format, seconds.count(), text.size());
        }
    }
    return 0;
}
