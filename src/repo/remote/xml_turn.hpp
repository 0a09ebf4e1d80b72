// librepo reads XML by libxml2, which sets itself up on first use without a lock unless xmlInitParser() was called, and
// librepo never calls it.
#pragma once

#include <mutex>

namespace rpmgap::repo::remote {

/// To be held while librepo parses a repomd.xml or a metalink: one thread at a time does.
[[nodiscard]] std::unique_lock<std::mutex> xml_turn();

}  // namespace rpmgap::repo::remote
