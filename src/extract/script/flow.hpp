// Where the flow of a script ends.
#pragma once

#include "extract/script/functions.hpp"
#include "extract/script/word.hpp"

namespace rpmgap::extract {

enum class Leaving {
    no,
    quietly,  ///< exit 0, return 0, break, continue, exec of something else: as if nothing was to be done
    badly,    ///< exit with a failure, or what stood before it: `exit`, `exit 1`, `die ...`
};

/// Whether the statement always leaves the code that it stands in. `functions` may be null.
[[nodiscard]] Leaving leaving(const ShellTree& tree, const WordReader& words, const Functions* functions,
                              NodeId statement);

/// The same for a sequence of statements.
[[nodiscard]] Leaving leaving(const ShellTree& tree, const WordReader& words, const Functions* functions,
                              const std::vector<NodeId>& statements);

/// True for `true` and `:`.
[[nodiscard]] bool does_nothing(const ShellTree& tree, NodeId statement);

/// The statements of an if statement's branches.
struct IfParts {
    struct Branch {
        std::vector<NodeId> condition;  ///< empty for else
        std::vector<NodeId> body;
        NodeId node = no_node;
    };
    std::vector<Branch> branches;
    [[nodiscard]] bool has_else() const { return !branches.empty() && branches.back().condition.empty(); }
};
[[nodiscard]] IfParts parts_of_if(const ShellTree& tree, NodeId statement);

}  // namespace rpmgap::extract
