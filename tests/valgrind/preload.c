// Stands between rpmgap and what valgrind 3.19 cannot do: answers calls that it does not know as a kernel would that
// grants them, so that rpmgap goes the way that it goes without valgrind. Nothing is confined that way.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <spawn.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

// linux/landlock.h and asm-generic/unistd.h.
enum { create_ruleset = 444, add_rule = 445, restrict_self = 446, landlock_version = 7 };

long syscall(long number, ...) {
    static long (*next)(long, ...);
    long words[6];
    va_list rest;
    va_start(rest, number);
    for (int i = 0; i < 6; ++i) words[i] = va_arg(rest, long);
    va_end(rest);
    if (number == create_ruleset) return words[0] == 0 ? landlock_version : open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (number == add_rule || number == restrict_self) return 0;
    if (number == SYS_seccomp) {  // libseccomp then takes prctl(), which valgrind knows
        errno = ENOSYS;
        return -1;
    }
    if (next == NULL) next = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
    return next(number, words[0], words[1], words[2], words[3], words[4], words[5]);
}

// valgrind keeps descriptors at the end of their range for itself, and writes its log.
int setrlimit(__rlimit_resource_t resource, const struct rlimit* limit) {
    static int (*next)(__rlimit_resource_t, const struct rlimit*);
    if (resource == RLIMIT_NOFILE || resource == RLIMIT_FSIZE) return 0;
    if (next == NULL) next = (int (*)(__rlimit_resource_t, const struct rlimit*))dlsym(RTLD_NEXT, "setrlimit");
    return next(resource, limit);
}

// The kernel would start valgrind's own program, which readlink(2) under valgrind hides.
int posix_spawn(pid_t* process, const char* path, const posix_spawn_file_actions_t* actions,
                const posix_spawnattr_t* attributes, char* const words[], char* const variables[]) {
    static int (*next)(pid_t*, const char*, const posix_spawn_file_actions_t*, const posix_spawnattr_t*, char* const[],
                       char* const[]);
    char program[PATH_MAX] = {0};
    if (strcmp(path, "/proc/self/exe") == 0 && readlink(path, program, sizeof program - 1) > 0) path = program;
    if (next == NULL)
        next = (int (*)(pid_t*, const char*, const posix_spawn_file_actions_t*, const posix_spawnattr_t*, char* const[],
                        char* const[]))dlsym(RTLD_NEXT, "posix_spawn");
    return next(process, path, actions, attributes, words, variables);
}
