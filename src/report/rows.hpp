// A report as rows, one for each finding and subject: what formats share that have an entry for each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.hpp"

namespace rpmgap::report {

enum class Status : std::uint8_t {
    fresh,   ///< it counts
    known,   ///< an earlier report had it
    waived,  ///< somebody accepts it
    fixed,   ///< an earlier report had it, this one has not
};
/// "new", "known", "waived", "fixed".
[[nodiscard]] std::string_view to_string(Status status);

/// Points into the report that it was made from.
struct Row {
    Status status = Status::fresh;
    const model::Finding* finding = nullptr;
    const model::FindingSubject* subject = nullptr;  ///< of a finding without subjects an empty one
    const model::Waiver* waiver = nullptr;           ///< of what is waived
    bool is_first = true;                            ///< of its finding
};

/// What counts, the gravest first (gravity.hpp), then what is known, waived and fixed, in the order of the report.
[[nodiscard]] std::vector<Row> rows_of(const model::Report& report);

/// The subject's own fingerprint, or that of the cause where it has none.
[[nodiscard]] const std::string& fingerprint_of(const Row& row);

/// Where the cause was seen first; the subject itself where nothing more exact is known.
[[nodiscard]] model::Evidence evidence_of(const Row& row);

/// "libfoo.so.2()(64bit): no package of target has this library; nearest: ...", "not checked: eval'd text ("$HOOK")".
[[nodiscard]] std::string sentence_of(const Row& row);

/// "app -> libfoo.so.2()(64bit) -> nothing": the subject's own, else that of its finding.
[[nodiscard]] std::string chain_text(const Row& row);

/// "waived by OWNER until 2027-01-31: REASON"
[[nodiscard]] std::string waiver_text(const model::Waiver& waiver);

/// Which rows there is room for, in `limit` pieces of `room` bytes altogether. Every finding that counts is to be there
/// with one subject before any has a second one, and what counts before the rest; the gravest first.
[[nodiscard]] std::vector<bool> rows_with_room(const std::vector<Row>& rows, std::size_t limit, std::size_t room,
                                               const std::function<std::size_t(std::size_t row)>& bytes_of);

/// At most `columns` code points; the last is an ellipsis where something was cut.
[[nodiscard]] std::string cut_text(std::string_view utf8, std::size_t columns);

}  // namespace rpmgap::report
