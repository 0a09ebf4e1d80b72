#include "repo/expected_channels.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include "repo/local_file.hpp"
#include "repo/profile.hpp"
#include "repo/toml_table.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

using support::Fault;
using support::Result;

namespace {

constexpr std::uint64_t most_bytes = 16U << 20U;

}  // namespace

Result<ExpectedChannels> read_expected_channels(const std::filesystem::path& file) {
    const auto name = support::printable(file.native());
    const auto opened = FileDescriptor::open_regular(file);
    if (!opened) return support::failure(Fault::input, fmt::format("cannot read {}: {}", name, opened.error()));
    const auto text = opened->read_whole(most_bytes);
    if (!text) return support::failure(Fault::input, fmt::format("cannot read {}: {}", name, text.error()));
    ExpectedChannels expected;
    try {
        const toml::table document = toml::parse(*text, name);
        TomlComplaints complaints(name);
        TomlTable root(document, "the file", complaints);
        if (const auto* const channels = root.table("channels")) {
            TomlTable table(*channels, "channels", complaints);
            for (const auto& [key, value] : *channels) {
                const std::string id(key.str());
                if (!is_channel_id(id)) table.complain(id, "that is no id of a channel");
                auto globs = table.globs(id, TomlTable::Presence::required);
                expected.emplace_back(id, std::move(globs));
            }
        } else {
            root.complain("channels", "there is no table [channels]");
        }
        root.reject_unknown();
        if (complaints.first()) return support::failure(Fault::usage, *complaints.first());
    } catch (const toml::parse_error& error) {
        return support::failure(Fault::usage, fmt::format("{}:{}: {}", name, error.source().begin.line,
                                                          support::printable(error.description())));
    }
    return expected;
}

}  // namespace rpmgap::repo
