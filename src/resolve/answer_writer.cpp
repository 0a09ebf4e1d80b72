#include "resolve/answer_writer.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "support/text.hpp"

namespace rpmgap::resolve {

using model::Answer;
using model::Outcome;
using model::Question;
using model::RequirementKind;
using model::Support;

Answer AnswerWriter::write(const Draft& draft, const Question& question) {
    Answer answer;
    answer.outcome = draft.outcome;
    answer.nearest = draft.nearest;
    answer.lacking = draft.lacking;
    answer.reason = draft.reason;
    answer.uncarried = draft.uncarried;
    answer.absent = draft.absent;
    answer.breakage = draft.breakage;
    if (draft.outcome != Outcome::satisfied) return answer;
    std::vector<const Hit*> hits;
    for (const Hit& hit : draft.hits) hits.push_back(&hit);
    std::sort(hits.begin(), hits.end(), [this](const Hit* a, const Hit* b) { return comes_first(*a, *b); });
    std::optional<Support> best;
    for (const Hit* each : hits) {
        const Hit& hit = *each;
        const Support support = context_.pool.support_of(hit.package);
        if (hit.loader_finds) best = best ? std::min(*best, support) : support;
        answer.providers.push_back({reference(hit.package), via(hit), hit.directory, hit.loader_finds, hit.confidence});
    }
    answer.tier = draft.tier.value_or(best.value_or(Support::enabled));
    // A better channel might have it too, and cannot say so.
    const bool by_file = question.kind == RequirementKind::command || question.kind == RequirementKind::unit ||
                         question.capability.name.starts_with("python-module(");
    const Carried needed = by_file ? Carried::files : class_of(question.capability.name);
    if (context_.carried.lacking_before(needed, answer.tier))
        for (model::Provider& provider : answer.providers) provider.confidence = model::Confidence::low;
    return answer;
}

bool AnswerWriter::comes_first(const Hit& a, const Hit& b) const {
    if (a.loader_finds != b.loader_finds) return a.loader_finds;
    const auto chosen = [&](Id p) { return context_.pool.is_application(p) || installability_.is_chosen(p); };
    if (chosen(a.package) != chosen(b.package)) return chosen(a.package);
    return context_.pool.is_preferred(a.package, b.package);
}

const model::PackageRef& AnswerWriter::reference(Id package) {
    auto known = references_.find(package);
    if (known == references_.end()) known = references_.emplace(package, context_.pool.reference(package)).first;
    return known->second;
}

std::string AnswerWriter::via(const Hit& hit) {
    if (hit.via == 0) return support::printable(hit.path);
    auto known = texts_.find(hit.via);
    if (known == texts_.end()) known = texts_.emplace(hit.via, context_.pool.text_of(hit.via)).first;
    return known->second;
}

}  // namespace rpmgap::resolve
