// In place of functions of libraries that rpmgap calls: each tries to write a file and to connect, says on stderr what
// came of it, and does its work. PLANTED_FILE and PLANTED_PORT say where.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int output = -1;  // standard error as it was at the start: what reads the input has none

static int try_to_write(void) {
    const int file = open(getenv("PLANTED_FILE"), O_WRONLY | O_CREAT, 0644);
    if (file < 0) return errno;
    close(file);
    unlink(getenv("PLANTED_FILE"));
    return 0;
}

static int try_to_connect(void) {
    const int one = socket(AF_INET, SOCK_STREAM, 0);
    if (one < 0) return errno;
    struct sockaddr_in address;
    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_port = htons((unsigned short)atoi(getenv("PLANTED_PORT")));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int error = connect(one, (struct sockaddr*)&address, sizeof address) < 0 ? errno : 0;
    close(one);
    return error;
}

static void attempt(const char* where) {
    const int before = errno;
    const int written = try_to_write();
    const int connected = try_to_connect();
    dprintf(output, "planted %s: write %d, connect %d\n", where, written, connected);
    errno = before;
}

__attribute__((constructor)) static void begin(void) {
    output = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 100);
    attempt("start");
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

// Of libelf, for each ELF file of the input and of packages.
int elf_kind(void* elf) {
    attempt("elf_kind");
    return REAL(elf_kind)(elf);
}

// Of librpm, for each package.
int rpmReadPackageFile(void* transaction, void* descriptor, const char* name, void* header) {
    attempt("rpmReadPackageFile");
    return REAL(rpmReadPackageFile)(transaction, descriptor, name, header);
}

// Of libsolv, when an answer is looked for.
int solver_solve(void* solver, void* job) {
    attempt("solver_solve");
    return REAL(solver_solve)(solver, job);
}
