// libFuzzer target: any bytes as a modules.yaml, for libmodulemd behind our bounds. A summary reads as it was written.
#include <algorithm>

#include "fuzz.hpp"
#include "repo/module_bounds.hpp"
#include "repo/module_summary.hpp"

namespace {

using namespace rpmgap::repo;

bool is_sorted(const ModuleSummary& modules) {
    return std::ranges::is_sorted(modules.defaults, {}, &ModuleDefault::module) &&
           std::ranges::is_sorted(modules.streams, {}, &ModuleStream::module) &&
           std::ranges::all_of(modules.streams,
                               [](const ModuleStream& stream) { return std::ranges::is_sorted(stream.artifacts); });
}

}  // namespace

// libmodulemd forgets a text where a document says a thing twice. Whole stacks would tell its leaks from ours, and cost
// a hundred times as much as all else; the unit tests look for ours.
extern "C" int __lsan_is_turned_off() {  // NOLINT(bugprone-reserved-identifier)
    return 1;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string yaml(as_text(bytes, size));
    if (const auto beyond = beyond_module_bounds(yaml)) require(is_line(*beyond));
    const auto modules = read_modules(yaml);
    if (!modules) {
        require(is_line(modules.error().line()));
        return 0;
    }
    require(is_sorted(*modules));
    const auto text = to_text(*modules);
    const auto again = from_text(text);
    require(again && *again == *modules && to_text(*again) == text);
    return 0;
}
