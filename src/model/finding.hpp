// What is reported: plain data with fixed columns; writers in report/ only print it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/answer.hpp"
#include "model/waiver.hpp"

namespace rpmgap::model {

enum class Severity : std::uint8_t { note, warning, error, blocker };
[[nodiscard]] std::string_view to_string(Severity severity);

/// One subject of a finding, with where in it the cause was seen.
struct FindingSubject {
    std::string path;
    std::vector<Evidence> evidence;
    std::vector<std::string> capabilities;  ///< what it asked for, as rpm prints it, when that is not the cause itself
    std::string fingerprint;                ///< of the cause and this subject: 16 hex digits
    std::string identity = {};  ///< the path within what was scanned: survives a moved directory; empty: `path`
    Chain chain = {};           ///< its own way to the cause, where each subject's is told
    std::optional<Severity> severity = {};  ///< its own, where the finding's is that of the gravest
};

struct Finding {
    std::string code;  ///< "RG103", see the taxonomy in docs
    std::string name;  ///< "missing-soname"
    std::string
        family;  ///< what the fingerprint hashes instead of the code: "soname", "version", "file", "command", ...
    Severity severity = Severity::warning;
    Confidence confidence = Confidence::high;
    std::string capability;                ///< the cause, as rpm prints it
    std::string message;                   ///< one sentence
    std::vector<FindingSubject> subjects;  ///< sorted by path; where each has a chain, by its length
    Chain chain;                           ///< shortest, from the application to the cause
    std::string nearest;                   ///< one sentence, or empty
    std::string remedy;                    ///< one sentence, imperative
    std::string rule_source;               ///< where the fact behind it is documented, or empty
    std::string fingerprint;               ///< of the cause: 16 hex digits
};

/// It says what was not checked: counted apart from all others, and a run fails by it with --strict alone.
[[nodiscard]] inline bool is_not_checked(const Finding& finding) {
    return finding.code == "RG901";
}

struct Summary {
    std::map<Severity, std::size_t> by_severity;  ///< findings, RG901 apart
    std::map<std::string, std::size_t> by_code;
    std::size_t not_checked = 0;  ///< things not checked that count for --strict
    std::size_t waived = 0;       ///< this and the following: findings that do not count, or parts of findings
    std::size_t known = 0;
    std::size_t fixed = 0;
};

/// What a waiver covers: a finding, with those of its subjects that it is about.
struct WaivedFinding {
    Finding finding;
    Waiver waiver;
};

/// The whole result of one audit.
struct Report {
    Application application;
    Snapshot target;
    std::vector<Snapshot> baseline;     ///< none or one
    std::vector<Finding> findings;      ///< what counts: by severity, then code, then capability
    std::vector<WaivedFinding> waived;  ///< what somebody accepts; in the same order
    std::vector<Finding> known;         ///< what an earlier report had already; in the same order
    std::vector<Finding> fixed;         ///< what that report had and this one has not: without evidence
    std::string known_from;             ///< file of that report; empty: there is none
    std::vector<NotChecked> notes;      ///< what was read but is uncertain by nature (static executables ...)
    Summary summary;
    bool symbols = false;     ///< imports were held against what packages export
    bool hints = false;       ///< names among the constants of ELF files counted
    Questions questions;      ///< what tiers and plan name by index
    std::vector<Tier> tiers;  ///< of the target, first tier first
    std::optional<Tier> baseline_tier;
    std::optional<Plan> plan;
};

}  // namespace rpmgap::model
