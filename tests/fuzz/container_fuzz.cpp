// libFuzzer target: any bytes as a file of the input: archives, images, packages and all that lies in them.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include <sys/mman.h>
#include <unistd.h>

#include "extract/file_reader.hpp"
#include "extract/input/open_file.hpp"
#include "extract/rpm/rpm_reader.hpp"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

bool is_line(const std::string& text) {
    return !text.empty() && text.find('\n') == std::string::npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rpmgap;
    static_cast<void>(extract::prepare_rpm_library());
    const int descriptor = memfd_create("input", MFD_CLOEXEC);
    if (descriptor < 0 || write(descriptor, data, size) != static_cast<ssize_t>(size)) std::abort();
    const auto no_scratch = []() -> support::Result<std::filesystem::path> {
        return support::failure(support::Fault::output, "nothing is written here");
    };
    extract::ReadOptions options;
    options.limits = {.depth = 4, .members = 5000, .member_bytes = 16U << 20U, .total_bytes = 128U << 20U, .seconds = 5};
    options.make_scratch = no_scratch;
    extract::Budget budget(options.limits);
    extract::Harvest harvest;
    {
        auto file = extract::OpenFile::open("/proc/self/fd/" + std::to_string(descriptor), true);
        require(file.has_value());
        extract::FileReader(options, budget, harvest).read(*file, {.path = "input", .is_root = true});
    }
    close(descriptor);
    for (const auto& entry : harvest.not_checked) require(is_line(entry.reason));
    for (const auto& subject : harvest.subjects) {
        require(subject.tree <= model::tree_of_packages + harvest.trees.size());
        require(subject.path.starts_with("input"));
        for (const auto& entry : subject.not_checked) require(is_line(entry.reason));
    }
    return 0;
}
