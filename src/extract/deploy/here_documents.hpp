// Here-documents of a RUN instruction: only those that a shell or an interpreter reads are code.
#pragma once

#include <string>
#include <vector>

#include "extract/deploy/embedded_script.hpp"

namespace rpmgap::extract {

/// How the command that a here-document is for takes it.
struct DocumentUse {
    enum class As {
        data,
        text,    ///< `program` reads it
        unsure,  ///< `program`, a shell, is run by another command
    } as = As::data;
    Program program = {};
};

/// Blanks every opening ("<<EOF") in the text, so that no parser of shell text takes a document's lines for the
/// command's own. One use for each of them, in their order.
[[nodiscard]] std::vector<DocumentUse> take_openings(std::string& text, char escape);

}  // namespace rpmgap::extract
