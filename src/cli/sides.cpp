#include "cli/sides.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "support/parallel.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

using support::Result;
using Resolvers = std::vector<std::unique_ptr<resolve::Resolver>>;

Result<std::vector<OpenDistribution>> open_sides(const std::string& target, const std::string& baseline,
                                                 const std::string& arch, const MetadataOptions& options,
                                                 Progress& progress) {
    std::vector<Wanted> wanted{{target, arch, "target", true}};
    if (baseline != "none") wanted.push_back({baseline, arch, "baseline", false});
    auto sides = choose_all(wanted, options.repositories, "neither the target nor the baseline of this run");
    if (!sides) return tl::unexpected(sides.error());
    if (auto done = open_all(*sides, options, progress); !done) return tl::unexpected(done.error());
    return sides;
}

Result<Resolvers> ask(const std::vector<OpenDistribution>& sides, const resolve::Request& request, unsigned threads,
                      Progress& progress) {
    Resolvers resolvers(sides.size());
    std::vector<std::optional<support::Error>> failures(sides.size());
    support::parallel_for(sides.size(), threads, [&](std::size_t i) {
        progress.say(fmt::format("looking up {} in {}", request.questions.distinct.size(), sides[i].distribution.id));
        auto asked = request;
        if (i > 0) asked.image = {};
        auto resolver = resolve::Resolver::load(sides[i].distribution, sides[i].channels, std::move(asked));
        if (!resolver) {
            failures[i] = std::move(resolver.error());
            return;
        }
        resolvers[i] = std::move(*resolver);
        resolvers[i]->answer();
    });
    for (std::size_t i = 0; i < sides.size(); ++i) {
        if (failures[i]) {
            return tl::unexpected(std::move(*failures[i])
                                      .while_doing(fmt::format("cannot resolve against {}", sides[i].distribution.id)));
        }
    }
    return resolvers;
}

Result<model::Image> chosen_image(const std::string& wanted, const model::Distribution& distribution) {
    const auto& images = distribution.images;
    const auto named = [&](std::string_view name) { return std::ranges::find(images, name, &model::Image::name); };
    if (wanted == "none") return model::Image{"none", {}, {}};
    if (!wanted.empty()) {
        if (named(wanted) != images.end()) return *named(wanted);
        std::vector<std::string> names;
        for (const auto& image : images) names.push_back(image.name);
        names.emplace_back("none");
        return support::failure(support::Fault::usage,
                                fmt::format("--image {}: {} has no such image; it knows {}", support::printable(wanted),
                                            distribution.id, support::join(names, ", ")));
    }
    if (images.empty()) return model::Image{"none", {}, {}};
    return named("core") != images.end() ? *named("core") : images.front();
}

}  // namespace rpmgap::cli
