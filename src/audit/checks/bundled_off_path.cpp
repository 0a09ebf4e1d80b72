#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

std::optional<Hit> run_bundled_off_path(const Case& c) {
    if (!c.unmet() || c.self.state != resolve::SelfSupply::State::off_path) return std::nullopt;
    Hit hit{.message = fmt::format("the application has the library as {}, where the loader does not look", c.self.by),
            .nearest = on_baseline(c),
            .remedy =
                "set RUNPATH to $ORIGIN and the way to that directory, or LD_LIBRARY_PATH in the script that starts it",
            .chain = {fmt::format("{} (not searched)", c.self.by)}};
    const auto wanted = library_of(c.requirement.capability.name);
    const auto name = std::string_view(c.self.by).substr(c.self.by.find_last_of("/!") + 1);
    if (name != wanted) {
        hit.message = fmt::format("the application has the library as {}; the loader looks for a file of the name {}",
                                  c.self.by, wanted);
        hit.remedy = fmt::format(
            "put a link {} beside it where the loader looks: ldconfig makes them in its own "
            "directories alone",
            wanted);
    }
    return hit;
}

}  // namespace

const Check bundled_off_path{
    .code = "RG605",
    .name = "bundled-off-path",
    .family = "bundled",
    .severity = model::Severity::warning,
    .finds =
        "A library that the application brings along in a directory which the loader does not search for the object "
        "that needs it.",
    .why = "Without the distribution's own copy the program does not start.",
    .cure = "Give the object an RPATH or RUNPATH with $ORIGIN.",
    .wrong = "A wrapper script sets LD_LIBRARY_PATH, or the program opens the library by its path.",
    .run = run_bundled_off_path,
};

}  // namespace rpmgap::audit
