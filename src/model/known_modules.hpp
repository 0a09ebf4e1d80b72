// What languages bring along by themselves: dated data of rules/languages/, which says what each word means.
#pragma once

#include <string_view>

namespace rpmgap::model {

/// A module of a language's standard library, or a namespace that packages share.
struct KnownModule {
    std::string_view name;
    std::string_view since{};   ///< version of the language that brought it, "3.11"; empty: all that count have it
    std::string_view until{};   ///< version that no longer has it; empty: still there
    bool apart = false;         ///< distributions put it into a package of its own
    bool foreign = false;       ///< on other systems only
    bool is_namespace = false;  ///< no module by itself: packages put theirs below it

    /// Wherever the language is, this is: nothing has to be asked for.
    [[nodiscard]] bool always_there() const { return since.empty() && until.empty() && !apart && !is_namespace; }
};

/// Null for a name that the data of the language ("python", "ruby") does not have.
[[nodiscard]] const KnownModule* known_module(std::string_view language, std::string_view name);

}  // namespace rpmgap::model
