#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

// Takes a word off the front, if it is there.
bool take(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word)) return false;
    text.remove_prefix(word.size());
    return true;
}

// "/usr/bin/python3.12". By hand: std::regex recurses for each character, and a package may name a path of any length.
bool is_numbered_interpreter(std::string_view path) {
    constexpr std::array<std::string_view, 9> interpreters = {"python", "perl",  "ruby", "php",  "lua",
                                                              "tclsh",  "node-", "node", "guile"};
    if (!take(path, "/")) return false;
    take(path, "usr/");
    take(path, "local/");
    if (!take(path, "bin/")) return false;
    if (std::ranges::none_of(interpreters, [&](std::string_view name) { return take(path, name); })) return false;
    return !path.empty() && path.front() != '.' && path.find_first_not_of("0123456789.") == std::string_view::npos;
}

// How rpm's generators and scripts name an interpreter of one version:
// https://github.com/rpm-software-management/python-rpm-packaging (python(abi)), Fedora's perl.spec (MODULE_COMPAT),
// rubygems' ruby(release), and interpreters with a number in their path.
bool names_version(const model::Requirement& requirement) {
    const auto& name = requirement.capability.name;
    if (name == "python(abi)" || name == "ruby(release)" || name == "nodejs(abi)" ||
        name.starts_with("perl(:MODULE_COMPAT_"))
        return true;
    if (!asks_for_path(requirement)) return false;
    // python3 is what a distribution takes for its own.
    return !name.ends_with("/python3") && is_numbered_interpreter(name);
}

// A module that came into or left the standard library with another version of the language.
std::optional<Hit> run_module(const Case& c) {
    const auto module = model::parse_language_module(c.requirement.capability.name);
    return Hit{.message = fmt::format("the {} of {} does not bring the module {} along", module.language, c.target_id(),
                                      module.name),
               .nearest = near_and_baseline(c),
               .remedy = fmt::format("load what took the place of {}, or ship a copy of it", module.name),
               .confidence = model::Confidence::medium,
               .severity = model::Severity::error};
}

std::optional<Hit> run_interpreter_version(const Case& c) {
    if (c.unmet() && c.target.nearest.kind == model::NearestMiss::Kind::language_version) return run_module(c);
    if (!names_version(c.requirement)) return std::nullopt;
    const bool beyond = c.target.tier != model::Support::enabled;
    if (!c.unmet() && !beyond) return std::nullopt;
    const auto* provider = provider_in(c.target, c.target.tier);
    return Hit{.message = provider == nullptr
                              ? fmt::format("{} does not have the interpreter of this version", c.target_id())
                              : fmt::format("only {} of {} has the interpreter of this version: {}",
                                            provider->package.channel, c.target_id(), model::nevra(provider->package)),
               .nearest = near_and_baseline(c),
               .remedy = "build and test for the target's own version of the interpreter, or ship this one",
               .chain = provider == nullptr ? model::Chain{} : model::Chain{link_to(provider->package)}};
}

}  // namespace

const Check interpreter_version{
    .code = "RG601",
    .name = "interpreter-version",
    .family = "",
    .severity = model::Severity::blocker,
    .finds =
        "A requirement of one version of an interpreter (python(abi), a numbered path, perl's MODULE_COMPAT) that the "
        "supported channels of the target do not have, or of a module that its version does not bring along.",
    .why = "Modules are installed for one version of their interpreter and not found by another one.",
    .cure = "Build for the version that the target has.",
    .wrong = "The code is pure and runs on any version, only its package says otherwise.",
    .run = run_interpreter_version,
};

}  // namespace rpmgap::audit
