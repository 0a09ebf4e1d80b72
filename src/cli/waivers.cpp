#include "cli/waivers.hpp"

#include <system_error>

#include "audit/registry.hpp"
#include "repo/waiver_file.hpp"

namespace rpmgap::cli {

support::Result<std::vector<model::Waiver>> known_waivers(const std::string& file) {
    std::filesystem::path path = file;
    if (file.empty()) {
        path = repo::project_file_name;
        // A link that leads nowhere is a file that cannot be read.
        std::error_code unknown;
        if (std::filesystem::symlink_status(path, unknown).type() == std::filesystem::file_type::not_found)
            return std::vector<model::Waiver>();
    }
    std::vector<std::string> codes;
    for (const auto* const check : audit::all_checks()) codes.emplace_back(check->code);
    return repo::read_waivers(path, {"closure"}, codes);
}

}  // namespace rpmgap::cli
