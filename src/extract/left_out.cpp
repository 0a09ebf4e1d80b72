#include "extract/left_out.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "support/glob.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

// What git, Mercurial, Subversion and Jujutsu keep beside the files: none of it is shipped.
constexpr std::array<std::string_view, 4> version_control{".git", ".hg", ".svn", ".jj"};

// "tests" means what lies below it, too, and "app.rpm" what it holds.
bool fits(std::string_view path, std::string_view glob) {
    if (path.empty()) return false;
    for (std::size_t end = 0; end != std::string_view::npos;) {
        end = path.find_first_of("/!", end + 1);
        if (support::matches_glob(glob, path.substr(0, end))) return true;
    }
    return false;
}

std::string_view without_dot(std::string_view path) {
    while (path.starts_with("./")) path.remove_prefix(2);
    return path;
}

// Without the root that it lies below; empty for a root itself.
std::string_view below_root(std::string_view path, const std::vector<std::string>& roots) {
    for (const auto& given : roots) {
        std::string_view root = given;
        while (root.size() > 1 && root.ends_with('/')) root.remove_suffix(1);
        if (path == root) return {};
        const bool is_below = path.size() > root.size() && path.starts_with(root) &&
                              (root.ends_with('/') || path[root.size()] == '/' || path[root.size()] == '!');
        if (!is_below) continue;
        path.remove_prefix(root.size());
        while (path.starts_with('/') || path.starts_with('!')) path.remove_prefix(1);
        return path;
    }
    return path;
}

}  // namespace

bool is_left_out(std::string_view path, const std::vector<std::string>& globs) {
    return std::ranges::any_of(globs,
                               [&](const std::string& glob) { return fits(without_dot(path), without_dot(glob)); });
}

bool Exclusions::take(std::string_view path, const std::vector<std::string>& roots) {
    const auto below = below_root(path, roots);
    if (below.empty()) return false;
    for (std::size_t i = 0; i < globs_.size(); ++i) {
        const auto glob = without_dot(globs_[i]);
        if (!fits(below, glob) && !fits(without_dot(path), glob)) continue;
        ++counts_[i];
        return true;
    }
    return false;
}

bool Exclusions::take_directory(std::string_view path, const std::vector<std::string>& roots) {
    const auto below = below_root(path, roots);
    if (below.empty()) return false;
    const auto name = below.substr(below.find_last_of('/') + 1);
    if (std::ranges::find(version_control, name) == version_control.end()) return take(path, roots);
    ++version_control_;
    return true;
}

void Exclusions::leave_out(model::Application& application) {
    const auto is_out = [&](const std::string& path) { return !globs_.empty() && take(path, application.roots); };
    std::erase_if(application.subjects, [&](const model::Subject& subject) {
        const bool is_gone = is_out(subject.path);
        if (is_gone) application.requirements -= subject.requirements.size();
        return is_gone;
    });
    std::erase_if(application.not_checked, [&](const auto& item) { return is_out(item.evidence.path); });
    const auto counted = counts_;  // a unit is a subject too
    std::erase_if(application.unit_files, [&](const auto& unit) { return is_out(unit.path); });
    counts_ = counted;

    const auto note = [&](std::string reason) {
        const auto place = application.roots.empty() ? std::string("application") : application.roots.front();
        application.not_checked.push_back({.evidence = {place, 0, {}}, .reason = std::move(reason), .counts = false});
    };
    for (std::size_t i = 0; i < globs_.size(); ++i) {
        const auto glob = support::printable(globs_[i]);
        note(counts_[i] == 0
                 ? fmt::format("nothing is there that --exclude {} leaves out", glob)
                 : fmt::format("--exclude {} leaves out {}", glob,
                               support::count_of(counts_[i], "file or directory", "files and directories")));
    }
    if (version_control_ > 0)
        note(fmt::format("left out: {} of version control",
                         support::count_of(version_control_, "directory", "directories")));
}

}  // namespace rpmgap::extract
