// What an earlier report said, as far as a later one is held against it.
#pragma once

#include <string>
#include <vector>

#include "model/finding.hpp"

namespace rpmgap::model {

struct KnownReport {
    std::string file;    ///< that it was read from
    std::string target;  ///< id of the distribution
    std::string arch;
    std::string baseline;            ///< id; empty: none
    bool symbols = false;            ///< whether it was made with --symbols
    bool hints = false;              ///< likewise --hints
    std::vector<std::string> paths;  ///< that were scanned
    std::vector<Finding>
        findings;  ///< without chains and words of what to do; evidence of all lies at the first subject
};

}  // namespace rpmgap::model
