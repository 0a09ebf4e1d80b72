// libFuzzer target: any bytes as a plain list, as package groups and as a bill of materials.
#include <algorithm>

#include "extract/list/list_reader.hpp"
#include "extract/list/purl.hpp"
#include "fuzz.hpp"

namespace {

void look_at(const rpmgap::model::Capability& capability) {
    if (capability.rich != rpmgap::model::RichOperator::none) {
        // "(package if other)" of package groups, "(a)", "(a and (b or c))" of lists.
        require(!capability.operands.empty());
        for (const auto& operand : capability.operands) look_at(operand);
        return;
    }
    require(!capability.name.empty());
    require(is_clean(capability.name));
    require(is_clean(capability.evr));
}

void look_at(const rpmgap::model::Subject& subject, unsigned lines) {
    require(subject.kind == rpmgap::model::SubjectKind::list);
    for (const auto& requirement : subject.requirements) {
        const auto& capability = requirement.capability;
        const bool is_plain = capability.rich == rpmgap::model::RichOperator::none;
        require(requirement.kind ==
                (is_plain ? rpmgap::model::RequirementKind::package : rpmgap::model::RequirementKind::capability));
        look_at(capability);
        require(requirement.evidence.line <= lines);
        require(is_clean(requirement.evidence.section));
    }
    for (const auto& item : subject.not_checked) require(!item.reason.empty() && is_clean(item.reason));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto text = as_text(bytes, size);
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
