#include "audit/at_hand.hpp"

#include <unordered_map>

namespace rpmgap::audit {

std::optional<std::unordered_set<std::string>> packages_at_hand(const Evidence& evidence) {
    if (evidence.plan == nullptr || evidence.plan->image == "none" || !evidence.plan->image_known) return std::nullopt;
    const auto& image = evidence.plan->image_packages;
    std::unordered_set<std::string> names(image.begin(), image.end());
    std::unordered_map<std::string, const model::ChosenPackage*> chosen;
    for (const auto& package : evidence.target.chosen) chosen.emplace(package.package.name, &package);
    for (std::size_t s = 0; s < evidence.application.subjects.size(); ++s) {
        const auto& subject = evidence.application.subjects[s];
        for (std::size_t r = 0; r < subject.requirements.size(); ++r) {
            const bool brings = subject.kind == model::SubjectKind::rpm ||
                                subject.requirements[r].kind == model::RequirementKind::package;
            if (!brings) continue;
            // A word with a pattern brings all that it matches; of alternatives only the one that is chosen.
            const auto& answer = evidence.target.answers[evidence.questions.of_subject[s][r]];
            if (answer.providers.empty()) continue;
            const auto& name = answer.providers.front().package.name;
            names.insert(name);
            if (const auto found = chosen.find(name); found != chosen.end())
                names.insert(found->second->closure.begin(), found->second->closure.end());
        }
    }
    return names;
}

}  // namespace rpmgap::audit
