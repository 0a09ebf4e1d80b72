#include "support/library_version.hpp"

#include <fmt/format.h>
#include <seccomp.h>
#include <xxhash.h>

namespace rpmgap::support {

std::string dotted_version(unsigned long number) {
    return fmt::format("{}.{}.{}", number / 10000, number / 100 % 100, number % 100);
}

std::vector<LibraryVersion> library_versions() {
    const auto* const seccomp = seccomp_version();
    return {{"fmt", dotted_version(FMT_VERSION), false},
            {"libseccomp", fmt::format("{}.{}.{}", seccomp->major, seccomp->minor, seccomp->micro), true},
            {"xxHash", dotted_version(XXH_versionNumber()), true}};
}

}  // namespace rpmgap::support
