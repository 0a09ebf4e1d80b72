#include "extract/elf/library_version.hpp"

#include <elfutils/version.h>
#include <fmt/format.h>

namespace rpmgap::extract::elf {

support::LibraryVersion elfutils_version() {
    return {"elfutils", fmt::format("0.{}", _ELFUTILS_VERSION), false};
}

}  // namespace rpmgap::extract::elf
