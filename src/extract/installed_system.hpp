// What of a whole system is the application: a root directory or an image.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "extract/harvest.hpp"
#include "extract/system_tree.hpp"
#include "support/result.hpp"

namespace rpmgap::extract {

/// Path of a directory that only this process sees; it is removed with the last of these.
using Scratch = std::shared_ptr<const std::filesystem::path>;
/// Makes one, from any thread; a fault of kind output when there can be none.
using ScratchMaker = std::function<support::Result<Scratch>()>;

/// What the distribution's own packages bring, by the vendor that the package of os-release has, is replaced on the
/// target by its packages of that name: these are asked for, and their files are not looked at. What other packages
/// bring, what no package owns, and files whose sha256 is not that of their package, are the application. Without a
/// database of rpm that can be read everything is, and that is said. The database is read from a copy in a directory
/// that `make_scratch` makes, never in place. What `base` has, where it is not null, is neither: its packages are not
/// asked for, its files only serve the others.
[[nodiscard]] Harvest settle_system(const SystemTree& tree, const SystemTree* base, const ScratchMaker& make_scratch);

}  // namespace rpmgap::extract
