#include "mutants.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include <dirent.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace rpmgap_mutants {

namespace {

// Before what came of a mutant: its two outputs follow. trial.py reads it.
struct Told {
    std::uint32_t mutant = 0;
    std::int32_t status = 0;   // of waitpid(2)
    std::uint64_t before = 0;  // bytes that standard error had, if it is a file
    std::uint64_t output = 0;
    std::uint64_t errors = 0;
};

constexpr rlim_t most_seconds = 2;                // of the processor; what takes none has the alarm
constexpr unsigned most_waiting = 120;            // seconds
constexpr rlim_t most_memory = rlim_t{4} << 30U;  // a mutant may ask for all there is

unsigned number_in(const char* variable) {
    const char* const text = std::getenv(variable);
    return text == nullptr ? 0 : static_cast<unsigned>(std::strtoul(text, nullptr, 10));
}

// Opened before anything is confined.
int open_told() {
    const char* const path = std::getenv("RPMGAP_MUTANTS_TOLD");
    const int file = path == nullptr ? -1 : ::open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
    if (path != nullptr && file < 0) std::abort();
    return file;
}

// A copy for this process: each that comes to a mutant splits once.
unsigned char* map_pending() {
    const char* const path = std::getenv("RPMGAP_MUTANTS_PENDING");
    if (path == nullptr) return nullptr;
    const int file = ::open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) std::abort();
    const auto size = static_cast<std::size_t>(::lseek(file, 0, SEEK_END));
    void* const memory = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE, file, 0);
    ::close(file);
    if (memory == MAP_FAILED) std::abort();
    return static_cast<unsigned char*>(memory);
}

const int told = open_told();
const bool apart = std::getenv("RPMGAP_MUTANTS_APART") != nullptr;  // standard error is not where the output goes

std::string all_of(int file) {
    std::string text(static_cast<std::size_t>(std::max<off_t>(0, ::lseek(file, 0, SEEK_END))), '\0');
    if (::pread(file, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size())) std::abort();
    return text;
}

bool is_alone() {
    DIR* const threads = ::opendir("/proc/self/task");
    if (threads == nullptr) std::abort();
    int entries = 0;
    while (::readdir(threads) != nullptr) ++entries;
    ::closedir(threads);
    return entries == 3;  // beside "." and ".."
}

void limit(int resource, rlim_t most) {
    const struct rlimit value { most, most };
    ::setrlimit(static_cast<__rlimit_resource>(resource), &value);
}

}  // namespace

unsigned chosen = number_in("RPMGAP_MUTANT");
unsigned char* pending = map_pending();

void split(unsigned mutant) {
    if (!is_alone()) return;  // other threads would be missing in a child
    pending[mutant] = 0;
    const int output = ::memfd_create("output", MFD_CLOEXEC);
    const int errors = ::memfd_create("errors", MFD_CLOEXEC);
    if (output < 0 || errors < 0) std::abort();
    const pid_t child = ::fork();
    if (child < 0) std::abort();
    if (child == 0) {
        pending = nullptr;
        chosen = mutant;
        ::close(told);
        ::dup2(output, STDOUT_FILENO);
        ::dup2(apart ? errors : output, STDERR_FILENO);
        limit(RLIMIT_CPU, most_seconds);
        limit(RLIMIT_DATA, most_memory);
        limit(RLIMIT_CORE, 0);
        ::alarm(most_waiting);
        return;
    }
    Told one{.mutant = mutant};
    if (struct stat status{}; ::fstat(STDERR_FILENO, &status) == 0 && S_ISREG(status.st_mode))
        one.before = static_cast<std::uint64_t>(status.st_size);
    while (::waitpid(child, &one.status, 0) < 0) {
    }
    const auto text = all_of(output);
    const auto error_text = all_of(errors);
    one.output = text.size();
    one.errors = error_text.size();
    std::string record(reinterpret_cast<const char*>(&one), sizeof one);
    record += text + error_text;
    if (::write(told, record.data(), record.size()) != static_cast<ssize_t>(record.size())) std::abort();
    ::close(output);
    ::close(errors);
}

}  // namespace rpmgap_mutants
