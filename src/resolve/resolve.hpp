// Asks one distribution all questions of an application: one libsolv pool, look-ups, the nearest miss, installability.
#pragma once

#include <vector>

#include "model/answer.hpp"
#include "repo/channel.hpp"
#include "support/result.hpp"

namespace rpmgap::resolve {

/// Everything of `channels` is loaded into one pool of `distribution.arch`; application RPMs feed rpm-level
/// requirements first (those are answered by provider channel "@application"). Runs on the calling thread; two
/// distributions may be resolved in two threads.
[[nodiscard]] support::Result<model::Resolution> resolve(const model::Distribution& distribution,
                                                         const std::vector<repo::OpenChannel>& channels,
                                                         const model::Application& application,
                                                         const model::Questions& questions);

}  // namespace rpmgap::resolve
