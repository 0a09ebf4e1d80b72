#include "support/child_process.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace rpmgap::support {

namespace {

using Clock = std::chrono::steady_clock;

std::vector<char*> pointers(const std::vector<std::string>& words) {
    std::vector<char*> list;
    list.reserve(words.size() + 1);
    for (const auto& word : words) list.push_back(const_cast<char*>(word.c_str()));  // execve(2) takes no const
    list.push_back(nullptr);
    return list;
}

// Starts it with `output` as its standard output; its process id, or -1 with errno.
pid_t start(const std::vector<std::string>& command, const std::vector<std::string>& environment, int output) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    pid_t process = -1;
    auto arguments = pointers(command);
    auto variables = pointers(environment);
    const int error =
        posix_spawn(&process, command.front().c_str(), &actions, &attributes, arguments.data(), variables.data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    errno = error;
    return error == 0 ? process : -1;
}

std::string too_long(const ChildLimits& limits) {
    return fmt::format("it took longer than {} seconds", limits.seconds);
}

// Empty when all was read.
std::string read_all(int input, const ChildLimits& limits, Clock::time_point end, std::string& text) {
    std::array<char, 65536> buffer{};
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
        if (left <= 0) return too_long(limits);
        pollfd waiting{input, POLLIN, 0};
        const int ready = ::poll(&waiting, 1, static_cast<int>(left));
        if (ready < 0 && errno != EINTR) return std::strerror(errno);
        if (ready <= 0) continue;
        const auto count = ::read(input, buffer.data(), buffer.size());
        if (count == 0) return {};
        if (count < 0 && errno != EINTR) return std::strerror(errno);
        if (count > 0) text.append(buffer.data(), static_cast<std::size_t>(count));
        if (text.size() > limits.bytes) return fmt::format("it printed more than {} bytes", limits.bytes);
    }
}

// Whether it ended in time; it stays a zombie, so that its id is nobody else's.
bool has_ended(pid_t process, Clock::time_point end) {
    for (;;) {
        siginfo_t state{};
        if (::waitid(P_PID, static_cast<id_t>(process), &state, WEXITED | WNOWAIT | WNOHANG) == 0 && state.si_pid != 0)
            return true;
        if (Clock::now() >= end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
}

std::string told(int status) {
    if (WIFSIGNALED(status)) return fmt::format("it was ended by signal {}", WTERMSIG(status));
    return fmt::format("it ended with status {}", WEXITSTATUS(status));
}

}  // namespace

Result<std::string> output_of(const std::vector<std::string>& command, const std::vector<std::string>& environment,
                              const ChildLimits& limits) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return failure(Fault::internal, std::strerror(errno));
    const auto end = Clock::now() + std::chrono::seconds(limits.seconds);
    const pid_t process = start(command, environment, ends[1]);
    const int error = errno;
    ::close(ends[1]);
    std::string text;
    std::string fault;
    if (process < 0)
        fault = fmt::format("cannot run {}: {}", command.front(), std::strerror(error));
    else
        fault = read_all(ends[0], limits, end, text);
    ::close(ends[0]);
    if (process < 0) return failure(Fault::internal, fault);

    // One that closed its output may go on for ever, and what it started too.
    if (fault.empty() && !has_ended(process, end)) fault = too_long(limits);
    ::kill(-process, SIGKILL);
    int status = 0;
    while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    if (!fault.empty()) return failure(Fault::internal, fault);
    if (status != 0) return failure(Fault::internal, told(status));
    return text;
}

}  // namespace rpmgap::support
