#include "extract/rpm/spec_parser.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <rpm/rpmbuild.h>
#include <rpm/rpmmacro.h>

#include "extract/rpm/dependencies.hpp"
#include "extract/rpm/header_values.hpp"
#include "extract/rpm/library.hpp"
#include "support/handle.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

using Spec = support::Handle<rpmSpec_s, rpmSpecFree>;
using PackageIterator = support::Handle<rpmSpecIter_s, rpmSpecPkgIterFree>;

void set_macros(const std::string& path) {
    const auto slash = path.rfind('/');
    const auto directory = slash == std::string::npos ? std::string(".") : path.substr(0, slash + 1);
    for (const char* name : {"_sourcedir", "_specdir"})
        rpmPushMacro(nullptr, name, nullptr, directory.c_str(), RMIL_CMDLINE);
    // It tells where the spec is parsed, and that is not where it will be built.
    while (rpmMacroIsDefined(nullptr, "dist") != 0) rpmPopMacro(nullptr, "dist");
}

void read_build_needs(Header header, model::Subject& subject) {
    const auto needs = rpm::read_dependencies(header, rpm::requires_tags, subject);
    rpm::add_requirements(needs, model::Strength::required, "BuildRequires", subject);
    for (auto& requirement : subject.requirements) requirement.build_time = true;
}

void read_package(Header header, model::Subject& subject) {
    const auto first = subject.requirements.size();
    for (const auto& [tags, strength] : {std::pair(rpm::requires_tags, model::Strength::required),
                                         std::pair(rpm::recommends_tags, model::Strength::recommended),
                                         std::pair(rpm::suggests_tags, model::Strength::suggested)})
        rpm::add_requirements(rpm::read_dependencies(header, tags, subject), strength, tags.label, subject);
    const auto name = rpm::text(header, RPMTAG_NAME);
    for (auto i = first; i < subject.requirements.size(); ++i)
        subject.requirements[i].evidence.section += fmt::format(" of {}", name);
    for (auto& provide : rpm::distinct_capabilities(rpm::read_dependencies(header, rpm::provides_tags, subject)))
        subject.provides.push_back(std::move(provide));
}

// What packages of one spec ask of each other is of one version.
void drop_own(model::Subject& subject) {
    std::set<std::string> own;
    for (const auto& provide : subject.provides) own.insert(provide.name);
    std::erase_if(subject.requirements, [&](const model::Requirement& requirement) {
        return !requirement.build_time && own.contains(requirement.capability.name);
    });
}

// rpm's own demands on rpm are not the spec's, and a name with a macro in it is none.
void drop_unknown(model::Subject& subject) {
    std::erase_if(subject.requirements, [&](const model::Requirement& requirement) {
        const auto& name = requirement.capability.name;
        if (name.starts_with("rpmlib(")) return true;
        if (name.find("%{") == std::string::npos && !name.starts_with('%')) return false;
        subject.not_checked.push_back(
            {requirement.evidence, fmt::format("{} has a macro that this machine's rpm does not know", name)});
        return true;
    });
}

}  // namespace

model::Subject parse_spec(const std::string& path) {
    model::Subject subject;
    subject.path = support::printable(path);
    subject.kind = model::SubjectKind::recipe;
    set_macros(path);
    const rpm::LogCapture log;
    // Sources need not be there (FORCE), and the package may be for another architecture (ANYARCH).
    const Spec spec(rpmSpecParse(path.c_str(), RPMSPEC_ANYARCH | RPMSPEC_FORCE, nullptr));
    if (spec == nullptr) {
        subject.not_checked.push_back({{subject.path, 0, {}}, fmt::format("rpm cannot parse it: {}", log.line(path))});
        return subject;
    }
    read_build_needs(rpmSpecSourceHeader(spec.get()), subject);
    const PackageIterator packages(rpmSpecPkgIterInit(spec.get()));
    while (auto* package = rpmSpecPkgIterNext(packages.get())) read_package(rpmSpecPkgHeader(package), subject);
    drop_own(subject);
    drop_unknown(subject);
    return subject;
}

}  // namespace rpmgap::extract
