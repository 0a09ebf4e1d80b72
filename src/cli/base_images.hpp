// What the images that an application starts from, or the systems that it is, say of the distribution it runs on today.
#pragma once

#include <string>
#include <vector>

#include "cli/scan.hpp"
#include "model/application.hpp"

namespace rpmgap::cli {

struct BaseImages {
    std::string baseline;                  ///< profile id, or what the command line said
    std::string image;                     ///< of the target; empty: its default one
    std::vector<model::NotChecked> notes;  ///< what was taken, and why
};

/// Systems say it by their os-release. Images that nothing but files is taken of have no say. They choose the baseline
/// when they are all of one distribution that is not the target, and the image when they are all one of the target's;
/// never against the command line.
[[nodiscard]] BaseImages told_by_images(const model::Application& application, const ScanOptions& options);

/// What is built upon images that no profile knows, and that only files are taken of, asks nothing of the target: its
/// requirements and commands are taken out, and a note says so.
void leave_out_foreign_stages(model::Application& application);

}  // namespace rpmgap::cli
