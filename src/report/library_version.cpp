#include "report/library_version.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace rpmgap::report {

support::LibraryVersion json_version() {
    return {
        "nlohmann-json",
        fmt::format("{}.{}.{}", NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR, NLOHMANN_JSON_VERSION_PATCH),
        false};
}

}  // namespace rpmgap::report
