#include "support/isolated_tasks.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <new>
#include <optional>
#include <set>
#include <span>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/coverage.hpp"
#include "support/descriptor.hpp"
#include "support/parallel.hpp"
#include "support/sandbox.hpp"
#include "support/sanitizers.hpp"
#include "support/task_life.hpp"
#include "support/text.hpp"
#include "support/write_all.hpp"

namespace rpmgap::support {

namespace {

using Clock = std::chrono::steady_clock;

// How the process ends, beside 0 and the statuses that libraries end a process with.
constexpr int out_of_memory = 113;
constexpr int failed_otherwise = 114;

constexpr std::uint64_t unbound = UINT64_MAX;  // in place of a task: the kernel cannot bind the process

struct Frame {
    std::uint64_t task = 0;
    std::uint64_t size = 0;  // of the text that follows
};

// What each thread of the process has at hand, in memory that both processes see.
class Board {
public:
    explicit Board(unsigned threads) : size_(std::max(1U, threads) * sizeof(Slot)) {
        void* const memory = ::mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED) return;
        slots_ = {static_cast<Slot*>(memory), std::max(1U, threads)};
        for (auto& slot : slots_) new (&slot) Slot;
    }
    ~Board() {
        if (!slots_.empty()) ::munmap(slots_.data(), size_);
    }
    Board(const Board&) = delete;
    Board& operator=(const Board&) = delete;

    [[nodiscard]] bool is_there() const { return !slots_.empty(); }
    void begin(std::size_t slot, std::uint64_t task) {
        set_task_life(&slots_[slot].life);
        show_life();
        slots_[slot].task = task + 1;
    }
    void end(std::size_t slot) { slots_[slot].task = 0; }

    [[nodiscard]] std::vector<std::uint64_t> at_hand() const {
        std::vector<std::uint64_t> tasks;
        for (const auto& slot : slots_)
            if (const auto task = slot.task.load(); task != 0) tasks.push_back(task - 1);
        return tasks;
    }

private:
    friend class Watch;

    struct Slot {
        std::atomic<std::uint64_t> task{0};  // counted from 1; 0: none
        TaskLife life{0};
    };
    static_assert(std::atomic<std::uint64_t>::is_always_lock_free && TaskLife::is_always_lock_free);

    std::size_t size_;
    std::span<Slot> slots_;
};

// How long each has been at it, as this process sees time pass: while both are stopped (Ctrl-Z, a frozen container)
// none does, and what the other one writes on the board is no time.
class Watch {
public:
    explicit Watch(const Board& board) : board_(board), seen_(board.slots_.size()) {}

    /// To be called at least each second.
    void look() {
        const auto now = Clock::now();
        const auto passed = std::min<Clock::duration>(now - last_, std::chrono::seconds(1));
        last_ = now;
        bool is_idle = true;
        for (std::size_t i = 0; i < seen_.size(); ++i) {
            const auto task = board_.slots_[i].task.load();
            const auto life = board_.slots_[i].life.load();
            if (seen_[i].task != task || seen_[i].life != life)
                seen_[i] = {.task = task, .life = life, .time = {}};
            else
                seen_[i].time += passed;
            is_idle = is_idle && task == 0;
        }
        idle_ = is_idle ? idle_ + passed : Clock::duration::zero();
    }
    /// The one that has been at hand for longer than `time`.
    [[nodiscard]] std::optional<std::uint64_t> overdue(std::chrono::seconds time) const {
        for (const auto& seen : seen_)
            if (seen.task != 0 && seen.time > time) return seen.task - 1;
        return std::nullopt;
    }
    /// For how long nothing has been at hand.
    [[nodiscard]] Clock::duration idle() const { return idle_; }

private:
    struct Seen {
        std::uint64_t task = 0;
        TaskLife::value_type life = 0;
        Clock::duration time{};
    };

    const Board& board_;
    std::vector<Seen> seen_;
    Clock::time_point last_ = Clock::now();
    Clock::duration idle_{};
};

bool send(int output, std::uint64_t task, std::string_view text) {
    const Frame frame{task, text.size()};
    return write_all(output, {reinterpret_cast<const char*>(&frame), sizeof frame}) == 0 &&
           write_all(output, text) == 0;
}

using Work = std::function<std::string(std::size_t)>;

// What is open stays usable in any sandbox. So nothing goes to the standard files, also no word of a library that
// crashes, and what whoever started rpmgap left open is closed: what rpmgap opens has FD_CLOEXEC.
bool close_what_is_not_ours(int nowhere) {
    // A sanitizer's report goes to standard error.
    constexpr int last = has_shadow_memory ? STDOUT_FILENO : STDERR_FILENO;
    for (int standard = STDIN_FILENO; standard <= last; ++standard)
        if (::dup2(nowhere, standard) < 0) return false;
    const auto close_one = [](int one) {
        if (const int flags = ::fcntl(one, F_GETFD); flags >= 0 && (flags & FD_CLOEXEC) == 0) ::close(one);
    };
    // The limit may have been higher when they were opened.
    std::error_code error;
    std::vector<int> numbers;
    for (auto item = std::filesystem::directory_iterator("/proc/self/fd", error);
         !error && item != std::filesystem::directory_iterator(); item.increment(error)) {
        int number = 0;
        const auto name = item->path().filename().native();
        std::from_chars(name.data(), name.data() + name.size(), number);
        if (number > STDERR_FILENO) numbers.push_back(number);
    }
    std::ranges::for_each(numbers, close_one);
    if (!error) return true;
    constexpr int most = 65536;  // without /proc; numbers are given out from the lowest on
    for (int one = STDERR_FILENO + 1; one < most; ++one) close_one(one);
    static_cast<void>(::close_range(most, ~0U, 0));
    return true;
}

[[noreturn]] void leave(int status) {
    write_coverage();
    ::_exit(status);
}

// In the process itself: never returns.
[[noreturn]] void serve(const std::vector<std::size_t>& tasks, unsigned threads, const Isolation& isolation,
                        const Work& work, Board& board, int nowhere, int output, pid_t starter) {
    // Whoever started it may be killed, and may have been already.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != starter) leave(failed_otherwise);
    ::setsid();  // it has no terminal, and what it leaves behind can be ended with it
    int status = 0;
    try {
        if (!close_what_is_not_ours(nowhere)) leave(failed_otherwise);
        if (const auto bound = contain({.writable = isolation.writable}); !bound)
            send(output, unbound, bound.error().line());
        if (const auto limited = limit_memory(isolation.memory); !limited)
            send(output, unbound, limited.error().line());
        std::atomic<std::size_t> next{0};
        std::mutex sending;
        const auto serve_slot = [&](std::size_t slot) {
            for (auto i = next++; i < tasks.size(); i = next++) {
                board.begin(slot, tasks[i]);
                const auto answer = work(tasks[i]);
                const std::lock_guard lock(sending);
                if (!send(output, tasks[i], answer)) leave(failed_otherwise);
                board.end(slot);
            }
        };
        // An exception leaves the slot as it is, and ends the process at once: others may hold a lock for ever.
        parallel_for(threads, threads, [&](std::size_t slot) {
            try {
                serve_slot(slot);
            } catch (const std::bad_alloc&) {
                leave(out_of_memory);
            } catch (...) {
                leave(failed_otherwise);
            }
        });
        look_for_leaks();
    } catch (const std::bad_alloc&) {
        status = out_of_memory;
    } catch (...) {
        status = failed_otherwise;
    }
    leave(status);
}

std::string shown(int status) {
    if (WIFSIGNALED(status))
        return fmt::format("was ended by signal {} ({})", WTERMSIG(status), ::strsignal(WTERMSIG(status)));
    if (WEXITSTATUS(status) == out_of_memory) return "ran out of memory";
    return fmt::format("ended with status {}", WEXITSTATUS(status));
}

struct Outcome {
    std::vector<std::uint64_t> at_hand;   // when it ended, and not answered
    std::optional<std::uint64_t> guilty;  // the one for which it was ended
    std::string why;                      // it ended before all was done
};

constexpr std::chrono::seconds most_idle{60};  // sanitizers look for leaks at the end

class Run {
public:
    Run(const Isolation& isolation, const Work& work, const std::function<void(std::size_t, TaskAnswer)>& take)
        : isolation_(isolation), work_(work), take_(take) {}

    // Takes what is answered out of `waiting`.
    Result<Outcome> of(std::set<std::size_t>& waiting, unsigned threads) {
        waiting_ = &waiting;
        const std::vector<std::size_t> tasks(waiting.begin(), waiting.end());
        threads = static_cast<unsigned>(std::clamp<std::size_t>(threads, 1, tasks.size()));
        Board board(threads);
        std::array<int, 2> ends{};
        if (!board.is_there() || ::pipe2(ends.data(), O_CLOEXEC) != 0) return cannot_start();
        Descriptor input(ends[0]);
        Descriptor output(ends[1]);
        const Descriptor nowhere(::open("/dev/null", O_RDWR | O_CLOEXEC));
        if (nowhere.get() < 0) return cannot_start("/dev/null cannot be opened: ");
        const pid_t starter = ::getpid();
        const pid_t process = ::fork();
        if (process < 0) return cannot_start();
        if (process == 0) {
            input.close();
            serve(tasks, threads, isolation_, work_, board, nowhere.get(), output.get(), starter);
        }
        output.close();
        Outcome outcome;
        text_.clear();
        Watch watch(board);
        while (read_some(input.get(), process, outcome)) {
            watch.look();
            outcome.guilty = watch.overdue(isolation_.time);
            if (outcome.guilty)
                outcome.why = fmt::format("took more than {}", count_of(isolation_.time.count(), "second"));
            else if (watch.idle() > std::max(isolation_.time, most_idle))
                outcome.why = "did nothing";
            if (!outcome.why.empty()) break;
        }
        // One that closed its output may go on for ever.
        if (outcome.why.empty() && !ends_soon(process)) outcome.why = "did not end";
        if (!outcome.why.empty()) ::kill(process, SIGKILL);
        ::kill(-process, SIGKILL);  // what it started
        int status = 0;
        while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
        }
        if (WIFEXITED(status) && WEXITSTATUS(status) == status_of_a_race)
            return failure(Fault::internal, "there is a race in the process that reads files");
        if (outcome.why.empty() && status != 0) outcome.why = shown(status);
        if (outcome.why.empty() && !waiting.empty()) outcome.why = "ended before all was read";
        for (const auto task : board.at_hand())
            if (waiting.contains(task)) outcome.at_hand.push_back(task);
        return outcome;
    }

private:
    static tl::unexpected<Error> cannot_start(std::string_view what = "") {
        return failure(Fault::internal,
                       fmt::format("no process can be started to read in: {}{}", what, std::strerror(errno)));
    }

    // It stays a zombie, so that its id is nobody else's.
    static bool has_ended(pid_t process) {
        siginfo_t state{};
        return ::waitid(P_PID, static_cast<id_t>(process), &state, WEXITED | WNOWAIT | WNOHANG) == 0 &&
               state.si_pid != 0;
    }
    static bool ends_soon(pid_t process) {
        const auto end = Clock::now() + most_idle;
        while (Clock::now() < end) {
            if (has_ended(process)) return true;
            ::poll(nullptr, 0, 1);
        }
        return false;
    }

    // Waits for a moment at most. False at the end, or with a fault.
    bool read_some(int input, pid_t process, Outcome& outcome) {
        pollfd waiting{input, POLLIN, 0};
        constexpr int moment = 200;  // milliseconds: how late an overdue task is noticed
        int ready = ::poll(&waiting, 1, moment);
        // What it started may hold the pipe open. What it said before its end is there.
        if (ready == 0 && has_ended(process) && (ready = ::poll(&waiting, 1, 0)) == 0) return false;
        if (ready == 0 || (ready < 0 && errno == EINTR)) return true;
        std::array<char, 65536> buffer{};
        const auto count = ready < 0 ? ready : ::read(input, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) return true;
        if (count < 0) outcome.why = fmt::format("cannot be listened to: {}", std::strerror(errno));
        if (count <= 0) return false;
        text_.append(buffer.data(), static_cast<std::size_t>(count));
        return take_frames(outcome);
    }

    bool take_frames(Outcome& outcome) {
        std::size_t at = 0;
        for (Frame frame; text_.size() - at >= sizeof frame;) {
            std::memcpy(&frame, text_.data() + at, sizeof frame);
            if (frame.size > isolation_.answer || (frame.task != unbound && !waiting_->contains(frame.task))) {
                outcome.why = "gave an answer that is none";
                if (waiting_->contains(frame.task)) outcome.guilty = frame.task;
                return false;
            }
            if (text_.size() - at - sizeof frame < frame.size) break;
            auto answer = text_.substr(at + sizeof frame, frame.size);
            at += sizeof frame + frame.size;
            if (frame.task == unbound) {
                if (isolation_.tell_unbound && !told_unbound_) isolation_.tell_unbound(answer);
                told_unbound_ = true;
                continue;
            }
            waiting_->erase(frame.task);
            take_(frame.task, std::move(answer));
        }
        text_.erase(0, at);
        return true;
    }

    const Isolation& isolation_;
    const Work& work_;
    const std::function<void(std::size_t, TaskAnswer)>& take_;
    std::set<std::size_t>* waiting_ = nullptr;
    std::string text_;
    bool told_unbound_ = false;
};

}  // namespace

Result<void> run_isolated(std::size_t count, const Isolation& isolation, const Work& work,
                          const std::function<void(std::size_t, TaskAnswer)>& take) {
    std::set<std::size_t> waiting;
    for (std::size_t i = 0; i < count; ++i) waiting.insert(waiting.end(), i);
    Run run(isolation, work, take);
    const auto give_up = [&](std::size_t task, const std::string& why) {
        waiting.erase(task);
        take(task, tl::unexpected("its reader " + why));
    };
    while (!waiting.empty()) {
        const auto before = waiting.size();
        const auto outcome = run.of(waiting, isolation.threads);
        if (!outcome) return tl::unexpected(outcome.error());
        if (outcome->why.empty()) break;
        if (waiting.empty()) {
            if (finds_leaks_by_tracing)
                return failure(Fault::internal, fmt::format("the process that reads files {}", outcome->why));
            break;
        }
        if (outcome->guilty && waiting.contains(*outcome->guilty)) {
            give_up(*outcome->guilty, outcome->why);
            continue;
        }
        if (outcome->at_hand.empty() && waiting.size() == before)
            return failure(Fault::internal, fmt::format("the process that reads files {}", outcome->why));
        for (const auto task : outcome->at_hand) {
            std::set<std::size_t> alone{task};
            const auto again = run.of(alone, 1);
            if (!again) return tl::unexpected(again.error());
            if (alone.empty())
                waiting.erase(task);
            else
                give_up(task, again->why);
        }
    }
    return {};
}

}  // namespace rpmgap::support
