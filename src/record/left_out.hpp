// What a record leaves out of an application: text that no step after the readers looks at, and what may be secret.
#pragma once

#include <string>
#include <vector>

#include "model/application.hpp"
#include "model/knowledge.hpp"

namespace rpmgap::record {

/// The same for another set of rules that looks at the same words of the same commands.
[[nodiscard]] std::string rules_digest(const std::vector<model::Rule>& rules);

/// Without the text of scriptlets; of what scripts call only the commands and words that these rules are about, so that
/// they say of it what they say of the whole. What looks like a credential in those words, in what is asked for and in
/// reasons is masked.
[[nodiscard]] model::Application without_what_no_scan_uses(const model::Application& application,
                                                           const std::vector<model::Rule>& rules);

/// As it is in such an application: a URL without user and password.
[[nodiscard]] model::Capability without_credentials(model::Capability capability);

}  // namespace rpmgap::record
