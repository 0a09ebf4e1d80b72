#include "support/sandbox.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <string_view>

#include <fcntl.h>
#include <fmt/format.h>
#include <grp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/sysinfo.h>
#include <unistd.h>

#include "support/coverage.hpp"
#include "support/forbidden_calls.hpp"
#include "support/landlock.hpp"
#include "support/sanitizers.hpp"

namespace rpmgap::support {

namespace {

Result<void> not_bound(std::string_view what) {
    return failure(Fault::internal, fmt::format("{}: {}", what, std::strerror(errno)));
}

Result<void> limit(int resource, rlim_t most) {
    struct rlimit now {};
    if (::getrlimit(static_cast<__rlimit_resource>(resource), &now) != 0) return not_bound("a limit");
    const rlim_t value = std::min(most, now.rlim_max);
    const struct rlimit wanted { value, value };
    if (::setrlimit(static_cast<__rlimit_resource>(resource), &wanted) != 0) return not_bound("a limit");
    return {};
}

Result<void> confine_amounts(const Confinement& confinement) {
    struct sysinfo system {};
    if (::sysinfo(&system) != 0) return not_bound("the number of processes");
    if (auto done = limit(RLIMIT_CORE, 0); !done) return done;
    if (auto done = limit(RLIMIT_FSIZE, 0); !done) return done;
    if (auto done = limit(RLIMIT_CPU, confinement.seconds); !done) return done;
    if (auto done = limit(RLIMIT_NOFILE, 256); !done) return done;
    if (auto done = limit(RLIMIT_NPROC, system.procs + confinement.processes); !done) return done;
    return has_shadow_memory ? Result<void>() : limit(RLIMIT_AS, confinement.memory);
}

// capabilities(7).
struct CapabilityHeader {
    std::uint32_t version = 0x20080522;  // 3
    std::int32_t process = 0;
};
struct CapabilitySets {  // the first 32 capabilities, then the rest
    std::uint32_t effective = 0;
    std::uint32_t permitted = 0;
    std::uint32_t inheritable = 0;
};
using Capabilities = std::array<CapabilitySets, 2>;
constexpr int read_everything = 2;  // CAP_DAC_READ_SEARCH

// Limits of processes do not bind the superuser, whatever its capabilities are.
Result<void> leave_superuser() {
    constexpr uid_t nobody = 65534;
    if (::setgroups(0, nullptr) != 0 || ::setresgid(nobody, nobody, nobody) != 0 ||
        ::setresuid(nobody, nobody, nobody) != 0)
        return not_bound("the superuser's rights cannot be given up");
    return {};
}

bool is_superuser() {
    uid_t real = 0;
    uid_t effective = 0;
    uid_t saved = 0;
    return ::getresuid(&real, &effective, &saved) != 0 || real == 0 || effective == 0 || saved == 0;
}

// Three quarters of what this machine or the container has: beyond that the kernel ends whatever it chooses. The files
// are those of control groups of version 2 and 1 (cgroups(7)), as a container sees its own.
rlim_t most_of_memory() {
    rlim_t bytes = RLIM_INFINITY;
    struct sysinfo system {};
    if (::sysinfo(&system) == 0) bytes = rlim_t{system.totalram} * system.mem_unit;
    for (const char* name : {"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"}) {
        std::ifstream file(name);
        if (rlim_t most = 0; file >> most) bytes = std::min(bytes, most);  // "max" is no number
    }
    return bytes == RLIM_INFINITY ? bytes : bytes / 4 * 3;
}

Result<void> no_new_privileges() {
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return not_bound("no_new_privs");
    return {};
}

// The bounding set can be changed only by who has privileges; for everybody else it grants nothing, since no_new_privs
// is set. Who was the superuser keeps one capability, also for what it starts: to read files whatever their modes are.
// Landlock says which ones.
Result<void> drop_privileges() {
    if (auto done = no_new_privileges(); !done) return done;
    const bool was_superuser = is_superuser();
    for (int capability = 0; capability < 64; ++capability)
        if (!was_superuser || capability != read_everything) ::prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
    ::prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
    CapabilityHeader header;
    Capabilities kept{};
    if (was_superuser) {
        if (::prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0) != 0) return not_bound("capabilities");
        if (auto done = leave_superuser(); !done) return done;
        Capabilities now{};
        if (::syscall(SYS_capget, &header, now.data()) != 0) return not_bound("capabilities");
        const std::uint32_t read = now[0].permitted & (1U << static_cast<unsigned>(read_everything));
        kept[0] = {read, read, read};
    }
    if (::syscall(SYS_capset, &header, kept.data()) != 0) return not_bound("capabilities");
    if (kept[0].permitted != 0 && ::prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, read_everything, 0, 0) != 0)
        return not_bound("capabilities");
    return {};
}

// Truncation is version 3 (Linux 6.2); what cannot be bound so far is not read at all.
Result<void> confine_files(const std::vector<std::string>& readable) {
    FileRules rules;
    for (const auto& path : readable) rules.exceptions.push_back({path, file_right::reading});
    rules.exceptions.push_back({"/dev/null", file_right::read_file | file_right::write_file | file_right::truncate});
    return bind_to_files(rules, 3);
}

}  // namespace

Result<void> confine(const Confinement& confinement) {
    if (auto done = confine_amounts(confinement); !done) return done;
    if (auto done = drop_privileges(); !done) return done;
    if (auto done = confine_files(confinement.readable); !done) return done;
    return forbid_calls(Calls::network | Calls::tracing | Calls::signalling | Calls::attributes | Calls::rest);
}

Result<void> contain(const Containment& containment) {
    if (auto done = no_new_privileges(); !done) return done;
    auto calls = Calls::tracing | Calls::rest;
    if (!containment.network) calls = calls | Calls::network;
    if (!containment.attributes) calls = calls | Calls::attributes;
    const auto called = forbid_calls(calls);
    FileRules rules;
    rules.handled = file_right::changing;
    rules.network = containment.network;
    for (const auto& path : containment.writable) rules.exceptions.push_back({path, file_right::changing});
    rules.exceptions.push_back({"/dev/null", file_right::changing});
    if (!coverage_data.empty()) rules.exceptions.push_back({std::string(coverage_data), file_right::changing});
    // Before version 2 (Linux 5.19) nothing could be moved between directories, which the cache does.
    auto bound = bind_to_files(rules, 2);
    return called ? bound : called;
}

Result<void> limit_memory(std::size_t bytes) {
    return has_shadow_memory ? Result<void>() : limit(RLIMIT_DATA, std::min<rlim_t>(bytes, most_of_memory()));
}

}  // namespace rpmgap::support
