#include "audit/file_conflicts.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
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
constexpr unsigned most_rivals = 16;       // of one package for one path: any number of packages can be scanned

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

// How two files under one path differ, empty where that cannot be told; or nothing: rpm installs both.
std::optional<std::string_view> clash(const FileTraits* a, const FileTraits* b) {
    if (a == nullptr || b == nullptr) return std::string_view();
    const auto differs = difference(*a, *b);
    if (differs.empty() || is_settled_by_class(*a, *b)) return std::nullopt;
    return differs;
}

// Packages that have one file under a path.
struct Holders {
    const FileTraits* traits;                         // null: their headers do not tell
    std::map<std::uint32_t, std::uint32_t> subjects;  // the first of each package

    [[nodiscard]] bool have(const FileTraits* other) const {
        return traits == nullptr || other == nullptr ? traits == other : *traits == *other;
    }
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
        const auto number = static_cast<std::uint32_t>(packages_.size());
        const auto package = packages_.try_emplace({rpm.name, rpm.arch}, number).first->second;
        std::unordered_set<std::string_view> shared;  // only asked where there are no traits
        if (rpm.traits.empty()) {
            shared.insert(rpm.ghosts.begin(), rpm.ghosts.end());
            shared.insert(rpm.directories.begin(), rpm.directories.end());
        }
        for (std::size_t f = 0; f < rpm.files.size(); ++f) {
            const auto* const traits = rpm.traits.empty() ? nullptr : &rpm.traits[f];
            if (traits == nullptr ? shared.contains(rpm.files[f]) : traits->is_ghost) continue;
            auto& all_holders = holders_[one_spelling(rpm.files[f])];
            compare(subject, package, traits, all_holders, rpm.files[f]);
            auto same = std::ranges::find_if(all_holders, [&](const Holders& holders) { return holders.have(traits); });
            if (same == all_holders.end()) same = all_holders.insert(same, {traits, {}});
            same->subjects.try_emplace(package, subject);
        }
    }

    // rpm compares directories, not their names: /bin/x is /usr/bin/x where one is a link to the other.
    [[nodiscard]] std::string one_spelling(const std::string& path) const {
        const auto spelled = resolve::spellings(path, merged_);
        return spelled.empty() ? path : *std::ranges::min_element(spelled);
    }

    void compare(std::uint32_t subject, std::uint32_t package, const FileTraits* traits,
                 const std::vector<Holders>& all_holders, const std::string& path) {
        unsigned rivals = 0;
        for (const auto& holders : all_holders) {
            const auto differs = clash(holders.traits, traits);
            if (!differs) continue;
            for (const auto& [other_package, other] : holders.subjects) {
                if (other_package == package) continue;
                if (++rivals > most_rivals) return;
                note(overlaps_[{other, subject}], *differs, path);
            }
        }
    }

    static void note(Overlap& overlap, std::string_view differs, const std::string& path) {
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
    std::map<std::pair<std::string, std::string>, std::uint32_t> packages_;  // by name and architecture: a number
    std::unordered_map<std::string, std::vector<Holders>> holders_;          // by path
    std::map<std::pair<std::uint32_t, std::uint32_t>, Overlap> overlaps_;
};

}  // namespace

std::vector<Sighting> file_conflicts(const Evidence& evidence) {
    const auto is_package = [](const model::Subject& subject) { return subject.rpm.has_value(); };
    if (std::ranges::count_if(evidence.application.subjects, is_package) < 2) return {};
    return Finder(evidence).run();
}

}  // namespace rpmgap::audit
