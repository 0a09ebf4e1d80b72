#include "extract/rpm/file_list.hpp"

#include <string>

#include <fmt/format.h>
#include <rpm/rpmcrypto.h>
#include <rpm/rpmfiles.h>
#include <sys/stat.h>

#include "extract/rpm/header_values.hpp"
#include "support/stable_hash.hpp"
#include "support/text.hpp"

namespace rpmgap::extract::rpm {

namespace {

// Base names share directories, so that a small header can stand for far more text than it holds.
constexpr std::size_t max_file_list_bytes = std::size_t{256} << 20U;

void note(model::Subject& subject, std::string reason) {
    subject.not_checked.push_back({{subject.path, 0, "file list"}, std::move(reason)});
}

// The numbers and texts of a header that rpm compares, by file.
class TraitsReader {
public:
    explicit TraitsReader(Header header)
        : modes_(numbers(header, RPMTAG_FILEMODES)),
          flags_(numbers(header, RPMTAG_FILEFLAGS)),
          colours_(numbers(header, RPMTAG_FILECOLORS)),
          devices_(numbers(header, RPMTAG_FILERDEVS)),
          users_(header, RPMTAG_FILEUSERNAME),
          groups_(header, RPMTAG_FILEGROUPNAME),
          digests_(header, RPMTAG_FILEDIGESTS),
          links_(header, RPMTAG_FILELINKTOS),
          algorithm_(number(header, RPMTAG_FILEDIGESTALGO).value_or(RPM_HASH_MD5)) {}

    // Each of so many files has all of it.
    [[nodiscard]] bool are_complete(std::size_t files) const {
        const auto has_all = [&](const auto& tag) { return tag.count() == files && tag.values().size() == files; };
        return modes_.values.size() == files && has_all(users_) && has_all(groups_) && has_all(digests_) &&
               has_all(links_);
    }

    [[nodiscard]] model::FileTraits of(std::size_t file) const {
        const auto mode = static_cast<std::uint16_t>(modes_.values[file]);
        return {.mode = mode,
                .is_ghost = (value_of(flags_, file) & RPMFILE_GHOST) != 0,
                .elf_classes = static_cast<std::uint8_t>(value_of(colours_, file) & 3U),
                .owner = support::stable_hash(fmt::format("{}:{}", users_.values()[file], groups_.values()[file])),
                .content = support::stable_hash(content_of(file, mode))};
    }

private:
    static std::uint32_t value_of(const Numbers& numbers, std::size_t file) {
        return file < numbers.values.size() ? numbers.values[file] : 0;
    }

    // Digests of two algorithms are never equal for rpm.
    [[nodiscard]] std::string content_of(std::size_t file, std::uint16_t mode) const {
        if (S_ISREG(mode)) return fmt::format("{}:{}", algorithm_, digests_.values()[file]);
        if (S_ISLNK(mode)) return std::string(links_.values()[file]);
        return S_ISCHR(mode) || S_ISBLK(mode) ? std::to_string(value_of(devices_, file)) : std::string();
    }

    Numbers modes_;
    Numbers flags_;
    Numbers colours_;
    Numbers devices_;
    Strings users_;
    Strings groups_;
    Strings digests_;
    Strings links_;
    std::uint64_t algorithm_;
};

}  // namespace

void read_file_list(Header header, model::RpmFacts& facts, model::Subject& subject) {
    const Strings names(header, RPMTAG_BASENAMES);
    if (names.count() == 0) return;
    const Strings directories(header, RPMTAG_DIRNAMES);
    const auto directory_of = numbers(header, RPMTAG_DIRINDEXES);
    if (directory_of.count != names.count()) {
        note(subject, fmt::format("{} names and {} directory indexes do not belong together", names.count(),
                                  directory_of.count));
        return;
    }
    const auto flags = numbers(header, RPMTAG_FILEFLAGS);
    const bool knows_ghosts = flags.count == names.count();
    if (!knows_ghosts && flags.count != 0) {
        note(subject, fmt::format("{} names and {} flags do not belong together: %ghost is unknown", names.count(),
                                  flags.count));
    }
    const auto modes = numbers(header, RPMTAG_FILEMODES);
    const bool knows_kinds = modes.count == names.count();
    if (!knows_kinds && modes.count != 0) {
        note(subject, fmt::format("{} names and {} modes do not belong together: directories are unknown",
                                  names.count(), modes.count));
    }
    const auto cut_at = [&](std::size_t read) {
        note(subject, fmt::format("{} files, of which the first {} were read", names.count(), read));
    };
    const TraitsReader traits(header);
    const bool knows_traits = traits.are_complete(names.count());
    facts.files.reserve(names.values().size());
    std::size_t total = 0;
    for (std::size_t i = 0; i < names.values().size(); ++i) {
        if (directory_of.values[i] >= directories.values().size()) {
            note(subject,
                 fmt::format("file {} names directory {} of {}", i, directory_of.values[i], directories.count()));
            return;
        }
        const auto directory = directories.values()[directory_of.values[i]];
        const auto name = names.values()[i];
        total += directory.size() + name.size();
        if (total > max_file_list_bytes) return cut_at(i);
        auto path = support::printable(std::string(directory).append(name));
        if (knows_ghosts && (flags.values[i] & RPMFILE_GHOST) != 0) facts.ghosts.push_back(path);
        if (knows_kinds && S_ISDIR(modes.values[i])) facts.directories.push_back(path);
        if (knows_kinds && S_ISLNK(modes.values[i])) facts.links.push_back(path);
        if (knows_traits) facts.traits.push_back(traits.of(i));
        facts.files.push_back(std::move(path));
    }
    if (names.values().size() < names.count()) cut_at(names.values().size());
}

std::vector<std::string> file_digests(Header header) {
    const auto algorithm = number(header, RPMTAG_FILEDIGESTALGO);
    if (!algorithm || *algorithm != RPM_HASH_SHA256) return {};  // without the tag: MD5
    const Strings digests(header, RPMTAG_FILEDIGESTS);
    return {digests.values().begin(), digests.values().end()};
}

}  // namespace rpmgap::extract::rpm
