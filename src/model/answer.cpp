#include "model/answer.hpp"

#include <fmt/format.h>

namespace rpmgap::model {

std::string_view to_string(Confidence confidence) {
    switch (confidence) {
        case Confidence::high: return "high";
        case Confidence::medium: return "medium";
        case Confidence::low: return "low";
    }
    return "";
}

std::string nevra(const PackageRef& package) {
    return package.name + '-' + package.evr + '.' + package.arch;
}

std::string package_and_channel(const PackageRef& package) {
    return fmt::format("{} ({})", nevra(package), package.channel);
}

std::string to_string(const NearestMiss& miss) {
    using Kind = NearestMiss::Kind;
    if (miss.kind == Kind::none) return {};
    if (miss.kind == Kind::hidden)
        return fmt::format("{} is hidden: {}", miss.package ? package_and_channel(*miss.package) : miss.found,
                           miss.hidden_by);
    if (miss.kind == Kind::package_without && miss.package)
        return fmt::format("its package is there without it: {}", package_and_channel(*miss.package));
    if (miss.kind == Kind::language_version && miss.package)
        return fmt::format("{}, and here is {}", miss.found, package_and_channel(*miss.package));
    const auto what =
        miss.package ? fmt::format("{} in {}", miss.found, package_and_channel(*miss.package)) : miss.found;
    switch (miss.kind) {
        case Kind::off_loader_path: return fmt::format("outside the loader's directories: {}", what);
        case Kind::split_nodes: return fmt::format("each version alone is there: {}", what);
        default: return fmt::format("nearest: {}", what);
    }
}

}  // namespace rpmgap::model
