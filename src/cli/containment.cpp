#include "cli/containment.hpp"

#include <optional>
#include <system_error>

#include <fmt/format.h>

#include "repo/output_place.hpp"
#include "support/sandbox.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

namespace fs = std::filesystem;

// What has to be writable so that `output` can be made or replaced: the directory that it lies in, or the nearest one
// that is there. A device or a pipe is written to as it is; what is open already needs nothing.
std::optional<fs::path> place_of(const fs::path& output) {
    const auto behind = repo::output_place(output);
    if (!behind) return output;  // writing it will say why not
    if (behind->descriptor) return std::nullopt;
    std::error_code error;
    const auto path = fs::absolute(behind->path, error);
    const auto type = fs::status(path, error).type();
    if (type != fs::file_type::regular && type != fs::file_type::not_found) return path;
    auto place = path.parent_path();
    while (place.has_relative_path() && !fs::exists(place, error)) place = place.parent_path();
    return place;
}

}  // namespace

void contain_run(const fs::path& cache, const std::vector<fs::path>& outputs, Network network, Progress& progress) {
    support::Containment containment;
    containment.network = network == Network::kept;
    containment.attributes = true;  // a file that is replaced passes its mode on
    std::error_code without;
    fs::create_directories(cache, without);
    containment.writable.push_back(cache.native());
    for (const auto& output : outputs)
        if (const auto place = place_of(output)) containment.writable.push_back(place->native());
    if (const auto done = support::contain(containment); !done) tell_uncontained(done.error().line(), progress);
}

void tell_uncontained(const std::string& why, Progress& progress) {
    progress.tell_once(fmt::format("warning: this run is not confined as it should be: {}", support::printable(why)));
}

}  // namespace rpmgap::cli
