// What a container of an image starts, and as whom.
// https://github.com/opencontainers/image-spec/blob/v1.1.0/config.md
#pragma once

#include <string>

#include "extract/harvest.hpp"
#include "extract/image_manifest.hpp"
#include "extract/system_tree.hpp"

namespace rpmgap::extract {

/// Adds it to `harvest`, whose last system is made of `tree`. `name` is that of the image in evidence, printable.
void add_configuration(const ImageConfig& config, const SystemTree& tree, const std::string& name, Harvest& harvest);

}  // namespace rpmgap::extract
