// What the process that parsed a spec tells the one that asked for it, as JSON.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/application.hpp"

namespace rpmgap::extract {

/// Requirements, provides and what was not checked.
[[nodiscard]] std::string subject_json(const model::Subject& subject);

/// The inverse, for a subject of that path. The text may come from code that a spec ran: what does not have the form is
/// nothing, every text is made printable, and what is nested too deep is refused.
[[nodiscard]] std::optional<model::Subject> subject_of_json(std::string_view text, const std::string& path);

}  // namespace rpmgap::extract
