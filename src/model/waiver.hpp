// What somebody knows and accepts: findings that a waiver covers do not count.
#pragma once

#include <string>
#include <vector>

#include "model/requirement.hpp"

namespace rpmgap::model {

/// One [[waiver]] of a rpmgap.toml; rpmgap.toml(5) has the rules. Of what is said all must fit.
struct Waiver {
    std::string command;                    ///< the subcommand whose findings it is about: "scan", "closure"
    std::string distribution;               ///< glob of its id; empty: any
    std::string arch;                       ///< empty: any
    std::string fingerprint;                ///< of a cause or of a subject, or how it begins; empty: any
    std::string code;                       ///< "RG301"; empty: any
    std::vector<std::string> capabilities;  ///< globs as fnmatch(3) has them, of the finding's capability; empty: any
    std::vector<std::string> packages;      ///< likewise, of a subject: its name or NEVRA; empty: any
    std::vector<std::string> paths;  ///< likewise, of a subject: its path or that within what was scanned; empty: any
    std::string reason;
    std::string owner;
    std::string expires;  ///< ISO date of the last day on which it holds; empty: it has no end
    std::string until;    ///< "openssl >= 3.6": it holds until the target provides this; empty: it has no such end
    Evidence place;       ///< of it in the file
};

}  // namespace rpmgap::model
