// The distinct questions of an application.
#pragma once

#include "model/answer.hpp"

namespace rpmgap::resolve {

/// One question for each distinct (kind, capability, kind of asker; for a soname asked by an ELF file also its set of
/// nodes), and for what the RPM headers refuse.
[[nodiscard]] model::Questions collect_questions(const model::Application& application);

}  // namespace rpmgap::resolve
