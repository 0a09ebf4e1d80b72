#include "model/answer.hpp"

namespace rpmgap::model {

std::string_view to_string(Confidence confidence) {
    switch (confidence) {
        case Confidence::high: return "high";
        case Confidence::medium: return "medium";
        case Confidence::low: return "low";
    }
    return "";
}

std::string nevra(const PackageRef& package) {
    return package.name + '-' + package.evr + '.' + package.arch;
}

}  // namespace rpmgap::model
