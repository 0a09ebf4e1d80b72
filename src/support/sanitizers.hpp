// What the sanitizers of a build for tests need of a process that is bound in what it may do and in how it ends.
#pragma once

#if defined(__has_feature)
#define RPMGAP_HAS_FEATURE(feature) __has_feature(feature)
#else
#define RPMGAP_HAS_FEATURE(feature) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || RPMGAP_HAS_FEATURE(address_sanitizer)
#include <sanitizer/lsan_interface.h>
#define RPMGAP_ADDRESS_SANITIZER 1
#else
#define RPMGAP_ADDRESS_SANITIZER 0
#endif
#if defined(__SANITIZE_THREAD__) || RPMGAP_HAS_FEATURE(thread_sanitizer)
#define RPMGAP_THREAD_SANITIZER 1
#else
#define RPMGAP_THREAD_SANITIZER 0
#endif

namespace rpmgap::support {

/// Most of its address space is shadow memory, so no limit of memory fits it.
constexpr bool has_shadow_memory = RPMGAP_ADDRESS_SANITIZER != 0 || RPMGAP_THREAD_SANITIZER != 0;

/// LeakSanitizer looks at a process by tracing it.
constexpr bool finds_leaks_by_tracing = RPMGAP_ADDRESS_SANITIZER != 0;

/// What ThreadSanitizer makes of status 0 where it found a race, also by _exit(2). Another try might go well.
constexpr int status_of_a_race = RPMGAP_THREAD_SANITIZER != 0 ? 66 : -1;

/// For a process that ends by _exit(2): what is said at the end of others. Ends this one where memory leaks.
inline void look_for_leaks() {
#if RPMGAP_ADDRESS_SANITIZER
    __lsan_do_leak_check();
#endif
}

}  // namespace rpmgap::support
