// A subject -> one line that says what was found in it, for tables of expectations.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/application.hpp"
#include "support/text.hpp"

/// Requirements as "LINE kind name", with "?" behind the kind when guarded, "~" when recommended, "%" when it is a
/// hint, and "(build)" behind the name when of build time; then images as "LINE image name=stage"; then what was not
/// checked as "LINE ! reason" and notes as "LINE * reason".
inline std::string told(const rpmgap::model::Subject& subject) {
    std::vector<std::string> parts;
    const auto at = [](unsigned line) { return std::to_string(line) + " "; };
    for (const auto& requirement : subject.requirements)
        parts.push_back(at(requirement.evidence.line) + std::string(to_string(requirement.kind)) +
                        (requirement.guarded ? "?" : "") +
                        (requirement.strength == rpmgap::model::Strength::recommended ? "~" : "") +
                        (requirement.hint ? "%" : "") + " " + rpmgap::model::to_string(requirement.capability) +
                        (requirement.build_time ? "(build)" : ""));
    for (const auto& image : subject.images)
        parts.push_back(at(image.line) + "image " + image.reference + (image.stage.empty() ? "" : "=" + image.stage) +
                        (image.build_time ? "(build)" : ""));
    for (const auto& item : subject.not_checked)
        parts.push_back(at(item.evidence.line) + (item.counts ? "! " : "* ") + item.reason);
    return rpmgap::support::join(parts, "; ");
}
