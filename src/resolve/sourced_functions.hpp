// Functions that a script has from files which it takes in with `.` or `source`.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/application.hpp"

namespace rpmgap::resolve {

/// Files that source each other, directly or by way of others, run as one program: what one of them defines, all can
/// call. A file that is sourced is known by its name, since its directory is mostly in a variable.
class SourcedFunctions {
public:
    explicit SourcedFunctions(const model::Application& application);

    /// The subject that defines `function` for the script `asker`, or -1.
    [[nodiscard]] std::int64_t definer(const std::string& function, std::size_t asker) const;

private:
    [[nodiscard]] std::size_t group_of(std::size_t subject);

    std::vector<std::size_t> parent_;  // of a union-find over subjects, flat once it is built
    std::map<std::pair<std::size_t, std::string>, std::size_t> functions_;  // by group and name
};

}  // namespace rpmgap::resolve
