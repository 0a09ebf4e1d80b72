#include "record/read_needs.hpp"

#include "record/format.hpp"
#include "record/lines.hpp"
#include "record/need_json.hpp"

namespace rpmgap::record {

namespace {

using Json = nlohmann::json;

Header header_in(LineReader& lines) {
    const auto first = lines.next(most_need_bytes);
    if (!first) throw Damage("it is empty");
    const auto json = Json::parse(first->begin(), first->end(), nullptr, false);
    if (!json.is_object()) throw Damage("it is no record that rpmgap scan --record wrote");
    return header_of(json);
}

}  // namespace

tl::expected<Header, std::string> read_need_lines(std::string_view text,
                                                  const std::function<void(std::string_view)>& take) {
    LineReader lines(text);
    try {
        auto header = header_in(lines);
        for (std::size_t i = 0; i < header.needs; ++i) {
            const auto line = lines.next(most_need_bytes);
            if (!line) throw Damage("the needs after it are missing: it is cut short");
            take(*line);
        }
        return header;
    } catch (const std::exception& error) {  // the library's are of this kind too
        return tl::unexpected(lines.located(error.what()));
    }
}

}  // namespace rpmgap::record
