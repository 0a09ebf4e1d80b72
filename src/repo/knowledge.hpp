// Rules about distributions, from rules/knowledge/*.toml (compiled in) and from directories of the user. A file holds
// [[rule]] tables:
//
//   id        "azl4-wget": letters, digits and . _ + -, unique; a user's rule takes the place of the built-in one
//   codes     ["RG401"]: the findings that it explains; RG603, RG604, RG701 and RG702 are made by rules alone
//   match     a table of at least one of packages, capabilities and commands; words and without narrow commands
//   message   what is different, a sentence without its full stop
//   remedy    what to do, likewise
//   source    URL or document
//   date      2026-04-29, without quotes: when it was seen to hold
//   releases  ["azurelinux-4.0"]: ids of the distributions for which it holds
//   against   ["fedora-*"]: globs of baselines that differ in this; left out: any
//   unless_installed  ["rsyslog"]: packages; where the application or the image brings one, the rule is silent
//   tests     ["shell: wget -q https://example.com", "requires: /usr/bin/wget", "package: wget"]: each must match;
//             ["not: wget --version"]: must not; a rule with words needs one
//   claims    ["absent: NAME", "CHANNEL: NAME", "provides: CAPABILITY by NAME"]: what metadata can prove
//
// model/knowledge.hpp says what they mean.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "model/knowledge.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

/// The rules of one text. Whatever does not fit is a fault of kind usage that begins with "FILE:LINE: ": unknown keys,
/// codes that are none of `codes`, an id for the second time, a test that its own rule does not pass.
[[nodiscard]] support::Result<std::vector<model::Rule>> parse_rules(std::string_view toml, const std::string& where,
                                                                    const std::vector<std::string>& codes);

/// Every rule, the user's first: the *.toml of `directories` in their order, then the built-in ones of which no
/// user's rule has the id. A fault of kind input for a directory or file that cannot be read, or a directory without
/// rules.
[[nodiscard]] support::Result<std::vector<model::Rule>> all_rules(const std::vector<std::filesystem::path>& directories,
                                                                  const std::vector<std::string>& codes);

}  // namespace rpmgap::repo
