// Files that no reader takes, though they say what an application runs or needs: a scan that passes them over says so.
#pragma once

#include <string_view>

namespace rpmgap::extract {

constexpr std::string_view perl_source = "Perl source";

struct UnreadKind {
    std::string_view what;  ///< "a crontab"; empty: of no such kind
    /// It may name what the distribution has to bring; else it is about another packaging system alone.
    bool counts = true;
};

/// By the file's place and name, and for some by how it begins.
[[nodiscard]] UnreadKind unread_kind(std::string_view path, std::string_view head);

}  // namespace rpmgap::extract
