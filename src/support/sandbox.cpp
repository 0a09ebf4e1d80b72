#include "support/sandbox.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <string_view>

#include <fcntl.h>
#include <fmt/format.h>
#include <grp.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysinfo.h>
#include <unistd.h>

#include "support/handle.hpp"

namespace rpmgap::support {

namespace {

Result<void> refused(std::string_view what) {
    return failure(Fault::internal, fmt::format("{}: {}", what, std::strerror(errno)));
}

// linux/landlock.h, of which distributions ship versions without the later members.
namespace landlock {

constexpr long create_ruleset = 444;  // the same on every architecture (include/uapi/asm-generic/unistd.h)
constexpr long add_rule = 445;
constexpr long restrict_self = 446;
constexpr std::uint32_t ask_version = 1;
constexpr int rule_path_beneath = 1;

constexpr std::uint64_t execute = 1U << 0U;
constexpr std::uint64_t write_file = 1U << 1U;
constexpr std::uint64_t read_file = 1U << 2U;
constexpr std::uint64_t read_directory = 1U << 3U;
constexpr std::uint64_t truncate = 1U << 14U;
constexpr std::uint64_t every_access = (1U << 15U) - 1;  // of version 3
constexpr std::uint64_t device_ioctl = 1U << 15U;        // version 5
constexpr std::uint64_t every_tcp = 3;                   // version 4: bind and connect
constexpr std::uint64_t every_scope = 3;                 // version 6: abstract sockets and signals

// Without truncation (version 3, Linux 6.2) a file that can be read can be emptied.
constexpr long least_version = 3;

struct Ruleset {
    std::uint64_t files = every_access;
    std::uint64_t network = 0;
    std::uint64_t scopes = 0;
};

struct [[gnu::packed]] PathBeneath {
    std::uint64_t allowed = 0;
    std::int32_t parent = -1;
};

}  // namespace landlock

class Descriptor {
public:
    explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
    ~Descriptor() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return descriptor_; }

private:
    int descriptor_;
};

Result<void> allow(int ruleset, const std::string& path, std::uint64_t access) {
    const Descriptor place(::open(path.c_str(), O_PATH | O_CLOEXEC));
    if (place.get() < 0) return {};
    struct stat status {};
    if (::fstat(place.get(), &status) != 0) return refused(path);
    if (!S_ISDIR(status.st_mode)) access &= ~landlock::read_directory;
    const landlock::PathBeneath rule{access, place.get()};
    if (::syscall(landlock::add_rule, ruleset, landlock::rule_path_beneath, &rule, 0) != 0) return refused(path);
    return {};
}

Result<void> confine_files(const std::vector<std::string>& readable) {
    const long version = ::syscall(landlock::create_ruleset, nullptr, 0, landlock::ask_version);
    if (version < 0) return refused("this kernel has no Landlock");
    if (version < landlock::least_version)
        return failure(Fault::internal, fmt::format("this kernel's Landlock is of version {}, at least {} is needed",
                                                    version, landlock::least_version));
    landlock::Ruleset rules;
    std::size_t size = sizeof rules.files;
    if (version >= 5) rules.files |= landlock::device_ioctl;
    if (version >= 4) {
        rules.network = landlock::every_tcp;
        size += sizeof rules.network;
    }
    if (version >= 6) {
        rules.scopes = landlock::every_scope;
        size += sizeof rules.scopes;
    }
    const Descriptor ruleset(static_cast<int>(::syscall(landlock::create_ruleset, &rules, size, 0)));
    if (ruleset.get() < 0) return refused("Landlock");
    constexpr auto read = landlock::read_file | landlock::read_directory | landlock::execute;
    for (const auto& path : readable)
        if (auto done = allow(ruleset.get(), path, read); !done) return done;
    constexpr auto write = landlock::read_file | landlock::write_file | landlock::truncate;
    if (auto done = allow(ruleset.get(), "/dev/null", write); !done) return done;
    if (::syscall(landlock::restrict_self, ruleset.get(), 0) != 0) return refused("Landlock");
    return {};
}

// What Landlock does not cover and nothing that only reads needs. Names that the library or the architecture does not
// know are no fault: what is newer than both is a risk that a list of what is allowed would carry in another form, by
// breaking programs.
constexpr auto forbidden = std::to_array<const char*>({
    // sockets of every family, also by way of io_uring
    "socket",
    "socketcall",
    "socketpair",
    "bind",
    "connect",
    "listen",
    "sendto",
    "sendmsg",
    "sendmmsg",
    "io_uring_setup",
    "io_uring_enter",
    "io_uring_register",
    // other processes, and ways out of the process group, by which all of them are ended
    "kill",
    "tkill",
    "tgkill",
    "rt_sigqueueinfo",
    "rt_tgsigqueueinfo",
    "pidfd_open",
    "pidfd_getfd",
    "pidfd_send_signal",
    "ptrace",
    "process_vm_readv",
    "process_vm_writev",
    "process_madvise",
    "kcmp",
    "setsid",
    "setpgid",
    "setpriority",
    "sched_setaffinity",
    "sched_setattr",
    "sched_setparam",
    "sched_setscheduler",
    "ioprio_set",
    "migrate_pages",
    "move_pages",
    // what files are beside their content
    "chmod",
    "fchmod",
    "fchmodat",
    "fchmodat2",
    "chown",
    "fchown",
    "lchown",
    "fchownat",
    "chown32",
    "fchown32",
    "lchown32",
    "utime",
    "utimes",
    "futimesat",
    "utimensat",
    "utimensat_time64",
    "setxattr",
    "lsetxattr",
    "fsetxattr",
    "setxattrat",
    "removexattr",
    "lremovexattr",
    "fremovexattr",
    "removexattrat",
    "file_setattr",
    // objects that outlive the process
    "mq_open",
    "mq_unlink",
    "msgget",
    "semget",
    "shmget",
    "ipc",
    "add_key",
    "keyctl",
    "request_key",
    // other namespaces and file systems
    "unshare",
    "setns",
    "chroot",
    "pivot_root",
    "mount",
    "umount",
    "umount2",
    "move_mount",
    "open_tree",
    "open_tree_attr",
    "fsopen",
    "fsconfig",
    "fsmount",
    "fspick",
    "mount_setattr",
    "name_to_handle_at",
    "open_by_handle_at",
    "fanotify_init",
    // the system
    "acct",
    "adjtimex",
    "bpf",
    "clock_adjtime",
    "clock_settime",
    "delete_module",
    "finit_module",
    "init_module",
    "ioperm",
    "iopl",
    "kexec_file_load",
    "kexec_load",
    "perf_event_open",
    "quotactl",
    "quotactl_fd",
    "reboot",
    "setdomainname",
    "sethostname",
    "settimeofday",
    "swapoff",
    "swapon",
    "syslog",
    "userfaultfd",
    "vhangup",
});

constexpr std::uint64_t new_namespaces =
    CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWPID | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWCGROUP;

Result<void> confine_calls() {
    const Handle<void, seccomp_release> filter(seccomp_init(SCMP_ACT_ALLOW));
    if (filter == nullptr) return failure(Fault::internal, "seccomp cannot be set up");
    const auto deny = [&](int call, int error, auto... comparisons) {
        const std::array<scmp_arg_cmp, sizeof...(comparisons)> list{comparisons...};
        return call < 0 ? 0
                        : seccomp_rule_add_array(filter.get(), SCMP_ACT_ERRNO(static_cast<unsigned>(error)), call,
                                                 static_cast<unsigned>(list.size()), list.data());
    };
    int fault = 0;
    for (const char* name : forbidden) fault = std::min(fault, deny(seccomp_syscall_resolve_name(name), EPERM));
    // Its arguments lie in memory, where no filter looks; the C library then takes clone().
    fault = std::min(fault, deny(seccomp_syscall_resolve_name("clone3"), ENOSYS));
    for (std::uint64_t bit = 1; bit <= new_namespaces; bit <<= 1U)
        if ((new_namespaces & bit) != 0)
            fault = std::min(fault, deny(SCMP_SYS(clone), EPERM, scmp_arg_cmp{0, SCMP_CMP_MASKED_EQ, bit, bit}));
    // The limits of other processes.
    fault = std::min(fault, deny(SCMP_SYS(prlimit64), EPERM, scmp_arg_cmp{0, SCMP_CMP_NE, 0, 0}));
    // Signals to other processes by way of a descriptor.
    for (const char* name : {"fcntl", "fcntl64"})
        for (const scmp_datum_t command : {F_SETOWN, F_SETOWN_EX, F_SETSIG})
            fault = std::min(fault, deny(seccomp_syscall_resolve_name(name), EPERM,
                                         scmp_arg_cmp{1, SCMP_CMP_MASKED_EQ, 0xffffffff, command}));
    if (fault == 0) fault = seccomp_load(filter.get());
    if (fault != 0) return failure(Fault::internal, fmt::format("seccomp: {}", std::strerror(-fault)));
    return {};
}

#if defined(__SANITIZE_ADDRESS__)
constexpr bool has_shadow_memory = true;
#elif defined(__has_feature)
constexpr bool has_shadow_memory = __has_feature(address_sanitizer);
#else
constexpr bool has_shadow_memory = false;
#endif

Result<void> limit(int resource, rlim_t most) {
    struct rlimit now {};
    if (::getrlimit(static_cast<__rlimit_resource>(resource), &now) != 0) return refused("a limit");
    const rlim_t value = std::min(most, now.rlim_max);
    const struct rlimit wanted { value, value };
    if (::setrlimit(static_cast<__rlimit_resource>(resource), &wanted) != 0) return refused("a limit");
    return {};
}

Result<void> confine_amounts(const Confinement& confinement) {
    struct sysinfo system {};
    if (::sysinfo(&system) != 0) return refused("the number of processes");
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
        return refused("the superuser's rights cannot be given up");
    return {};
}

bool is_superuser() {
    uid_t real = 0;
    uid_t effective = 0;
    uid_t saved = 0;
    return ::getresuid(&real, &effective, &saved) != 0 || real == 0 || effective == 0 || saved == 0;
}

// The bounding set can be changed only by who has privileges; for everybody else it grants nothing, since no_new_privs
// is set. Who was the superuser keeps one capability, also for what it starts: to read files whatever their modes are.
// Landlock says which ones.
Result<void> drop_privileges() {
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return refused("no_new_privs");
    const bool was_superuser = is_superuser();
    for (int capability = 0; capability < 64; ++capability)
        if (!was_superuser || capability != read_everything) ::prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
    ::prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
    CapabilityHeader header;
    Capabilities kept{};
    if (was_superuser) {
        if (::prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0) != 0) return refused("capabilities");
        if (auto done = leave_superuser(); !done) return done;
        Capabilities now{};
        if (::syscall(SYS_capget, &header, now.data()) != 0) return refused("capabilities");
        const std::uint32_t read = now[0].permitted & (1U << static_cast<unsigned>(read_everything));
        kept[0] = {read, read, read};
    }
    if (::syscall(SYS_capset, &header, kept.data()) != 0) return refused("capabilities");
    if (kept[0].permitted != 0 && ::prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, read_everything, 0, 0) != 0)
        return refused("capabilities");
    return {};
}

}  // namespace

Result<void> confine(const Confinement& confinement) {
    if (auto done = confine_amounts(confinement); !done) return done;
    if (auto done = drop_privileges(); !done) return done;
    if (auto done = confine_files(confinement.readable); !done) return done;
    return confine_calls();
}

}  // namespace rpmgap::support
