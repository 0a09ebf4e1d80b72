// Which module streams are active on a system where nobody enabled or disabled one, as dnf finds them: default streams,
// as far as what they require of each other can be met. Rules: libdnf's ModulePackageContainer.cpp and libdnf5's
// module_sack.cpp. Obsoletes of streams bear on enabled ones only; intents are used by nobody.
#pragma once

#include <string>
#include <vector>

#include "repo/module_summary.hpp"

namespace rpmgap::resolve {

/// One build of a module stream, judged.
struct ModuleBuild {
    const repo::ModuleStream* stream = nullptr;
    std::string identity;     ///< module:stream:context, the context as dnf computes it; builds of one are versions
    bool is_default = false;  ///< its stream is the module's default
    bool active = false;

    [[nodiscard]] std::string name() const { return stream->module + ':' + stream->stream; }
};

/// Judges the streams of all channels together, in the order of the channels; pointers into `channels` are kept.
/// `arch` is rpm's name. `platform` is the stream of the module "platform" that the distribution itself is ("el9");
/// when it is empty, what streams require of the platform is held to be met.
[[nodiscard]] std::vector<ModuleBuild> judge_modules(const std::vector<const repo::ModuleSummary*>& channels,
                                                     const std::string& arch, const std::string& platform);

}  // namespace rpmgap::resolve
