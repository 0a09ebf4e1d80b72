// Libraries of which one cannot tell why they failed.
#pragma once

#include <cerrno>
#include <new>

namespace rpmgap::support {

/// To be called when a library failed, with errno as it left it and 0 before the call: throws std::bad_alloc where it
/// could have no memory, so that this is told as what it is and not as a fault of what was read.
inline void throw_if_memory_ended() {
    if (errno == ENOMEM) throw std::bad_alloc();
}

}  // namespace rpmgap::support
