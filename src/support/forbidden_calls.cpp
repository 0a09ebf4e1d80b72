#include "support/forbidden_calls.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <span>

#include <fcntl.h>
#include <fmt/format.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>

#include "support/handle.hpp"
#include "support/sanitizers.hpp"

namespace rpmgap::support {

namespace {

// Names that the library or the architecture does not know are no fault: what is newer than both is a risk that a list
// of what is allowed would carry in another form, by breaking programs.

// Sockets of every family, also by way of io_uring.
constexpr auto network = std::to_array<const char*>({
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
});

// The memory and files of other processes.
constexpr auto tracing = std::to_array<const char*>({
    "pidfd_getfd",
    "ptrace",
    "process_vm_readv",
    "process_vm_writev",
    "process_madvise",
    "kcmp",
    "migrate_pages",
    "move_pages",
});

// Other processes, and ways out of the process group, by which all of them are ended.
constexpr auto signalling = std::to_array<const char*>({
    "kill",
    "tgkill",
    "setsid",
    "setpgid",
});

// Limits and priorities of other processes, and signals by ways that no library takes for its own abort().
constexpr auto governing = std::to_array<const char*>({
    "tkill",
    "rt_sigqueueinfo",
    "rt_tgsigqueueinfo",
    "pidfd_open",
    "pidfd_send_signal",
    "setpriority",
    "sched_setaffinity",
    "sched_setattr",
    "sched_setparam",
    "sched_setscheduler",
    "ioprio_set",
});

// What files are beside their content.
constexpr auto attributes = std::to_array<const char*>({
    "chmod",        "fchmod",           "fchmodat",      "fchmodat2",    "chown",     "fchown",     "lchown",
    "fchownat",     "chown32",          "fchown32",      "lchown32",     "utime",     "utimes",     "futimesat",
    "utimensat",    "utimensat_time64", "setxattr",      "lsetxattr",    "fsetxattr", "setxattrat", "removexattr",
    "lremovexattr", "fremovexattr",     "removexattrat", "file_setattr",
});

// Objects that outlive the process.
constexpr auto lasting = std::to_array<const char*>({
    "mq_open",
    "mq_unlink",
    "msgget",
    "msgsnd",
    "msgrcv",
    "msgctl",
    "semget",
    "semop",
    "semtimedop",
    "semtimedop_time64",
    "semctl",
    "shmget",
    "shmat",
    "shmctl",
    "ipc",
    "add_key",
    "keyctl",
    "request_key",
});

// Other namespaces and file systems.
constexpr auto mounting = std::to_array<const char*>({
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
});

// The system.
constexpr auto machine = std::to_array<const char*>({
    "acct",
    "adjtimex",
    "bpf",
    "clock_adjtime",
    "clock_adjtime64",
    "clock_settime",
    "clock_settime64",
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
    "stime",
    "swapoff",
    "swapon",
    "syslog",
    "userfaultfd",
    "vhangup",
});

constexpr std::uint64_t new_namespaces =
    CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWPID | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWCGROUP;

class Filter {
public:
    Filter() : filter_(seccomp_init(SCMP_ACT_ALLOW)) {}

    void deny(int call, int error = EPERM, std::span<const scmp_arg_cmp> comparisons = {}) {
        if (call < 0 || filter_ == nullptr) return;
        fault_ =
            std::min(fault_, seccomp_rule_add_array(filter_.get(), SCMP_ACT_ERRNO(static_cast<unsigned>(error)), call,
                                                    static_cast<unsigned>(comparisons.size()), comparisons.data()));
    }
    void deny(const char* name, const scmp_arg_cmp& comparison) {
        deny(seccomp_syscall_resolve_name(name), EPERM, {&comparison, 1});
    }
    void deny_all(std::span<const char* const> names) {
        for (const char* name : names) deny(seccomp_syscall_resolve_name(name));
    }
    [[nodiscard]] Result<void> load() {
        if (filter_ == nullptr) return failure(Fault::internal, "seccomp cannot be set up");
        if (fault_ == 0) fault_ = seccomp_load(filter_.get());
        // What the kernel said libseccomp keeps to itself, see seccomp_load(3).
        if (fault_ == -ECANCELED) return failure(Fault::internal, "this kernel takes no seccomp filter");
        if (fault_ != 0) return failure(Fault::internal, fmt::format("seccomp: {}", std::strerror(-fault_)));
        return {};
    }

private:
    Handle<void, seccomp_release> filter_;
    int fault_ = 0;
};

// The kernel looks at 32 bits of what ioctl(2) is to do.
scmp_arg_cmp does(scmp_datum_t mask, scmp_datum_t command) {
    return {1, SCMP_CMP_MASKED_EQ, mask, command};
}

// A terminal that can be read takes what is typed into it by a program for its user's (CVE-2017-5226).
void deny_typing(Filter& filter) {
    for (const scmp_datum_t command : {TIOCSTI, TIOCLINUX}) filter.deny("ioctl", does(0xffffffff, command));
}

// By descriptors that can only be read: flags and verity of files, subvolumes, block and SCSI devices. Numbers are told
// apart by their second byte, see Documentation/userspace-api/ioctl/ioctl-number.rst of Linux.
void deny_changes_by_ioctl(Filter& filter) {
    for (const scmp_datum_t kind : {0x12, 0x22, 0x94, int{'X'}, int{'f'}})
        filter.deny("ioctl", does(0xff00, kind << 8U));
}

// Landlock knows these from version 3 on (Linux 6.2), and looks at how a file is opened before: a file that is opened
// to be read is emptied. The flags of openat2(2) lie in memory, where no filter looks; the C library then takes
// openat().
void deny_emptying(Filter& filter) {
    for (const char* name : {"truncate", "truncate64"}) filter.deny(seccomp_syscall_resolve_name(name));
    filter.deny(seccomp_syscall_resolve_name("openat2"), ENOSYS);
    for (const scmp_datum_t access : {O_RDONLY, O_ACCMODE}) {
        filter.deny("open", {1, SCMP_CMP_MASKED_EQ, O_ACCMODE | O_TRUNC, access | O_TRUNC});
        filter.deny("openat", {2, SCMP_CMP_MASKED_EQ, O_ACCMODE | O_TRUNC, access | O_TRUNC});
    }
}

void deny_governing(Filter& filter) {
    filter.deny_all(governing);
    // The limits of other processes.
    filter.deny("prlimit64", {0, SCMP_CMP_NE, 0, 0});
    // Signals to other processes by way of a descriptor.
    for (const char* name : {"fcntl", "fcntl64"})
        for (const scmp_datum_t command : {F_SETOWN, F_SETOWN_EX, F_SETSIG})
            filter.deny(name, {1, SCMP_CMP_MASKED_EQ, 0xffffffff, command});
}

void deny_namespaces(Filter& filter) {
    filter.deny_all(mounting);
    // Its arguments lie in memory, where no filter looks; the C library then takes clone().
    filter.deny(seccomp_syscall_resolve_name("clone3"), ENOSYS);
    for (std::uint64_t bit = 1; bit <= new_namespaces; bit <<= 1U)
        if ((new_namespaces & bit) != 0) filter.deny("clone", {0, SCMP_CMP_MASKED_EQ, bit, bit});
}

}  // namespace

Result<void> forbid_calls(Calls forbidden) {
    const auto has = [&](Calls group) {
        return (static_cast<unsigned>(forbidden) & static_cast<unsigned>(group)) != 0;
    };
    Filter filter;
    if (has(Calls::network)) filter.deny_all(network);
    if (has(Calls::tracing) && !finds_leaks_by_tracing) filter.deny_all(tracing);
    if (has(Calls::signalling)) filter.deny_all(signalling);
    if (has(Calls::attributes)) {
        filter.deny_all(attributes);
        deny_changes_by_ioctl(filter);
    }
    if (has(Calls::rest)) {
        deny_governing(filter);
        deny_typing(filter);
        deny_emptying(filter);
        filter.deny_all(lasting);
        deny_namespaces(filter);
        filter.deny_all(machine);
    }
    return filter.load();
}

}  // namespace rpmgap::support
