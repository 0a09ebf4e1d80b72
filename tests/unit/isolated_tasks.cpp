#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "support/isolated_tasks.hpp"
#include "support/landlock.hpp"
#include "support/sanitizers.hpp"
#include "support/task_life.hpp"

namespace unit_isolated_tasks {

using rpmgap::support::Isolation;
using rpmgap::support::run_isolated;
using rpmgap::support::TaskAnswer;

namespace {

using Answers = std::map<std::size_t, TaskAnswer>;

Answers answers_of(std::size_t count, const Isolation& isolation, const std::function<std::string(std::size_t)>& work) {
    Answers answers;
    const auto done = run_isolated(count, isolation, work, [&](std::size_t task, TaskAnswer answer) {
        CHECK(answers.emplace(task, std::move(answer)).second);
    });
    REQUIRE_MESSAGE(done, done.error().line());
    return answers;
}

// All but those of `lost` have their answer.
void check_lost(const Answers& answers, std::size_t count, const std::map<std::size_t, std::string>& lost) {
    CHECK(answers.size() == count);
    for (const auto& [task, answer] : answers) {
        const auto& this_task = task;
        CAPTURE(this_task);
        if (const auto found = lost.find(task); found != lost.end()) {
            REQUIRE_FALSE(answer);
            CHECK(answer.error() == found->second);
        } else {
            const auto& this_answer = answer;
            REQUIRE_MESSAGE(this_answer, this_answer.error());
            CHECK(*answer == std::to_string(task));
        }
    }
}

[[noreturn]] void die() {
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    std::signal(SIGABRT, SIG_DFL);
    std::abort();
}

}  // namespace

TEST_CASE("every task is answered once, whatever the number of threads") {
    for (const unsigned threads : {1U, 2U, 7U})
        check_lost(answers_of(1000, {.threads = threads}, [](std::size_t i) { return std::to_string(i); }), 1000, {});
    CHECK(answers_of(0, {}, [](std::size_t) { return std::string(); }).empty());
}

TEST_CASE("an answer can be larger than a pipe, and have any bytes") {
    const auto answers = answers_of(3, {.threads = 2}, [](std::size_t i) { return std::string(i * 1'000'000, '\0'); });
    for (const auto& [task, answer] : answers) CHECK(answer->size() == task * 1'000'000);
}

TEST_CASE("a task that dies takes no other with it") {
    const auto work = [](std::size_t i) {
        if (i % 10 == 3) die();
        if (i == 20) ::syscall(SYS_exit_group, 0);  // _exit(0): ThreadSanitizer would tell of the other threads
        if (i == 21) ::_exit(1);                    // as librpm does when it has no memory
        if (i == 22) throw std::runtime_error("lost");
        if (i == 24) throw std::bad_alloc();
        return std::to_string(i);
    };
    std::map<std::size_t, std::string> lost{{20, "its reader ended before all was read"},
                                            {21, "its reader ended with status 1"},
                                            {22, "its reader ended with status 114"},
                                            {24, "its reader ran out of memory"}};
    for (const std::size_t i : {3, 13, 23}) lost[i] = "its reader was ended by signal 6 (Aborted)";
    for (const unsigned threads : {1U, 4U}) check_lost(answers_of(30, {.threads = threads}, work), 30, lost);
}

TEST_CASE("a task that hangs is given up, and only it") {
    const auto work = [](std::size_t i) {
        while (i == 5) ::pause();
        return std::to_string(i);
    };
    check_lost(answers_of(12, {.threads = 3, .time = std::chrono::seconds(5)}, work), 12,
               {{5, "its reader took more than 5 seconds"}});
}

TEST_CASE("what a task leaves behind holds nobody up, and ends with it") {
    std::array<int, 2> ends{};
    REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
    const auto work = [](std::size_t i) {
        if (i == 0 && ::fork() == 0)
            for (;;) ::pause();
        return std::to_string(i);
    };
    check_lost(answers_of(2, {}, work), 2, {});
    ::close(ends[1]);
    char byte = 0;
    CHECK(::read(ends[0], &byte, 1) == 0);  // nobody has the other end any more
    ::close(ends[0]);
}

TEST_CASE("a task that gets on does not hang") {
    const auto work = [](std::size_t i) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(6000);
        while (std::chrono::steady_clock::now() < end) rpmgap::support::show_life();
        return std::to_string(i);
    };
    check_lost(answers_of(1, {.time = std::chrono::seconds(5)}, work), 1, {});
}

TEST_CASE("memory is limited") {
    if (rpmgap::support::has_shadow_memory) return;
    const auto work = [](std::size_t i) {
        if (i == 2) return std::string(std::size_t{300} << 20U, 'x').substr(0, 1);
        return std::to_string(i);
    };
    check_lost(answers_of(4, {.threads = 2, .memory = std::size_t{200} << 20U}, work), 4,
               {{2, "its reader ran out of memory"}});
}

TEST_CASE("ThreadSanitizer sees the process, and a race in it is not tried again") {
    if (rpmgap::support::status_of_a_race < 0) return;
    std::atomic<int> threads = 0;
    int raced = 0;
    const auto work = [&](std::size_t i) {
        threads.fetch_add(1, std::memory_order_relaxed);
        while (threads.load(std::memory_order_relaxed) < 2) std::this_thread::yield();
        ++raced;
        return std::to_string(i);
    };
    const auto done = run_isolated(2, {.threads = 2}, work, [](std::size_t, const auto&) {});
    REQUIRE(!done);
    CHECK(done.error().line() == "there is a race in the process that reads files");
}

TEST_CASE("an answer beyond its limit is none") {
    const auto work = [](std::size_t i) { return i == 1 ? std::string(100, 'x') : std::to_string(i); };
    const auto answers = answers_of(2, {.answer = 10}, work);
    CHECK(*answers.at(0) == "0");
    CHECK(answers.at(1).error() == "its reader gave an answer that is none");
}

TEST_CASE("a task can change nothing but its own place, and reach nobody") {
    std::string pattern = (std::filesystem::temp_directory_path() / "rpmgap-isolated-XXXXXX").string();
    const std::filesystem::path directory = ::mkdtemp(pattern.data());
    const auto place = directory / "place";
    const auto other = directory / "other";
    for (const auto& made : {place, other}) {
        std::filesystem::create_directory(made);
        std::ofstream(made / "file") << "text";
    }
    // Somebody listens, so that nothing but the sandbox keeps a connection from being made.
    const int server = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const name = reinterpret_cast<sockaddr*>(&address);
    REQUIRE(::bind(server, name, size) == 0);
    REQUIRE(::listen(server, 1) == 0);
    REQUIRE(::getsockname(server, name, &size) == 0);

    const auto failure_of = [](long result) { return result < 0 ? errno : 0; };
    const std::vector<std::function<int()>> acts{
        [&] { return failure_of(::open((other / "file").c_str(), O_RDONLY)); },
        [&] { return failure_of(::open((place / "new").c_str(), O_WRONLY | O_CREAT, 0644)); },
        [&] { return failure_of(::mkdir((place / "directory").c_str(), 0755)); },
        [&] { return failure_of(::rename((place / "file").c_str(), (place / "directory" / "file").c_str())); },
        // What follows must not be.
        [&] { return failure_of(::open((other / "file").c_str(), O_WRONLY)); },
        [&] { return failure_of(::open((other / "new").c_str(), O_WRONLY | O_CREAT, 0644)); },
        [&] { return failure_of(::truncate((other / "file").c_str(), 0)); },
        [&] { return failure_of(::unlink((other / "file").c_str())); },
        [&] { return failure_of(::rename((other / "file").c_str(), (other / "moved").c_str())); },
        [&] { return failure_of(::rename((other / "file").c_str(), (place / "moved").c_str())); },
        [&] { return failure_of(::mkdir((other / "directory").c_str(), 0755)); },
        [&] { return failure_of(::symlink("x", (other / "link").c_str())); },
        [&] { return failure_of(::chmod((other / "file").c_str(), 0777)); },
        [&] { return failure_of(::utimensat(AT_FDCWD, (other / "file").c_str(), nullptr, 0)); },
        [&] { return failure_of(::socket(AF_INET, SOCK_STREAM, 0)); },
        [&] { return failure_of(::socket(AF_UNIX, SOCK_STREAM, 0)); },
        [&] { return failure_of(::connect(server, name, size)); },
        [&] { return failure_of(::unshare(CLONE_NEWUSER)); },
        [&] { return failure_of(::open((other / "file").c_str(), O_RDONLY | O_TRUNC)); },
        [&] { return failure_of(::open("/dev/tty", O_RDONLY)) == 0 ? 0 : EPERM; },
        [&] { return failure_of(::ioctl(STDIN_FILENO, TIOCSTI, "x")); },
        [&] {
            const int file = ::open((other / "file").c_str(), O_RDONLY);
            const int flags = FS_NODUMP_FL;
            return failure_of(::ioctl(file, FS_IOC_SETFLAGS, &flags));
        },
        [&] { return failure_of(::shmctl(0, IPC_RMID, nullptr)); },
        [&] { return ::shmat(0, nullptr, 0) == reinterpret_cast<void*>(-1) ? errno : 0; },
        [&] {
            const rlimit none{0, 0};
            return failure_of(::prlimit(::getppid(), RLIMIT_FSIZE, &none, nullptr));
        },
        [&] { return failure_of(::setpriority(PRIO_PROCESS, static_cast<id_t>(::getppid()), 19)); },
    };
    constexpr std::size_t allowed = 4;
    std::string unbound;
    const Isolation isolation{.writable = {place.string()},
                              .tell_unbound = [&](const std::string& why) { unbound = why; }};
    const auto answers = answers_of(acts.size(), isolation, [&](std::size_t i) { return std::to_string(acts[i]()); });
    ::close(server);
    if (const auto version = rpmgap::support::landlock_version(); !version || *version < 2) {
        CHECK_FALSE(unbound.empty());
    } else {
        CHECK(unbound.empty());
        for (const auto& [task, answer] : answers) {
            const auto& this_task = task;
            CAPTURE(this_task);
            if (task < allowed)
                CHECK(*answer == "0");
            else
                CHECK((*answer == std::to_string(EACCES) || *answer == std::to_string(EPERM) ||
                       *answer == std::to_string(EXDEV)));
        }
        CHECK(std::filesystem::file_size(other / "file") == 4);
        CHECK_FALSE(std::filesystem::exists(other / "new"));
    }
    std::filesystem::remove_all(directory);
}

}  // namespace unit_isolated_tasks
