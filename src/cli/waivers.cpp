#include "cli/waivers.hpp"

#include <system_error>

#include "audit/registry.hpp"
#include "audit/waivers.hpp"
#include "repo/waiver_file.hpp"
#include "support/clock.hpp"

namespace rpmgap::cli {

support::Result<std::vector<model::Waiver>> known_waivers(const std::string& file) {
    std::filesystem::path path = file;
    if (file.empty()) {
        path = repo::project_file_name;
        std::error_code absent;
        if (!std::filesystem::exists(path, absent) && !absent) return std::vector<model::Waiver>();
    }
    std::vector<std::string> codes;
    for (const auto* const check : audit::all_checks()) codes.emplace_back(check->code);
    return repo::read_waivers(path, {"closure"}, codes);
}

std::size_t waive(std::vector<model::Finding>& findings, const std::vector<model::Waiver>& waivers,
                  const std::string& command, bool partial) {
    return audit::apply_waivers(findings, waivers, command, support::iso_date(support::now()),
                                partial ? audit::UnusedWaivers::may_be : audit::UnusedWaivers::are_said);
}

}  // namespace rpmgap::cli
