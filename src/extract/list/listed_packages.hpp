// The packages that a list names, each once.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/application.hpp"

namespace rpmgap::extract {

/// How a list asks for a package.
struct Listed {
    model::Strength strength = model::Strength::required;
    bool guarded = false;          ///< only beside another package, that is not known
    std::string_view beside = {};  ///< only where this package gets installed or is; empty: wherever
    bool build_time = false;       ///< not where the application runs
    std::string_view arch = {};    ///< of the package, as listed; empty: it is not said
};

/// Collects requirements and what was not checked, in the order of first sight. Text goes through printable() here.
class ListedPackages {
public:
    explicit ListedPackages(std::string path) : path_(std::move(path)) {}

    /// A package word as dnf takes it: a name, a glob, a capability with or without a bound, a rich dependency. An
    /// architecture becomes a part of it, "glibc.i686". Of one that is listed twice the stronger demand stays, of equal
    /// ones the first.
    void add(std::string_view word, const Listed& how, unsigned line, std::string_view section);
    /// Something that no distribution has as a package, "npm packages": counted by kind.
    void pass_over(const std::string& kind);
    /// Each reason once.
    void not_checked(unsigned line, std::string reason, bool counts = true);

    /// The subject, with one line for each kind of thing that was passed over.
    [[nodiscard]] model::Subject subject() &&;

private:
    void keep(model::Requirement requirement, const Listed& how, unsigned line, std::string_view section);

    std::string path_;
    std::size_t rich_terms_left_ = 100'000;  // of all rich dependencies in it
    std::vector<model::Requirement> requirements_;
    std::map<std::string, std::size_t> known_;  // -> requirements_
    std::map<std::string, std::size_t> passed_over_;
    std::vector<model::NotChecked> not_checked_;
};

/// The name in "name-[epoch:]version-release[.arch]", also written "epoch:name-version-release.arch"; empty where
/// `word` has another form. Only a name may have dashes in it (rpm-spec(5)), but nothing tells where it ends unless
/// version and release begin with a digit: "java-21-openjdk" is a name.
[[nodiscard]] std::string_view name_of_nevra(std::string_view word);

/// What stands behind the epoch in "1:name", as yum printed packages; the word itself where none is before it.
[[nodiscard]] std::string_view without_epoch(std::string_view word);

/// "name" of "name.arch" where `arch` is one of rpm's; empty otherwise.
[[nodiscard]] std::string_view without_arch(std::string_view word);

/// Keys that rpm keeps in its database as if they were packages.
[[nodiscard]] bool is_key(std::string_view name);

}  // namespace rpmgap::extract
