// GitHub workflows and actions: what their steps run, and the containers that they run in. The only folder that
// includes yaml-cpp. Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
#pragma once

#include <string>
#include <string_view>

#include "model/application.hpp"

namespace rpmgap::extract {

/// YAML in .github/workflows (also Gitea's and Forgejo's, which are the same), and action.yml.
[[nodiscard]] bool is_workflow(std::string_view path, std::string_view head);

/// `path` is used in evidence only. What runs on the runner itself, not in a container of the job's, is of build time;
/// `${{ }}` is not known. Never fails, pure and thread-safe.
[[nodiscard]] model::Subject read_workflow(std::string path, std::string_view text);

}  // namespace rpmgap::extract
