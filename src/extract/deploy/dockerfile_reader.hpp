// Dockerfiles and Containerfiles: what their stages install and run, and the images that they start from.
// Source: https://docs.docker.com/reference/dockerfile/
#pragma once

#include <string>
#include <string_view>

#include "model/application.hpp"

namespace rpmgap::extract {

/// By the file's name ("Dockerfile", "Containerfile.dev", "app.dockerfile"), and for names that say less than all by
/// its first instruction but for ARG, which is FROM. `head` is how the file begins.
[[nodiscard]] bool is_dockerfile(std::string_view path, std::string_view head);

/// `path` is used in evidence only. Requirements of stages that the last one does not start from are of build time, and
/// so are their images. A variable has the value that the file gives it. Never fails, pure and thread-safe.
[[nodiscard]] model::Subject read_dockerfile(std::string path, std::string_view text);

}  // namespace rpmgap::extract
