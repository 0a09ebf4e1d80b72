// libFuzzer target: any bytes as a plain list, as package groups and as a bill of materials.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "extract/list/list_reader.hpp"
#include "extract/list/purl.hpp"
#include "support/text.hpp"

namespace {

using rpmgap::support::printable;

void require(bool holds) {
    if (!holds) std::abort();
}

void look_at(const rpmgap::model::Subject& subject) {
    require(subject.kind == rpmgap::model::SubjectKind::list);
    for (const auto& requirement : subject.requirements) {
        require(requirement.kind == rpmgap::model::RequirementKind::package);
        require(!requirement.capability.name.empty());
        require(printable(requirement.capability.name) == requirement.capability.name);
        require(printable(requirement.capability.evr) == requirement.capability.evr);
        require(printable(requirement.evidence.section) == requirement.evidence.section);
    }
    for (const auto& item : subject.not_checked) require(!item.reason.empty() && printable(item.reason) == item.reason);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);  // NOLINT
    const auto list = rpmgap::extract::read_package_list("f", text);
    look_at(list);
    if (rpmgap::extract::shape_of_package_list(text).is_list)
        require(!list.requirements.empty() || !list.not_checked.empty());
    look_at(rpmgap::extract::read_comps("f", text));
    look_at(rpmgap::extract::read_bill_of_materials("f", text));
    if (const auto purl = rpmgap::extract::parse_purl(text)) require(!purl->type.empty() && !purl->name.empty());
    return 0;
}
