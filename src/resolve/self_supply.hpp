// The application feeds itself first: which requirements other subjects of the application satisfy.
// Loader rules: ld.so(8) (RPATH is inherited, RUNPATH is not; an object already loaded under that soname is taken).
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "model/application.hpp"

namespace rpmgap::resolve {

struct SelfSupply {
    enum class State : std::uint8_t {
        none,        ///< nothing of the application provides it
        found,       ///< provided, and the loader, the shell or rpm would find it
        off_path,    ///< a bundled library that the loader would not find
        lacks_node,  ///< the bundled library that the loader takes does not define the version node
        elsewhere,   ///< a module of that name lies where nothing tells that it is imported from
    } state = State::none;
    std::string by;  ///< path of the subject that provides it
};

struct LinkedApplication {
    std::vector<std::vector<SelfSupply>> supply;  ///< [subject][requirement], parallel to Application::subjects
    std::vector<std::pair<std::uint32_t, model::NotChecked>> not_checked;  ///< of which subject
};

/// `library_directories` of the target count when the application was scanned in place there.
[[nodiscard]] LinkedApplication link_application(const model::Application& application,
                                                 const std::vector<std::string>& library_directories);

}  // namespace rpmgap::resolve
