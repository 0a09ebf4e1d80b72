// Explains a finding: what was read, looked up and compared for it, and what decided.
#pragma once

#include <string>
#include <vector>

#include "audit/evidence.hpp"
#include "model/explanation.hpp"

namespace rpmgap::audit {

/// Fingerprints, of causes and of subjects below them, that begin with `prefix`; each once.
[[nodiscard]] std::vector<std::string> fingerprints_like(const std::vector<model::Finding>& findings,
                                                         const std::string& prefix);

/// Every finding in `findings`, which are the audit's of this evidence, that has this fingerprint or a subject with it:
/// two codes of one family share it.
[[nodiscard]] std::vector<model::Explanation> explain(const Evidence& evidence,
                                                      const std::vector<model::Finding>& findings,
                                                      const std::string& fingerprint);

}  // namespace rpmgap::audit
