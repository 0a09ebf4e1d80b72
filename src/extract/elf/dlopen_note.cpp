#include "extract/elf/dlopen_note.hpp"

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "support/text.hpp"

namespace rpmgap::extract::elf {

namespace {

using nlohmann::json;

constexpr std::string_view dlopen_label = ".note.dlopen";

std::optional<model::Strength> strength_of(const json& entry) {
    const auto priority = entry.find("priority");
    if (priority == entry.end()) return model::Strength::recommended;  // what the specification tells parsers to assume
    if (*priority == "required") return model::Strength::required;
    if (*priority == "recommended") return model::Strength::recommended;
    if (*priority == "suggested") return model::Strength::suggested;
    return std::nullopt;
}

// The alternatives in order of preference; empty when the entry does not name any. Early notes had one string, not an
// array.
std::vector<std::string> sonames_of(const json& entry) {
    const auto found = entry.find("soname");
    if (found == entry.end()) return {};
    std::vector<std::string> names;
    const auto add = [&](const json& name) {
        if (!name.is_string() || name.get_ref<const std::string&>().empty()) return false;
        names.push_back(name.get_ref<const std::string&>());
        return true;
    };
    if (!found->is_array()) return add(*found) ? names : std::vector<std::string>{};
    for (const auto& name : *found) {
        if (!add(name)) return {};
    }
    return names;
}

void require_one_of(const std::vector<std::string>& names, model::Strength strength, SubjectBuilder& subject) {
    if (names.size() == 1) {
        subject.require_library(names.front(), strength, dlopen_label);
        return;
    }
    model::Capability either;
    either.rich = model::RichOperator::or_;
    for (const auto& name : names) {
        auto& operand = either.operands.emplace_back();
        operand.name = support::printable(name);
        if (!name.starts_with('/')) operand.name = model::elf_capability(operand.name, "", subject.marked());
    }
    subject.require(model::RequirementKind::capability, std::move(either), strength, dlopen_label);
}

void read_entry(const json& entry, SubjectBuilder& subject) {
    if (!entry.is_object()) {
        subject.not_checked(dlopen_label, "an entry is not a JSON object");
        return;
    }
    const auto names = sonames_of(entry);
    if (names.empty()) {
        subject.not_checked(dlopen_label, "an entry names no soname");
        return;
    }
    const auto strength = strength_of(entry);
    if (!strength) subject.not_checked(dlopen_label, "an entry has an unknown priority, taken as recommended");
    require_one_of(names, strength.value_or(model::Strength::recommended), subject);
}

}  // namespace

void DlopenNotes::read(std::string_view json_text) {
    while (json_text.ends_with('\0')) json_text.remove_suffix(1);
    if (json_text.size() > budget_) {
        subject_.not_checked(dlopen_label, "the notes have more than 1 MiB");
        return;
    }
    budget_ -= json_text.size();
    const auto note = json::parse(json_text, nullptr, /*allow_exceptions=*/false);
    if (note.is_discarded()) {
        subject_.not_checked(dlopen_label, "the note is not valid JSON");
    } else if (note.is_array()) {
        for (const auto& entry : note) read_entry(entry, subject_);
    } else {
        read_entry(note, subject_);
    }
}

}  // namespace rpmgap::extract::elf
