// What looks like a password, a key or a token in words of a command line or in other text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rpmgap::support {

/// In place of what was taken out.
constexpr std::string_view masked = "***";

/// Without user and password of URLs ("https://***@host/x"), the values of what is named like a secret
/// ("--password=***", "API_TOKEN=***", "Authorization: ***"), and tokens whose form is known ("ghp_***"). A variable
/// ("--password=$PW") tells nothing and stays.
[[nodiscard]] std::string without_credentials(std::string_view text);

/// The same for each word, and without the value that follows an option for one: "--password", "***".
[[nodiscard]] std::vector<std::string> without_credentials(const std::vector<std::string>& words);

}  // namespace rpmgap::support
