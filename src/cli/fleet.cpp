#include "cli/fleet.hpp"

#include <malloc.h>

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

#include "compare/applications.hpp"
#include "resolve/resolver.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

using support::Fault;
using support::Result;

Result<record::Fleet> read_records(const std::string& directory, unsigned threads) {
    namespace fs = std::filesystem;
    const auto refused = [&](Fault fault, const std::string& why) {
        return support::failure(fault, fmt::format("--apps {}: {}", support::printable(directory), why));
    };
    std::vector<fs::path> files;
    std::error_code error;
    // A link that leads around ends in an error of the system.
    fs::recursive_directory_iterator item(directory, fs::directory_options::follow_directory_symlink, error);
    while (!error && item != fs::recursive_directory_iterator()) {
        // What is there and cannot be read is for the reader to refuse.
        std::error_code unknown;
        if (item->path().extension() == ".ndjson" && !item->is_directory(unknown)) files.push_back(item->path());
        item.increment(error);
    }
    if (error) return refused(Fault::input, error.message());
    if (files.empty())
        return refused(Fault::usage, "no record (*.ndjson) is in it; rpmgap scan --record FILE writes them");
    std::ranges::sort(files);
    auto fleet = record::read_fleet(files, threads);
    if (!fleet) return tl::unexpected(std::move(fleet.error()).while_doing("--apps"));
    return fleet;
}

Result<model::FleetImpact> impact_of(const record::Fleet& fleet, const OpenDistribution& old_side,
                                     const std::vector<model::Finding>& old_breakage, const OpenDistribution& new_side,
                                     const std::vector<model::Finding>& new_breakage, Progress& progress) {
    const model::Application none;
    model::Questions questions;
    questions.distinct = fleet.questions;
    progress.say(fmt::format("looking up what {} need", support::count_of(fleet.applications.size(), "application")));
    // One after the other: two pools with tens of thousands of answers take more memory than the time is worth.
    const auto ask = [&](const OpenDistribution& side,
                         const std::vector<model::Finding>& breakage) -> Result<std::vector<compare::FleetAnswer>> {
        // What was freed on other threads before is of no use to this one and would count beside all that it takes.
        malloc_trim(0);
        // What can be installed is known; only who provides it is asked.
        auto resolver = resolve::Resolver::load(side.distribution, side.channels,
                                                {none, questions, std::vector<bool>(questions.distinct.size(), false)});
        if (!resolver)
            return tl::unexpected(std::move(resolver.error())
                                      .while_doing(fmt::format("cannot resolve against {}", side.distribution.id)));
        return compare::condensed((*resolver)->answer().answers, breakage);
    };
    const auto before = ask(old_side, old_breakage);
    if (!before) return tl::unexpected(before.error());
    const auto after = ask(new_side, new_breakage);
    if (!after) return tl::unexpected(after.error());
    return compare::impact_on(fleet, new_side.distribution.arch, *before, *after);
}

}  // namespace rpmgap::cli
