// What a build that counts which code runs (the preset coverage) needs of a process that is bound in what it may write
// and in how it ends.
#pragma once

#include <string_view>

#if defined(RPMGAP_COVERAGE_DATA)
extern "C" {
#include <gcov.h>  // which does not say so itself
}
#endif

namespace rpmgap::support {

/// The directory that a process writes its counts to when it ends; empty in every other build.
#if defined(RPMGAP_COVERAGE_DATA)
constexpr std::string_view coverage_data = RPMGAP_COVERAGE_DATA;
#else
constexpr std::string_view coverage_data;
#endif

/// For a process that ends by _exit(2), which would leave its counts behind.
inline void write_coverage() {
#if defined(RPMGAP_COVERAGE_DATA)
    __gcov_dump();
#endif
}

}  // namespace rpmgap::support
