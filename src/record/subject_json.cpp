#include "record/subject_json.hpp"

#include <array>

#include <fmt/format.h>

#include "record/capability_json.hpp"
#include "record/compact.hpp"
#include "record/facts_json.hpp"
#include "record/fields.hpp"
#include "record/symbols_json.hpp"

namespace rpmgap::record {

namespace {

using Json = nlohmann::json;
using Ordered = nlohmann::ordered_json;
using model::Evidence;
using model::Requirement;
using model::RequirementKind;
using model::Subject;
using model::SubjectKind;

constexpr std::array all_kinds{
    RequirementKind::capability,  RequirementKind::soname, RequirementKind::symbol_version, RequirementKind::loader,
    RequirementKind::interpreter, RequirementKind::file,   RequirementKind::command,        RequirementKind::package,
    RequirementKind::unit,        RequirementKind::module,
};

struct RequirementFlag {
    const char* name;
    bool Requirement::*flag;
};
constexpr std::array requirement_flags{
    RequirementFlag{"guarded", &Requirement::guarded},
    RequirementFlag{"scriptlet", &Requirement::scriptlet},
    RequirementFlag{"build_time", &Requirement::build_time},
    RequirementFlag{"declared", &Requirement::declared},
    RequirementFlag{"hint", &Requirement::hint},
};

void put_evidence(Ordered& json, const Evidence& evidence, const std::string& path) {
    if (evidence.path != path) json["path"] = evidence.path;
    put_number(json, "line", evidence.line);
    put(json, "section", evidence.section);
}

Evidence evidence_of(const Fields& fields, const std::string& path) {
    return {fields.find("path") == nullptr ? path : fields.text("path"), fields.number<unsigned>("line"),
            fields.text("section")};
}

// {"soname": "libfoo.so.1()(64bit)", "section": "DT_NEEDED"}
Ordered requirement_json(const Requirement& requirement, const std::string& path) {
    Ordered json = Ordered::object();  // one that becomes an object when memory ends is destroyed as one that it is not
    json[std::string(to_string(requirement.kind))] = json_of(requirement.capability);
    if (requirement.strength != model::Strength::required) json["strength"] = to_string(requirement.strength);
    for (const auto& [name, flag] : requirement_flags) put_flag(json, name, requirement.*flag);
    put_evidence(json, requirement.evidence, path);
    return json;
}

Requirement requirement_of(const Json& json, const std::string& path) {
    const Fields fields(json);
    Requirement requirement;
    const Json* asked = nullptr;
    for (const auto kind : all_kinds) {
        const auto* const found = fields.find(std::string(to_string(kind)).c_str());
        if (found == nullptr) continue;
        if (asked != nullptr) throw Damage("a requirement is of two kinds");
        asked = found;
        requirement.kind = kind;
    }
    if (asked == nullptr) throw Damage("a requirement is of no kind that is known");
    requirement.capability = capability_of(*asked);
    if (fields.find("strength") != nullptr) {
        const auto strength = named<model::Strength>(fields.text("strength"));
        if (!strength) throw Damage("strength is none that is known");
        requirement.strength = *strength;
    }
    for (const auto& [name, flag] : requirement_flags) requirement.*flag = fields.flag(name);
    requirement.evidence = evidence_of(fields, path);
    return requirement;
}

// What the steps after the readers take for granted.
void check(const Subject& subject, std::size_t trees) {
    if (subject.path.empty()) throw Damage("a subject has no path");
    if (subject.tree >= trees) throw Damage("tree is none that is there");
    if (!subject.place.empty() && !subject.place.starts_with('/')) throw Damage("place is no absolute path");
    if (subject.symbols && !subject.elf) throw Damage("symbols are of no ELF file");
}

}  // namespace

Ordered json_of(const model::NotChecked& item, const std::string& path) {
    Ordered json{{"reason", item.reason}};
    put_flag(json, "note", !item.counts);
    put_evidence(json, item.evidence, path);
    return json;
}

model::NotChecked not_checked_of(const Json& json, const std::string& path) {
    const Fields fields(json);
    return {evidence_of(fields, path), fields.text("reason"), !fields.flag("note")};
}

Ordered json_of(const Subject& subject) {
    const auto to_json = [](const auto& element) { return json_of(element); };
    Ordered json{{"subject", subject.path}, {"kind", to_string(subject.kind)}};
    put_number(json, "tree", subject.tree);
    put(json, "place", subject.place);
    put(json, "package", subject.package);
    if (subject.elf) json["elf"] = json_of(*subject.elf);
    if (subject.rpm) json["rpm"] = json_of(*subject.rpm);
    put_each(json, "provides", subject.provides, to_json);
    put_each(json, "requires", subject.requirements,
             [&](const Requirement& item) { return requirement_json(item, subject.path); });
    if (subject.script) json["script"] = json_of(*subject.script);
    put_each(json, "images", subject.images, to_json);
    if (subject.symbols) json["symbols"] = json_of(*subject.symbols);
    put_each(json, "not_checked", subject.not_checked,
             [&](const model::NotChecked& item) { return json_of(item, subject.path); });
    return json;
}

Subject subject_of(const Json& json, std::size_t trees) {
    const Fields fields(json);
    Subject subject;
    subject.path = fields.text("subject");
    const auto kind = named<SubjectKind>(fields.text("kind"));
    if (!kind) throw Damage("kind is none that is known");
    subject.kind = *kind;
    subject.tree = fields.number<std::uint32_t>("tree");
    subject.place = fields.text("place");
    subject.package = fields.text("package");
    if (const auto* const elf = fields.find("elf"); elf != nullptr) subject.elf = elf_of(*elf);
    if (const auto* const rpm = fields.find("rpm"); rpm != nullptr) subject.rpm = rpm_of(*rpm);
    const auto each = [&](const char* key, const auto& take) {
        if (const auto* const elements = fields.array(key); elements != nullptr)
            for (const auto& element : *elements) take(element);
    };
    each("provides", [&](const Json& item) { subject.provides.push_back(capability_of(item)); });
    each("requires", [&](const Json& item) { subject.requirements.push_back(requirement_of(item, subject.path)); });
    if (const auto* const script = fields.find("script"); script != nullptr) subject.script = script_of(*script);
    each("images", [&](const Json& item) { subject.images.push_back(image_of(item)); });
    if (const auto* const symbols = fields.find("symbols"); symbols != nullptr) subject.symbols = symbols_of(*symbols);
    each("not_checked", [&](const Json& item) { subject.not_checked.push_back(not_checked_of(item, subject.path)); });
    check(subject, trees);
    return subject;
}

}  // namespace rpmgap::record
