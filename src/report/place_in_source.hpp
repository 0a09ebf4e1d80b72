// Where evidence lies, for consumers that know files of a source tree and nothing of what lies in archives.
#pragma once

#include <string>

#include "model/finding.hpp"
#include "report/writer.hpp"

namespace rpmgap::report {

struct PlaceInSource {
    std::string
        file;  ///< on disk: relative to the source tree that it lies in, else as the command line had it, without
               ///< "./" before it; never empty
    std::string inner;  ///< "usr/bin/x:12": path within the archive or package that `file` is, nested as evidence has
                        ///< it, with the line there; empty: the file itself
    unsigned line = 0;  ///< of `file`, counted from 1; 0: not known, or none
};

/// What no file stands for (a distribution, an application as a whole) is told as the first path of the command line.
/// The name of a file below that path ends at its first "!": a directory that has one in its name is taken for an
/// archive.
[[nodiscard]] PlaceInSource place_in_source(const model::Application& application, const model::Evidence& evidence,
                                            const WriteOptions& options);

/// As a relative reference or, of an absolute path, as a file URI (RFC 3986, RFC 8089).
[[nodiscard]] std::string uri_of_path(const std::string& path);

}  // namespace rpmgap::report
