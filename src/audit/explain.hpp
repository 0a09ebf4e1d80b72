// Explains a finding: what was read, looked up and compared for it, and what decided.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/evidence.hpp"
#include "model/explanation.hpp"

namespace rpmgap::audit {

/// Fingerprints, of causes and of subjects below them, that begin with `prefix`; each once.
[[nodiscard]] std::vector<std::string> fingerprints_like(const std::vector<model::Finding>& findings,
                                                         const std::string& prefix);

/// `fingerprint` is one of a finding in `findings`, which are the audit's of this evidence, or of one of its subjects.
[[nodiscard]] std::optional<model::Explanation> explain(const Evidence& evidence,
                                                        const std::vector<model::Finding>& findings,
                                                        const std::string& fingerprint);

}  // namespace rpmgap::audit
