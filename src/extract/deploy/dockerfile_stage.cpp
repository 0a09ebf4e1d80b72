#include "extract/deploy/dockerfile_stage.hpp"

#include <algorithm>
#include <charconv>

#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

constexpr std::size_t most_variables = 256;  // of one stage; they are copied from stage to stage

void set_shell_variable(Environment& environment, const std::string& name, const std::optional<std::string>& value) {
    if (value)
        set_variable(environment, name, *value);
    else
        environment.erase(name);
}

}  // namespace

std::optional<std::string> StageVariables::find(std::string_view name) const {
    for (const auto* values : {&environment_, &arguments_})
        if (const auto found = values->find(name); found != values->end()) return found->second;
    return std::nullopt;
}

bool StageVariables::has_room() const {
    return arguments_.size() + environment_.size() < most_variables;
}

bool StageVariables::set_argument(const std::string& name, std::optional<std::string> value) {
    if (!has_room()) return false;
    if (environment_.find(name) == environment_.end()) set_shell_variable(at_build_, name, value);
    arguments_.insert_or_assign(name, std::move(value));
    return true;
}

bool StageVariables::set_environment(const std::string& name, std::optional<std::string> value) {
    if (!has_room()) return false;
    set_shell_variable(at_build_, name, value);
    environment_.insert_or_assign(name, std::move(value));
    return true;
}

Environment StageVariables::at_run_time() const {
    Environment environment;
    for (const auto& [name, value] : environment_) set_shell_variable(environment, name, value);
    return environment;
}

std::optional<std::size_t> find_stage(const Stages& stages, std::string_view word, bool by_number) {
    const auto name = support::lower(word);
    for (std::size_t i = stages.size(); i-- > 0;)
        if (!name.empty() && stages[i].name == name) return i;
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    const bool is_number = error == std::errc{} && end == word.data() + word.size();
    return by_number && is_number && number < stages.size() ? std::optional(number) : std::nullopt;
}

std::vector<std::size_t> mark_what_runs(Stages& stages) {
    std::vector<bool> needed(stages.size(), false);
    for (auto at = std::optional(stages.size() - 1); at; at = stages[*at].parent) stages[*at].runs = true;
    needed.back() = true;
    std::vector<std::size_t> idle;
    for (std::size_t i = stages.size(); i-- > 0;) {  // a stage needs only earlier ones
        if (!needed[i]) {
            idle.push_back(i);
            continue;
        }
        if (stages[i].parent) needed[*stages[i].parent] = true;
        for (const auto source : stages[i].sources) needed[source] = true;
    }
    std::ranges::reverse(idle);
    return idle;
}

const Bringer* may_be_own(const Stages& stages, std::size_t stage, const model::Requirement& requirement) {
    for (auto at = std::optional(stage); at; at = stages[*at].parent)
        if (const auto* const bringer = stages[*at].own.may_have(requirement)) return bringer;
    return nullptr;
}

bool is_own(const Stages& stages, std::size_t stage, const model::Requirement& requirement) {
    for (auto at = std::optional(stage); at; at = stages[*at].parent)
        if (stages[*at].own.have(requirement)) return true;
    return false;
}

}  // namespace rpmgap::extract
