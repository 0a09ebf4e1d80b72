#include "cli/known_report.hpp"

#include <fmt/format.h>

#include "record/known_report.hpp"
#include "repo/local_file.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

constexpr std::uint64_t most_bytes = 512U << 20U;

support::Result<model::KnownReport> known_report(const std::filesystem::path& file, std::string_view option) {
    const auto name = support::printable(file.native());
    const auto refused = [&](const std::string& why) {
        return support::failure(support::Fault::input, fmt::format("{} {}: {}", option, name, why));
    };
    const auto opened = repo::FileDescriptor::open_regular(file);
    if (!opened) return refused(opened.error());
    const auto text = opened->read_whole(most_bytes);
    if (!text) return refused(text.error());
    auto known = record::parse_known_report(*text);
    if (!known) return refused(known.error());
    known->file = name;
    return std::move(*known);
}

}  // namespace rpmgap::cli
