// A check as reports explain it.
#pragma once

#include <string>

#include "model/finding.hpp"

namespace rpmgap::report {

struct ListedCheck {
    std::string code;
    std::string name;
    model::Severity severity = model::Severity::note;
    std::string finds;  ///< this and the following: sentences
    std::string why;
    std::string cure;
    std::string wrong;
};

}  // namespace rpmgap::report
