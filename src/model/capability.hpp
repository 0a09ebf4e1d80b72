// RPM's dependency string: a name with an optional bound, or a rich (boolean) dependency kept as a tree.
// Format: https://rpm-software-management.github.io/rpm/manual/dependencies.html and .../boolean_dependencies.html
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rpmgap::model {

/// Bits of a comparison, as rpm combines them ("<=" is less | equal).
enum class Sense : std::uint8_t { any = 0, less = 1, greater = 2, equal = 4 };

constexpr Sense operator|(Sense a, Sense b) {
    return static_cast<Sense>(static_cast<std::uint8_t>(a) | static_cast<std::uint8_t>(b));
}
constexpr bool has(Sense set, Sense bit) {
    return (static_cast<std::uint8_t>(set) & static_cast<std::uint8_t>(bit)) != 0;
}

/// The operators of rich dependencies. `if_` and `unless_` have two operands, or three with an "else" branch; `and_`,
/// `or_`, `with_` and `without_` have one ("(a)" is legal) or more.
enum class RichOperator : std::uint8_t { none, and_, or_, if_, unless_, with_, without_ };

struct Capability {
    std::string name;          ///< empty for a rich dependency
    Sense sense = Sense::any;  ///< any: no bound
    std::string evr;           ///< [epoch:]version[-release]; empty without a bound
    RichOperator rich = RichOperator::none;
    std::vector<Capability> operands = {};  ///< of a rich dependency, in source order

    friend bool operator==(const Capability&, const Capability&) = default;
};

/// Exactly as rpm prints it: "foo", "foo >= 1:2-3", "(a if b else c)".
[[nodiscard]] std::string to_string(const Capability& capability);

/// The inverse for what is not rich: "foo", "foo >= 1:2-3", "foo>=2". Nothing when a bound has no name, no version, or
/// an operator that is none.
[[nodiscard]] std::optional<Capability> parse_plain_capability(std::string_view text);

/// The parts of a capability that rpm's ELF generator made: `libc.so.6(GLIBC_2.34)(64bit)` has soname "libc.so.6",
/// node "GLIBC_2.34" and is64 true. Source: rpm's tools/elfdeps.c.
struct ElfCapability {
    std::string soname;
    std::string node;  ///< symbol version; empty for the library itself
    bool is64 = false;
};

/// True and fills `parts` when `name` has the form of an ELF dependency.
[[nodiscard]] bool parse_elf_capability(std::string_view name, ElfCapability& parts);

/// The inverse: "libc.so.6(GLIBC_2.34)(64bit)", "libc.so.6()(64bit)", "libc.so.6(GLIBC_2.0)", "libc.so.6".
[[nodiscard]] std::string elf_capability(std::string_view soname, std::string_view node, bool is64);

}  // namespace rpmgap::model
