// repomd.xml: which files make up a channel's metadata, with their checksums.
// Format: https://github.com/rpm-software-management/createrepo_c and librepo's documentation of the same file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/result.hpp"

namespace rpmgap::repo {

/// Real ones have 2 to 12 kB.
inline constexpr std::uint64_t most_repomd_bytes = 4U << 20U;

/// One file that repomd.xml lists.
struct MetadataRecord {
    std::string href;                   ///< relative to the channel's directory, free of ".." and schemes
    std::string checksum_type;          ///< as written: "sha256"
    std::string checksum;               ///< hex, lower case
    std::optional<std::uint64_t> size;  ///< bytes of the file as it lies there
};

struct Repomd {
    std::string digest;          ///< sha256 of the file, hex
    std::int64_t timestamp = 0;  ///< newest timestamp of all its records, 0: none
    MetadataRecord primary;
    std::optional<MetadataRecord> filelists;
    std::optional<MetadataRecord> modules;

    /// Every record that is read.
    [[nodiscard]] std::vector<const MetadataRecord*> used() const;
};

/// 64 hex digits in lower case.
[[nodiscard]] bool is_sha256(std::string_view text);

/// sha256 of `bytes` as hex in lower case.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// Parses the text of a repomd.xml; faults are of kind repository and do not name the file.
[[nodiscard]] support::Result<Repomd> parse_repomd(const std::string& text);

/// Reads and parses `directory`/repodata/repomd.xml; faults name the file.
[[nodiscard]] support::Result<Repomd> read_repomd(const std::filesystem::path& directory);

}  // namespace rpmgap::repo
