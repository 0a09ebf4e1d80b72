#include "repo/project_file.hpp"

#include <system_error>

#include <fmt/format.h>

#include "repo/local_file.hpp"
#include "repo/write_file.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

using support::Fault;
using support::Result;
using Presence = TomlTable::Presence;

constexpr std::uint64_t most_bytes = 4U << 20U;

std::vector<std::string> values_of(TomlTable& table, const SettingKey& key) {
    switch (key.kind) {
        case SettingKind::text: return {table.text(key.name, Presence::optional)};
        case SettingKind::texts: return table.texts(key.name, Presence::optional);
        case SettingKind::flag: return {table.flag(key.name, false) ? "true" : "false"};
    }
    return {};
}

Result<std::string> text_of(const std::filesystem::path& file, const std::string& name) {
    const auto refused = [&](const std::string& why) {
        return support::failure(Fault::input, fmt::format("cannot read {}: {}", name, why));
    };
    const auto opened = FileDescriptor::open_regular(file);
    if (!opened) return refused(opened.error());
    auto text = opened->read_whole(most_bytes);
    if (!text) return refused(text.error());
    return std::move(*text);
}

Result<Project> parse_project(const std::string& text, const std::string& name, std::span<const SettingKey> keys,
                              const WaiverWords& words) {
    toml::table document;
    try {
        document = toml::parse(text, name);
    } catch (const toml::parse_error& error) {
        return support::failure(Fault::input, fmt::format("{}:{}: {}", name, error.source().begin.line,
                                                          support::printable(std::string(error.description()))));
    }
    TomlComplaints complaints(name);
    TomlTable table(document, "the file", complaints);
    Project project;
    for (const auto& key : keys) {
        const toml::node* const node = table.any(key.name, Presence::optional);
        if (node == nullptr) continue;
        project.settings.push_back(
            {std::string(key.name), values_of(table, key), fmt::format("{}:{}", name, node->source().begin.line)});
    }
    for (const toml::table* const element : table.tables("waiver"))
        project.waivers.push_back(read_waiver(*element, name, words, complaints));
    table.reject_unknown();
    if (complaints.first()) return support::failure(Fault::input, *complaints.first());
    return project;
}

}  // namespace

Result<Project> read_project(const std::filesystem::path& file, std::span<const SettingKey> keys,
                             const WaiverWords& words) {
    const auto name = support::printable(file.native());
    const auto text = text_of(file, name);
    if (!text) return tl::unexpected(text.error());
    return parse_project(*text, name, keys, words);
}

Result<void> add_waiver(const std::filesystem::path& file, const model::Waiver& waiver, const std::string& what,
                        std::span<const SettingKey> keys, const WaiverWords& words) {
    const auto name = support::printable(file.native());
    std::string text;
    std::error_code unknown;
    if (std::filesystem::symlink_status(file, unknown).type() != std::filesystem::file_type::not_found) {
        auto old = text_of(file, name);
        if (!old) return tl::unexpected(old.error());
        // What is wrong already is told of the file as it is.
        const auto read = parse_project(*old, name, keys, words);
        if (!read) return tl::unexpected(read.error());
        for (const auto& known : read->waivers)
            if (known.command == waiver.command && !known.fingerprint.empty() &&
                (known.fingerprint.starts_with(waiver.fingerprint) ||
                 waiver.fingerprint.starts_with(known.fingerprint)))
                return support::failure(Fault::usage, fmt::format("{} is waived at {}; change its end or reason there",
                                                                  waiver.fingerprint, to_string(known.place)));
        text = std::move(*old);
        if (!text.empty() && !text.ends_with('\n')) text += '\n';
        if (!text.empty()) text += '\n';
    }
    if (!what.empty()) text += fmt::format("# {}\n", support::printable(what));
    const auto block = waiver_block(waiver);
    if (auto read = parse_project(block, "new waiver", keys, words); !read)
        return support::failure(Fault::usage, "nothing is waived: " + read.error().line());
    text += block;
    if (auto read = parse_project(text, name, keys, words); !read)
        return tl::unexpected(std::move(read.error()).while_doing("the waiver was not added"));
    return write_file(file, text, Readers::as_usual);
}

}  // namespace rpmgap::repo
