// Folding by root cause: hits with one cause become one finding with many subjects.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_set>
#include <vector>

#include "audit/check.hpp"

namespace rpmgap::audit {

/// One hit of a check on one subject, ready to be folded.
struct Instance {
    const Check& check;
    std::string family;
    model::Severity severity;
    std::string capability;        ///< what the case is about, as rpm prints it
    std::string asked;             ///< what the subject asked for; a version node's case may be its library
    std::string subject;           ///< path as reported
    std::string subject_identity;  ///< the path within what was scanned: survives a moved directory
    model::Evidence evidence;
    std::vector<std::string> approach;  ///< shortest chain from the application's entry to the subject
    Hit hit;
};

/// What findings are folded by.
[[nodiscard]] const std::string& cause_of(const Instance& instance);

/// Fingerprints of an instance on a distribution: of its cause, and of its subject below that.
[[nodiscard]] std::string cause_fingerprint(const Instance& instance, const std::string& distribution);
[[nodiscard]] std::string subject_fingerprint(const Instance& instance, const std::string& distribution);

class Folder {
public:
    explicit Folder(std::string distribution) : distribution_(std::move(distribution)) {}

    void add(Instance instance);
    /// Sorted by severity (highest first), code, capability.
    [[nodiscard]] std::vector<model::Finding> findings() &&;

private:
    using Key = std::tuple<std::string, std::string, std::string>;  // code, family, cause

    // Where in its finding a subject is, and what is told of it already: one subject may ask in tens of thousands of
    // places.
    struct Place {
        std::size_t index;
        std::set<std::tuple<std::string, unsigned, std::string>> evidence;
        std::unordered_set<std::string> asked;
    };

    std::string distribution_;
    std::map<Key, model::Finding> folded_;
    struct Asked {
        std::size_t told = 0;            // by the message, which is the first hit's
        std::set<std::string> distinct;  // of all hits
    };
    std::map<Key, std::map<std::string, Place>> places_;
    std::map<Key, Asked> asked_;
};

}  // namespace rpmgap::audit
