// Sentences that several checks share.
#pragma once

#include <string>

#include "audit/check.hpp"

namespace rpmgap::audit {

/// Whether a scriptlet runs before the files of its package are there.
[[nodiscard]] bool runs_early(std::string_view section);
/// "fedora-43 has it in libcbor-0.13.0-1.fc43.x86_64", "fedora-43 cannot say", or "" without a baseline.
[[nodiscard]] std::string on_baseline(const Case& c);

/// Two phrases joined by "; ", or the one that is not empty.
[[nodiscard]] std::string joined(const std::string& first, const std::string& second);

/// Both joined by "; ".
[[nodiscard]] std::string near_and_baseline(const Case& c);

/// The message, and where no later release of the target will meet the bound either, why: what is never met is not
/// merely missing.
[[nodiscard]] std::string with_outlook(const Case& c, std::string message);

/// Of a miss by version or architecture: what asks for that is a word of an install command or of a list, not a bound.
[[nodiscard]] bool is_pinned_word(const Case& c);
/// What the target has in place of the version that is asked for, and what to do about it.
[[nodiscard]] std::string told_versions(const Case& c);
[[nodiscard]] std::string remedy_of_version(const Case& c);

/// The target has it in a package that is not seen (excludes, module streams).
[[nodiscard]] bool is_hidden(const Case& c);
/// What a check says and advises, unless the package is there and only hidden.
[[nodiscard]] std::string unless_hidden(const Case& c, std::string message);
[[nodiscard]] std::string remedy_unless_hidden(const Case& c, std::string remedy);

/// The package as a link of a chain.
[[nodiscard]] model::ChainLink link_to(const model::PackageRef& package);

/// The parts of an ELF capability; of anything else the text itself as the soname.
[[nodiscard]] model::ElfCapability elf_parts_of(const std::string& capability);
/// The library part of an ELF capability: "libc.so.6" of "libc.so.6(GLIBC_2.34)(64bit)"; the text itself for anything
/// else.
[[nodiscard]] std::string library_of(const std::string& capability);

/// What the target knows of a package name of the baseline; null when that was not looked up.
[[nodiscard]] const model::NameAnswer* name_on_target(const Case& c, const std::string& name);

/// "its successor azurelinux-rpm-config obsoletes it": of a name that nothing on the target provides; empty: none does.
[[nodiscard]] std::string successor_on_target(const Case& c);

/// The same for a name that has a successor on the target: to use that.
[[nodiscard]] std::string remedy_to_successor(const Case& c, std::string remedy);

/// High when the evidence is a binary or a header; medium for a word of a script, which other code may make unneeded.
[[nodiscard]] model::Confidence confidence_of_evidence(const Case& c);

/// The first provider that only a channel of this support state has; null when there is none.
[[nodiscard]] const model::Provider* provider_in(const model::Answer& answer, model::Support support);

/// The interpreter's name ends in a carriage return: the script has the line ends of another system.
[[nodiscard]] bool has_foreign_line_ends(const Case& c);
inline constexpr const char* foreign_line_ends =
    "its first line ends in a carriage return, which the kernel takes for a part of the interpreter's name";
inline constexpr const char* remedy_of_line_ends = "convert its line ends to those of Unix, as dos2unix does";

[[nodiscard]] bool asks_for_library(const model::Requirement& requirement);
[[nodiscard]] bool asks_for_path(model::RequirementKind kind);
[[nodiscard]] inline bool asks_for_path(const model::Requirement& requirement) {
    return asks_for_path(requirement.kind);
}

}  // namespace rpmgap::audit
