// A library for LD_PRELOAD that counts the calls of one class and lets the n-th of them fail, or does something else at
// that moment. What it does is in the environment:
//
//   FAULT_LEDGER   a file of at least one page that counts for the whole tree of processes and tells what was hit
//   FAULT_CLASS    read, write, open, rename, sync, mkdir, unlink, mmap, lock, close, directory, look, process, net, memory
//   FAULT_AT       the number of the call, from 1; 0 counts only
//   FAULT_ALL      1: that call and all after it; FAULT_EVERY: each call whose number this divides
//   FAULT_DO       the name of an errno, or: short, SIGINT, SIGTERM, SIGHUP; vanish or fifo for the path of the call, before it
//                  is opened; shrink for a file, after it is mapped
//   FAULT_BELOW    only calls that name a path that begins so
//   FAULT_STACKS   1: the ledger has one hash of the call stack for each call, behind its first page
//   FAULT_CLOCK    seconds that are added to the time of day
//
// stdio does not call read() and write() by names that a library could take, so its functions are taken instead; a
// stream that fails says so in ferror(). What goes to standard error is never counted. malloc() and its kin are those of
// glibc by their other names, since dlsym() may need memory.
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { ledger_page = 4096, said_bytes = 2048 };

struct Ledger {
    _Atomic uint64_t calls;
    _Atomic uint64_t hits;
    char said[said_bytes];  // what was hit first
    _Atomic int first;      // process
};

struct Errno {
    const char* name;
    int number;
};
static const struct Errno errnos[] = {{"EIO", EIO},       {"ENOSPC", ENOSPC}, {"EACCES", EACCES},       {"ENOMEM", ENOMEM},
                                      {"EMFILE", EMFILE}, {"EINTR", EINTR},   {"EAGAIN", EAGAIN},       {"EROFS", EROFS},
                                      {"ENOENT", ENOENT}, {"ENOLCK", ENOLCK}, {"ECONNRESET", ECONNRESET}, {"EDQUOT", EDQUOT}};
static const struct Errno signals[] = {{"SIGINT", SIGINT}, {"SIGTERM", SIGTERM}, {"SIGHUP", SIGHUP}};

static struct Ledger* ledger;
static uint64_t stacks_room;
static const char* wanted_class = "";
static const char* below;
static uint64_t wanted_at;
static uint64_t every;
static int all;
static int failing;   // errno
static int signalled;
static int is_short, vanishes, becomes_fifo, shrinks;
static int64_t clock_shift;
static __thread int busy __attribute__((tls_model("initial-exec")));

#define NEXT(name)                                     \
    ({                                                 \
        static __typeof__(&name) next_;                \
        if (next_ == NULL) {                           \
            ++busy;                                    \
            next_ = (__typeof__(&name))dlsym(RTLD_NEXT, #name); \
            --busy;                                    \
        }                                              \
        next_;                                         \
    })
#define CALLER __builtin_return_address(0)

extern void* __libc_malloc(size_t);
extern void* __libc_calloc(size_t, size_t);
extern void* __libc_realloc(void*, size_t);
extern void* __libc_memalign(size_t, size_t);

static uint64_t number(const char* name) {
    const char* const text = getenv(name);
    return text == NULL ? 0 : strtoull(text, NULL, 10);
}

// What reads the input may change nothing, so that a process from before does it: it gets a path and an act, and answers
// when it is done.
struct request {
    char path[4096];
    int64_t size;  // of a file to be made so long; -1: it vanishes
};
static int to_accomplice = -1, from_accomplice = -1;

static void serve_as_accomplice(int input, int output) {
    struct request request;
    while (syscall(SYS_read, input, &request, sizeof request) == sizeof request) {
        if (request.size >= 0)
            syscall(SYS_truncate, request.path, request.size);
        else if (syscall(SYS_unlinkat, AT_FDCWD, request.path, 0) == 0 && becomes_fifo)
            syscall(SYS_mknodat, AT_FDCWD, request.path, S_IFIFO | 0600, 0);
        syscall(SYS_write, output, "", 1);
    }
    syscall(SYS_exit_group, 0);
}

static void take_accomplice(void) {
    int there[2], back[2];
    if (syscall(SYS_pipe2, there, O_CLOEXEC) != 0 || syscall(SYS_pipe2, back, O_CLOEXEC) != 0) abort();
    if (syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0) == 0) {
        for (int fd = 0; fd <= 2; ++fd) syscall(SYS_close, fd);
        syscall(SYS_close, there[1]);
        syscall(SYS_close, back[0]);
        serve_as_accomplice(there[0], back[1]);
    }
    syscall(SYS_close, there[0]);
    syscall(SYS_close, back[1]);
    to_accomplice = there[1];
    from_accomplice = back[0];
}

static void ask_accomplice(const char* path, int64_t size) {
    struct request request = {.size = size};
    char done;
    snprintf(request.path, sizeof request.path, "%s", path);
    if (syscall(SYS_write, to_accomplice, &request, sizeof request) == sizeof request)
        syscall(SYS_read, from_accomplice, &done, 1);
}

__attribute__((constructor(101))) static void begin(void) {
    ++busy;
    const char* const file = getenv("FAULT_LEDGER");
    clock_shift = getenv("FAULT_CLOCK") == NULL ? 0 : atoll(getenv("FAULT_CLOCK"));
    if (getenv("FAULT_CLASS") != NULL) wanted_class = getenv("FAULT_CLASS");
    below = getenv("FAULT_BELOW");
    wanted_at = number("FAULT_AT");
    every = number("FAULT_EVERY");
    all = number("FAULT_ALL") != 0;
    const char* const act = getenv("FAULT_DO") == NULL ? "EIO" : getenv("FAULT_DO");
    for (size_t i = 0; i < sizeof errnos / sizeof *errnos; ++i)
        if (strcmp(act, errnos[i].name) == 0) failing = errnos[i].number;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; ++i)
        if (strcmp(act, signals[i].name) == 0) signalled = signals[i].number;
    is_short = strcmp(act, "short") == 0;
    vanishes = strcmp(act, "vanish") == 0;
    becomes_fifo = strcmp(act, "fifo") == 0;
    shrinks = strcmp(act, "shrink") == 0;
    if (!failing && !signalled && !is_short && !vanishes && !becomes_fifo && !shrinks) abort();
    if (vanishes || becomes_fifo || shrinks) take_accomplice();
    if (number("FAULT_STACKS")) {  // the first call loads a library
        void* here[2];
        backtrace(here, 2);
    }
    const int fd = file == NULL ? -1 : (int)syscall(SYS_openat, AT_FDCWD, file, O_RDWR | O_CLOEXEC, 0);
    struct stat status;
    if (fd >= 0 && fstat(fd, &status) == 0) {
        void* const there = (void*)syscall(SYS_mmap, NULL, status.st_size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
        if (there != MAP_FAILED) {
            ledger = there;
            int none = 0;
            atomic_compare_exchange_strong(&ledger->first, &none, getpid());
            if (number("FAULT_STACKS")) stacks_room = (status.st_size - ledger_page) / sizeof(uint64_t);
        }
    }
    if (fd >= 0) syscall(SYS_close, fd);
    --busy;
}

static uint64_t stack_hash(void) {
    enum { depth = 9, own = 3 };
    void* frames[depth];
    const int count = backtrace(frames, depth);
    uint64_t hash = 1469598103934665603U;
    for (int i = own; i < count; ++i) hash = (hash ^ (uint64_t)frames[i]) * 1099511628211U;
    return hash;
}

static void describe(uint64_t at, const char* name, const char* path, int fd, void* caller) {
    char link[512] = "";
    if (path == NULL && fd >= 0) {
        char proc[64];
        snprintf(proc, sizeof proc, "/proc/self/fd/%d", fd);
        const long got = syscall(SYS_readlinkat, AT_FDCWD, proc, link, sizeof link - 1);
        if (got > 0) link[got] = '\0';
    }
    Dl_info from = {0};
    dladdr(caller, &from);
    const char* const object = from.dli_fname == NULL ? "?" : strrchr(from.dli_fname, '/');
    snprintf(ledger->said, said_bytes, "call %lu: %s(%s) by %s %s", (unsigned long)at, name, path != NULL ? path : link,
             object == NULL ? from.dli_fname : object + 1, from.dli_sname == NULL ? "" : from.dli_sname);
}

// Whether this call is to fail or to be cut short; errno is set.
static int strike(const char* class, const char* name, const char* path, int fd, void* caller) {
    if (ledger == NULL || busy || strcmp(class, wanted_class) != 0) return 0;
    if (below != NULL && (path == NULL || strncmp(path, below, strlen(below)) != 0)) return 0;
    const uint64_t at = atomic_fetch_add(&ledger->calls, 1) + 1;
    const int error = errno;
    if (at <= stacks_room) {
        ++busy;
        ((uint64_t*)((char*)ledger + ledger_page))[at - 1] = stack_hash();
        --busy;
    }
    const int hit = at == wanted_at || (all && wanted_at != 0 && at > wanted_at) || (every != 0 && at % every == 0);
    errno = error;
    if (!hit) return 0;
    if (atomic_fetch_add(&ledger->hits, 1) == 0) {
        ++busy;
        describe(at, name, path, fd, caller);
        --busy;
    }
    errno = error;
    if (signalled != 0) {
        // Who sends a signal means the run; what it started is in a session of its own.
        if (atomic_load(&ledger->first) == getpid()) raise(signalled);
        else kill(atomic_load(&ledger->first), signalled);
        return 0;
    }
    if (vanishes || becomes_fifo) {
        if (path != NULL) ask_accomplice(path, -1);
        errno = error;
        return 0;
    }
    if (failing) errno = failing;
    return 1;
}

#define FAILS(class, name, path, fd) (strike(class, name, path, fd, CALLER) && failing)

// librpm takes a short read of its configuration for its end. Regular files have none but at their end, where it would
// be wrong too.
static int may_be_short(int fd) {
    char proc[64], link[512];
    snprintf(proc, sizeof proc, "/proc/self/fd/%d", fd);
    const long got = syscall(SYS_readlinkat, AT_FDCWD, proc, link, sizeof link);
    const char configuration[] = "/usr/lib/rpm/";
    return got < (long)sizeof configuration || memcmp(link, configuration, sizeof configuration - 1) != 0;
}

// How many bytes a call is to take of `size`; -1 when it fails.
static ssize_t amount_of(const char* class, const char* name, int fd, size_t size, void* caller) {
    if (!strike(class, name, NULL, fd, caller)) return (ssize_t)size;
    if (failing) return -1;
    return (ssize_t)(size > 1 && may_be_short(fd) ? (size + 1) / 2 : size);
}
#define AMOUNT(class, name, fd, size) amount_of(class, name, fd, size, CALLER)

static ssize_t limited(size_t asked, ssize_t amount) {
    return (ssize_t)(asked < (size_t)amount ? asked : (size_t)amount);
}

// Reading.

ssize_t read(int fd, void* into, size_t size) {
    const ssize_t amount = AMOUNT("read", "read", fd, size);
    return amount < 0 ? -1 : NEXT(read)(fd, into, limited(size, amount));
}
ssize_t __read_chk(int fd, void* into, size_t size, size_t room) {
    if (size > room) abort();
    const ssize_t amount = AMOUNT("read", "read", fd, size);
    return amount < 0 ? -1 : NEXT(read)(fd, into, limited(size, amount));
}
ssize_t pread(int fd, void* into, size_t size, off_t at) {
    const ssize_t amount = AMOUNT("read", "pread", fd, size);
    return amount < 0 ? -1 : NEXT(pread)(fd, into, limited(size, amount), at);
}
ssize_t pread64(int fd, void* into, size_t size, off64_t at) {
    const ssize_t amount = AMOUNT("read", "pread", fd, size);
    return amount < 0 ? -1 : NEXT(pread64)(fd, into, limited(size, amount), at);
}
ssize_t __pread_chk(int fd, void* into, size_t size, off_t at, size_t room) {
    if (size > room) abort();
    const ssize_t amount = AMOUNT("read", "pread", fd, size);
    return amount < 0 ? -1 : NEXT(pread)(fd, into, limited(size, amount), at);
}
ssize_t __pread64_chk(int fd, void* into, size_t size, off64_t at, size_t room) {
    if (size > room) abort();
    const ssize_t amount = AMOUNT("read", "pread", fd, size);
    return amount < 0 ? -1 : NEXT(pread64)(fd, into, limited(size, amount), at);
}
ssize_t readv(int fd, const struct iovec* parts, int count) {
    return FAILS("read", "readv", NULL, fd) ? -1 : NEXT(readv)(fd, parts, count);
}
ssize_t getrandom(void* into, size_t size, unsigned flags) {
    return FAILS("read", "getrandom", NULL, -1) ? -1 : NEXT(getrandom)(into, size, flags);
}

// Streams. Those over memory and over functions of a program have no descriptor: what is behind them can fail, they not.
static int on_file(FILE* stream) {
    const int error = errno;
    const int fd = stream == stderr ? -1 : fileno(stream);
    errno = error;
    return fd;
}

static int stream_fails(const char* class, const char* name, FILE* stream, void* caller) {
    enum { error_seen = 0x20 };  // _IO_ERR_SEEN of libio.h
    const int fd = on_file(stream);
    if (fd < 0 || failing == EINTR || !strike(class, name, NULL, fd, caller) || !failing) return 0;
    stream->_flags |= error_seen;
    return 1;
}

size_t fread(void* into, size_t size, size_t count, FILE* stream) {
    return stream_fails("read", "fread", stream, CALLER) ? 0 : NEXT(fread)(into, size, count, stream);
}
size_t(fread_unlocked)(void* into, size_t size, size_t count, FILE* stream) {
    return stream_fails("read", "fread", stream, CALLER) ? 0 : NEXT(fread_unlocked)(into, size, count, stream);
}
size_t __fread_chk(void* into, size_t room, size_t size, size_t count, FILE* stream) {
    if (size != 0 && count > room / size) abort();
    return stream_fails("read", "fread", stream, CALLER) ? 0 : NEXT(fread)(into, size, count, stream);
}
char* fgets(char* into, int size, FILE* stream) {
    return stream_fails("read", "fgets", stream, CALLER) ? NULL : NEXT(fgets)(into, size, stream);
}
char* __fgets_chk(char* into, size_t room, int size, FILE* stream) {
    if ((size_t)size > room) abort();
    return stream_fails("read", "fgets", stream, CALLER) ? NULL : NEXT(fgets)(into, size, stream);
}
int fgetc(FILE* stream) {
    return stream_fails("read", "fgetc", stream, CALLER) ? EOF : NEXT(fgetc)(stream);
}
int getc(FILE* stream) {
    return stream_fails("read", "getc", stream, CALLER) ? EOF : NEXT(getc)(stream);
}
ssize_t getline(char** line, size_t* size, FILE* stream) {
    return stream_fails("read", "getline", stream, CALLER) ? -1 : NEXT(getline)(line, size, stream);
}
ssize_t getdelim(char** line, size_t* size, int end, FILE* stream) {
    return stream_fails("read", "getdelim", stream, CALLER) ? -1 : NEXT(getdelim)(line, size, end, stream);
}
ssize_t __getdelim(char** line, size_t* size, int end, FILE* stream) {
    return stream_fails("read", "getdelim", stream, CALLER) ? -1 : NEXT(getdelim)(line, size, end, stream);
}
size_t fwrite(const void* from, size_t size, size_t count, FILE* stream) {
    return stream_fails("write", "fwrite", stream, CALLER) ? 0 : NEXT(fwrite)(from, size, count, stream);
}
size_t(fwrite_unlocked)(const void* from, size_t size, size_t count, FILE* stream) {
    return stream_fails("write", "fwrite", stream, CALLER) ? 0 : NEXT(fwrite_unlocked)(from, size, count, stream);
}
int fputs(const char* text, FILE* stream) {
    return stream_fails("write", "fputs", stream, CALLER) ? EOF : NEXT(fputs)(text, stream);
}
int fputc(int c, FILE* stream) {
    return stream_fails("write", "fputc", stream, CALLER) ? EOF : NEXT(fputc)(c, stream);
}
int putc(int c, FILE* stream) {
    return stream_fails("write", "putc", stream, CALLER) ? EOF : NEXT(putc)(c, stream);
}
int fflush(FILE* stream) {
    return stream != NULL && stream_fails("write", "fflush", stream, CALLER) ? EOF : NEXT(fflush)(stream);
}
int fclose(FILE* stream) {
    const int fails = stream_fails("write", "fclose", stream, CALLER);
    const int error = errno;
    const int done = NEXT(fclose)(stream);
    if (fails) errno = error;
    return fails ? EOF : done;
}

// Writing.

ssize_t write(int fd, const void* from, size_t size) {
    const ssize_t amount = fd == STDERR_FILENO ? (ssize_t)size : AMOUNT("write", "write", fd, size);
    return amount < 0 ? -1 : NEXT(write)(fd, from, limited(size, amount));
}
ssize_t pwrite(int fd, const void* from, size_t size, off_t at) {
    const ssize_t amount = AMOUNT("write", "pwrite", fd, size);
    return amount < 0 ? -1 : NEXT(pwrite)(fd, from, limited(size, amount), at);
}
ssize_t pwrite64(int fd, const void* from, size_t size, off64_t at) {
    const ssize_t amount = AMOUNT("write", "pwrite", fd, size);
    return amount < 0 ? -1 : NEXT(pwrite64)(fd, from, limited(size, amount), at);
}
ssize_t writev(int fd, const struct iovec* parts, int count) {
    return fd != STDERR_FILENO && FAILS("write", "writev", NULL, fd) ? -1 : NEXT(writev)(fd, parts, count);
}
int ftruncate(int fd, off_t size) {
    return failing != EINTR && FAILS("write", "ftruncate", NULL, fd) ? -1 : NEXT(ftruncate)(fd, size);
}
int ftruncate64(int fd, off64_t size) {
    return failing != EINTR && FAILS("write", "ftruncate", NULL, fd) ? -1 : NEXT(ftruncate64)(fd, size);
}
int fsync(int fd) {
    return FAILS("sync", "fsync", NULL, fd) ? -1 : NEXT(fsync)(fd);
}
int fdatasync(int fd) {
    return FAILS("sync", "fdatasync", NULL, fd) ? -1 : NEXT(fdatasync)(fd);
}
// As on a server's file system: it is closed, and what was written may not be there.
int close(int fd) {
    const int fails = FAILS("close", "close", NULL, fd);
    const int error = errno;
    const int done = NEXT(close)(fd);
    if (fails) errno = error;
    return fails ? -1 : done;
}

// Opening, and whatever else takes a descriptor.

static mode_t mode_of(int flags, va_list* list) {
    return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(*list, mode_t) : 0;
}
#define MODE                     \
    va_list list;                \
    va_start(list, flags);       \
    const mode_t mode = mode_of(flags, &list); \
    va_end(list)

int open(const char* path, int flags, ...) {
    MODE;
    return FAILS("open", "open", path, -1) ? -1 : NEXT(open)(path, flags, mode);
}
int open64(const char* path, int flags, ...) {
    MODE;
    return FAILS("open", "open", path, -1) ? -1 : NEXT(open64)(path, flags, mode);
}
int openat(int at, const char* path, int flags, ...) {
    MODE;
    return FAILS("open", "openat", path, -1) ? -1 : NEXT(openat)(at, path, flags, mode);
}
int openat64(int at, const char* path, int flags, ...) {
    MODE;
    return FAILS("open", "openat", path, -1) ? -1 : NEXT(openat64)(at, path, flags, mode);
}
int __open_2(const char* path, int flags) {
    return FAILS("open", "open", path, -1) ? -1 : NEXT(open)(path, flags);
}
int __open64_2(const char* path, int flags) {
    return FAILS("open", "open", path, -1) ? -1 : NEXT(open64)(path, flags);
}
int __openat_2(int at, const char* path, int flags) {
    return FAILS("open", "openat", path, -1) ? -1 : NEXT(openat)(at, path, flags);
}
int __openat64_2(int at, const char* path, int flags) {
    return FAILS("open", "openat", path, -1) ? -1 : NEXT(openat64)(at, path, flags);
}
FILE* fopen(const char* path, const char* mode) {
    return FAILS("open", "fopen", path, -1) ? NULL : NEXT(fopen)(path, mode);
}
FILE* fopen64(const char* path, const char* mode) {
    return FAILS("open", "fopen", path, -1) ? NULL : NEXT(fopen64)(path, mode);
}
FILE* freopen(const char* path, const char* mode, FILE* stream) {
    return FAILS("open", "freopen", path, -1) ? NULL : NEXT(freopen)(path, mode, stream);
}
FILE* fdopen(int fd, const char* mode) {
    return FAILS("open", "fdopen", NULL, fd) ? NULL : NEXT(fdopen)(fd, mode);
}
int mkstemp(char* path) {
    return FAILS("open", "mkstemp", path, -1) ? -1 : NEXT(mkstemp)(path);
}
int mkstemp64(char* path) {
    return FAILS("open", "mkstemp", path, -1) ? -1 : NEXT(mkstemp64)(path);
}
int mkostemp(char* path, int flags) {
    return FAILS("open", "mkostemp", path, -1) ? -1 : NEXT(mkostemp)(path, flags);
}
int memfd_create(const char* name, unsigned flags) {
    return FAILS("open", "memfd_create", name, -1) ? -1 : NEXT(memfd_create)(name, flags);
}
int pipe(int ends[2]) {
    return FAILS("open", "pipe", NULL, -1) ? -1 : NEXT(pipe)(ends);
}
int pipe2(int ends[2], int flags) {
    return FAILS("open", "pipe2", NULL, -1) ? -1 : NEXT(pipe2)(ends, flags);
}
int dup(int fd) {
    return FAILS("open", "dup", NULL, fd) ? -1 : NEXT(dup)(fd);
}
static int locks(int command) {
    return command == F_SETLK || command == F_SETLKW || command == F_OFD_SETLK || command == F_OFD_SETLKW;
}
#define FCNTL(name)                                                                                                  \
    int name(int fd, int command, ...) {                                                                             \
        va_list list;                                                                                                \
        va_start(list, command);                                                                                     \
        void* const argument = va_arg(list, void*);                                                                  \
        va_end(list);                                                                                                \
        if ((command == F_DUPFD || command == F_DUPFD_CLOEXEC) && FAILS("open", "fcntl F_DUPFD", NULL, fd)) return -1; \
        if (locks(command) && FAILS("lock", "fcntl F_SETLK", NULL, fd)) return -1;                                   \
        return NEXT(name)(fd, command, argument);                                                                    \
    }
FCNTL(fcntl)
FCNTL(fcntl64)

// Names.

int rename(const char* from, const char* to) {
    return FAILS("rename", "rename", to, -1) ? -1 : NEXT(rename)(from, to);
}
int renameat(int a, const char* from, int b, const char* to) {
    return FAILS("rename", "renameat", to, -1) ? -1 : NEXT(renameat)(a, from, b, to);
}
int renameat2(int a, const char* from, int b, const char* to, unsigned flags) {
    return FAILS("rename", "renameat2", to, -1) ? -1 : NEXT(renameat2)(a, from, b, to, flags);
}
int link(const char* from, const char* to) {
    return FAILS("rename", "link", to, -1) ? -1 : NEXT(link)(from, to);
}
int symlink(const char* from, const char* to) {
    return FAILS("rename", "symlink", to, -1) ? -1 : NEXT(symlink)(from, to);
}
int mkdir(const char* path, mode_t mode) {
    return FAILS("mkdir", "mkdir", path, -1) ? -1 : NEXT(mkdir)(path, mode);
}
int mkdirat(int at, const char* path, mode_t mode) {
    return FAILS("mkdir", "mkdirat", path, -1) ? -1 : NEXT(mkdirat)(at, path, mode);
}
char* mkdtemp(char* path) {
    return FAILS("mkdir", "mkdtemp", path, -1) ? NULL : NEXT(mkdtemp)(path);
}
int unlink(const char* path) {
    return FAILS("unlink", "unlink", path, -1) ? -1 : NEXT(unlink)(path);
}
int unlinkat(int at, const char* path, int flags) {
    return FAILS("unlink", "unlinkat", path, -1) ? -1 : NEXT(unlinkat)(at, path, flags);
}
int rmdir(const char* path) {
    return FAILS("unlink", "rmdir", path, -1) ? -1 : NEXT(rmdir)(path);
}
int remove(const char* path) {
    return FAILS("unlink", "remove", path, -1) ? -1 : NEXT(remove)(path);
}

// Directories and what is asked about files.

DIR* opendir(const char* path) {
    return FAILS("directory", "opendir", path, -1) ? NULL : NEXT(opendir)(path);
}
DIR* fdopendir(int fd) {
    return FAILS("directory", "fdopendir", NULL, fd) ? NULL : NEXT(fdopendir)(fd);
}
struct dirent* readdir(DIR* directory) {
    return FAILS("directory", "readdir", NULL, dirfd(directory)) ? NULL : NEXT(readdir)(directory);
}
struct dirent64* readdir64(DIR* directory) {
    return FAILS("directory", "readdir", NULL, dirfd(directory)) ? NULL : NEXT(readdir64)(directory);
}
int stat(const char* path, struct stat* status) {
    return FAILS("look", "stat", path, -1) ? -1 : NEXT(stat)(path, status);
}
int stat64(const char* path, struct stat64* status) {
    return FAILS("look", "stat", path, -1) ? -1 : NEXT(stat64)(path, status);
}
int lstat(const char* path, struct stat* status) {
    return FAILS("look", "lstat", path, -1) ? -1 : NEXT(lstat)(path, status);
}
int lstat64(const char* path, struct stat64* status) {
    return FAILS("look", "lstat", path, -1) ? -1 : NEXT(lstat64)(path, status);
}
int fstat(int fd, struct stat* status) {
    return FAILS("look", "fstat", NULL, fd) ? -1 : NEXT(fstat)(fd, status);
}
int fstat64(int fd, struct stat64* status) {
    return FAILS("look", "fstat", NULL, fd) ? -1 : NEXT(fstat64)(fd, status);
}
int fstatat(int at, const char* path, struct stat* status, int flags) {
    return FAILS("look", "fstatat", path, -1) ? -1 : NEXT(fstatat)(at, path, status, flags);
}
int fstatat64(int at, const char* path, struct stat64* status, int flags) {
    return FAILS("look", "fstatat", path, -1) ? -1 : NEXT(fstatat64)(at, path, status, flags);
}
int access(const char* path, int mode) {
    return FAILS("look", "access", path, -1) ? -1 : NEXT(access)(path, mode);
}
ssize_t readlink(const char* path, char* into, size_t size) {
    return FAILS("look", "readlink", path, -1) ? -1 : NEXT(readlink)(path, into, size);
}
ssize_t readlinkat(int at, const char* path, char* into, size_t size) {
    return FAILS("look", "readlinkat", path, -1) ? -1 : NEXT(readlinkat)(at, path, into, size);
}
off_t lseek(int fd, off_t to, int whence) {
    return FAILS("look", "lseek", NULL, fd) ? -1 : NEXT(lseek)(fd, to, whence);
}
off64_t lseek64(int fd, off64_t to, int whence) {
    return FAILS("look", "lseek", NULL, fd) ? -1 : NEXT(lseek64)(fd, to, whence);
}
int fchmod(int fd, mode_t mode) {
    return FAILS("look", "fchmod", NULL, fd) ? -1 : NEXT(fchmod)(fd, mode);
}

int flock(int fd, int operation) {
    return FAILS("lock", "flock", NULL, fd) ? -1 : NEXT(flock)(fd, operation);
}

// Memory. A file that is mapped may be made shorter right afterwards ("shrink").

static void* mapped(void* there, size_t size, int flags, int fd, int hit) {
    if (hit && shrinks && (flags & MAP_ANONYMOUS) == 0) {
        char proc[64], path[4096] = "";
        snprintf(proc, sizeof proc, "/proc/self/fd/%d", fd);
        if (syscall(SYS_readlinkat, AT_FDCWD, proc, path, sizeof path - 1) > 0) ask_accomplice(path, size / 2);
    }
    return there;
}
void* mmap(void* where, size_t size, int protection, int flags, int fd, off_t at) {
    const int hit = !(shrinks && (flags & MAP_ANONYMOUS) != 0) && strike("mmap", "mmap", NULL, fd, CALLER);
    if (hit && failing) return MAP_FAILED;
    return mapped(NEXT(mmap)(where, size, protection, flags, fd, at), size, flags, fd, hit);
}
void* mmap64(void* where, size_t size, int protection, int flags, int fd, off64_t at) {
    const int hit = !(shrinks && (flags & MAP_ANONYMOUS) != 0) && strike("mmap", "mmap", NULL, fd, CALLER);
    if (hit && failing) return MAP_FAILED;
    return mapped(NEXT(mmap64)(where, size, protection, flags, fd, at), size, flags, fd, hit);
}
void* malloc(size_t size) {
    return FAILS("memory", "malloc", NULL, -1) ? NULL : __libc_malloc(size);
}
void* calloc(size_t count, size_t size) {
    return FAILS("memory", "calloc", NULL, -1) ? NULL : __libc_calloc(count, size);
}
void* realloc(void* old, size_t size) {
    return FAILS("memory", "realloc", NULL, -1) ? NULL : __libc_realloc(old, size);
}
void* reallocarray(void* old, size_t count, size_t size) {
    if (FAILS("memory", "reallocarray", NULL, -1)) return NULL;
    if (size != 0 && count > SIZE_MAX / size) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_realloc(old, count * size);
}
void* memalign(size_t alignment, size_t size) {
    return FAILS("memory", "memalign", NULL, -1) ? NULL : __libc_memalign(alignment, size);
}
void* aligned_alloc(size_t alignment, size_t size) {
    return FAILS("memory", "aligned_alloc", NULL, -1) ? NULL : __libc_memalign(alignment, size);
}
int posix_memalign(void** into, size_t alignment, size_t size) {
    const int error = errno;
    if (FAILS("memory", "posix_memalign", NULL, -1)) {
        errno = error;
        return ENOMEM;
    }
    *into = __libc_memalign(alignment, size);
    return *into == NULL ? ENOMEM : 0;
}

// Processes and threads.

pid_t fork(void) {
    return FAILS("process", "fork", NULL, -1) ? -1 : NEXT(fork)();
}
int posix_spawn(pid_t* process, const char* path, const posix_spawn_file_actions_t* actions,
                const posix_spawnattr_t* attributes, char* const arguments[], char* const variables[]) {
    if (FAILS("process", "posix_spawn", path, -1)) return failing;
    return NEXT(posix_spawn)(process, path, actions, attributes, arguments, variables);
}
int posix_spawnp(pid_t* process, const char* file, const posix_spawn_file_actions_t* actions,
                 const posix_spawnattr_t* attributes, char* const arguments[], char* const variables[]) {
    if (FAILS("process", "posix_spawnp", file, -1)) return failing;
    return NEXT(posix_spawnp)(process, file, actions, attributes, arguments, variables);
}
int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*start)(void*), void* argument) {
    if (FAILS("process", "pthread_create", NULL, -1)) return failing;
    return NEXT(pthread_create)(thread, attributes, start, argument);
}

// The network.

int socket(int domain, int type, int protocol) {
    return FAILS("net", "socket", NULL, -1) ? -1 : NEXT(socket)(domain, type, protocol);
}
int connect(int fd, const struct sockaddr* address, socklen_t size) {
    return FAILS("net", "connect", NULL, fd) ? -1 : NEXT(connect)(fd, address, size);
}
ssize_t recv(int fd, void* into, size_t size, int flags) {
    const ssize_t amount = AMOUNT("net", "recv", fd, size);
    return amount < 0 ? -1 : NEXT(recv)(fd, into, limited(size, amount), flags);
}
ssize_t send(int fd, const void* from, size_t size, int flags) {
    const ssize_t amount = AMOUNT("net", "send", fd, size);
    return amount < 0 ? -1 : NEXT(send)(fd, from, limited(size, amount), flags);
}

// The time of day. What measures durations goes on as it was.

time_t time(time_t* into) {
    struct timespec now;
    syscall(SYS_clock_gettime, CLOCK_REALTIME, &now);
    const time_t seconds = now.tv_sec + clock_shift;
    if (into != NULL) *into = seconds;
    return seconds;
}
int clock_gettime(clockid_t which, struct timespec* into) {
    const int done = (int)syscall(SYS_clock_gettime, which, into);
    if (done == 0 && (which == CLOCK_REALTIME || which == CLOCK_REALTIME_COARSE)) into->tv_sec += clock_shift;
    return done;
}
int gettimeofday(struct timeval* restrict into, void* restrict zone) {
    (void)zone;
    struct timespec now;
    syscall(SYS_clock_gettime, CLOCK_REALTIME, &now);
    into->tv_sec = now.tv_sec + clock_shift;
    into->tv_usec = now.tv_nsec / 1000;
    return 0;
}
