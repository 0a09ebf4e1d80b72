#include "model/distribution.hpp"

namespace rpmgap::model {

std::string_view to_string(Support support) {
    switch (support) {
        case Support::enabled: return "enabled";
        case Support::opt_in: return "opt-in";
        case Support::unsupported: return "unsupported";
    }
    return "";
}

}  // namespace rpmgap::model
