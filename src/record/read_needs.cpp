#include "record/read_needs.hpp"

#include <algorithm>

#include "record/format.hpp"
#include "record/lines.hpp"
#include "record/need_json.hpp"
#include "record/need_lines.hpp"

namespace rpmgap::record {

namespace {

using Json = nlohmann::json;

Needs needs_of(LineReader& lines) {
    Needs needs;
    const auto first = lines.next(most_need_bytes);
    if (!first) throw Damage("it is empty");
    const auto json = Json::parse(first->begin(), first->end(), nullptr, false);
    if (!json.is_object()) throw Damage("it is no record that rpmgap scan --record wrote");
    needs.header = header_of(json);
    constexpr std::size_t most_at_once = 1000;  // whatever a header claims
    needs.questions.reserve(std::min(needs.header.needs, most_at_once));
    needs.asked.reserve(std::min(needs.header.needs, most_at_once));
    for (std::size_t i = 0; i < needs.header.needs; ++i) {
        const auto line = lines.next(most_need_bytes);
        if (!line) throw Damage("it is cut short");
        model::Question question;
        Asking asking;
        if (!read_need(*line, question, asking)) throw Damage("there are fewer needs than the header says");
        needs.questions.push_back(std::move(question));
        needs.asked.push_back(std::move(asking));
    }
    return needs;
}

}  // namespace

tl::expected<Needs, std::string> read_needs(std::string_view text) {
    LineReader lines(text);
    try {
        return needs_of(lines);
    } catch (const std::exception& error) {  // the library's are of this kind too
        return tl::unexpected(fmt::format("line {}: {}", lines.number(), error.what()));
    }
}

}  // namespace rpmgap::record
