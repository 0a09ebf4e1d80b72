#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/chosen_packages.hpp"
#include "audit/phrases.hpp"
#include "resolve/evr.hpp"

namespace rpmgap::audit {

namespace {

// "6" of "2:6.18.4-1": where projects that break compatibility say so.
std::string_view major_of(std::string_view evr) {
    evr.remove_prefix(evr.find(':') + 1);  // npos + 1 is 0
    return evr.substr(0, evr.find_first_of(".-~^_+"));
}

std::optional<Hit> run_version_newer(const Case& c) {
    const auto chosen = chosen_packages(c);
    if (!chosen || chosen->here.name != chosen->there.name) return std::nullopt;
    if (major_of(chosen->here_evr) == major_of(chosen->there_evr)) return std::nullopt;
    if (resolve::compare_evr(chosen->here_evr, chosen->there_evr) <= 0) return std::nullopt;
    return Hit{.cause = chosen->here.name,
               .message = fmt::format("{} is {} on {}, a newer major version than {} on {}", chosen->here.name,
                                      chosen->here.evr, c.target_id(), chosen->there.evr, c.baseline_id()),
               .nearest = {},
               .remedy = "read its release notes for what was removed, and test what the application uses of it",
               .chain = {link_to(chosen->here)}};
}

}  // namespace

const Check version_newer{
    .code = "RG303",
    .name = "version-newer",
    .family = "package-version",
    .severity = model::Severity::warning,
    .finds = "A requirement that the target meets with a package whose major version is newer than the baseline's.",
    .why = "A new major version may drop options, formats and functions that the application was tested with.",
    .cure = "Read the release notes of the package, and test on the target.",
    .wrong = "The project counts its versions by date, or gives the first number no meaning.",
    .run = run_version_newer,
};

}  // namespace rpmgap::audit
