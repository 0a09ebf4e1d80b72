#include "extract/deploy/dockerfile_build.hpp"

#include <fmt/format.h>

#include "support/text.hpp"

namespace rpmgap::extract {

std::optional<std::string> DockerfileBuild::expand(std::string_view raw) {
    return words_.expand(raw, [&](std::string_view name) { return variables().find(name); });
}

void DockerfileBuild::take_files(std::string_view raw, unsigned line, Taken taken) {
    const auto name = expand(raw);
    if (!name || name->empty()) return out().not_checked(line, fmt::format("image in a variable: {}", shown(raw)));
    const auto current = stages.size() - 1;
    if (const auto stage = find_stage(stages, *name, true); stage && *stage != current) {
        stages.back().sources.insert(*stage);
    } else if (*name != "scratch") {
        images.push_back({{support::printable(*name), {}, line, true}, current, true});
        if (taken == Taken::copied)
            out().not_checked(line, fmt::format("what is in files of the image {}", shown(*name, 200)));
    }
}

}  // namespace rpmgap::extract
