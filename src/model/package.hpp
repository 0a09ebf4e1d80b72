// A package as metadata names it.
#pragma once

#include <string>

#include "model/distribution.hpp"

namespace rpmgap::model {

struct PackageRef {
    std::string name;
    std::string evr;  ///< [epoch:]version-release
    std::string arch;
    std::string channel;  ///< id; "@application" for the application's own
    Support support = Support::enabled;
    std::string source = {};  ///< name of the source package; empty: the metadata does not say

    friend bool operator==(const PackageRef&, const PackageRef&) = default;
};
/// name-[epoch:]version-release.arch
[[nodiscard]] std::string nevra(const PackageRef& package);
/// "libcbor-0.12.0-7.azl4.x86_64 (base)"
[[nodiscard]] std::string package_and_channel(const PackageRef& package);

}  // namespace rpmgap::model
