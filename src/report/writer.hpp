// Writers: a report -> text in one format. One file per format; writers.cpp is the table.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.hpp"
#include "model/gate.hpp"
#include "report/listed_check.hpp"

namespace rpmgap::report {

struct WriteOptions {
    std::size_t width = 80;        ///< columns of the terminal, for formats that people read
    bool colour = false;           ///< ANSI escapes, for formats that people read
    bool quiet = false;            ///< findings, and how much was not checked: nothing at all when there is neither
    bool verbose = false;          ///< every subject with its evidence, nothing folded away
    std::string application = {};  ///< its name, for formats that are read together with those of other applications
    std::string directory = {};    ///< absolute: where relative paths begin; empty: paths are told as they were given
    std::string source_root =
        {};  ///< absolute: the source tree that the directory lies in, for formats that tell files of one; empty: none
    std::int64_t now = 0;   ///< seconds since 1970, for formats that people read: how old a snapshot is; 0: not said
    model::Gate gate = {};  ///< by which the run fails, for formats that say what fails it
    std::vector<ListedCheck> checks = {};  ///< for formats that explain them: ascending by code
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
