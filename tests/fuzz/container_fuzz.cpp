// libFuzzer target: any bytes as a file of the input: archives, images, packages and all that lies in them.
#include "extract/file_reader.hpp"
#include "extract/input/open_file.hpp"
#include "extract/rpm/rpm_reader.hpp"
#include "fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rpmgap;
    static_cast<void>(extract::prepare_rpm_library());
    const MemoryFile input(as_text(data, size));
    const auto no_scratch = []() -> support::Result<extract::Scratch> {
        return support::failure(support::Fault::output, "nothing is written here");
    };
    extract::ReadOptions options;
    options.limits = {
        .depth = 4, .members = 5000, .member_bytes = 16U << 20U, .total_bytes = 128U << 20U, .seconds = 5};
    options.make_scratch = no_scratch;
    extract::Budget budget(options.limits);
    extract::Harvest harvest;
    {
        auto file = extract::OpenFile::open(input.path(), true);
        require(file.has_value());
        extract::FileReader(options, budget, harvest).read(*file, {.path = "input", .is_root = true});
    }
    for (const auto& entry : harvest.not_checked) require(is_line(entry.reason));
    for (const auto& subject : harvest.subjects) {
        require(subject.tree <= model::tree_of_packages + harvest.trees.size());
        require(subject.path.starts_with("input"));
        for (const auto& entry : subject.not_checked) require(is_line(entry.reason));
    }
    return 0;
}
