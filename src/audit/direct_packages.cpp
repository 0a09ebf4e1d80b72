#include "audit/direct_packages.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

namespace rpmgap::audit {

const model::ChosenPackage* chosen_named(const model::Resolution& resolution, const std::string& name,
                                         const std::string& arch) {
    const auto by_name = [](const model::ChosenPackage& chosen) -> const std::string& { return chosen.package.name; };
    auto chosen = std::ranges::lower_bound(resolution.chosen, name, {}, by_name);
    for (; chosen != resolution.chosen.end() && chosen->package.name == name; ++chosen) {
        const auto& its = chosen->package.arch;
        if (its == arch || its == "noarch" || arch == "noarch") return &*chosen;
    }
    return nullptr;
}

std::vector<DirectPackage> direct_packages(const Evidence& evidence) {
    if (evidence.baseline == nullptr) return {};
    std::map<std::tuple<std::string, std::string, std::uint32_t>, const model::Requirement*>
        asked;  // name, architecture, subject
    for (std::uint32_t s = 0; s < evidence.application.subjects.size(); ++s) {
        const auto& requirements = evidence.application.subjects[s].requirements;
        for (std::size_t r = 0; r < requirements.size(); ++r) {
            if (evidence.self_supply[s][r].state == resolve::SelfSupply::State::found) continue;
            const auto& answer = evidence.target.answers[evidence.questions.of_subject[s][r]];
            if (answer.providers.empty() || answer.providers.front().package.channel == "@application") continue;
            const auto& package = answer.providers.front().package;
            asked.try_emplace({package.name, package.arch, s}, &requirements[r]);
        }
    }
    std::vector<DirectPackage> packages;
    for (const auto& [key, requirement] : asked) {
        const auto& [name, arch, subject] = key;
        const auto* here = chosen_named(evidence.target, name, arch);
        const auto* there = chosen_named(*evidence.baseline, name, arch);
        if (here != nullptr && there != nullptr && here->direct && there->direct)
            packages.push_back({*here, *there, subject, *requirement});
    }
    return packages;
}

}  // namespace rpmgap::audit
