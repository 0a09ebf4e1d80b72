#include "repo/remote/xml_turn.hpp"

namespace rpmgap::repo::remote {

std::unique_lock<std::mutex> xml_turn() {
    static std::mutex reading;
    return std::unique_lock(reading);
}

}  // namespace rpmgap::repo::remote
