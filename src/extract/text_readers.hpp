// Text files that a name or their content gives away, and who reads them.
#pragma once

#include <string>
#include <string_view>

#include "model/application.hpp"

namespace rpmgap::extract {

/// Never fails; says so itself when the text is longer than it reads.
using ReadSubject = model::Subject(std::string path, std::string_view text);

struct TextReader {
    /// By the path and by how the file begins.
    bool (*takes)(std::string_view path, std::string_view head);
    ReadSubject* read;
};

/// The reader of such a file, or null. The path may be one within a container: "dist.tar!Dockerfile".
[[nodiscard]] const TextReader* text_reader_of(std::string_view path, std::string_view head);

}  // namespace rpmgap::extract
