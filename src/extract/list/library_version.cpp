#include "extract/list/library_version.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

namespace rpmgap::extract {

support::LibraryVersion pugixml_version() {
    return {"pugixml", fmt::format("{}.{}", PUGIXML_VERSION / 1000, PUGIXML_VERSION / 10 % 100), false};
}

}  // namespace rpmgap::extract
