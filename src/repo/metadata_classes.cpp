#include "repo/metadata_classes.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

// Measured shares of arch packages with generated dependencies: 0.3 and 0.6% where they were left out (Azure Linux 4.0
// from specs), 17% (a Fedora 43 rebuild with all its debuginfo) to 98% where they are there.
constexpr std::uint64_t least_generated_percent = 2;
// Measured shares of packages with content that have a path: 65 and 79% in lists that were made from specs and lack
// most files, 99.6 to 100% in lists that were made from packages.
constexpr std::uint64_t least_paths_percent = 90;

std::string share(std::uint64_t part, std::uint64_t whole) {
    const double percent = whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    return fmt::format("{} of {} ({:.1f}%)", part, whole, percent);
}

bool enough(std::uint64_t part, std::uint64_t whole, std::uint64_t percent) {
    return part * 100 >= whole * percent;
}

// Meta packages have neither a path nor a size, and are no sign of a missing list; where no size is recorded at all
// every package counts.
std::uint64_t packages_that_need_paths(const MetadataCounts& counts) {
    return counts.sized_packages > 0 ? counts.packages_with_content : counts.binary_packages;
}

bool has_paths(const MetadataCounts& counts) {
    // Every tool writes an entry for each package, be it an empty one: lists that differ from primary are another
    // time's, however few packages it is.
    if (counts.unknown_packages > 0 || counts.unlisted_packages > 0) return false;
    const auto needed = packages_that_need_paths(counts);
    if (needed == 0) return true;
    return counts.has_file_lists && counts.packages_with_paths > 0 &&
           enough(counts.packages_with_paths, needed, least_paths_percent);
}

std::string why_no_paths(const MetadataCounts& counts) {
    if (!counts.has_file_lists) return "its repomd.xml lists no file lists";
    if (counts.unknown_packages > 0) {
        return fmt::format("its file lists are stale: they list {} that its primary metadata lacks",
                           support::count_of(counts.unknown_packages, "package"));
    }
    if (counts.packages_with_paths == 0)
        return fmt::format("its file lists are empty: 0 of {} have a path",
                           support::count_of(counts.binary_packages, "package"));
    if (counts.unlisted_packages > 0) {
        return fmt::format("its file lists are incomplete: they have no entry for {} of its primary metadata",
                           support::count_of(counts.unlisted_packages, "package"));
    }
    return fmt::format("its file lists are incomplete: {} packages have a path",
                       share(counts.packages_with_paths, packages_that_need_paths(counts)));
}

}  // namespace

bool is_library_path(std::string_view path) {
    // Asked for every path of a distribution: what rules out most of them comes first.
    if (path.starts_with("/usr/")) path.remove_prefix(4);
    if (!path.starts_with("/lib")) return false;
    path.remove_prefix(4);
    if (path.starts_with("64")) path.remove_prefix(2);
    if (!path.starts_with("/lib")) return false;
    const auto name = path.substr(1);
    if (name.find('/') != std::string_view::npos) return false;
    const auto version = name.find(".so.");
    return version != std::string_view::npos && version + 4 < name.size() && name[version + 4] >= '0' &&
           name[version + 4] <= '9';
}

void judge_classes(const MetadataCounts& counts, const std::vector<std::string>& declared,
                   model::ChannelSnapshot& snapshot) {
    const auto declares = [&](std::string_view name) {
        return std::find(declared.begin(), declared.end(), name) != declared.end();
    };
    std::vector<std::string> reasons;

    snapshot.carries_files = has_paths(counts);
    if (!snapshot.carries_files) {
        reasons.push_back(why_no_paths(counts));
    } else if (declares("files")) {
        snapshot.carries_files = false;
        reasons.emplace_back("its profile says that it carries no complete file lists");
    }

    // A channel of static programs and data has nothing to generate; complete file lists without one library say that
    // it is such a one.
    const bool nothing_to_generate =
        counts.arch_packages == 0 || (snapshot.carries_files && counts.library_packages == 0);
    snapshot.carries_generated =
        nothing_to_generate ||
        (counts.elf_packages > 0 && enough(counts.elf_packages, counts.arch_packages, least_generated_percent));
    if (!snapshot.carries_generated) {
        reasons.push_back(fmt::format(
            "it has no generated dependencies: {} architecture-dependent packages require or provide a soname",
            share(counts.elf_packages, counts.arch_packages)));
    } else if (declares("generated")) {
        snapshot.carries_generated = false;
        reasons.emplace_back("its profile says that it carries no generated dependencies");
    }
    snapshot.lacks_reason = support::join(reasons, "; ");
}

}  // namespace rpmgap::repo
