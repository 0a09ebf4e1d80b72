// Knowledge about distributions beyond their metadata, as dated rules: renames, splits, features that were cut,
// policies, forms of package-manager commands. Data of rules/knowledge/*.toml and of a user's directory, never code.
#pragma once

#include <string>
#include <vector>

namespace rpmgap::model {

/// What a rule is about. Globs as fnmatch(3) has them; a rule matches where each list that is not empty has a match.
struct RuleMatch {
    std::vector<std::string> packages;      ///< names of packages that were asked for or would be chosen
    std::vector<std::string> capabilities;  ///< capabilities, paths and units that were asked for, without their bound
    std::vector<std::string> commands;      ///< names of commands that a script calls
    /// Words of those commands, in this order but not side by side; "" matches nothing else than no words at all.
    std::vector<std::string> words;
};

struct Rule {
    std::string id;                  ///< unique: "azl4-wget"
    std::vector<std::string> codes;  ///< findings that it explains, or makes where the code comes from rules alone
    RuleMatch match;
    std::string message;                ///< one sentence
    std::string remedy;                 ///< one sentence, imperative
    std::string source;                 ///< URL or document that anyone can look up
    std::string date;                   ///< ISO: when it was seen to hold
    std::vector<std::string> releases;  ///< ids of the distributions for which it holds
    std::string file;                   ///< where it is written, for people
};

}  // namespace rpmgap::model
