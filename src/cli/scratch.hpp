// Directories in the cache for copies that a library has to open by name.
#pragma once

#include <filesystem>
#include <memory>

#include "extract/installed_system.hpp"
#include "repo/temporary_directory.hpp"

namespace rpmgap::cli {

[[nodiscard]] inline std::filesystem::path scratch_place(const std::filesystem::path& cache) {
    return cache / "scratch";
}

[[nodiscard]] inline extract::ScratchMaker scratch_maker(const std::filesystem::path& cache) {
    return [place = scratch_place(cache)]() -> support::Result<extract::Scratch> {
        auto made = repo::TemporaryDirectory::in(place);
        if (!made) return tl::unexpected(made.error());
        const auto directory = std::make_shared<const repo::TemporaryDirectory>(std::move(*made));
        return extract::Scratch(directory, &directory->path());
    };
}

}  // namespace rpmgap::cli
