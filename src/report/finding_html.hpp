// One finding of a scan on a page: a line that opens.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.hpp"
#include "report/listed_check.hpp"
#include "report/local_paths.hpp"
#include "report/users.hpp"

namespace rpmgap::report {

struct FindingLimits {
    std::size_t nodes = 60;     ///< of one finding: subjects and who uses them
    std::size_t evidence = 10;  ///< of one subject
};

/// What all findings of a page share.
struct FindingContext {
    const LocalPaths& local;
    const Users& users;
    const std::vector<const ListedCheck*>& checks;  ///< that the page explains, in the order of check_id()
    FindingLimits limits = {};
};

struct FindingRow {
    const model::Finding* finding = nullptr;
    std::string id;
    std::string_view standing;              ///< "new", "known", "waived", "fixed": what it can be filtered by
    const model::Waiver* waiver = nullptr;  ///< that covers it
    bool is_line = false;                   ///< nothing but its line
};

[[nodiscard]] std::string check_id(std::size_t check);

void finding_html(std::string& out, const FindingRow& row, const FindingContext& context);

}  // namespace rpmgap::report
