// An answer in the making: packages are still ids of the pool, so that the solver can choose among them.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/answer.hpp"
#include "repo/libsolv.hpp"

namespace rpmgap::resolve {

struct Hit {
    Id package = 0;
    Id via = 0;  ///< the provided capability that satisfies, or 0: `path` does
    std::string path;
    std::string directory;
    bool loader_finds = true;
    model::Confidence confidence = model::Confidence::high;
};

struct Draft {
    model::Outcome outcome = model::Outcome::unmet;
    std::vector<Hit> hits;  ///< each package once
    model::NearestMiss nearest;
    std::vector<model::Capability> lacking;
    std::string reason;
    bool uncarried = false;
    bool absent = false;
    std::optional<model::Support> tier;  ///< where it is not simply the best support of the hits
    std::optional<model::Breakage> breakage;
};

[[nodiscard]] inline Draft satisfied(std::vector<Hit> hits) {
    Draft draft;
    draft.outcome = model::Outcome::satisfied;
    draft.hits = std::move(hits);
    return draft;
}
[[nodiscard]] inline Draft undecidable(std::string reason) {
    Draft draft;
    draft.outcome = model::Outcome::undecidable;
    draft.reason = std::move(reason);
    return draft;
}
/// No package has it, and no metadata tells what else could.
[[nodiscard]] inline Draft absent(std::string reason) {
    Draft draft = undecidable(std::move(reason));
    draft.absent = true;
    return draft;
}
[[nodiscard]] inline Draft unmet(model::NearestMiss nearest) {
    Draft draft;
    draft.nearest = std::move(nearest);
    return draft;
}

}  // namespace rpmgap::resolve
