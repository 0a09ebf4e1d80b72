// Where a channel's source lies on this machine.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace rpmgap::repo {

/// The scheme of a URL in lower case ("https"), or nothing when the text is a path.
[[nodiscard]] std::optional<std::string> url_scheme(std::string_view source);

/// `text` with each %XX replaced by its byte. The error is one line: a '%' that is none such, or a zero byte.
[[nodiscard]] tl::expected<std::string, std::string> percent_decoded(std::string_view text);

/// The directory that a path or a file: URL (RFC 8089) names; it need not exist. The error is one line without the
/// source.
[[nodiscard]] tl::expected<std::filesystem::path, std::string> local_directory(std::string_view source);

}  // namespace rpmgap::repo
