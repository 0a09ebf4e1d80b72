// What one script was found to need, each thing once.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/application.hpp"

namespace rpmgap::extract {

/// Collects requirements and what was not checked, in the order of first sight. Text goes through printable() here.
class Gathering {
public:
    explicit Gathering(std::string path) : path_(std::move(path)) {}

    /// One requirement for each kind and capability: an unguarded use outranks guarded ones, then the first line
    /// counts.
    void require(model::RequirementKind kind, std::string_view name, unsigned line, bool guarded);
    /// As require(), of what may not be one.
    void hint(model::RequirementKind kind, std::string_view name, unsigned line);
    /// A package word of an install command, "name" or "name >= evr" as dnf takes it.
    void require_package(std::string_view word, unsigned line, bool guarded);
    /// A module of a language, by the name that code loads it by.
    void require_module(std::string_view language, std::string_view name, unsigned line, bool guarded);
    /// A shared library that code names to the loader at run time, by soname; of 64 bits, as the distributions are.
    void hint_library(std::string_view soname, unsigned line);
    /// Each reason once, at the first line that it was found at.
    void not_checked(unsigned line, std::string reason, bool counts = true);
    /// A command that is run, in whatever way. Bounded: what is beyond is said to be not checked.
    void invoked(model::Invocation invocation);
    /// Those so far, in the order in which they were told.
    [[nodiscard]] const std::vector<model::Invocation>& invocations() const { return invocations_; }
    /// A number for the tests that belong together, of the whole file.
    [[nodiscard]] unsigned next_decision() { return ++decisions_; }
    /// Remembers that a file was taken in by `.` or `source`.
    void sourced(std::string_view file);

    /// Moves everything to `subject`, sorted by line.
    void move_to(model::Subject& subject);

private:
    model::Requirement& add(model::RequirementKind kind, model::Capability capability, unsigned line, bool guarded,
                            bool hint = false);

    std::string path_;
    std::vector<model::Requirement> requirements_;
    std::map<std::pair<model::RequirementKind, std::string>, std::size_t> known_;  // -> requirements_
    std::vector<model::NotChecked> not_checked_;
    std::map<std::string, std::size_t, std::less<>> reasons_;  // -> not_checked_
    std::vector<std::string> sources_;
    std::vector<model::Invocation> invocations_;
    std::size_t invocation_bytes_ = 0;
    unsigned decisions_ = 0;
};

/// At most `limit` bytes of `source` for a message: one line, printable, without what looks like a password. What is cut
/// ends in "..." and some digits that tell it from another text that begins in the same way.
[[nodiscard]] std::string shown(std::string_view source, std::size_t limit = 48);

}  // namespace rpmgap::extract
