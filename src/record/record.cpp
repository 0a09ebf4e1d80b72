#include "record/record.hpp"

#include <tuple>

namespace rpmgap::record {

bool is_before(const model::Question& a, const model::Question& b) {
    const auto rest = [](const model::Question& question) {
        return std::tie(question.kind, question.asker, question.nodes, question.directories);
    };
    const auto first = to_string(a.capability);
    const auto second = to_string(b.capability);
    return first != second ? first < second : rest(a) < rest(b);
}

}  // namespace rpmgap::record
