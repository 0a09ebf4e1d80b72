// Ownership of C handles: a unique_ptr whose deleter is the library's own release function.
#pragma once

#include <memory>

namespace rpmgap::support {

template <auto release>
struct Release {
    template <typename T>
    void operator()(T* handle) const {
        release(handle);
    }
};

/// Owns one `T*` and ends it with `release`; null owns nothing.
template <typename T, auto release>
using Handle = std::unique_ptr<T, Release<release>>;

}  // namespace rpmgap::support
