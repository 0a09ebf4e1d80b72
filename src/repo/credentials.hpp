// user:password@ of a source's URLs, taken out of them: what stays can be shown, and nothing sends it where it should
// not go.
#pragma once

#include <string>

#include <tl/expected.hpp>

#include "repo/remote/source.hpp"

namespace rpmgap::repo {

/// Moves user names and passwords of base URLs, mirror list, metalink and proxy to source.access, percent-decoded, with
/// the origins of the URLs that they stood in. The
/// error is one line without any of them: two URLs of one source, or a URL and the username of a .repo file, may not
/// name different users.
[[nodiscard]] tl::expected<void, std::string> take_credentials(remote::Source& source);

}  // namespace rpmgap::repo
