// Which packages modules hide, as libdnf does it (setModuleExcludes in dnf-sack.cpp): packages of streams that are not
// active, and packages outside modules whose name, or a name among their Provides, is that of a package of an active
// stream. Channels with module_hotfixes are left alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "resolve/hidden.hpp"

namespace rpmgap::resolve {

/// Parts of "name-epoch:version-release.arch"; views into it. The epoch is left out of `evr` when it is zero, as
/// libsolv does.
struct Artifact {
    std::string_view name;
    std::string_view evr;
    std::string_view arch;
};
/// False when the text has not all parts; the packages that it might mean are nobody's then, as for dnf.
[[nodiscard]] bool parse_artifact(std::string_view text, Artifact& parts);

/// Hides packages of the channels of this support state, judged by the modules of these and all better channels. The
/// packages that are hidden already stay what they are; excluded ones do not tell the platform.
void hide_by_modules(Pool* pool, const std::vector<CandidateChannel>& channels, model::Support support,
                     const std::string& arch, Candidates& candidates);

}  // namespace rpmgap::resolve
