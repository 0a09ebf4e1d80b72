#include "report/severity_counts.hpp"

#include <algorithm>

#include "support/text.hpp"

namespace rpmgap::report {

std::vector<std::string> told_counts(const std::map<model::Severity, std::size_t>& by_severity) {
    std::vector<std::string> parts;
    for (const auto& [severity, count] : by_severity)
        if (count > 0) parts.push_back(support::count_of(count, to_string(severity)));
    std::ranges::reverse(parts);
    return parts;
}

}  // namespace rpmgap::report
