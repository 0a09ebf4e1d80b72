// The distinct questions of an application, and those of the rules about the target.
#pragma once

#include <vector>

#include "model/answer.hpp"
#include "model/knowledge.hpp"

namespace rpmgap::resolve {

/// One question for each distinct (kind, capability, kind of asker; for a soname asked by an ELF file also its set of
/// nodes), and for what the RPM headers refuse.
[[nodiscard]] model::Questions collect_questions(const model::Application& application);

/// Puts what the rules claim behind the other questions, a question for each claim in the order of rules and claims,
/// and returns the index of the first. No subject asks them.
std::size_t ask_about_claims(model::Questions& questions, const std::vector<model::Rule>& rules);

/// Likewise each of these, as a package requires it.
std::size_t ask_about(model::Questions& questions, const std::vector<model::Capability>& capabilities);

}  // namespace rpmgap::resolve
