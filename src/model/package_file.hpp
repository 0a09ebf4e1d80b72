// The file of a package in its channel, as primary metadata describes it.
#pragma once

#include <cstdint>
#include <string>

#include "model/answer.hpp"

namespace rpmgap::model {

struct PackageFile {
    PackageRef package;
    std::string location;       ///< path below the channel's directory, as written; empty: the metadata has none
    std::string base;           ///< another place than the channel's (xml:base); empty: none
    std::uint64_t size = 0;     ///< bytes; 0: not said
    std::string checksum_type;  ///< "sha256"; empty: the metadata has no checksum
    std::string checksum;       ///< hex in lower case

    friend bool operator==(const PackageFile&, const PackageFile&) = default;
};

}  // namespace rpmgap::model
