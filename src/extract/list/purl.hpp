// Package URLs. Format: https://github.com/package-url/purl-spec (ECMA-427)
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rpmgap::extract {

/// The parts of "pkg:rpm/fedora/openssl@3.2.1-1?arch=x86_64&epoch=1", percent-encoding undone; raw bytes.
struct Purl {
    std::string type;   ///< lower case: "rpm", "npm"
    std::string space;  ///< segments joined by '/'; empty: none
    std::string name;
    std::string version;  ///< of rpm: version-release
    std::string arch;     ///< the qualifier of that name
};

/// Nothing where `text` is no package URL with a type and a name.
[[nodiscard]] std::optional<Purl> parse_purl(std::string_view text);

}  // namespace rpmgap::extract
