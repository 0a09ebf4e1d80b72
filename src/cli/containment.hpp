// What a run gives up as it goes on (support/sandbox.hpp): it changes nothing but the cache and the directories of
// the files that it was told to write, and once everything is fetched it reaches no network.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/progress.hpp"

namespace rpmgap::cli {

enum class Network { kept, given_up };

/// From now on, for good; a second call takes away more. `outputs` are files, or what is to become one. To be called
/// while the process has one thread. What the kernel cannot do is said, once a run.
void contain_run(const std::filesystem::path& cache, const std::vector<std::filesystem::path>& outputs, Network network,
                 Progress& progress);

/// The same words for every process of a run, once.
void tell_uncontained(const std::string& why, Progress& progress);

}  // namespace rpmgap::cli
