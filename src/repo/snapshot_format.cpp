#include "repo/snapshot_format.hpp"

#include <fmt/format.h>

#include "repo/local_file.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace fs = std::filesystem;
using support::Fault;

std::string metadata_name(const std::string& digest) {
    return "metadata/" + digest;
}

support::Result<Lock> read_snapshot_lock(const fs::path& root, const fs::path& place) {
    const auto file = FileDescriptor::open_regular(root / snapshot_lock_name);
    if (!file) return unusable_snapshot(place, fmt::format("it has no {}: {}", snapshot_lock_name, file.error()));
    const auto text = file->read_whole(most_lock_bytes);
    if (!text) return unusable_snapshot(place, text.error());
    auto lock = parse_lock(*text, std::string(snapshot_lock_name));
    if (!lock) return unusable_snapshot(place, lock.error().line());
    if (lock->channels.empty()) return unusable_snapshot(place, "its lock names no channel");
    return lock;
}

tl::unexpected<support::Error> unwritten_snapshot(const fs::path& place, const std::string& why) {
    return support::failure(Fault::output,
                            fmt::format("cannot write the snapshot {}: {}", support::printable(place.native()), why));
}

tl::unexpected<support::Error> unusable_snapshot(const fs::path& place, const std::string& why) {
    return support::failure(Fault::input,
                            fmt::format("cannot use the snapshot {}: {}", support::printable(place.native()), why));
}

}  // namespace rpmgap::repo
