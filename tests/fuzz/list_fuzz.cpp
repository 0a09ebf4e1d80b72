// libFuzzer target: any bytes as a plain list, as package groups and as a bill of materials.
#include <algorithm>
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

void look_at(const rpmgap::model::Capability& capability) {
    require(!capability.name.empty());
    require(printable(capability.name) == capability.name);
    require(printable(capability.evr) == capability.evr);
}

void look_at(const rpmgap::model::Subject& subject, unsigned lines) {
    require(subject.kind == rpmgap::model::SubjectKind::list);
    for (const auto& requirement : subject.requirements) {
        const auto& capability = requirement.capability;
        if (capability.rich == rpmgap::model::RichOperator::none) {
            require(requirement.kind == rpmgap::model::RequirementKind::package);
            look_at(capability);
        } else {
            // "(package if other)" of package groups.
            require(requirement.kind == rpmgap::model::RequirementKind::capability);
            require(capability.operands.size() == 2);
            for (const auto& operand : capability.operands) look_at(operand);
        }
        require(requirement.evidence.line <= lines);
        require(printable(requirement.evidence.section) == requirement.evidence.section);
    }
    for (const auto& item : subject.not_checked) require(!item.reason.empty() && printable(item.reason) == item.reason);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);  // NOLINT
    const auto list = rpmgap::extract::read_package_list("f", text);
    const auto lines = static_cast<unsigned>(std::ranges::count(text, '\n')) + 1;
    look_at(list, lines);
    if (rpmgap::extract::shape_of_package_list(text).is_list)
        require(!list.requirements.empty() || !list.not_checked.empty());
    look_at(rpmgap::extract::read_comps("f", text), lines);
    look_at(rpmgap::extract::read_bill_of_materials("f", text), lines);
    if (const auto purl = rpmgap::extract::parse_purl(text)) require(!purl->type.empty() && !purl->name.empty());
    return 0;
}
