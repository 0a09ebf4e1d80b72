// Which packages of a channel have a path, wherever that is kept.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace rpmgap::repo {

/// One package that has a path.
struct PathHit {
    std::uint32_t package = 0;  ///< ordinal of the package in its channel
    bool ghost = false;         ///< %ghost: the package owns the path but does not install it

    friend bool operator==(const PathHit&, const PathHit&) = default;
};

class Paths {
public:
    Paths() = default;
    virtual ~Paths() = default;
    Paths(const Paths&) = delete;
    Paths& operator=(const Paths&) = delete;

    /// The packages that have exactly this path, by ascending ordinal, each once; empty when none has. Paths are
    /// compared by a 64-bit hash. Safe to call from several threads. Throws std::system_error when what was opened can
    /// no longer be read.
    [[nodiscard]] virtual std::vector<PathHit> packages_with(std::string_view path) const = 0;
    /// Number of (path, package) entries; one that the metadata lists twice may count twice.
    [[nodiscard]] virtual std::size_t size() const = 0;
};

}  // namespace rpmgap::repo
