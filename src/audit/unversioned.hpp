// Bounds that only a Provides without a version meets: rpm lets it meet any, which says nothing about the version.
#pragma once

#include <vector>

#include "model/answer.hpp"

namespace rpmgap::audit {

/// A note for each requirement of that kind that the target answers, naming the package; one for each subject and
/// capability. They never count as not checked.
[[nodiscard]] std::vector<model::NotChecked> met_without_version(const model::Application& application,
                                                                 const model::Questions& questions,
                                                                 const model::Resolution& target);

}  // namespace rpmgap::audit
