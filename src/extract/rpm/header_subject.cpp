#include "extract/rpm/header_subject.hpp"

#include <utility>

#include <fmt/format.h>

#include "extract/rpm/dependencies.hpp"
#include "extract/rpm/file_list.hpp"
#include "extract/rpm/header_values.hpp"
#include "extract/rpm/scriptlets.hpp"

namespace rpmgap::extract::rpm {

namespace {

void read_relations(Header header, model::RpmFacts& facts, model::Subject& subject) {
    const auto needs = read_dependencies(header, requires_tags, subject);
    add_requirements(needs, model::Strength::required, facts.source ? "BuildRequires" : "Requires", subject);
    for (auto& requirement : subject.requirements) requirement.build_time = facts.source;
    add_interpreters(header, needs, subject);
    const auto recommends = read_dependencies(header, recommends_tags, subject);
    add_requirements(recommends, model::Strength::recommended, recommends_tags.label, subject);
    const auto suggests = read_dependencies(header, suggests_tags, subject);
    add_requirements(suggests, model::Strength::suggested, suggests_tags.label, subject);
    subject.provides = distinct_capabilities(read_dependencies(header, provides_tags, subject));
    facts.conflicts = distinct_capabilities(read_dependencies(header, conflicts_tags, subject));
    facts.obsoletes = distinct_capabilities(read_dependencies(header, obsoletes_tags, subject));
}

}  // namespace

void read_header(Header header, model::Subject& subject) {
    model::RpmFacts facts;
    facts.name = text(header, RPMTAG_NAME);
    facts.evr = fmt::format("{}-{}", text(header, RPMTAG_VERSION), text(header, RPMTAG_RELEASE));
    if (const auto epoch = number(header, RPMTAG_EPOCH)) facts.evr = fmt::format("{}:{}", *epoch, facts.evr);
    facts.arch = text(header, RPMTAG_ARCH);
    facts.source = headerIsSource(header) != 0;
    if (facts.name.empty()) subject.not_checked.push_back({{subject.path, 0, {}}, "the header names no package"});
    read_relations(header, facts, subject);
    read_file_list(header, facts, subject);
    if (!facts.source) facts.scriptlets = read_texts(header, subject);
    subject.rpm = std::move(facts);
}

}  // namespace rpmgap::extract::rpm
