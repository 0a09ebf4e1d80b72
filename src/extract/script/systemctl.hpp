// systemctl called by a script: which units it names. Words, options and names as systemctl(1) takes them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/script/word.hpp"

namespace rpmgap::extract {

/// What a call of systemctl asks for.
struct UnitRequest {
    struct Unit {
        std::string name;  ///< complete: "sshd.service"; "user/NAME" for one of the user manager
        Word word;
    };
    std::vector<Unit> units;
    bool question = false;             ///< it works, or only says so, when the unit is not there: status, stop, disable
    std::vector<std::string> reasons;  ///< why something of it is not checked
};

/// Empty for a subcommand that names no units. The first word is literal.
[[nodiscard]] UnitRequest read_systemctl(const Words& words);

/// The name as systemctl completes it: ".service" is added where there is no suffix of a unit.
[[nodiscard]] std::string complete_unit_name(std::string_view word);

}  // namespace rpmgap::extract
