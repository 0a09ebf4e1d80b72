#include <algorithm>
#include <regex>

#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

// How rpm's generators and scripts name an interpreter of one version:
// https://github.com/rpm-software-management/python-rpm-packaging (python(abi)), Fedora's perl.spec (MODULE_COMPAT),
// rubygems' ruby(release), and interpreters with a number in their path.
bool names_version(const model::Requirement& requirement) {
    const auto& name = requirement.capability.name;
    if (name == "python(abi)" || name == "ruby(release)" || name.starts_with("perl(:MODULE_COMPAT_")) return true;
    if (!asks_for_path(requirement)) return false;
    static const std::regex numbered(
        R"(/(usr/)?(local/)?bin/(python|perl|ruby|php|lua|tclsh|node-?|guile)[0-9][0-9.]*)");
    // python3 is what a distribution takes for its own.
    return !name.ends_with("/python3") && std::regex_match(name, numbered);
}

std::optional<Hit> run(const Case& c) {
    if (!names_version(c.requirement)) return std::nullopt;
    const bool beyond = c.met() && c.target.tier != model::Support::enabled;
    if (!c.unmet() && !beyond) return std::nullopt;
    const auto* provider = beyond ? provider_in(c.target, c.target.tier) : nullptr;
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
        "supported channels of the target do not have.",
    .why = "Modules are installed for one version of their interpreter and not found by another one.",
    .cure = "Build for the version that the target has.",
    .wrong = "The code is pure and runs on any version, only its package says otherwise.",
    .run = run,
};

}  // namespace rpmgap::audit
