// dnf variables in URLs and .repo files: $name, ${name}, ${name:-word} and ${name:+word}, as
// dnf5.conf(5) describes them; '\' takes the meaning of the next character away.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "support/result.hpp"

namespace rpmgap::repo {

/// Letters, digits and '_'.
[[nodiscard]] bool is_variable_name(std::string_view name);

/// dnf's $basearch for an rpm architecture: every 32-bit x86 is i386.
[[nodiscard]] std::string basearch_of(std::string_view arch);

class Variables {
public:
    /// Who said it; the later beats the earlier.
    enum class Origin : std::uint8_t { profile, vars_file, command_line };

    /// Knows $arch and $basearch.
    explicit Variables(const std::string& arch);

    /// Of two values of one origin the later holds. $releasever brings $releasever_major and $releasever_minor (around
    /// the first '.') where those are not said by the same origin or a higher one.
    void set(const std::string& name, const std::string& value, Origin origin);

    /// The first line of each file of a vars directory (/etc/dnf/vars), under the file's name; nothing when there is no
    /// such directory. A fault of kind input for what cannot be read.
    [[nodiscard]] support::Result<void> read_directory(const std::filesystem::path& directory);

    /// What a variable without a value does to a text.
    enum class Unset : std::uint8_t {
        refuse,  ///< dnf leaves the variable as it is and asks the server for it; here it is an error that names it
        leave,   ///< for texts that may hold a '$' of their own, as passwords do; what is malformed stays as well
    };
    /// The error is one line without the text: "the variable $x has no value; --setvar x=VALUE gives it one".
    [[nodiscard]] tl::expected<std::string, std::string> substitute(std::string_view text,
                                                                    Unset unset = Unset::refuse) const;
    /// Null when it has none.
    [[nodiscard]] const std::string* find(const std::string& name) const;

private:
    struct Value {
        std::string text;
        Origin origin = Origin::profile;
        bool derived = false;  // from $releasever
    };
    std::map<std::string, Value> values_;
};

}  // namespace rpmgap::repo
