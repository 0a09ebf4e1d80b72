// Where a channel's source lies on this machine.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "model/distribution.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

/// The scheme of a URL in lower case ("https"), or nothing when the text is a path.
[[nodiscard]] std::optional<std::string> url_scheme(std::string_view source);

/// The directory that a path or a file: URL (RFC 8089) names; it need not exist. The error is one line without the
/// source.
[[nodiscard]] tl::expected<std::filesystem::path, std::string> local_directory(std::string_view source);

/// The same for a channel; a fault of kind repository says what to do about a source that is not local.
[[nodiscard]] support::Result<std::filesystem::path> channel_directory(const model::Channel& channel);

}  // namespace rpmgap::repo
