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

std::string_view to_string(Authenticity authenticity) {
    switch (authenticity) {
        case Authenticity::local: return "local";
        case Authenticity::signature: return "signature";
        case Authenticity::metalink: return "metalink";
        case Authenticity::tls: return "tls";
        case Authenticity::nothing: return "nothing";
        case Authenticity::unverified: return "unverified";
    }
    return "";
}

}  // namespace rpmgap::model
