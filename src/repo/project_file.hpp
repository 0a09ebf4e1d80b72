// rpmgap.toml: what a project tells rpmgap of itself; rpmgap.toml(5) is the format.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/waiver.hpp"
#include "repo/waiver_table.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

/// The name that is looked for where no file is given.
inline constexpr const char* project_file_name = "rpmgap.toml";

enum class SettingKind : std::uint8_t { text, texts, flag };

/// A key that the file may have beside its waivers.
struct SettingKey {
    std::string_view name;
    SettingKind kind;
};

struct Setting {
    std::string key;
    std::vector<std::string> values;  ///< one of a text; of a flag "true" or "false"
    std::string place;                ///< "rpmgap.toml:3"
};

struct Project {
    std::vector<Setting> settings;  ///< those that the file has, in the order of the keys
    std::vector<model::Waiver> waivers;
};

/// A fault of kind input says what does not fit, with its line.
[[nodiscard]] support::Result<Project> read_project(const std::filesystem::path& file, std::span<const SettingKey> keys,
                                                    const WaiverWords& words);

/// Puts a waiver at the end of a file, which is made where there is none. What the file would be then is read first, as
/// above: it is replaced as a whole or, where that would not be read, left as it is.
/// `what` is a comment above it, one line; empty: none.
[[nodiscard]] support::Result<void> add_waiver(const std::filesystem::path& file, const model::Waiver& waiver,
                                               const std::string& what, std::span<const SettingKey> keys,
                                               const WaiverWords& words);

}  // namespace rpmgap::repo
