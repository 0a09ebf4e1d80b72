#include "extract/input/library_version.hpp"

#include <archive.h>
#include <fmt/format.h>

namespace rpmgap::extract {

support::LibraryVersion libarchive_version() {
    const auto number = archive_version_number();
    return {"libarchive", fmt::format("{}.{}.{}", number / 1000000, number / 1000 % 1000, number % 1000), true};
}

}  // namespace rpmgap::extract
