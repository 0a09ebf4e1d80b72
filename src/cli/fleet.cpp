#include "cli/fleet.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <system_error>

#include <fmt/format.h>

#include "compare/applications.hpp"
#include "resolve/resolver.hpp"
#include "support/parallel.hpp"
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
    fs::recursive_directory_iterator item(directory, error);
    if (error) return refused(Fault::input, error.message());
    for (; item != fs::recursive_directory_iterator(); item.increment(error)) {
        if (error) break;
        if (item->path().extension() == ".ndjson" && item->is_regular_file(error)) files.push_back(item->path());
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
                                     const std::vector<model::Finding>& new_breakage, unsigned threads,
                                     Progress& progress) {
    const model::Application none;
    model::Questions questions;
    questions.distinct = fleet.questions;
    const std::array sides{&old_side, &new_side};
    std::array<std::vector<model::Answer>, 2> answers;
    std::array<std::optional<support::Error>, 2> failures;
    progress.say(fmt::format("looking up what {} need",
                             support::count_of(fleet.applications.size(), "application", "applications")));
    support::parallel_for(sides.size(), threads, [&](std::size_t i) {
        // What can be installed is known; only who provides it is asked.
        auto resolver = resolve::Resolver::load(sides[i]->distribution, sides[i]->channels,
                                                {none, questions, std::vector<bool>(questions.distinct.size(), false)});
        if (!resolver) {
            failures[i] = std::move(resolver.error());
            return;
        }
        answers[i] = (*resolver)->answer().answers;
    });
    for (std::size_t i = 0; i < sides.size(); ++i)
        if (failures[i])
            return tl::unexpected(
                std::move(*failures[i])
                    .while_doing(fmt::format("cannot resolve against {}", sides[i]->distribution.id)));
    return compare::impact_on(fleet, new_side.distribution.arch, {answers[0], old_breakage},
                              {answers[1], new_breakage});
}

}  // namespace rpmgap::cli
