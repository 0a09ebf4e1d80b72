#include "compare/breakage.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "support/text.hpp"

namespace rpmgap::compare {

namespace {

using model::Finding;
using model::FindingSubject;

// One version in one channel.
using Build = std::pair<std::string, std::string>;

struct Family {
    std::set<Build> asked;
    std::map<Build, std::set<std::string>> broken;  // by what
};

// By name and architecture, those that a finding of either side names.
using Families = std::unordered_map<std::string, Family>;

std::string channel_of(const FindingSubject& subject) {
    return subject.evidence.empty() ? std::string() : subject.evidence.front().section;
}

// Without bounds: another bound on the same name is no other cause, it follows the version of the package.
std::string cause_of(const Finding& finding) {
    const auto is_bound = [](const std::string& word) {
        return word == "<" || word == "<=" || word == "=" || word == ">=" || word == ">";
    };
    std::vector<std::string> kept;
    const auto words = support::split(finding.capability, ' ');
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (is_bound(words[i]))
            ++i;  // and the version
        else
            kept.push_back(words[i]);
    }
    return support::join(kept, " ");
}

// The first few.
std::string listed(const std::set<std::string>& causes) {
    constexpr std::size_t causes_shown = 3;
    std::vector<std::string> shown;
    for (const auto& cause : causes)
        if (shown.size() < causes_shown) shown.push_back(cause);
    auto text = support::join(shown, ", ");
    if (causes.size() > shown.size()) text += fmt::format(" and {} more", causes.size() - shown.size());
    return text;
}

Families families_of(const Closed& side, const std::unordered_set<std::string>& named) {
    Families families;
    for (std::size_t i = 0; i < side.packages.size(); ++i) {
        const auto& package = side.packages[i];
        const auto key = package.name + '.' + package.arch;
        if (named.contains(key) && side.is_asked(i)) families[key].asked.emplace(nevra(package), package.channel);
    }
    for (const auto& finding : side.findings)
        for (const auto& subject : finding.subjects)
            families[name_and_arch(subject.path)].broken[{subject.path, channel_of(subject)}].insert(cause_of(finding));
    return families;
}

bool has_sound(const Families& families, const std::string& key) {
    const auto found = families.find(key);
    return found != families.end() && found->second.broken.size() < found->second.asked.size();
}

class Comparing {
public:
    Comparing(const Closed& before, const Closed& after) {
        std::unordered_set<std::string> named;
        for (const auto* const side : {&before, &after})
            for (const auto& finding : side->findings)
                for (const auto& subject : finding.subjects) named.insert(name_and_arch(subject.path));
        before_ = families_of(before, named);
        after_ = families_of(after, named);
    }

    /// By what it was broken before; nothing: it was not.
    std::set<std::string> causes_before(const FindingSubject& subject) const {
        const auto key = name_and_arch(subject.path);
        const auto found = before_.find(key);
        if (found == before_.end()) return {};
        const bool was_sound = has_sound(before_, key);
        std::set<std::string> causes;
        if (was_sound && !has_sound(after_, key)) return causes;
        const auto channel = channel_of(subject);
        std::ptrdiff_t broken_copies = 0;
        for (const auto& [build, why] : found->second.broken) {
            if (was_sound && build.first != subject.path) continue;
            ++broken_copies;
            causes.insert(why.begin(), why.end());
            if (was_sound && build.second == channel) return why;
        }
        if (!was_sound) return causes;
        // In another channel: every copy of that version was broken.
        const auto copies = std::count_if(found->second.asked.begin(), found->second.asked.end(),
                                          [&](const Build& build) { return build.first == subject.path; });
        return broken_copies >= copies ? causes : std::set<std::string>();
    }

private:
    Families before_;
    Families after_;
};

void add_with(std::vector<Finding>& list, const Finding& finding, std::vector<FindingSubject> subjects) {
    if (subjects.empty()) return;
    list.push_back(finding);
    // The chain of a finding is that of its first package.
    if (subjects.front().path != finding.subjects.front().path && !subjects.front().chain.empty()) {
        auto chain = subjects.front().chain;
        const auto& links = finding.chain;
        if (links.size() > finding.subjects.front().chain.size()) chain.push_back(links.back());
        list.back().chain = std::move(chain);
    }
    list.back().subjects = std::move(subjects);
}

}  // namespace

std::string name_and_arch(std::string_view nevra) {
    const auto dot = nevra.rfind('.');
    const auto release = dot == std::string_view::npos ? dot : nevra.rfind('-', dot);
    if (release == std::string_view::npos || release == 0) return std::string(nevra);
    const auto version = nevra.rfind('-', release - 1);
    if (version == std::string_view::npos || version == 0) return std::string(nevra);
    return std::string(nevra.substr(0, version)).append(nevra.substr(dot));
}

std::vector<Finding> newly_broken(const Closed& before, const Closed& after) {
    const Comparing comparing(before, after);
    std::vector<Finding> fresh;
    std::vector<Finding> otherwise;
    for (const auto& finding : after.findings) {
        std::vector<FindingSubject> new_ones;
        std::vector<FindingSubject> other_ones;
        std::set<std::string> others;
        for (const auto& subject : finding.subjects) {
            const auto causes = comparing.causes_before(subject);
            if (causes.empty()) {
                new_ones.push_back(subject);
            } else if (!causes.contains(cause_of(finding))) {
                other_ones.push_back(subject);
                others.insert(causes.begin(), causes.end());
            }
        }
        add_with(fresh, finding, std::move(new_ones));
        if (other_ones.empty()) continue;
        add_with(otherwise, finding, std::move(other_ones));
        auto& one = otherwise.back();
        one.severity = model::Severity::warning;
        one.nearest = "OLD was broken too, for another cause: " + listed(others);
    }
    fresh.insert(fresh.end(), otherwise.begin(), otherwise.end());
    return fresh;
}

std::vector<Finding> mended(const Closed& before, const Closed& after) {
    const Comparing comparing(after, before);
    std::vector<Finding> gone;
    for (const auto& finding : before.findings) {
        std::vector<FindingSubject> subjects;
        for (const auto& subject : finding.subjects)
            if (comparing.causes_before(subject).empty()) subjects.push_back(subject);
        add_with(gone, finding, std::move(subjects));
    }
    return gone;
}

void judge_successors(model::SnapshotDiff& diff) {
    std::unordered_set<std::string> broken;
    for (const auto& finding : diff.newly_broken)
        for (const auto& subject : finding.subjects) broken.insert(subject.path);
    if (broken.empty()) return;
    for (auto& change : diff.changes) {
        if (change.kind != model::ChangeKind::removed || !is_followed(change.succession)) continue;
        std::map<std::string, bool> is_broken;  // by name
        for (const auto index : change.new_packages) {
            const auto& package = diff.new_side.packages[index];
            const bool one = broken.contains(nevra(package));
            const auto [entry, fresh] = is_broken.try_emplace(package.name, one);
            entry->second = entry->second && one;
        }
        std::vector<std::string> names;
        for (const auto& [name, is_one] : is_broken)
            if (is_one) names.push_back(name);
        if (names.empty()) continue;
        change.severity = std::max(change.severity, model::Severity::warning);
        if (!change.detail.empty()) change.detail += "; ";
        change.detail += support::join(names, ", ") + " cannot be installed";
    }
}

}  // namespace rpmgap::compare
