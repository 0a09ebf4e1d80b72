// How one finding came to be, step by step, in words.
#pragma once

#include <string>
#include <vector>

#include "model/finding.hpp"

namespace rpmgap::model {

struct ExplanationStep {
    std::string name;                ///< "read", "looked up on azurelinux-4.0", ...
    std::vector<std::string> lines;  ///< a sentence each
};

struct Explanation {
    Finding finding;
    std::vector<ExplanationStep> steps;  ///< in the order in which they were taken
};

}  // namespace rpmgap::model
