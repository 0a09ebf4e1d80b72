// What is there when the application runs, beyond what it brings itself: the image, and what is installed for it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "audit/evidence.hpp"

namespace rpmgap::audit {

/// Names of the packages of the image, and of those that install commands of the application's scripts and its own
/// packages bring, with all that these drag along. Nothing when no image was chosen or its packages are not known.
[[nodiscard]] std::optional<std::unordered_set<std::string>> packages_at_hand(const Evidence& evidence);

/// Names of the packages that are sure to be there when scriptlets of one package run: those of the image, and what the
/// package requires with all that drags along; before its own files are there (`early`) only what it requires for that.
class ScriptletSurroundings {
public:
    explicit ScriptletSurroundings(const Evidence& evidence);

    /// False where the image is not known, or metadata does not tell all that packages drag along.
    [[nodiscard]] bool is_known() const { return known_; }
    [[nodiscard]] const std::unordered_set<std::string>& of(std::size_t subject, bool early);

private:
    void add_required(std::size_t subject, bool early, std::unordered_set<std::string>& names) const;

    const Evidence& evidence_;
    bool known_ = false;
    std::unordered_map<std::string, const model::ChosenPackage*> chosen_;
    std::unordered_map<std::string, std::size_t> own_;  // subjects that are packages, by name
    std::map<std::pair<std::size_t, bool>, std::unordered_set<std::string>> names_;
};

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
