#include "extract/rpm/library_version.hpp"

#include <rpm/rpmlib.h>

namespace rpmgap::extract::rpm {

support::LibraryVersion librpm_version() {
    return {"librpm", RPMVERSION, true};
}

}  // namespace rpmgap::extract::rpm
