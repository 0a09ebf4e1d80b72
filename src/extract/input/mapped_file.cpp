#include "extract/input/mapped_file.hpp"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <mutex>
#include <utility>

#include <sys/mman.h>
#include <unistd.h>

namespace rpmgap::extract {

namespace {

struct Region {
    std::atomic<bool> is_taken{false};
    std::atomic<std::uintptr_t> start{0};  // 0: nothing is mapped
    std::atomic<std::uintptr_t> end{0};
    std::atomic<bool> is_torn{false};
};

// One for each file that is being read at a time: a thread reads one.
constexpr std::size_t most_regions = 256;
std::array<Region, most_regions> regions;
std::uintptr_t page_bytes = 0;
struct sigaction before;  // the disposition of SIGBUS that was there

// The rest of the mapping becomes zeros of its own. mmap(2) is not among what POSIX calls safe in a handler; on Linux
// it is a system call and nothing else.
void on_missing_page(int number, siginfo_t* info, void*) {
    const int error = errno;
    const auto at = reinterpret_cast<std::uintptr_t>(info->si_addr);
    for (Region& region : regions) {
        const std::uintptr_t end = region.end;
        if (region.start == 0 || at < region.start || at >= end) continue;
        const std::uintptr_t from = at & ~(page_bytes - 1);
        void* const there = mmap(reinterpret_cast<void*>(from), end - from, PROT_READ,
                                 MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE, -1, 0);
        if (there == MAP_FAILED) break;
        region.is_torn = true;
        errno = error;
        return;
    }
    // Not ours: the access is repeated and ends as it would have ended.
    sigaction(number, &before, nullptr);
}

void watch() {
    static std::once_flag once;
    std::call_once(once, [] {
        page_bytes = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
        struct sigaction action {};
        action.sa_sigaction = on_missing_page;
        action.sa_flags = SA_SIGINFO;
        sigaction(SIGBUS, &action, &before);
    });
}

}  // namespace

tl::expected<MappedFile, std::string> MappedFile::of(int descriptor, std::size_t bytes) {
    watch();
    for (std::size_t i = 0; i < regions.size(); ++i) {
        if (regions[i].is_taken.exchange(true)) continue;
        void* const mapping = mmap(nullptr, bytes, PROT_READ, MAP_PRIVATE, descriptor, 0);
        if (mapping == MAP_FAILED) {
            const int error = errno;
            regions[i].is_taken = false;
            return tl::unexpected<std::string>(std::strerror(error));
        }
        MappedFile file;
        file.start_ = static_cast<const std::byte*>(mapping);
        file.size_ = bytes;
        file.place_ = static_cast<int>(i);
        const auto start = reinterpret_cast<std::uintptr_t>(mapping);
        regions[i].is_torn = false;
        regions[i].end = start + bytes;
        regions[i].start = start;
        return file;
    }
    return tl::unexpected<std::string>("too many files are read at a time");
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : start_(std::exchange(other.start_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      place_(std::exchange(other.place_, -1)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(start_, other.start_);
    std::swap(size_, other.size_);
    std::swap(place_, other.place_);
    return *this;
}

MappedFile::~MappedFile() {
    if (start_ == nullptr) return;
    Region& region = regions[static_cast<std::size_t>(place_)];
    region.start = 0;
    munmap(const_cast<std::byte*>(start_), size_);
    region.is_taken = false;
}

bool MappedFile::is_torn() const {
    return place_ >= 0 && regions[static_cast<std::size_t>(place_)].is_torn;
}

}  // namespace rpmgap::extract
