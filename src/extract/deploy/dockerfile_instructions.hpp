// Instructions within a stage of a Dockerfile. Each of these adds what its instruction says to the last stage of
// `build`, which has one.
#pragma once

#include "extract/deploy/dockerfile_build.hpp"
#include "extract/deploy/dockerfile_lines.hpp"

namespace rpmgap::extract {

/// Also before the first FROM.
void read_arguments(const Instruction& instruction, DockerfileBuild& build);
void read_environment(const Instruction& instruction, DockerfileBuild& build);
void read_working_directory(const Instruction& instruction, DockerfileBuild& build);
/// COPY and ADD.
void read_copy(Instruction instruction, DockerfileBuild& build);
void read_run(Instruction instruction, DockerfileBuild& build);
void read_shell_choice(const Instruction& instruction, DockerfileBuild& build);
/// CMD, ENTRYPOINT and what stands behind CMD in HEALTHCHECK; nothing for an empty list, which takes back what the base
/// image starts.
[[nodiscard]] std::optional<StartCommand> start_command(const Instruction& instruction);
/// What the image starts, with its health check, by all that was read of the last stage.
void read_start(DockerfileBuild& build);

}  // namespace rpmgap::extract
