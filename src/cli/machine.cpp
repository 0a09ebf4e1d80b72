#include "cli/machine.hpp"

#include <sys/utsname.h>

namespace rpmgap::cli {

std::string machine_arch() {
    utsname name{};
    return uname(&name) == 0 ? name.machine : "x86_64";
}

}  // namespace rpmgap::cli
