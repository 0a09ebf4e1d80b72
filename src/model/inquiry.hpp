// What rpmgap why asks and is told: one name, the ways to read it, and what each distribution has for each.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/answer.hpp"
#include "model/knowledge.hpp"

namespace rpmgap::model {

/// One way to read a name: "bash" can be a package, a capability and a command.
struct Reading {
    std::string name;  ///< "requirement", "package", "command", "path", "library", "unit", "part"
    Question question;
    bool is_part = false;  ///< asks for a part of a rich dependency: whether that is met is another question
};

/// Why one package is taken and not the one that would come next, first what weighs most.
enum class Ground : std::uint8_t {
    alone,         ///< there is no other
    application,   ///< it is the application's own
    support,       ///< its channel has the better support state
    priority,      ///< its channel has the better priority
    architecture,  ///< it is of the native architecture
    version,       ///< it is the newer one of that name
    solver,        ///< nothing of this sets them apart, or the other cannot be installed: the solver's choice
};
[[nodiscard]] std::string_view to_string(Ground ground);

/// What would be installed for one question alone.
struct Choice {
    std::optional<PackageRef> package;  ///< empty: nothing is to be installed for it, or can be
    Ground ground = Ground::alone;
    bool by_epoch = false;                  ///< it meets the bound by its epoch alone: its version would not
    std::optional<PackageRef> over;         ///< what it was taken before; empty: there is no other
    std::optional<Breakage> over_breakage;  ///< of ground solver: why the other cannot be installed, if so
    std::vector<PackageRef> brings;         ///< what it drags along, by name
    std::uint64_t download_size = 0;        ///< bytes, with what it drags along; 0: the metadata does not say
    std::uint64_t installed_size = 0;       ///< likewise
    std::optional<Breakage> breakage;       ///< why none of what satisfies can be installed
};

/// A chain that leads to what was asked for.
struct Way {
    std::string from;  ///< "the image core", "the application"
    Chain chain;       ///< shortest; empty: none leads there
};

/// What one distribution has, everything by reading.
struct InquirySide {
    Snapshot snapshot;
    std::vector<Answer> answers;
    std::vector<Choice> choices;
    std::vector<std::vector<Way>> ways;
    bool closures_complete = true;  ///< false: the metadata does not carry all that packages require, so more may come
    std::vector<NotChecked> not_checked;  ///< what could not be decided about the distribution itself
};

struct Inquiry {
    std::string asked;
    std::vector<Reading> readings;
    InquirySide target;
    std::optional<InquirySide> baseline;
    std::vector<Rule> rules;  ///< that are about it, and hold for target and baseline

    /// Of the target: satisfied when some reading is, else undecidable when some reading is; parts do not count.
    [[nodiscard]] Outcome outcome() const;
};

}  // namespace rpmgap::model
