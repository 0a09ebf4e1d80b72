// libFuzzer target: any bytes as a record. What is read can be written, and reads the same; both readers agree on
// needs.
#include <utility>

#include "fuzz.hpp"
#include "record/fields.hpp"
#include "record/need_lines.hpp"
#include "record/read_needs.hpp"
#include "record/read_record.hpp"
#include "record/write_record.hpp"

namespace {

void look_at(const rpmgap::model::Application& application) {
    require(application.trees.size() >= 2);
    for (const auto& subject : application.subjects) {
        require(!subject.path.empty() && is_clean(subject.path));
        require(subject.tree < application.trees.size());
        if (subject.rpm)
            require(subject.rpm->traits.empty() || subject.rpm->traits.size() == subject.rpm->files.size());
    }
    for (const auto& tree : application.trees) require(tree.machine < application.trees.size());
}

namespace record = rpmgap::record;

// What a fleet reads of a record, and who asks besides.
tl::expected<record::Needs, std::string> needs_in(std::string_view text) {
    record::Needs needs;
    auto header = record::read_need_lines(text, [&](std::string_view line) {
        if (!record::read_need(line, needs.questions.emplace_back(), needs.asked.emplace_back()))
            throw record::Damage("there are fewer needs than the header says");
    });
    if (!header) return tl::unexpected(header.error());
    needs.header = std::move(*header);
    return needs;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto text = as_text(bytes, size);
    const auto needs = needs_in(text);
    if (!needs) require(needs.error().find('\n') == std::string::npos);
    const auto whole = record::read_record(text);
    if (!whole) return 0;
    look_at(whole->application);
    require(needs && *needs == whole->needs);
    const auto written = record::write_record(*whole);
    require(written.has_value());
    const auto again = record::read_record(*written);
    require(again && again->application.subjects == whole->application.subjects && again->needs == whole->needs);
    require(record::write_record(*again) == *written);
    return 0;
}
