// rpmgap scan: the audit.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/exit_code.hpp"
#include "cli/judge.hpp"
#include "cli/open_metadata.hpp"
#include "cli/symbols.hpp"
#include "extract/input/limits.hpp"
#include "model/explanation.hpp"
#include "model/finding.hpp"
#include "report/writer.hpp"

namespace rpmgap::cli {

/// A file that a report is written to.
struct OutputFile {
    std::string format;  ///< of all_writers()
    std::filesystem::path file;
};

struct ScanOptions {
    std::vector<std::string> paths;
    std::filesystem::path from_record;  ///< a record in place of paths; empty: none
    std::filesystem::path record;       ///< where a record is written to; empty: none is
    std::string name;                   ///< of the application; empty: that of the record or of the first path
    std::string target = "azurelinux-4.0";
    std::string baseline = "fedora-43";
    bool baseline_is_default = true;  ///< the images that the application starts from may choose another one
    MetadataOptions metadata;
    std::string arch;   ///< empty: the application's own
    std::string image;  ///< of the target, "none" for an empty root; empty: its default one
    std::string format = "text";
    Judging judging = {};
    std::vector<OutputFile> outputs = {};      ///< besides the report on standard output
    std::vector<std::filesystem::path> rules;  ///< directories of the user's rules
    model::Gate gate;
    extract::Limits limits = {};
    std::string platform;      ///< of images for several; empty: this machine's
    std::string base_image;    ///< path of an image whose layers are not the application; empty: none
    bool hints = false;        ///< names of libraries among the constants of ELF files count as what they may load
    bool symbols = false;      ///< imports are held against what the packages of the target export
    bool trust_specs = false;  ///< parse spec files, which runs their macros
    std::optional<std::string>
        explain;  ///< fingerprint, or how it begins, of the finding to explain in place of the report
    bool quiet = false;
    bool verbose = false;
};

/// What a run has when it is done: the report, and the metadata, which is still to be kept in the cache.
struct Scanned {
    model::Report report;
    std::string name;                              ///< of the application
    std::string record;                            ///< with ScanOptions::record
    std::vector<model::Explanation> explanations;  ///< with ScanOptions::explain
    std::vector<OpenDistribution> sides;           ///< target, then baseline
    std::vector<UnwrittenSymbols> symbols;
};

/// The pipeline: paths -> application -> answers of target and baseline -> findings. Prints nothing but progress and
/// warnings.
[[nodiscard]] support::Result<Scanned> scan(const ScanOptions& options);

/// scan(), then the report to stdout, then the cache; the exit code of the run.
[[nodiscard]] support::Result<ExitCode> run_scan(const ScanOptions& options);

}  // namespace rpmgap::cli
