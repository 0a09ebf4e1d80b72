// Users and groups that an application makes itself, as rpm names them: "user(NAME)" and "group(NAME)".
#pragma once

#include <string>
#include <string_view>

#include "model/application.hpp"

namespace rpmgap::extract {

/// By where it lies: a *.conf in a directory called sysusers.d.
[[nodiscard]] bool is_sysusers(std::string_view path, std::string_view head);

/// What sysusers.d(5) makes: the users and groups are provided. Never fails, pure and thread-safe.
[[nodiscard]] model::Subject read_sysusers(std::string path, std::string_view text);

/// Adds what the commands of a subject make: useradd(8), groupadd(8) and their other names.
void tell_accounts(model::Subject& subject);

}  // namespace rpmgap::extract
