#include "compare/breakage.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace rpmgap::compare {

std::string name_and_arch(std::string_view nevra) {
    const auto dot = nevra.rfind('.');
    const auto release = dot == std::string_view::npos ? dot : nevra.rfind('-', dot);
    if (release == std::string_view::npos || release == 0) return std::string(nevra);
    const auto version = nevra.rfind('-', release - 1);
    if (version == std::string_view::npos || version == 0) return std::string(nevra);
    return std::string(nevra.substr(0, version)).append(nevra.substr(dot));
}

std::vector<model::Finding> newly_broken(const std::vector<model::Finding>& before,
                                         const std::vector<model::Finding>& after) {
    std::set<std::string> known;
    for (const auto& finding : before)
        for (const auto& subject : finding.subjects) known.insert(name_and_arch(subject.path));
    std::vector<model::Finding> fresh;
    for (const auto& finding : after) {
        auto one = finding;
        std::erase_if(one.subjects, [&](const auto& subject) { return known.contains(name_and_arch(subject.path)); });
        if (!one.subjects.empty()) fresh.push_back(std::move(one));
    }
    return fresh;
}

}  // namespace rpmgap::compare
