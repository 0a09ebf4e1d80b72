// Commands that a program in another language runs, read as shell reads them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/script/gathering.hpp"

namespace rpmgap::extract {

/// Where and how a call stands in the source.
struct CallSite {
    unsigned line = 0;
    bool guarded = false;     ///< its failure is caught
    std::string_view what{};  ///< "subprocess.run", for messages
};

/// The words that a program is started with; nothing stands for one that is not known. No shell is in between.
void run_words(const std::vector<std::optional<std::string>>& words, const CallSite& site, Gathering& out);

/// Text that is given to /bin/sh. Where a part is not known it has `unknown_part` (shell_text.hpp).
void run_text(std::string_view text, const CallSite& site, Gathering& out);

}  // namespace rpmgap::extract
