// Between capabilities of the model and libsolv's ids.
#pragma once

#include <cstddef>
#include <vector>

#include "model/capability.hpp"
#include "repo/libsolv.hpp"

namespace rpmgap::resolve {

/// REL_LT, REL_EQ and REL_GT as libsolv combines them.
[[nodiscard]] int relation_flags(model::Sense sense);

/// Id of a plain or rich capability, as pool_parserpmrichdep() would make it. Without `create`, 0 when the name is in
/// nothing that was loaded (so nothing can provide it).
[[nodiscard]] Id capability_id(Pool* pool, const model::Capability& capability, bool create);

/// The inverse, for what came from metadata.
[[nodiscard]] model::Capability capability_of(Pool* pool, Id id);

/// Id of "[epoch:]version-release"; a zero epoch is left out, as in all of libsolv's.
[[nodiscard]] Id evr_id(Pool* pool, std::string_view evr);

/// Plain capabilities of a tree, depth first; `positive` is false in the condition of an "if" or "unless".
struct Leaf {
    const model::Capability* capability = nullptr;
    bool positive = true;
};
[[nodiscard]] std::vector<Leaf> leaves_of(const model::Capability& capability);

/// True when the tree has an "if" or "unless", so that the rest of the installed set decides about it.
[[nodiscard]] bool is_conditional(const model::Capability& capability);

/// libsolv turns a rich dependency into clauses, whose number can explode; true when it stays harmless.
[[nodiscard]] bool is_tractable(const model::Capability& capability);

}  // namespace rpmgap::resolve
