#include "extract/rpm/spec_parser.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <set>
#include <sstream>

#include <fmt/format.h>
#include <rpm/rpmbuild.h>
#include <rpm/rpmmacro.h>

#include "extract/rpm/dependencies.hpp"
#include "extract/rpm/header_values.hpp"
#include "extract/rpm/library.hpp"
#include "extract/rpm/scriptlets.hpp"
#include "extract/rpm/spec_conditions.hpp"
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

// A line that begins a section, with macros replaced: "%files -n foo -f files.txt".
struct SectionLine {
    std::string name;
    std::vector<std::string> words;
};

// rpmbuild(8) leaves no other trace of a package without %files, or of one whose %files has no lines.
std::vector<SectionLine> section_lines(rpmSpec spec) {
    const auto* const text = rpmSpecGetSection(spec, RPMBUILD_NONE);
    std::vector<SectionLine> sections;
    std::istringstream lines(text == nullptr ? "" : text);
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with('%') || line.starts_with("%%")) continue;
        std::istringstream words(line.substr(1));
        SectionLine section;
        words >> section.name;
        for (std::string word; words >> word;) section.words.push_back(word);
        sections.push_back(std::move(section));
    }
    return sections;
}

// "%files", "%files libs", "%files -n name", each with any number of "-f FILE".
std::string package_of(const SectionLine& section, const std::string& main) {
    std::string package = main;
    for (std::size_t i = 0; i < section.words.size(); ++i) {
        if (section.words[i] == "-f")
            ++i;
        else if (section.words[i] == "-n" && i + 1 < section.words.size())
            package = section.words[++i];
        else if (!section.words[i].starts_with('-'))
            package = main + '-' + section.words[i];
    }
    return package;
}

void name_unread(const std::vector<SectionLine>& sections, model::Subject& subject) {
    std::set<std::string> seen;
    const auto not_checked = [&](const std::string& section, const char* reason) {
        if (seen.insert(reason).second) subject.not_checked.push_back({{subject.path, 0, section}, reason});
    };
    constexpr std::array building{"prep", "conf", "build", "install", "check"};
    for (const auto& [name, words] : sections) {
        if (name == "generate_buildrequires")
            not_checked('%' + name, "requirements that are computed while it is built are not known");
        else if (std::ranges::find(building, name) != building.end())
            not_checked({}, "the commands that build, install and test it are not read");
        else if (name.starts_with("trigger") || name.starts_with("filetrigger") || name.starts_with("transfiletrigger"))
            not_checked('%' + name, "triggers of a spec are not read");
        else if ((name.starts_with("pre") || name.starts_with("post")) && std::ranges::find(words, "-f") != words.end())
            not_checked('%' + name, "scriptlets in files of their own are not read");
    }
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

ParsedSpec parse_spec(const std::string& path, std::string_view text) {
    ParsedSpec parsed;
    auto& subject = parsed.subject;
    subject.path = support::printable(path);
    subject.kind = model::SubjectKind::recipe;
    set_macros(path);
    const rpm::LogCapture log;
    // Sources need not be there (FORCE), and the package may be for another architecture (ANYARCH).
    const Spec spec(rpmSpecParse(path.c_str(), RPMSPEC_ANYARCH | RPMSPEC_FORCE, nullptr));
    if (spec == nullptr) {
        subject.not_checked.push_back({{subject.path, 0, {}}, fmt::format("rpm cannot parse it: {}", log.line(path))});
        return parsed;
    }
    read_build_needs(rpmSpecSourceHeader(spec.get()), subject);
    const PackageIterator packages(rpmSpecPkgIterInit(spec.get()));
    const auto sections = section_lines(spec.get());
    const auto main = rpm::text(rpmSpecSourceHeader(spec.get()), RPMTAG_NAME);
    std::set<std::string> built;
    for (const auto& section : sections)
        if (section.name == "files") built.insert(package_of(section, main));
    while (auto* package = rpmSpecPkgIterNext(packages.get())) {
        auto* const header = rpmSpecPkgHeader(package);
        const auto name = rpm::text(header, RPMTAG_NAME);
        if (!built.contains(name)) continue;
        read_package(header, subject);
        if (auto scriptlets = rpm::read_texts(header, subject); !scriptlets.empty())
            parsed.scriptlets.push_back({name, std::move(scriptlets)});
    }
    drop_own(subject);
    drop_unknown(subject);
    name_unread(sections, subject);
    for (const auto& [macro, line] : conditional_macros(text))
        if (rpmMacroIsDefined(nullptr, macro.c_str()) == 0)
            subject.not_checked.push_back(
                {{subject.path, line, {}}, fmt::format("a condition on %{{{}}}, which is not defined here", macro)});
    return parsed;
}

}  // namespace rpmgap::extract
