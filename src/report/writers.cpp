#include <algorithm>
#include <array>

#include "report/cyclonedx.hpp"
#include "report/json.hpp"
#include "report/ndjson.hpp"
#include "report/text.hpp"
#include "report/writer.hpp"

namespace rpmgap::report {

namespace {

constexpr std::array writers{
    Writer{"text", "for people: summary first, then findings by severity", &write_text},
    Writer{"json", "for programs: one object, rules/schemas/report-1.schema.json", &write_json},
    Writer{"ndjson", "for fleets: a run and its findings as lines of flat JSON, rules/schemas/ndjson-1.schema.json",
           &write_ndjson},
    Writer{"cyclonedx", "for inventories: the install plan as CycloneDX 1.6 JSON", &write_cyclonedx},
};

}  // namespace

std::span<const Writer> all_writers() {
    return writers;
}

const Writer* find_writer(std::string_view format) {
    const auto found = std::ranges::find(writers, format, &Writer::format);
    return found == writers.end() ? nullptr : &*found;
}

}  // namespace rpmgap::report
