// Small distributions and applications for the tests of resolve/, written down in a few lines.
#pragma once

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "open_local.hpp"
#include "repo/channel.hpp"
#include "resolve/questions.hpp"
#include "resolve/resolver.hpp"
#include "resolve/self_supply.hpp"
#include "rpm_md.hpp"

namespace tiny {

namespace model = rpmgap::model;
using model::Capability;
using model::RequirementKind;
using model::SubjectKind;

/// "foo" or "foo >= 1:2-3". Not for rich dependencies.
inline Capability capability(std::string_view text) {
    Capability parsed;
    const auto space = text.find(' ');
    parsed.name = text.substr(0, space);
    if (space == std::string_view::npos) return parsed;
    const auto bound = text.find(' ', space + 1);
    for (const char c : text.substr(space + 1, bound - space - 1))
        parsed.sense = parsed.sense | (c == '<'   ? model::Sense::less
                                       : c == '>' ? model::Sense::greater
                                                  : model::Sense::equal);
    parsed.evr = text.substr(bound + 1);
    return parsed;
}

inline Capability rich(model::RichOperator op, std::vector<Capability> operands) {
    Capability tree;
    tree.rich = op;
    tree.operands = std::move(operands);
    return tree;
}

struct Evr {
    std::string epoch = "0";
    std::string version;
    std::string release;
};

inline Evr split_evr(std::string_view text) {
    Evr evr;
    if (const auto colon = text.find(':'); colon != std::string_view::npos) {
        evr.epoch = text.substr(0, colon);
        text.remove_prefix(colon + 1);
    }
    const auto dash = text.find('-');
    evr.version = text.substr(0, dash);
    if (dash != std::string_view::npos) evr.release = text.substr(dash + 1);
    return evr;
}

inline std::string escaped(std::string_view text) {
    std::string xml;
    for (const char c : text) {
        if (c == '<') {
            xml += "&lt;";
        } else if (c == '>') {
            xml += "&gt;";
        } else if (c == '&') {
            xml += "&amp;";
        } else {
            xml += c;
        }
    }
    return xml;
}

inline std::string entry(const std::string& text) {
    if (text.starts_with('(')) return fmt::format("<rpm:entry name=\"{}\"/>", escaped(text));
    const Capability parsed = capability(text);
    if (parsed.sense == model::Sense::any) return fmt::format("<rpm:entry name=\"{}\"/>", escaped(parsed.name));
    const auto flags = [&] {
        if (parsed.sense == model::Sense::equal) return "EQ";
        const bool equal = has(parsed.sense, model::Sense::equal);
        if (has(parsed.sense, model::Sense::less)) return equal ? "LE" : "LT";
        return equal ? "GE" : "GT";
    }();
    const Evr evr = split_evr(parsed.evr);
    return fmt::format("<rpm:entry name=\"{}\" flags=\"{}\" epoch=\"{}\" ver=\"{}\"{}/>", escaped(parsed.name), flags,
                       evr.epoch, evr.version, evr.release.empty() ? "" : fmt::format(" rel=\"{}\"", evr.release));
}

struct Package {
    std::string name;
    std::string evr;
    std::string arch;
    std::vector<std::string> provides, needs, conflicts, obsoletes, recommends, files, ghosts;
};

/// One statement a line: "pkg NAME EVR ARCH", then for it "prv", "req", "con", "obs", "rec" with a capability, "file"
/// and "ghost" with a path. Every package provides itself, for its architecture too, and has one file that nobody asks
/// for.
inline std::vector<Package> parse(const std::string& text) {
    std::vector<Package> packages;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const auto begin = line.find_first_not_of(' ');
        if (begin == std::string::npos) continue;
        const auto space = line.find(' ', begin);
        const auto word = line.substr(begin, space - begin);
        const auto rest = line.substr(space + 1);
        if (word == "pkg") {
            std::istringstream parts(rest);
            Package package;
            parts >> package.name >> package.evr >> package.arch;
            package.provides.push_back(package.name + " = " + package.evr);
            if (package.arch == "x86_64") package.provides.push_back(package.name + "(x86-64) = " + package.evr);
            if (package.arch == "i686") package.provides.push_back(package.name + "(x86-32) = " + package.evr);
            if (package.arch == "aarch64") package.provides.push_back(package.name + "(aarch-64) = " + package.evr);
            package.files.push_back("/usr/share/doc/" + package.name);
            packages.push_back(std::move(package));
            continue;
        }
        Package& package = packages.at(packages.size() - 1);
        if (word == "prv") {
            package.provides.push_back(rest);
        } else if (word == "req") {
            package.needs.push_back(rest);
        } else if (word == "con") {
            package.conflicts.push_back(rest);
        } else if (word == "obs") {
            package.obsoletes.push_back(rest);
        } else if (word == "rec") {
            package.recommends.push_back(rest);
        } else if (word == "file") {
            package.files.push_back(rest);
        } else if (word == "ghost") {
            package.ghosts.push_back(rest);
        } else {
            throw std::runtime_error("unknown word " + word);
        }
    }
    return packages;
}

inline std::string pkgid(const Package& package) {
    return rpm_md::checksum(package.name + package.evr + package.arch);
}

inline void write(const std::filesystem::path& directory, const std::vector<Package>& packages, bool with_files) {
    std::string primary = fmt::format(
        "<metadata xmlns=\"http://linux.duke.edu/metadata/common\" xmlns:rpm=\"http://linux.duke.edu/metadata/rpm\" "
        "packages=\"{}\">",
        packages.size());
    std::string filelists =
        fmt::format("<filelists xmlns=\"http://linux.duke.edu/metadata/filelists\" packages=\"{}\">", packages.size());
    for (const Package& package : packages) {
        const Evr evr = split_evr(package.evr);
        const auto version =
            fmt::format("<version epoch=\"{}\" ver=\"{}\" rel=\"{}\"/>", evr.epoch, evr.version, evr.release);
        const auto list = [](const char* tag, const std::vector<std::string>& texts) {
            std::string xml = fmt::format("<rpm:{}>", tag);
            for (const auto& text : texts) xml += entry(text);
            return xml + fmt::format("</rpm:{}>", tag);
        };
        primary += fmt::format(
            "<package type=\"rpm\"><name>{}</name><arch>{}</arch>{}<checksum type=\"sha256\" "
            "pkgid=\"YES\">{}</checksum><location "
            "href=\"{}.rpm\"/><format>{}{}{}{}{}</format></package>\n",
            package.name, package.arch, version, pkgid(package), pkgid(package), list("provides", package.provides),
            list("requires", package.needs), list("conflicts", package.conflicts), list("obsoletes", package.obsoletes),
            list("recommends", package.recommends));
        filelists += fmt::format("<package pkgid=\"{}\" name=\"{}\" arch=\"{}\">{}", pkgid(package), package.name,
                                 package.arch, version);
        for (const auto& file : package.files) filelists += fmt::format("<file>{}</file>", file);
        for (const auto& ghost : package.ghosts) filelists += fmt::format("<file type=\"ghost\">{}</file>", ghost);
        filelists += "</package>\n";
    }
    rpm_md::write(directory, primary + "</metadata>",
                  with_files ? std::optional(filelists + "</filelists>") : std::nullopt);
}

/// A distribution in a temporary directory.
class World {
public:
    World() {
        distribution.id = "target";
        distribution.arch = "x86_64";
        distribution.merged_directories = {{"/usr/bin", "/bin", "/usr/sbin", "/sbin"}, {"/usr/lib64", "/lib64"}};
        distribution.bin_directories = {"/usr/local/bin", "/usr/bin"};
        distribution.library_directories = {"/usr/lib64", "/usr/lib"};
        distribution.dist_tags = {"\\.azl[0-9]+(\\.[0-9]+)*"};
        distribution.rpm_features = {"rpmlib(PayloadIsZstd) = 5.4.18-1", "rpmlib(RichDependencies) = 4.12.0-1"};
    }

    /// `lacks`: classes that its metadata is said not to carry; "files" leaves the file lists out.
    World& channel(const std::string& id, model::Support support, const std::string& packages,
                   std::vector<std::string> lacks = {}) {
        const bool with_files = std::find(lacks.begin(), lacks.end(), "files") == lacks.end();
        write(scratch_.path() / id, parse(packages), with_files);
        model::Channel added;
        added.id = id;
        added.support = support;
        added.source = (scratch_.path() / id).native();
        added.lacks = std::move(lacks);
        auto open = rpmgap_test::open_local(added, scratch_.path() / "cache");
        if (!open) throw std::runtime_error(open.error().line());
        distribution.channels.push_back(std::move(added));
        channels.push_back(std::move(*open));
        return *this;
    }
    World& base(const std::string& packages) { return channel("base", model::Support::enabled, packages); }

    [[nodiscard]] model::Resolution resolve(const model::Application& application) const {
        return resolve(application, rpmgap::resolve::collect_questions(application));
    }
    [[nodiscard]] model::Resolution resolve(const model::Application& application,
                                            const model::Questions& questions) const {
        return resolver(application, questions)->answer();
    }
    /// `application` and `questions` have to outlive it.
    [[nodiscard]] std::unique_ptr<rpmgap::resolve::Resolver> resolver(const model::Application& application,
                                                                      const model::Questions& questions) const {
        auto required = rpmgap::resolve::required_questions(
            application, questions,
            rpmgap::resolve::link_application(application, distribution.library_directories).supply);
        auto resolver =
            rpmgap::resolve::Resolver::load(distribution, channels, {application, questions, std::move(required)});
        if (!resolver) throw std::runtime_error(resolver.error().line());
        return std::move(*resolver);
    }
    /// One question, asked by a subject of its own.
    [[nodiscard]] model::Answer ask(SubjectKind asker, RequirementKind kind, Capability wanted) const;

    model::Distribution distribution;
    std::vector<rpmgap::repo::OpenChannel> channels;

private:
    rpm_md::Scratch scratch_;
};

inline model::Requirement needs(RequirementKind kind, Capability wanted) {
    model::Requirement requirement;
    requirement.kind = kind;
    requirement.capability = std::move(wanted);
    return requirement;
}
inline model::Requirement needs(RequirementKind kind, std::string_view wanted) {
    return needs(kind, capability(wanted));
}

inline model::Subject subject(SubjectKind kind, std::string path, std::vector<model::Requirement> requirements = {}) {
    model::Subject made;
    made.kind = kind;
    made.path = std::move(path);
    made.requirements = std::move(requirements);
    if (kind == SubjectKind::elf) {
        made.elf.emplace();
        made.elf->is64 = true;
        made.elf->machine = 62;
        made.elf->arch = "x86_64";
    }
    if (kind == SubjectKind::script) made.script.emplace();
    if (kind == SubjectKind::rpm) {
        made.rpm.emplace();
        made.rpm->name = "app";
        made.rpm->evr = "1-1";
        made.rpm->arch = "x86_64";
    }
    return made;
}

inline model::Application application(std::vector<model::Subject> subjects) {
    model::Application made;
    made.subjects = std::move(subjects);
    return made;
}

inline model::Answer World::ask(SubjectKind asker, RequirementKind kind, Capability wanted) const {
    return resolve(application({subject(asker, "/opt/asker", {needs(kind, std::move(wanted))})})).answers.at(0);
}

/// Names of the providers in order, "name" or "name@channel" outside base.
inline std::vector<std::string> names(const model::Answer& answer) {
    std::vector<std::string> list;
    for (const auto& provider : answer.providers)
        list.push_back(provider.package.channel == "base" ? provider.package.name
                                                          : provider.package.name + '@' + provider.package.channel);
    return list;
}

using Names = std::vector<std::string>;

/// The links of a chain, without the channels of packages.
inline Names texts(const model::Chain& chain) {
    Names list;
    for (const auto& link : chain) list.push_back(link.text);
    return list;
}

}  // namespace tiny
