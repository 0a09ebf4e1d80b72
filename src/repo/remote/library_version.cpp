#include "repo/remote/library_version.hpp"

#include <librepo/version.h>

namespace rpmgap::repo::remote {

support::LibraryVersion librepo_version() {
    return {"librepo", LR_VERSION, false};
}

}  // namespace rpmgap::repo::remote
