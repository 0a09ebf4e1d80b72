#include "cli/version.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "extract/elf/library_version.hpp"
#include "extract/input/library_version.hpp"
#include "extract/list/library_version.hpp"
#include "extract/rpm/library_version.hpp"
#include "extract/syntax/library_version.hpp"
#include "model/version.hpp"
#include "repo/library_version.hpp"
#include "repo/remote/library_version.hpp"
#include "report/library_version.hpp"
#include "support/library_version.hpp"

namespace rpmgap::cli {

std::string version_text() {
    std::vector<support::LibraryVersion> all{
        extract::elf::elfutils_version(), extract::libarchive_version(),          extract::pugixml_version(),
        extract::rpm::librpm_version(),   extract::syntax::tree_sitter_version(), repo::remote::librepo_version(),
        report::json_version(),           {"CLI11", CLI11_VERSION, false}};
    for (const auto& of_folder : {support::library_versions(), repo::library_versions()})
        all.insert(all.end(), of_folder.begin(), of_folder.end());
    std::ranges::sort(all, {}, [](const auto& library) { return std::pair(!library.is_loaded, library.name); });
    auto text = fmt::format("rpmgap {}", model::tool_version);
    for (const auto& library : all)
        text += fmt::format("\n{} {}{}", library.name, library.version, library.is_loaded ? "" : " (built with)");
    return text;
}

}  // namespace rpmgap::cli
