// What is there when the application runs, beyond what it brings itself: the image, and what is installed for it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_set>

#include "audit/evidence.hpp"

namespace rpmgap::audit {

/// Names of the packages of the image, and of those that install commands of the application's scripts and its own
/// packages bring, with all that these drag along. Nothing when no image was chosen or its packages are not known.
[[nodiscard]] std::optional<std::unordered_set<std::string>> packages_at_hand(const Evidence& evidence);

/// The very packages that are there once the application is installed: another version of one stands in nobody's way.
class Installed {
public:
    explicit Installed(const Evidence& evidence);

    [[nodiscard]] bool is_known() const { return known_; }  ///< false: there is no plan
    /// "is in the image core", "comes with the application"; empty: it is not there.
    [[nodiscard]] std::string origin_of(const model::PackageRef& package) const;

private:
    using Key = std::tuple<std::string, std::string, std::string>;  // name, EVR, architecture

    bool known_ = false;
    std::map<Key, std::string> origins_;
};

}  // namespace rpmgap::audit
