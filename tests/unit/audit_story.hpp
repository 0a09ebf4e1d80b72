// A small application with what target and baseline answer, for tests of the audit alone.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "audit/audit.hpp"

namespace story {

using namespace rpmgap;
using model::Answer;
using model::NearestMiss;
using model::Outcome;
using model::RequirementKind;

// One subject with one requirement, and what target and baseline answer.
struct Story {
    model::Application application;
    model::Questions questions;
    std::vector<std::vector<resolve::SelfSupply>> self;
    model::Resolution target;
    model::Resolution baseline;
    bool has_baseline = true;

    explicit Story(const std::string& capability, RequirementKind kind = RequirementKind::soname) {
        target.snapshot.distribution.id = "target";
        baseline.snapshot.distribution.id = "baseline";
        target.snapshot.distribution.dist_tags = {"\\.azl[0-9]+"};
        baseline.snapshot.distribution.dist_tags = {"\\.fc[0-9]+"};
        application.roots = {"app"};
        ask("app/bin/a", capability, kind);
        baseline.answers.front() = provided("pkg", "1-1.fc43");
    }

    model::Requirement& ask(const std::string& path, const std::string& capability, RequirementKind kind) {
        model::Subject subject;
        subject.path = path;
        model::Requirement requirement{
            .kind = kind, .capability = {capability, {}, {}, {}, {}}, .evidence = {path, 0, "DT_NEEDED"}};
        subject.requirements.push_back(requirement);
        application.subjects.push_back(subject);
        model::Question question{.kind = kind, .capability = requirement.capability, .nodes = {}};
        auto known = std::ranges::find(questions.distinct, question);
        if (known == questions.distinct.end()) {
            questions.distinct.push_back(question);
            known = std::prev(questions.distinct.end());
            target.answers.emplace_back();
            baseline.answers.emplace_back();
        }
        questions.of_subject.push_back({static_cast<std::uint32_t>(known - questions.distinct.begin())});
        questions.refused_by_subject.emplace_back();
        self.push_back({{}});
        return application.subjects.back().requirements.back();
    }

    static Answer provided(const std::string& name, const std::string& evr,
                           model::Support tier = model::Support::enabled) {
        Answer answer;
        answer.outcome = Outcome::satisfied;
        answer.tier = tier;
        answer.providers.push_back({.package = {name, evr, "x86_64", "base", tier}, .via = name, .directory = {}});
        return answer;
    }

    model::Plan plan;
    bool has_plan = false;

    audit::Evidence evidence() const {
        return {.application = application,
                .questions = questions,
                .self_supply = self,
                .target = target,
                .baseline = has_baseline ? &baseline : nullptr,
                .plan = has_plan ? &plan : nullptr};
    }
    std::vector<model::Finding> findings() const { return audit::audit(evidence()); }
    model::Finding only() const {
        const auto all = findings();
        REQUIRE(all.size() == 1);
        return all.front();
    }
    void miss(NearestMiss::Kind kind, const std::string& found = "near") {
        target.answers.front().nearest.kind = kind;
        target.answers.front().nearest.found = found;
    }
};

}  // namespace story
