// How the hits of one finding came to be: kept only when somebody asks for it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/fold.hpp"

namespace rpmgap::audit {

/// Where a hit comes from.
struct Origin {
    std::optional<std::uint32_t> subject = {};           ///< index into Application::subjects; nothing: a whole side
    std::optional<model::Requirement> requirement = {};  ///< what was judged; nothing: no subject asks for it
    std::optional<std::uint32_t> question = {};          ///< index into Questions::distinct
    std::optional<resolve::SelfSupply> self = {};
    std::vector<std::string_view> passed = {};  ///< codes of the checks that were tried before and had nothing to say
};

struct TracedHit {
    Origin origin;
    Instance instance;
};

/// Collects the hits that were folded into the finding with this fingerprint, or only those of one of its subjects.
struct Trace {
    std::string fingerprint;
    std::vector<TracedHit> hits;
};

}  // namespace rpmgap::audit
