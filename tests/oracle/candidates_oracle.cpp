// Prints which packages of channels are seen, as filter_candidates() judges: the half of tests/oracle/candidates that
// is ours. Arguments: the architecture, then for each channel its id, its directory, and what a .repo file
// would say of it: hotfixes (0 or 1), excludepkgs and includepkgs, comma-separated. Empty words are left out.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <vector>

#include <fmt/format.h>

#include "repo/module_summary.hpp"
#include "resolve/hidden.hpp"
#include "support/text.hpp"

namespace {

namespace fs = std::filesystem;
namespace model = rpmgap::model;
namespace repo = rpmgap::repo;

constexpr int arguments_a_channel = 5;

fs::path find_file(const fs::path& directory, std::string_view part) {
    for (const auto& entry : fs::directory_iterator(directory / "repodata"))
        if (entry.path().filename().native().find(part) != std::string::npos) return entry.path();
    return {};
}

std::vector<std::string> words(const std::string& text) {
    auto list = rpmgap::support::split(text, ',');
    std::erase(list, "");
    return list;
}

std::string decompressed(const fs::path& file) {
    std::FILE* const stream = solv_xfopen(file.c_str(), "r");
    std::string text;
    char buffer[65536];
    while (stream != nullptr) {
        const std::size_t count = std::fread(buffer, 1, sizeof buffer, stream);
        if (count == 0) break;
        text.append(buffer, count);
    }
    if (stream != nullptr) std::fclose(stream);
    return text;
}

bool load(Pool* pool, const fs::path& directory, Repo*& loaded, std::unique_ptr<repo::ModuleSummary>& modules) {
    loaded = repo_create(pool, "channel");
    std::FILE* const primary = solv_xfopen(find_file(directory, "primary.xml").c_str(), "r");
    if (primary == nullptr || repo_add_rpmmd(loaded, primary, nullptr, 0) != 0) return false;
    std::fclose(primary);
    const auto file = find_file(directory, "modules.yaml");
    if (file.empty()) return true;
    auto read = repo::read_modules(decompressed(file));
    if (!read) {
        fmt::print(stderr, "{}: {}\n", file.native(), read.error().line());
        return false;
    }
    // By way of the cache's form, as a second run sees it.
    auto kept = repo::from_text(repo::to_text(*read));
    if (!kept || *kept != *read) {
        fmt::print(stderr, "{}: the summary does not survive the cache\n", file.native());
        return false;
    }
    modules = std::make_unique<repo::ModuleSummary>(std::move(*kept));
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2 + arguments_a_channel || (argc - 2) % arguments_a_channel != 0) {
        fmt::print(stderr, "usage: candidates_oracle ARCH {{ID DIRECTORY HOTFIXES EXCLUDES INCLUDES}}...\n");
        return 2;
    }
    const auto pool = repo::new_rpm_pool();
    pool_setarch(pool.get(), argv[1]);
    const auto count = static_cast<std::size_t>(argc - 2) / arguments_a_channel;
    std::vector<model::Channel> descriptions(count);
    std::vector<std::unique_ptr<repo::ModuleSummary>> modules(count);
    std::vector<rpmgap::resolve::CandidateChannel> channels(count);
    for (std::size_t i = 0; i < count; ++i) {
        char** const arguments = argv + 2 + i * arguments_a_channel;
        descriptions[i].id = arguments[0];
        descriptions[i].module_hotfixes = std::string(arguments[2]) == "1";
        descriptions[i].excludes = words(arguments[3]);
        descriptions[i].includes = words(arguments[4]);
        Repo* loaded = nullptr;
        if (!load(pool.get(), arguments[1], loaded, modules[i])) return 1;
        channels[i] = {loaded, &descriptions[i], modules[i].get()};
    }
    const auto candidates = rpmgap::resolve::filter_candidates(pool.get(), channels, argv[1]);
    for (std::size_t i = 0; i < count; ++i)
        for (Id package = channels[i].repo->start; package < channels[i].repo->end; ++package)
            if (pool->solvables[package].repo == channels[i].repo && !candidates.hidden.has(package))
                fmt::print("{} {}\n", descriptions[i].id, pool_solvid2str(pool.get(), package));
    return 0;
}
