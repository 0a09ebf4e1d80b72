#include "audit/file_conflicts.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>
#include <sys/stat.h>

#include "audit/evidence.hpp"
#include "resolve/paths.hpp"

namespace rpmgap::audit {

namespace {

using model::FileTraits;
using model::RpmFacts;

constexpr std::size_t most_examples = 10;  // of paths that two packages have in common

std::string_view difference(const FileTraits& a, const FileTraits& b) {
    if ((a.mode & S_IFMT) != (b.mode & S_IFMT)) return "as another type of file";
    if (!S_ISLNK(a.mode) && a.mode != b.mode) return "with other permissions";
    if (a.owner != b.owner) return "with another owner";
    return a.content == b.content               ? std::string_view()
           : S_ISLNK(a.mode)                    ? "as a link to elsewhere"
           : S_ISCHR(a.mode) || S_ISBLK(a.mode) ? "as another device"
                                                : "with other content";
}

// Of two ELF files the one of 64 bits is installed.
bool is_settled_by_class(const FileTraits& a, const FileTraits& b) {
    return a.elf_classes != 0 && b.elf_classes != 0 && a.elf_classes != b.elf_classes;
}

struct Holder {
    std::uint32_t subject;
    const FileTraits* traits;  // null: its header does not tell
    [[nodiscard]] int elf_classes() const { return traits == nullptr ? 0 : traits->elf_classes; }
};

struct Overlap {
    std::vector<std::string> paths;  // the first few
    std::size_t count = 0;
    std::string_view differs;  // empty: that cannot be told
};

class Finder {
public:
    explicit Finder(const Evidence& evidence)
        : subjects_(evidence.application.subjects), merged_(evidence.target.snapshot.distribution.merged_directories) {}

    std::vector<Sighting> run() && {
        for (std::uint32_t i = 0; i < subjects_.size(); ++i)
            if (const auto& rpm = subjects_[i].rpm; rpm && !rpm->source && !rpm->installed) add(i, *rpm);
        std::vector<Sighting> sightings;
        for (const auto& [pair, overlap] : overlaps_) {
            sightings.push_back(told(pair.first, pair.second, overlap));
            sightings.push_back(told(pair.second, pair.first, overlap));
        }
        return sightings;
    }

private:
    void add(std::uint32_t subject, const RpmFacts& rpm) {
        std::unordered_set<std::string_view> shared;  // only asked where there are no traits
        if (rpm.traits.empty()) {
            shared.insert(rpm.ghosts.begin(), rpm.ghosts.end());
            shared.insert(rpm.directories.begin(), rpm.directories.end());
        }
        for (std::size_t f = 0; f < rpm.files.size(); ++f) {
            const Holder own{subject, rpm.traits.empty() ? nullptr : &rpm.traits[f]};
            if (own.traits == nullptr ? shared.contains(rpm.files[f]) : own.traits->is_ghost) continue;
            // The first of each class: who differs from another one differs from it as well.
            auto& holders = holders_[one_spelling(rpm.files[f])];
            for (const auto& holder : holders) compare(holder, own, rpm.files[f]);
            const bool is_known = std::ranges::find(holders, own.elf_classes(), &Holder::elf_classes) != holders.end();
            if (!is_known) holders.push_back(own);
        }
    }

    // rpm compares directories, not their names: /bin/x is /usr/bin/x where one is a link to the other.
    [[nodiscard]] std::string one_spelling(const std::string& path) const {
        const auto spelled = resolve::spellings(path, merged_);
        return spelled.empty() ? path : *std::ranges::min_element(spelled);
    }

    void compare(const Holder& a, const Holder& b, const std::string& path) {
        const bool can_tell = a.traits != nullptr && b.traits != nullptr;
        const auto differs = can_tell ? difference(*a.traits, *b.traits) : std::string_view();
        const bool is_equal = can_tell && (differs.empty() || is_settled_by_class(*a.traits, *b.traits));
        const auto& first = *subjects_[a.subject].rpm;
        const auto& second = *subjects_[b.subject].rpm;
        const bool is_same_package = first.name == second.name && first.arch == second.arch;
        if (is_equal || is_same_package) return;
        auto& overlap = overlaps_[{a.subject, b.subject}];
        if (overlap.count == 0) overlap.differs = differs;
        if (overlap.paths.size() < most_examples) overlap.paths.push_back(path);
        ++overlap.count;
    }

    [[nodiscard]] std::string nevra_of(std::uint32_t subject) const {
        const auto& rpm = *subjects_[subject].rpm;
        return fmt::format("{}-{}.{}", rpm.name, rpm.evr, rpm.arch);
    }

    [[nodiscard]] Sighting told(std::uint32_t subject, std::uint32_t other, const Overlap& overlap) const {
        std::array names{subjects_[subject].rpm->name, subjects_[other].rpm->name};
        std::ranges::sort(names);
        const auto more = overlap.count == 1 ? std::string() : fmt::format(", and so {} more", overlap.count - 1);
        const bool is_sure = !overlap.differs.empty();
        return {.subject = subject,
                .capability = overlap.paths.front(),
                .evidence = {subjects_[subject].path, 0, "file list"},
                .hit = {.cause = fmt::format("files of {} and {}", names[0], names[1]),
                        .message = is_sure ? fmt::format("{} has {} {}{}: rpm refuses to install both", nevra_of(other),
                                                         overlap.paths.front(), overlap.differs, more)
                                           : fmt::format("{} has {}{}; rpm installs both only when they are equal, "
                                                         "which the headers do not tell",
                                                         nevra_of(other), overlap.paths.front(), more),
                        .remedy = "leave the file to one of them, or make one conflict with the other",
                        .chain = {nevra_of(other)},
                        .confidence = is_sure ? model::Confidence::high : model::Confidence::medium,
                        .severity = is_sure ? std::nullopt : std::optional(model::Severity::warning),
                        .asked = overlap.paths}};
    }

    const std::vector<model::Subject>& subjects_;
    const resolve::MergedDirectories& merged_;
    std::unordered_map<std::string, std::vector<Holder>> holders_;  // by path
    std::map<std::pair<std::uint32_t, std::uint32_t>, Overlap> overlaps_;
};

}  // namespace

std::vector<Sighting> file_conflicts(const Evidence& evidence) {
    const auto is_package = [](const model::Subject& subject) { return subject.rpm.has_value(); };
    if (std::ranges::count_if(evidence.application.subjects, is_package) < 2) return {};
    return Finder(evidence).run();
}

}  // namespace rpmgap::audit
