#include "support/interruption.hpp"

#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace rpmgap::support {

namespace {

// Everything in a signal handler has to be safe there (signal-safety(7)): no memory is allocated, no lock is taken, and
// paths lie in arrays of their own.

enum class State : int { free, filling, unfinished, going };

struct Place {
    std::atomic<State> state{State::free};
    std::array<char, PATH_MAX> path{};
};

constexpr std::size_t most_places = 48;
std::array<Place, most_places> places;
std::atomic<int> printed{static_cast<int>(Printed::nothing)};
std::atomic<bool> is_ending{false};
pid_t owner = 0;

struct Signal {
    int number;
    std::string_view name;
};
constexpr std::array<Signal, 3> signals{{{SIGINT, "SIGINT"}, {SIGTERM, "SIGTERM"}, {SIGHUP, "SIGHUP"}}};

// getdents64(2) has no wrapper that is safe here: readdir(3) allocates.
struct Entry {
    std::uint64_t inode;
    std::int64_t offset;
    std::uint16_t length;
    unsigned char type;
    char name[1];  // NOLINT: as long as `length` says
};

constexpr int deepest = 8;  // what is made here is two deep

// Whether it was there and is not any more.
bool remove_below(int parent, const char* name, int depth) {
    if (unlinkat(parent, name, 0) == 0) return true;
    if ((errno != EISDIR && errno != EPERM) || depth == deepest) return false;
    const int directory = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (directory < 0) return false;
    alignas(Entry) std::array<char, 2048> buffer;
    // Removing entries moves the others: it is read from the start until a round finds none.
    for (bool any = true; any;) {
        any = false;
        lseek(directory, 0, SEEK_SET);
        for (long got = 0; (got = syscall(SYS_getdents64, directory, buffer.data(), buffer.size())) > 0;) {
            for (long at = 0; at < got;) {
                const auto* const entry = reinterpret_cast<const Entry*>(buffer.data() + at);
                at += entry->length;
                const char* const child = entry->name;
                if (std::strcmp(child, ".") == 0 || std::strcmp(child, "..") == 0) continue;
                any = remove_below(directory, child, depth + 1) || any;
            }
        }
    }
    close(directory);
    return unlinkat(parent, name, AT_REMOVEDIR) == 0;
}

void put(std::string_view text) {
    [[maybe_unused]] const auto written = write(STDERR_FILENO, text.data(), text.size());
}

void tell(int number) {
    if (isatty(STDERR_FILENO) == 1) put("\r\x1b[K");
    put("rpmgap: ended by ");
    for (const Signal& signal : signals)
        if (signal.number == number) put(signal.name);
    switch (static_cast<Printed>(printed.load())) {
        case Printed::nothing: put(" before there was anything to report\n"); break;
        case Printed::part: put(" while it printed: what it printed may not be all\n"); break;
        case Printed::all: put(" after the report was printed; what else it was to write may be missing\n"); break;
    }
}

void end(int number) {
    if (getpid() == owner) {
        if (is_ending.exchange(true)) return;  // another thread is at it
        remove_unfinished();
        tell(number);
    }
    struct sigaction standard {};
    standard.sa_handler = SIG_DFL;
    sigaction(number, &standard, nullptr);
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, number);
    raise(number);
    pthread_sigmask(SIG_UNBLOCK, &only, nullptr);
}

}  // namespace

void end_tidily() {
    owner = getpid();
    signal(SIGCHLD, SIG_DFL);  // whoever ignores it never hears how a child ended
    signal(SIGXFSZ, SIG_IGN);  // a file that may not get longer is one that cannot be written
    struct sigaction action {};
    action.sa_handler = end;
    for (const Signal& signal : signals) sigaddset(&action.sa_mask, signal.number);
    for (const Signal& signal : signals) {
        struct sigaction before {};
        if (sigaction(signal.number, nullptr, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(signal.number, &action, nullptr);
    }
}

void remove_unfinished() {
    for (Place& place : places) {
        auto expected = State::unfinished;
        if (place.state.compare_exchange_strong(expected, State::going)) remove_below(AT_FDCWD, place.path.data(), 0);
    }
}

void note_printed(Printed now) {
    printed = static_cast<int>(now);
}

Unfinished::Unfinished(const std::string& path) {
    if (path.size() >= PATH_MAX) return;
    for (std::size_t i = 0; i < places.size(); ++i) {
        auto expected = State::free;
        if (!places[i].state.compare_exchange_strong(expected, State::filling)) continue;
        std::memcpy(places[i].path.data(), path.c_str(), path.size() + 1);
        places[i].state = State::unfinished;
        place_ = static_cast<int>(i);
        return;
    }
}

Unfinished::Unfinished(Unfinished&& other) noexcept : place_(std::exchange(other.place_, -1)) {}

Unfinished& Unfinished::operator=(Unfinished&& other) noexcept {
    std::swap(place_, other.place_);
    return *this;
}

Unfinished::~Unfinished() {
    settle();
}

void Unfinished::settle() const {
    if (place_ < 0) return;
    auto expected = State::unfinished;
    auto& state = places[static_cast<std::size_t>(std::exchange(place_, -1))].state;
    if (state.compare_exchange_strong(expected, State::free)) return;
    for (;;) pause();  // it is being removed: whatever other signal comes, this process ends
}

}  // namespace rpmgap::support
