#include "resolve/resolve.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "resolve/capability_id.hpp"
#include "resolve/installable.hpp"
#include "resolve/loader_view.hpp"
#include "resolve/look_up.hpp"
#include "resolve/package_words.hpp"
#include "resolve/paths.hpp"
#include "resolve/rich.hpp"
#include "support/text.hpp"

namespace rpmgap::resolve {

namespace {

using model::Answer;
using model::Outcome;
using model::Question;
using model::RequirementKind;
using model::RichOperator;
using model::SubjectKind;
using model::Support;

// Sends each question to the look-up of its kind, seen with the eyes of who asks.
class Desk {
public:
    explicit Desk(const Context& context)
        : context_(context),
          loader_(context),
          words_(context),
          command_directories_(
              spelled_directories(context.distribution.bin_directories, context.distribution.merged_directories)) {}

    Draft answer(const Question& question) {
        const model::Capability& capability = question.capability;
        const auto own = question.asker == SubjectKind::elf ? OwnProvides::ignored : OwnProvides::counted;
        switch (question.kind) {
            case RequirementKind::command:
                if (!capability.name.starts_with('/'))
                    return look_up_command(context_, capability.name, command_directories_);
                return look_up_path(context_, spell(capability.name), own);
            case RequirementKind::package: return words_.look_up(capability.name);
            case RequirementKind::unit: return look_up_unit(context_, capability.name);
            case RequirementKind::soname:
            case RequirementKind::symbol_version:
                if (question.asker != SubjectKind::rpm) return answer_loader(question, own);
                break;
            case RequirementKind::capability:
            case RequirementKind::loader:
            case RequirementKind::interpreter:
            case RequirementKind::file: break;
        }
        if (capability.name.starts_with("rpmlib(")) return look_up_rpm_feature(context_, capability);
        if (capability.name.starts_with('/')) {
            // rpm and libsolv compare a path as it is written; the kernel and the loader follow the merged directories.
            if (question.asker == SubjectKind::rpm) return look_up_path(context_, {capability.name}, own);
            return look_up_path(context_, spell(capability.name), own);
        }
        if (question.asker == SubjectKind::rpm) return answer_library_of_rpm(question);
        return look_up_capability(context_, capability, own);
    }

private:
    std::vector<std::string> spell(const std::string& path) const {
        return spellings(path, context_.distribution.merged_directories);
    }

    Draft answer_loader(const Question& question, OwnProvides own) {
        model::ElfCapability parts;
        if (!model::parse_elf_capability(question.capability.name, parts))
            return look_up_capability(context_, question.capability, own);
        return parts.node.empty() ? loader_.library(parts, question.nodes, question.directories)
                                  : loader_.node(parts, question.directories);
    }

    // For rpm a soname is a name like any other; only what comes nearest to a missing one is a library.
    Draft answer_library_of_rpm(const Question& question) {
        Draft draft = look_up_capability(context_, question.capability, OwnProvides::counted);
        model::ElfCapability parts;
        const bool is_library = model::parse_elf_capability(question.capability.name, parts);
        if (draft.outcome != Outcome::unmet || !is_library) return draft;
        if (draft.nearest.kind != model::NearestMiss::Kind::none) return draft;
        const auto soname = model::elf_capability(parts.soname, {}, parts.is64);
        const auto providers = context_.pool.providers_of(pool_str2id(context_.pool.raw(), soname.c_str(), 0));
        if (!parts.node.empty() && !providers.empty()) return unmet(context_.nearest.to_node(parts, providers));
        return unmet(context_.nearest.to_library(parts));
    }

    Context context_;
    LoaderView loader_;
    PackageWords words_;
    std::vector<std::string> command_directories_;
};

// Whether some subject cannot do without, by question.
std::vector<bool> required_questions(const model::Application& application, const model::Questions& questions) {
    std::vector<bool> required(questions.distinct.size());
    for (std::size_t s = 0; s < questions.of_subject.size(); ++s) {
        for (std::size_t r = 0; r < questions.of_subject[s].size(); ++r) {
            const model::Requirement& requirement = application.subjects[s].requirements[r];
            if (requirement.strength == model::Strength::required && !requirement.guarded)
                required[questions.of_subject[s][r]] = true;
        }
    }
    return required;
}

// The packages of the enabled channels that serve a question; none when the application serves itself.
std::vector<Id> first_tier_set(const SolvPool& pool, const Draft& draft) {
    std::vector<Id> set;
    if (draft.outcome != Outcome::satisfied) return set;
    for (const Hit& hit : draft.hits) {
        if (pool.is_application(hit.package)) return {};
        if (hit.loader_finds && pool.support_of(hit.package) == Support::enabled) set.push_back(hit.package);
    }
    std::sort(set.begin(), set.end());
    return set;
}

class AnswerWriter {
public:
    AnswerWriter(const Context& context, const Installability& installability)
        : context_(context), installability_(installability) {}

    Answer write(Draft draft, const Question& question) {
        Answer answer;
        answer.outcome = draft.outcome;
        answer.nearest = std::move(draft.nearest);
        answer.reason = std::move(draft.reason);
        answer.breakage = std::move(draft.breakage);
        if (draft.outcome != Outcome::satisfied) return answer;
        std::sort(draft.hits.begin(), draft.hits.end(),
                  [this](const Hit& a, const Hit& b) { return comes_first(a, b); });
        std::optional<Support> best;
        for (Hit& hit : draft.hits) {
            const Support support = context_.pool.support_of(hit.package);
            if (hit.loader_finds) best = best ? std::min(*best, support) : support;
            answer.providers.push_back(
                {reference(hit.package), via(hit), std::move(hit.directory), hit.loader_finds, hit.confidence});
        }
        answer.tier = draft.tier.value_or(best.value_or(Support::enabled));
        // A better channel might have it too, and cannot say so.
        const Carried needed =
            question.kind == RequirementKind::command ? Carried::files : class_of(question.capability.name);
        if (context_.carried.lacking_before(needed, answer.tier))
            for (model::Provider& provider : answer.providers) provider.confidence = model::Confidence::low;
        return answer;
    }

private:
    bool comes_first(const Hit& a, const Hit& b) const {
        if (a.loader_finds != b.loader_finds) return a.loader_finds;
        const auto chosen = [&](Id p) { return context_.pool.is_application(p) || installability_.is_chosen(p); };
        if (chosen(a.package) != chosen(b.package)) return chosen(a.package);
        return context_.pool.is_preferred(a.package, b.package);
    }

    const model::PackageRef& reference(Id package) {
        auto known = references_.find(package);
        if (known == references_.end()) known = references_.emplace(package, context_.pool.reference(package)).first;
        return known->second;
    }

    std::string via(const Hit& hit) {
        if (hit.via == 0) return support::printable(hit.path);
        auto known = texts_.find(hit.via);
        if (known == texts_.end()) known = texts_.emplace(hit.via, context_.pool.text_of(hit.via)).first;
        return known->second;
    }

    const Context& context_;
    const Installability& installability_;
    std::unordered_map<Id, model::PackageRef> references_;
    std::unordered_map<Id, std::string> texts_;
};

// Rich dependencies become packages of the pool, so they are known before it is.
struct RichQuestions {
    std::vector<model::Capability> trees;
    std::vector<std::size_t> at;  // index into Questions::distinct
};

RichQuestions rich_among(const model::Questions& questions) {
    RichQuestions rich;
    for (std::size_t i = 0; i < questions.distinct.size(); ++i) {
        const model::Capability& capability = questions.distinct[i].capability;
        if (capability.rich == RichOperator::none || !is_tractable(capability)) continue;
        rich.trees.push_back(capability);
        rich.at.push_back(i);
    }
    return rich;
}

std::vector<Draft> look_up_all(const Context& context, const model::Questions& questions) {
    Desk desk(context);
    std::vector<Draft> drafts;
    drafts.reserve(questions.distinct.size());
    for (const Question& question : questions.distinct) {
        const bool is_rich = question.capability.rich != RichOperator::none;
        drafts.push_back(is_rich ? undecidable("the rich dependency has too many branches") : desk.answer(question));
    }
    return drafts;
}

// What the enabled channels would install for all that is required, and what of it cannot be.
void choose_packages(const SolvPool& pool, const std::vector<bool>& required, Installability& installability,
                     std::vector<Draft>& drafts) {
    std::vector<std::vector<Id>> sets(drafts.size());
    std::vector<std::vector<Id>> wanted;
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        if (!required[i]) continue;
        sets[i] = first_tier_set(pool, drafts[i]);
        if (!sets[i].empty()) wanted.push_back(sets[i]);
    }
    installability.choose(wanted);
    for (std::size_t i = 0; i < drafts.size(); ++i)
        if (!sets[i].empty()) drafts[i].breakage = installability.breakage_of(sets[i]);
}

// Conditions are judged on what was chosen.
void judge_rich(const Context& context, const RichQuestions& rich, const std::vector<bool>& required,
                Installability& installability, std::vector<Draft>& drafts) {
    const SolvPool& pool = context.pool;
    RichJudge judge(context, installability);
    for (std::size_t r = 0; r < rich.trees.size(); ++r) {
        const Id package = pool.rich_package(r);
        Draft& draft = drafts[rich.at[r]];
        draft = judge.decide(package, rich.trees[r]);
        if (!required[rich.at[r]] || draft.tier != Support::enabled) continue;
        if (!judge.rests_on_unknown(rich.trees[r])) draft.breakage = judge.breakage(package, rich.trees[r], draft.hits);
    }
}

}  // namespace

support::Result<model::Resolution> resolve(const model::Distribution& distribution,
                                           const std::vector<repo::OpenChannel>& channels,
                                           const model::Application& application, const model::Questions& questions) {
    const auto rich = rich_among(questions);
    const auto loaded = SolvPool::load(distribution, channels, application, rich.trees);
    if (!loaded) return tl::unexpected(loaded.error());
    const SolvPool& pool = **loaded;
    const CarriedClasses carried(pool);
    NearestFinder nearest(pool, distribution);
    const Context context{pool, distribution, carried, nearest};
    const auto required = required_questions(application, questions);

    auto drafts = look_up_all(context, questions);
    // After the look-ups: from here on only closures are asked for.
    const std::size_t dropped = drop_unanswerable_requirements(pool, carried);
    Installability installability(pool);
    choose_packages(pool, required, installability, drafts);
    judge_rich(context, rich, required, installability, drafts);

    model::Resolution resolution;
    resolution.snapshot.distribution = distribution;
    for (const repo::OpenChannel& channel : channels) resolution.snapshot.channels.push_back(channel.snapshot);
    const bool judged = std::any_of(required.begin(), required.end(), [](bool asked) { return asked; });
    if (dropped > 0 && judged) {
        resolution.not_checked.push_back(
            {.evidence = {distribution.id, 0, {}},
             .reason =
                 "requirements of packages that the metadata cannot answer were left out of the judgement whether "
                 "they can be installed: " +
                 std::to_string(dropped)});
    }
    for (const model::NotChecked& note : pool.not_checked()) resolution.not_checked.push_back(note);
    AnswerWriter writer(context, installability);
    resolution.answers.reserve(drafts.size());
    for (std::size_t i = 0; i < drafts.size(); ++i)
        resolution.answers.push_back(writer.write(std::move(drafts[i]), questions.distinct[i]));
    return resolution;
}

}  // namespace rpmgap::resolve
