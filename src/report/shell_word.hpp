// Words of a command line that a reader can copy.
#pragma once

#include <string>

namespace rpmgap::report {

/// As POSIX shells read it back (XCU 2.2): quoted where something in it is not plain.
[[nodiscard]] std::string shell_word(const std::string& word);

}  // namespace rpmgap::report
