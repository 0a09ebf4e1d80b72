#include "extract/rpm/file_list.hpp"

#include <string>

#include <fmt/format.h>
#include <rpm/rpmcrypto.h>
#include <rpm/rpmfiles.h>
#include <sys/stat.h>

#include "extract/rpm/header_values.hpp"
#include "support/text.hpp"

namespace rpmgap::extract::rpm {

namespace {

// Base names share directories, so that a small header can stand for far more text than it holds.
constexpr std::size_t max_list_bytes = std::size_t{256} << 20U;

void note(model::Subject& subject, std::string reason) {
    subject.not_checked.push_back({{subject.path, 0, "file list"}, std::move(reason)});
}

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
        if (total > max_list_bytes) return cut_at(i);
        auto path = support::printable(std::string(directory).append(name));
        if (knows_ghosts && (flags.values[i] & RPMFILE_GHOST) != 0) facts.ghosts.push_back(path);
        if (knows_kinds && S_ISDIR(modes.values[i])) facts.directories.push_back(path);
        if (knows_kinds && S_ISLNK(modes.values[i])) facts.links.push_back(path);
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
