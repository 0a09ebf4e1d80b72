#include "cli/records.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "record/left_out.hpp"
#include "record/record_file.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

namespace fs = std::filesystem;
using resolve::SelfSupply;
using support::Fault;

tl::unexpected<support::Error> made_without(const fs::path& file, const char* option) {
    return support::failure(
        Fault::usage, fmt::format("{}: the record {} was made without it; record the application again with it", option,
                                  support::printable(file.native())));
}

bool has_scripts(const model::Application& application) {
    return std::ranges::any_of(application.subjects, [](const auto& subject) { return subject.script.has_value(); });
}

bool is_of_application(const model::Answer& answer) {
    return std::ranges::any_of(
        answer.providers, [](const model::Provider& provider) { return provider.package.channel == "@application"; });
}

record::Asking asking_of(const model::Requirement& requirement, bool is_maybe_own) {
    return {.indispensable = requirement.indispensable() && !is_maybe_own,
            .strength = requirement.strength,
            .guarded = requirement.guarded,
            .build_time = requirement.build_time,
            .hint = requirement.hint || is_maybe_own,
            .subjects = 1};
}

void add(record::Asking& all, const record::Asking& one, bool is_new_subject) {
    all.indispensable = all.indispensable || one.indispensable;
    all.strength = std::min(all.strength, one.strength);
    all.guarded = all.guarded && one.guarded;
    all.build_time = all.build_time && one.build_time;
    all.hint = all.hint && one.hint;
    if (is_new_subject) ++all.subjects;
}

}  // namespace

support::Result<Input> read_recorded(const fs::path& file, bool symbols, bool hints,
                                     const std::vector<model::Rule>& rules) {
    auto record = record::read_record_file(file);
    if (!record) return tl::unexpected(record.error());
    auto& header = record->needs.header;
    if (symbols && !header.symbols) return made_without(file, "--symbols");
    if (hints && !header.hints) return made_without(file, "--hints");
    Input input{std::move(record->application), std::move(header.name), std::move(header.arch)};
    if (header.rules != record::rules_digest(rules) && has_scripts(input.application))
        input.application.not_checked.push_back({{support::printable(file.native()), 0, {}},
                                                 "the record was made with other rules, so it lacks commands of "
                                                 "scripts that rules of this run may be about"});
    return input;
}

std::string name_of_root(const std::string& root) {
    std::error_code failed;
    const auto path = fs::absolute(root, failed).lexically_normal();
    const auto name = path.has_filename() ? path.filename() : path.parent_path().filename();
    return support::printable(name.empty() ? root : name.native());
}

std::size_t things_not_checked(const model::Application& application) {
    const auto counting = [](const std::vector<model::NotChecked>& items) {
        return static_cast<std::size_t>(std::ranges::count_if(items, &model::NotChecked::counts));
    };
    auto count = counting(application.not_checked);
    for (const auto& subject : application.subjects) count += counting(subject.not_checked);
    return count;
}

record::Needs needs_of(const model::Application& application, const model::Questions& questions,
                       const std::vector<std::vector<SelfSupply>>& supply, const model::Resolution& target) {
    struct Asked {
        record::Asking asking;
        std::size_t last_subject = 0;
    };
    std::vector<std::optional<Asked>> asked(questions.distinct.size());
    for (std::size_t s = 0; s < application.subjects.size(); ++s) {
        const auto& subject = application.subjects[s];
        for (std::size_t r = 0; r < subject.requirements.size(); ++r) {
            const auto state = supply[s][r].state;
            if (state == SelfSupply::State::found) continue;
            const auto question = questions.of_subject[s][r];
            if (is_of_application(target.answers[question])) continue;
            // A file of that name somewhere is a guess: a need it stays, and what is doubtful stops nothing.
            auto asking = asking_of(subject.requirements[r], state == SelfSupply::State::elsewhere);
            auto& known = asked[question];
            if (known) {
                add(known->asking, asking, known->last_subject != s);
            } else {
                asking.first = subject.path;
                known.emplace(Asked{std::move(asking)});
            }
            known->last_subject = s;
        }
    }
    // Two questions that differ in a password alone are one in a record.
    const auto comes_first = [](const auto& a, const auto& b) { return record::is_before(a, b); };
    std::map<model::Question, record::Asking, decltype(comes_first)> sorted(comes_first);
    for (std::size_t i = 0; i < asked.size(); ++i) {
        if (!asked[i]) continue;
        auto question = questions.distinct[i];
        question.capability = record::without_credentials(std::move(question.capability));
        sorted.try_emplace(std::move(question), std::move(asked[i]->asking));
    }
    record::Needs needs;
    for (auto& [question, asking] : sorted) {
        needs.questions.push_back(question);
        needs.asked.push_back(std::move(asking));
    }
    return needs;
}

}  // namespace rpmgap::cli
