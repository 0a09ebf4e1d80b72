// Directories in the cache for copies that a library has to open by name; they go with the run.
#pragma once

#include <filesystem>
#include <vector>

#include "repo/temporary_directory.hpp"
#include "support/result.hpp"

namespace rpmgap::cli {

class Scratch {
public:
    explicit Scratch(std::filesystem::path cache) : place_(std::move(cache) / "scratch") {}

    /// A fresh directory; a fault of kind output when there can be none.
    [[nodiscard]] support::Result<std::filesystem::path> make() {
        auto directory = repo::TemporaryDirectory::in(place_);
        if (!directory) return tl::unexpected(directory.error());
        directories_.push_back(std::move(*directory));
        return directories_.back().path();
    }

private:
    std::filesystem::path place_;
    std::vector<repo::TemporaryDirectory> directories_;
};

}  // namespace rpmgap::cli
