#include "cli/listed_checks.hpp"

#include "audit/registry.hpp"

namespace rpmgap::cli {

std::vector<report::ListedCheck> listed_checks() {
    std::vector<report::ListedCheck> listed;
    for (const auto* const check : audit::all_checks())
        listed.push_back({std::string(check->code), std::string(check->name), check->severity,
                          std::string(check->finds), std::string(check->why), std::string(check->cure),
                          std::string(check->wrong)});
    return listed;
}

}  // namespace rpmgap::cli
