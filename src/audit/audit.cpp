#include "audit/audit.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "audit/approach.hpp"
#include "audit/at_hand.hpp"
#include "audit/checks/checks.hpp"
#include "audit/fold.hpp"
#include "audit/knowledge.hpp"
#include "audit/phrases.hpp"
#include "audit/registry.hpp"
#include "audit/trace.hpp"
#include "support/credentials.hpp"

namespace rpmgap::audit {

namespace {

using model::RequirementKind;
using model::Severity;

// What a fingerprint hashes instead of the code: the same miss keeps it when a snapshot turns RG103 into RG104.
std::string_view family_of(RequirementKind kind) {
    switch (kind) {
        case RequirementKind::soname:
        case RequirementKind::symbol_version: return "soname";
        case RequirementKind::loader:
        case RequirementKind::interpreter:
        case RequirementKind::file: return "file";
        case RequirementKind::command: return "command";
        case RequirementKind::unit: return "unit";
        case RequirementKind::module: return "module";
        case RequirementKind::package:
        case RequirementKind::capability: return "capability";
    }
    return "capability";
}

Severity shifted(Severity severity, int steps) {
    const int shifted = std::clamp(static_cast<int>(severity) + steps, static_cast<int>(Severity::note),
                                   static_cast<int>(Severity::blocker));
    return static_cast<Severity>(shifted);
}

// One step up for what runs while the package is installed and for the loader, of hits that fail a gate by themselves;
// one down for what the application can do without or needs only to be built; a note for what is only suggested, since
// dnf does not even try to install that; low confidence never ranks above a warning.
Severity grade(const Check& check, const model::Requirement& requirement, const Hit& hit) {
    const auto own = hit.severity.value_or(check.severity);
    if (check.code == not_checked.code) return own;
    if (requirement.strength == model::Strength::suggested) return Severity::note;
    const bool is_early = requirement.scriptlet || requirement.kind == RequirementKind::loader;
    const int steps = !requirement.indispensable() ? -1 : is_early && own >= Severity::error ? 1 : 0;
    const auto severity = shifted(own, steps);
    // The loader warns of a version that only weak symbols need, and goes on.
    const bool only_warns =
        requirement.kind == RequirementKind::symbol_version && requirement.strength != model::Strength::required;
    const bool is_guess = hit.confidence == model::Confidence::low || requirement.hint;
    return is_guess || only_warns ? std::min(severity, Severity::warning) : severity;
}

std::string without_slashes_at_end(const std::string& root) {
    return root.substr(0, root.find_last_not_of('/') + 1);
}

// The last parts of a root's path, as many as tell it from the other roots: "app", or "r1/app" beside "r2/app".
std::string name_among(const std::string& root, const std::vector<std::string>& roots) {
    auto slash = root.find_last_of('/');
    const auto name = [&] { return root.substr(slash + 1); };  // without a slash all of it: npos + 1 is 0
    const auto is_shared = [&](const std::string& given) {
        const auto other = without_slashes_at_end(given);
        return other != root && (other == name() || other.ends_with('/' + name()));
    };
    while (slash != std::string::npos && slash != 0 && std::ranges::any_of(roots, is_shared))
        slash = root.find_last_of('/', slash - 1);
    return name();
}

// The path within what was scanned: the same wherever the scanned directory lies. Among several roots the root's own
// name tells their files apart.
std::string identity(const std::string& path, const std::vector<std::string>& roots) {
    for (const auto& given : roots) {
        const auto root = without_slashes_at_end(given);
        if (path == root) return name_among(root, roots);
        // Below a directory, or in an archive or package.
        if (!path.starts_with(root + '/') && !path.starts_with(root + '!')) continue;
        const auto below = path.substr(root.size() + 1);
        return roots.size() == 1 ? below : name_among(root, roots) + '/' + below;
    }
    return path;
}

class Auditor {
public:
    Auditor(const Evidence& evidence, Trace* trace)
        : evidence_(evidence),
          trace_(trace),
          approaches_(shortest_approaches(evidence.application, evidence.self_supply)),
          at_hand_(packages_at_hand(evidence)),
          installed_(evidence),
          surroundings_(evidence),
          folder_(evidence.target.snapshot.distribution.id) {
        for (std::size_t i = 0; i < evidence.application.subjects.size(); ++i)
            if (evidence.application.subjects[i].rpm) packages_.emplace(evidence.application.subjects[i].path, i);
        for (const auto code : precedence()) checks_.push_back(find_check(code));
        if (evidence.symbols == nullptr) return;
        for (const auto& gap : *evidence.symbols)
            if (gap.requirement) gaps_.emplace(std::pair(gap.subject, *gap.requirement), &gap);
    }

    std::vector<model::Finding> run() && {
        collect_direct_misses();
        for (std::size_t i = 0; i < evidence_.application.subjects.size(); ++i) audit_subject(i);
        look_at_the_whole();
        for (const auto& item : evidence_.application.not_checked) {
            if (item.counts) add_not_checked(item, item.evidence.path);
        }
        for (const auto& item : evidence_.target.not_checked) add_not_checked(item, item.evidence.path);
        return std::move(folder_).findings();
    }

private:
    // What the application itself asks for in vain, and how grave that is.
    void collect_direct_misses() {
        for (std::size_t i = 0; i < evidence_.application.subjects.size(); ++i) {
            const auto& requirements = evidence_.application.subjects[i].requirements;
            for (std::size_t j = 0; j < requirements.size(); ++j) {
                if (answer(evidence_.target, i, j).outcome != model::Outcome::unmet) continue;
                if (evidence_.self_supply[i][j].state == resolve::SelfSupply::State::found) continue;
                const auto c = case_of(i, j);
                const auto [check, hit] = first_hit(c);
                if (check == nullptr) continue;
                const auto severity = grade(*check, requirements[j], *hit);
                auto& gravest =
                    direct_misses_.try_emplace(to_string(requirements[j].capability), severity).first->second;
                gravest = std::max(gravest, severity);
            }
        }
    }

    // A broken package is explained by what the application itself asks for in vain, where that is as grave: a Suggests
    // that nothing has keeps nothing from being installed.
    bool is_explained(const Case& c, const Hit& hit) const {
        const auto miss = direct_misses_.find(hit.cause);
        return miss != direct_misses_.end() && miss->second >= grade(uninstallable, c.requirement, hit);
    }

    std::pair<const Check*, std::optional<Hit>> first_hit(const Case& c) const {
        for (const Check* check : checks_) {
            auto hit = check->run(c);
            if (hit && (check != &uninstallable || !is_explained(c, *hit))) return {check, std::move(hit)};
        }
        return {nullptr, std::nullopt};
    }

    void audit_subject(std::size_t index) {
        const auto& subject = evidence_.application.subjects[index];
        for (const auto& item : subject.not_checked) {
            if (item.counts) add_not_checked(item, subject.path);
        }
        Libraries libraries;
        for (std::size_t j = 0; j < subject.requirements.size(); ++j) {
            const auto& requirement = subject.requirements[j];
            if (requirement.kind == RequirementKind::soname) {
                libraries.emplace(library_key(requirement.capability.name), j);
            }
        }
        for (std::size_t j = 0; j < subject.requirements.size(); ++j) {
            audit_requirement(index, j, asked_through(subject, libraries, index, j));
        }
        audit_refused(index);
    }

    // What no single requirement shows.
    void look_at_the_whole() {
        for (const Check* check : all_checks()) {
            if (check->run_application == nullptr) continue;
            for (auto& sighting : check->run_application(evidence_)) add_sighting(*check, std::move(sighting));
        }
    }

    // By name and word size, since a package may ask for a library of both: the requirement of the library itself.
    using LibraryKey = std::pair<std::string, bool>;
    using Libraries = std::map<LibraryKey, std::size_t>;

    static LibraryKey library_key(const std::string& capability) {
        const auto parts = elf_parts_of(capability);
        return {parts.soname, parts.is64};
    }

    // A version node of a library that is not there at all, or only beyond the first tier, shares the library's fate:
    // one cause, one finding. A library that the application brings along is there, and may lack the node.
    std::size_t asked_through(const model::Subject& subject, const Libraries& libraries, std::size_t index,
                              std::size_t j) const {
        if (subject.requirements[j].kind != RequirementKind::symbol_version) return j;
        const auto library = libraries.find(library_key(subject.requirements[j].capability.name));
        if (library == libraries.end()) return j;
        if (evidence_.self_supply[index][library->second].state == resolve::SelfSupply::State::found) return j;
        const auto& of_library = answer(evidence_.target, index, library->second);
        const bool gone = of_library.outcome != model::Outcome::satisfied &&
                          of_library.nearest.kind != model::NearestMiss::Kind::split_nodes;
        const bool beyond = of_library.tier != model::Support::enabled &&
                            answer(evidence_.target, index, j).outcome == model::Outcome::satisfied;
        return gone || beyond ? library->second : j;
    }

    const model::Answer& answer(const model::Resolution& resolution, std::size_t subject,
                                std::size_t requirement) const {
        return resolution.answers[evidence_.questions.of_subject[subject][requirement]];
    }

    void audit_requirement(std::size_t index, std::size_t asked, std::size_t through) {
        if (evidence_.self_supply[index][through].state == resolve::SelfSupply::State::found) return;
        const auto c = case_of(index, through);
        auto [check, hit] = first_hit(c);
        if (check == nullptr) return;
        const auto& requirement = evidence_.application.subjects[index].requirements[asked];
        if (const auto package = packages_.find(c.subject.package); package != packages_.end()) {
            if (c.requirement.declared && is_told_of(*check, package->second, c.requirement))
                return add_hit(*check, c, requirement, std::move(*hit), package->second);
            if (may_be_declared(requirement) && !requirement.declared) {
                auto undeclared = requirement;
                undeclared.evidence.section += undeclared.evidence.section.empty() ? "" : "; ";
                undeclared.evidence.section += "its package does not require it";
                return add_hit(*check, c, undeclared, std::move(*hit), index);
            }
        }
        add_hit(*check, c, requirement, std::move(*hit), index);
    }

    // The generators of rpmbuild have nothing to say of the loader.
    static bool may_be_declared(const model::Requirement& requirement) {
        return model::is_rpm_level(requirement.kind) && requirement.kind != RequirementKind::loader;
    }

    // Whether the package's own requirement of the same says the same.
    bool is_told_of(const Check& check, std::size_t package, const model::Requirement& requirement) const {
        const auto& requirements = evidence_.application.subjects[package].requirements;
        for (std::size_t j = 0; j < requirements.size(); ++j)
            if (requirements[j].capability == requirement.capability && first_hit(case_of(package, j)).first == &check)
                return true;
        return false;
    }

    // What an RPM of the application conflicts with or obsoletes: met means that a package of the target is hit.
    void audit_refused(std::size_t index) {
        const auto& subject = evidence_.application.subjects[index];
        if (!subject.rpm) return;
        const auto& asked = evidence_.questions.refused_by_subject[index];
        const auto conflicts = subject.rpm->conflicts.size();
        for (std::size_t k = 0; k < asked.size(); ++k) {
            const bool is_conflict = k < conflicts;
            const model::Requirement refused{
                .kind = RequirementKind::capability,
                .capability = is_conflict ? subject.rpm->conflicts[k] : subject.rpm->obsoletes[k - conflicts],
                .evidence = {subject.path, 0, is_conflict ? "Conflicts" : "Obsoletes"}};
            const resolve::SelfSupply nothing;
            const auto c = case_of(subject, refused, nothing, asked[k]);
            for (const Check* check : checks_) {
                auto hit = check->run_refused == nullptr ? std::nullopt : check->run_refused(c);
                if (!hit) continue;
                add_hit(*check, c, refused, std::move(*hit), index);
                break;
            }
        }
    }

    Case case_of(std::size_t index, std::size_t requirement) const {
        const auto& subject = evidence_.application.subjects[index];
        auto c = case_of(subject, subject.requirements[requirement], evidence_.self_supply[index][requirement],
                         evidence_.questions.of_subject[index][requirement]);
        if (surroundings_.is_known() && c.requirement.scriptlet && subject.rpm)
            c.at_scriptlet = &surroundings_.of(index, runs_early(c.requirement.evidence.section));
        if (const auto gap = gaps_.find({index, requirement}); gap != gaps_.end()) c.gap = gap->second;
        return c;
    }

    Case case_of(const model::Subject& subject, const model::Requirement& requirement, const resolve::SelfSupply& self,
                 std::uint32_t question) const {
        return {.subject = subject,
                .requirement = requirement,
                .self = self,
                .target = evidence_.target.answers[question],
                .baseline = evidence_.baseline == nullptr ? nullptr : &evidence_.baseline->answers[question],
                .target_snapshot = evidence_.target.snapshot,
                .baseline_snapshot = evidence_.baseline == nullptr ? nullptr : &evidence_.baseline->snapshot,
                .installed = installed_,
                .question = question,
                .counterparts = evidence_.counterparts,
                .at_hand = at_hand_ ? &*at_hand_ : nullptr,
                .plan = evidence_.plan,
                .joint_conflict = joint_conflict(question),
                .joint_on_baseline = is_joint_on_baseline(joint_conflict(question))};
    }

    const model::JointConflict* joint_conflict(std::uint32_t question) const {
        const auto found = std::ranges::find_if(evidence_.target.conflicts, [&](const model::JointConflict& conflict) {
            return std::ranges::find(conflict.questions, question) != conflict.questions.end();
        });
        return found == evidence_.target.conflicts.end() ? nullptr : &*found;
    }

    // Only where all of them conflict there: two of three may be another conflict.
    bool is_joint_on_baseline(const model::JointConflict* conflict) const {
        if (conflict == nullptr || evidence_.baseline == nullptr) return false;
        return std::ranges::any_of(evidence_.baseline->conflicts, [&](const model::JointConflict& other) {
            return std::ranges::all_of(conflict->questions, [&](std::uint32_t question) {
                return std::ranges::find(other.questions, question) != other.questions.end();
            });
        });
    }

    // Any file of single words could be a list of packages; one of which no distribution knows a word is likely none.
    bool is_doubtful_list(std::size_t index) const {
        const auto& subject = evidence_.application.subjects[index];
        if (subject.kind != model::SubjectKind::list) return false;
        for (std::size_t r = 0; r < subject.requirements.size(); ++r) {
            const auto& requirement = subject.requirements[r];
            const bool is_bare = requirement.evidence.line != 0 && requirement.evidence.section.empty() &&
                                 requirement.capability.sense == model::Sense::any;
            const auto question = evidence_.questions.of_subject[index][r];
            const auto known = [&](const model::Resolution* side) {
                return side != nullptr && side->answers[question].outcome == model::Outcome::satisfied;
            };
            if (!is_bare || known(&evidence_.target) || known(evidence_.baseline)) return false;
        }
        return true;
    }

    void add_hit(const Check& check, const Case& c, const model::Requirement& asked, Hit hit, std::size_t index) {
        if (evidence_.rules != nullptr) explain(*evidence_.rules, check.code, c, invocations_, hit);
        if (c.self.state == resolve::SelfSupply::State::elsewhere) {
            hit.confidence = model::Confidence::low;
            hit.message += fmt::format("; {} may be what is meant", c.self.by);
        }
        if (is_doubtful_list(index)) hit.confidence = model::Confidence::low;
        const auto severity = grade(check, c.requirement, hit);
        if (c.requirement.build_time) hit.message += "; needed only to build";
        if (c.requirement.hint) hit.confidence = model::Confidence::low;
        Origin origin{.subject = static_cast<std::uint32_t>(index),
                      .requirement = asked,
                      .question = c.question,
                      .self = c.self,
                      .passed = {}};
        if (trace_ != nullptr)
            for (const Check* before : checks_) {
                if (before == &check) break;
                origin.passed.push_back(before->code);
            }
        fold(std::move(origin),
             {.check = check,
              .family = std::string(check.family.empty() ? family_of(c.requirement.kind) : check.family),
              .severity = severity,
              .capability = to_string(c.requirement.capability),
              .asked = to_string(asked.capability),
              .subject = evidence_.application.subjects[index].path,
              .subject_identity = identity(evidence_.application.subjects[index].path, evidence_.application.roots),
              .evidence = asked.evidence,
              .approach = approaches_[index],
              .hit = std::move(hit)});
    }

    void fold(Origin origin, Instance instance) {
        if (trace_ != nullptr) {
            const auto& distribution = evidence_.target.snapshot.distribution.id;
            if (cause_fingerprint(instance, distribution) == trace_->fingerprint ||
                subject_fingerprint(instance, distribution) == trace_->fingerprint)
                trace_->hits.push_back({std::move(origin), instance});
        }
        folder_.add(std::move(instance));
    }

    void add_sighting(const Check& check, Sighting sighting) {
        const auto& subject = evidence_.application.subjects[sighting.subject];
        if (evidence_.rules != nullptr) explain(*evidence_.rules, check.code, sighting);
        fold({.subject = sighting.subject},
             {.check = check,
              .family = sighting.family.empty() ? std::string(check.family) : std::move(sighting.family),
              .severity = sighting.hit.severity.value_or(check.severity),
              .capability = sighting.capability,
              .asked = sighting.capability,
              .subject = subject.path,
              .subject_identity = identity(subject.path, evidence_.application.roots),
              .evidence = std::move(sighting.evidence),
              .approach = approaches_[sighting.subject],
              .hit = std::move(sighting.hit)});
    }

    // A reason is "what" or "what: the particulars of the place": findings are folded by the first, the second stays
    // with the evidence.
    void add_not_checked(const model::NotChecked& item, const std::string& subject) {
        const auto colon = item.reason.find(": ");
        const auto reason = support::without_credentials(std::string_view(item.reason).substr(0, colon));
        auto evidence = item.evidence;
        if (colon != std::string::npos) {
            if (!evidence.section.empty()) evidence.section += ": ";
            evidence.section += item.reason.substr(colon + 2);
        }
        // It may be text of a script, and reports are published.
        evidence.section = support::without_credentials(std::string_view(evidence.section));
        fold({}, {.check = not_checked,
                  .family = std::string(not_checked.family),
                  .severity = not_checked.severity,
                  .capability = reason,
                  .asked = reason,
                  .subject = subject,
                  .subject_identity = identity(subject, evidence_.application.roots),
                  .evidence = std::move(evidence),
                  .approach = {},
                  .hit = {.message = reason,
                          .remedy = "check it by hand; --strict makes a run with such results fail",
                          .chain = {"not checked"}}});
    }

    const Evidence& evidence_;
    Trace* trace_;  // null: nobody wants to know
    std::vector<std::vector<std::string>> approaches_;
    std::optional<std::unordered_set<std::string>> at_hand_;
    Installed installed_;
    mutable ScriptletSurroundings surroundings_;             // works out what is asked of it, once
    std::unordered_map<std::string, std::size_t> packages_;  // RPMs of the application, by path
    std::vector<const Check*> checks_;
    InvocationIndex invocations_;
    std::map<std::pair<std::size_t, std::size_t>, const resolve::SymbolGap*> gaps_;  // by subject and requirement
    std::unordered_map<std::string, Severity> direct_misses_;  // by capability: the gravest finding of it
    Folder folder_;
};

}  // namespace

std::vector<model::Finding> audit(const Evidence& evidence, Trace* trace) {
    return Auditor(evidence, trace).run();
}

std::vector<model::NotChecked> uncertain_by_nature(const model::Application& application) {
    std::vector<model::NotChecked> notes;
    const auto take = [&](const std::vector<model::NotChecked>& items) {
        std::ranges::copy_if(items, std::back_inserter(notes),
                             [](const model::NotChecked& item) { return !item.counts; });
    };
    take(application.not_checked);
    for (const auto& subject : application.subjects) take(subject.not_checked);
    return notes;
}

void sort_findings(std::vector<model::Finding>& findings) {
    std::ranges::stable_sort(findings, [](const model::Finding& a, const model::Finding& b) {
        return std::tie(b.severity, a.code, a.capability) < std::tie(a.severity, b.code, b.capability);
    });
}

model::Summary summarise(const std::vector<model::Finding>& findings) {
    model::Summary summary;
    for (const auto& finding : findings) {
        ++summary.by_code[finding.code];
        if (finding.code == not_checked.code) {
            for (const auto& subject : finding.subjects) summary.not_checked += subject.evidence.size();
        } else {
            ++summary.by_severity[finding.severity];
        }
    }
    return summary;
}

}  // namespace rpmgap::audit
