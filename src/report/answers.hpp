// What a report answers before it tells anything: can it migrate, does the run fail, what matters first.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/finding.hpp"
#include "report/writer.hpp"

namespace rpmgap::report {

/// "Can I migrate?" It is asked of the application as it is: what is waived or known counts here.
struct MigrationAnswer {
    enum class Kind : std::uint8_t {
        yes,      ///< nothing stands in its way
        likely,   ///< only warnings and notes, or something was not checked
        no,       ///< blockers or errors, or it cannot be installed
        nothing,  ///< nothing was audited
    } kind = Kind::no;
    std::string words;  ///< one sentence
};
[[nodiscard]] MigrationAnswer migration_answer(const model::Report& report);

/// Whether something was not checked and is known or waived.
[[nodiscard]] bool has_accepted_gaps(const model::Report& report);

/// "4 not checked", "everything checked", "everything else checked" where the rest is known or waived.
[[nodiscard]] std::string told_gaps(const model::Report& report);

/// Whether the run fails, as its exit code says.
struct GateAnswer {
    bool fails = false;
    std::string words;  ///< "fails: 3 blockers and 1 error (--fail-on error)"
};
[[nodiscard]] GateAnswer gate_answer(const model::Report& report, const WriteOptions& options);

/// Findings but for those of what was not checked, the gravest first.
[[nodiscard]] std::vector<const model::Finding*> gravest_checked(const model::Report& report);

/// Findings of what was not checked, in the order of the report.
[[nodiscard]] std::vector<const model::Finding*> not_checked(const model::Report& report);

}  // namespace rpmgap::report
