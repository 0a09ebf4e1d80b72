// Files and directories -> the application: walks, tells kinds apart by content, and runs the readers in parallel.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "extract/input/limits.hpp"
#include "extract/installed_system.hpp"
#include "extract/left_out.hpp"
#include "extract/spec_reader.hpp"
#include "model/application.hpp"
#include "support/result.hpp"

namespace rpmgap::extract {

struct ReadOptions {
    unsigned threads = 1;
    bool symbols = false;      ///< the dynamic symbols of ELF files too
    bool hints = false;        ///< names of libraries among their constants too
    bool trust_specs = false;  ///< spec files are parsed, which runs their macros; see spec_reader.hpp
    std::shared_ptr<SpecTime> spec_time = std::make_shared<SpecTime>(std::chrono::seconds(60));
    Limits limits = {};
    std::string platform = {};         ///< of images for several: "linux/arm64" or "arm64"; empty: the machine's own
    std::string base_image = {};       ///< path of an image whose layers are not the application; empty: none
    Exclusions* exclusions = nullptr;  ///< what of the disk is not read; null: all is
    ScratchMaker make_scratch = {};
};

/// Reads every regular file at and below `roots`, and those in archives and packages. Symbolic links are followed for a
/// root itself and never below it. A root that cannot be opened is a fault of kind input; everything below that cannot
/// be read is not_checked. Subjects are sorted by path, and a file that two roots reach is read once.
[[nodiscard]] support::Result<model::Application> read_application(const std::vector<std::string>& roots,
                                                                   const ReadOptions& options);

/// Leaves to `arch` the subjects that can run or be installed there; the others become not_checked of the application.
/// An arch of the same family stays ("i686" on "x86_64"). `arches` are those that a run can be for.
void keep_arch(model::Application& application, const std::string& arch, const std::vector<std::string>& arches);

/// The one of `arches` that most subjects have ("x86_64" for an application of i686 alone, whose packages are multilib
/// ones); empty when none says.
[[nodiscard]] std::string prevailing_arch(const model::Application& application,
                                          const std::vector<std::string>& arches);

}  // namespace rpmgap::extract
