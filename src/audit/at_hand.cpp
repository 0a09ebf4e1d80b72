#include "audit/at_hand.hpp"

#include <algorithm>
#include <span>
#include <unordered_map>

namespace rpmgap::audit {

namespace {

using model::RequirementKind;

// Whether dnf installs something for it: rpm's own requirements and words of install commands, unless they are only
// suggested or behind a test. What scriptlets call brings nothing.
bool brings_packages(const model::Subject& subject, const model::Requirement& requirement) {
    if (requirement.guarded || requirement.build_time || requirement.hint) return false;
    if (requirement.strength == model::Strength::suggested) return false;
    if (requirement.kind == RequirementKind::package) return true;
    return subject.kind == model::SubjectKind::rpm && model::is_rpm_level(requirement.kind);
}

// Of alternatives only the one that is chosen; a word with a pattern brings all that it matches.
std::span<const model::Provider> brought(const model::Requirement& requirement, const model::Answer& answer) {
    const auto count = is_pattern(requirement.kind, requirement.capability)
                           ? answer.providers.size()
                           : std::min<std::size_t>(answer.providers.size(), 1);
    return std::span(answer.providers).first(count);
}

}  // namespace

std::optional<std::unordered_set<std::string>> packages_at_hand(const Evidence& evidence) {
    if (evidence.plan == nullptr || evidence.plan->image == "none" || !evidence.plan->image_known) return std::nullopt;
    std::unordered_set<std::string> names;
    for (const auto& package : evidence.plan->image_packages) names.insert(package.name);
    std::unordered_map<std::string, const model::ChosenPackage*> chosen;
    for (const auto& package : evidence.target.chosen) chosen.emplace(package.package.name, &package);
    for (std::size_t s = 0; s < evidence.application.subjects.size(); ++s) {
        const auto& subject = evidence.application.subjects[s];
        for (std::size_t r = 0; r < subject.requirements.size(); ++r) {
            if (!brings_packages(subject, subject.requirements[r])) continue;
            const auto& answer = evidence.target.answers[evidence.questions.of_subject[s][r]];
            for (const auto& provider : brought(subject.requirements[r], answer)) {
                const auto& name = provider.package.name;
                names.insert(name);
                if (const auto found = chosen.find(name); found != chosen.end())
                    names.insert(found->second->closure.begin(), found->second->closure.end());
            }
        }
    }
    return names;
}

namespace {

// "Requires(pre,interp)": what is required for other scriptlets orders nothing before this one.
bool is_there_before(std::string_view section) {
    for (const auto before :
         {"(pre)", "(pre,", ",pre)", ",pre,", "(pretrans)", "(pretrans,", ",pretrans)", ",pretrans,"})
        if (section.find(before) != std::string_view::npos) return true;
    return false;
}

}  // namespace

ScriptletSurroundings::ScriptletSurroundings(const Evidence& evidence) : evidence_(evidence) {
    const auto* plan = evidence.plan;
    known_ = plan != nullptr && evidence.target.closures_complete && (plan->image == "none" || plan->image_known);
    for (const auto& package : evidence.target.chosen) chosen_.emplace(package.package.name, &package);
    for (std::size_t i = 0; i < evidence.application.subjects.size(); ++i)
        if (const auto& subject = evidence.application.subjects[i]; subject.rpm) own_.emplace(subject.rpm->name, i);
}

const std::unordered_set<std::string>& ScriptletSurroundings::of(std::size_t subject, bool early) {
    const auto [entry, fresh] = names_.try_emplace({subject, early});
    if (!fresh) return entry->second;
    for (const auto& package : evidence_.plan->image_packages) entry->second.insert(package.name);
    add_required(subject, early, entry->second);
    return entry->second;
}

void ScriptletSurroundings::add_required(std::size_t subject, bool early,
                                         std::unordered_set<std::string>& names) const {
    const auto& requirements = evidence_.application.subjects[subject].requirements;
    for (std::size_t r = 0; r < requirements.size(); ++r) {
        const auto& requirement = requirements[r];
        if (!requirement.indispensable() || !model::is_rpm_level(requirement.kind)) continue;
        if (early && !is_there_before(requirement.evidence.section)) continue;
        const auto& answer = evidence_.target.answers[evidence_.questions.of_subject[subject][r]];
        for (const auto& provider : brought(requirement, answer)) {
            const auto& name = provider.package.name;
            if (!names.insert(name).second) continue;
            if (const auto found = chosen_.find(name); found != chosen_.end())
                names.insert(found->second->closure.begin(), found->second->closure.end());
            // Another package of the application, with all that it requires.
            if (const auto own = own_.find(name); own != own_.end() && provider.package.channel == "@application")
                add_required(own->second, false, names);
        }
    }
}

Installed::Installed(const Evidence& evidence) : known_(evidence.plan != nullptr) {
    if (!known_) return;
    const auto& plan = *evidence.plan;
    const auto key_of = [](const model::PackageRef& package) { return Key(package.name, package.evr, package.arch); };
    for (const auto& package : plan.image_packages) origins_.emplace(key_of(package), "is in the image " + plan.image);
    for (const auto& planned : plan.to_install) {
        const auto& [name, evr, arch, channel, support, source] = planned.package;
        origins_.erase({name, planned.replaces, arch});  // of none where it replaces none
        origins_.emplace(Key(name, evr, arch), "comes with the application");
    }
    // What keeps the application out is no part of the plan, and required all the same, with what it drags along.
    for (const auto question : plan.left_out) {
        const auto& providers = evidence.target.answers[question].providers;
        if (!providers.empty()) origins_.emplace(key_of(providers.front().package), "comes with the application");
    }
    for (const auto& chosen : evidence.target.chosen)
        origins_.emplace(key_of(chosen.package), "comes with the application");
}

std::string Installed::origin_of(const model::PackageRef& package) const {
    const auto found = origins_.find({package.name, package.evr, package.arch});
    return found == origins_.end() ? std::string() : found->second;
}

}  // namespace rpmgap::audit
