// Writers: a report -> text in one format. One file per format; writers.cpp is the table.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "model/finding.hpp"

namespace rpmgap::report {

struct WriteOptions {
    std::size_t width = 80;        ///< columns of the terminal, for formats that people read
    bool colour = false;           ///< ANSI escapes, for formats that people read
    bool quiet = false;            ///< findings, and how much was not checked: nothing at all when there is neither
    bool verbose = false;          ///< every subject with its evidence, nothing folded away
    std::string application = {};  ///< its name, for formats that are read together with those of other applications
    std::int64_t now = 0;  ///< seconds since 1970, for formats that people read: how old a snapshot is; 0: not said
    std::int64_t source_date = 0;  ///< seconds since 1970, for formats that tell when they were made; 0: not said
};

struct Writer {
    std::string_view format;
    std::string_view description;
    std::string (*write)(const model::Report&, const WriteOptions&);
};

[[nodiscard]] std::span<const Writer> all_writers();
/// Null when there is no such format.
[[nodiscard]] const Writer* find_writer(std::string_view format);

}  // namespace rpmgap::report
