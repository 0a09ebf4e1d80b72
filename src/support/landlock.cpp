#include "support/landlock.hpp"

#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "support/descriptor.hpp"

namespace rpmgap::support {

namespace {

// linux/landlock.h, of which distributions ship versions without the later members.
constexpr long create_ruleset = 444;  // the same on every architecture (include/uapi/asm-generic/unistd.h)
constexpr long add_rule = 445;
constexpr long restrict_self = 446;
constexpr std::uint32_t ask_version = 1;
constexpr int rule_path_beneath = 1;

constexpr std::uint64_t every_tcp = 3;    // version 4: bind and connect
constexpr std::uint64_t every_scope = 3;  // version 6: abstract sockets and signals

// What can be asked of a file that is no directory.
constexpr std::uint64_t of_files = file_right::execute | file_right::write_file | file_right::read_file |
                                   file_right::truncate | file_right::device_ioctl;

struct Ruleset {
    std::uint64_t files = 0;
    std::uint64_t network = 0;
    std::uint64_t scopes = 0;
};

struct [[gnu::packed]] PathBeneath {
    std::uint64_t allowed = 0;
    std::int32_t parent = -1;
};

Result<void> refused(std::string_view what) {
    return failure(Fault::internal, fmt::format("{}: {}", what, std::strerror(errno)));
}

// Rights of files that a kernel of this version knows.
std::uint64_t known_rights(long version) {
    constexpr std::uint64_t of_version_1 = (1U << 13U) - 1;
    auto known = of_version_1;
    if (version >= 2) known |= 1U << 13U;  // to move from directory to directory
    if (version >= 3) known |= file_right::truncate;
    if (version >= 5) known |= file_right::device_ioctl;
    return known;
}

Result<void> add(int ruleset, const FileRule& exception, std::uint64_t handled) {
    const Descriptor place(::open(exception.path.c_str(), O_PATH | O_CLOEXEC));
    if (place.get() < 0) return {};
    struct stat status {};
    if (::fstat(place.get(), &status) != 0) return refused(exception.path);
    auto rights = exception.rights & handled;
    if (!S_ISDIR(status.st_mode)) rights &= of_files;
    if (rights == 0) return {};
    const PathBeneath rule{rights, place.get()};
    // Of pipes and sockets the kernel takes no rule, and forbids nothing either.
    if (::syscall(add_rule, ruleset, rule_path_beneath, &rule, 0) != 0 && errno != EBADFD)
        return refused(exception.path);
    return {};
}

}  // namespace

Result<long> landlock_version() {
    const long version = ::syscall(create_ruleset, nullptr, 0, ask_version);
    if (version < 0)
        return failure(Fault::internal, fmt::format("this kernel has no Landlock: {}", std::strerror(errno)));
    return version;
}

Result<void> bind_to_files(const FileRules& rules, long least_version) {
    const auto version = landlock_version();
    if (!version) return tl::unexpected(version.error());
    if (*version < least_version)
        return failure(Fault::internal, fmt::format("this kernel's Landlock is of version {}, at least {} is needed",
                                                    *version, least_version));
    Ruleset asked{.files = rules.handled & known_rights(*version)};
    std::size_t size = sizeof asked.files;
    if (*version >= 4) {
        asked.network = rules.network ? 0 : every_tcp;
        size += sizeof asked.network;
    }
    if (*version >= 6) {
        asked.scopes = rules.signals ? 0 : every_scope;
        size += sizeof asked.scopes;
    }
    const Descriptor ruleset(static_cast<int>(::syscall(create_ruleset, &asked, size, 0)));
    if (ruleset.get() < 0) return refused("Landlock");
    // An exception that cannot be made is a place that cannot be written to; all else is bound all the same.
    Result<void> made;
    for (const auto& exception : rules.exceptions)
        if (auto done = add(ruleset.get(), exception, asked.files); !done && made) made = std::move(done);
    if (::syscall(restrict_self, ruleset.get(), 0) != 0) return refused("Landlock");
    return made;
}

}  // namespace rpmgap::support
