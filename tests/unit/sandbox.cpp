#include <doctest/doctest.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/child_process.hpp"
#include "support/sandbox.hpp"

namespace unit_sandbox {

using rpmgap::support::confine;
using rpmgap::support::output_of;

namespace {

constexpr int cannot_confine = 77;

// Runs `act` confined, in a process of its own; what it returns, which is to fit an exit status.
template <typename Act>
int confined(const rpmgap::support::Confinement& confinement, Act act) {
    const pid_t child = ::fork();
    if (child == 0) {
        if (!confine(confinement)) ::_exit(cannot_confine);
        ::_exit(act());
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int failure_of(long result) {
    return result < 0 ? errno : 0;
}

struct Scratch {
    Scratch() {
        std::string pattern = (std::filesystem::temp_directory_path() / "rpmgap-sandbox-XXXXXX").string();
        directory = ::mkdtemp(pattern.data());
        std::filesystem::create_directory(directory / "inside");
        std::ofstream(directory / "inside" / "file") << "text";
        std::ofstream(directory / "outside") << "text";
    }
    ~Scratch() { std::filesystem::remove_all(directory); }
    std::filesystem::path directory;
};

}  // namespace

TEST_CASE("a confined process reads what it may and changes nothing") {
    const Scratch scratch;
    const auto inside = (scratch.directory / "inside" / "file").string();
    const auto outside = (scratch.directory / "outside").string();
    const rpmgap::support::Confinement confinement{.readable = {(scratch.directory / "inside").string(), "/absent"}};
    const int plain = confined(confinement, [] { return 0; });
    if (plain == cannot_confine) {
        MESSAGE("skipped: this kernel cannot confine a process");
        return;
    }
    REQUIRE(plain == 0);
    const auto fails = [&](auto act) { return confined(confinement, [&] { return failure_of(act()); }); };
    CHECK(fails([&] { return ::open(inside.c_str(), O_RDONLY); }) == 0);
    CHECK(fails([&] { return ::open("/dev/null", O_WRONLY | O_TRUNC); }) == 0);
    CHECK(fails([&] { return ::open(outside.c_str(), O_RDONLY); }) == EACCES);
    CHECK(fails([&] { return ::open(inside.c_str(), O_WRONLY); }) == EACCES);
    CHECK(fails([&] { return ::open(inside.c_str(), O_RDONLY | O_TRUNC); }) == EPERM);
    CHECK(fails([&] { return ::truncate(inside.c_str(), 0); }) == EPERM);
    CHECK(fails([&] { return ::open((inside + "2").c_str(), O_WRONLY | O_CREAT, 0644); }) == EACCES);
    CHECK(fails([&] { return ::unlink(inside.c_str()); }) == EACCES);
    CHECK(fails([&] { return ::mkdir((inside + "2").c_str(), 0755); }) == EACCES);
    CHECK(fails([&] { return ::chmod(inside.c_str(), 0777); }) == EPERM);
    CHECK(fails([&] { return ::chown(inside.c_str(), 1, 1); }) == EPERM);
    CHECK(fails([&] { return ::utimensat(AT_FDCWD, inside.c_str(), nullptr, 0); }) == EPERM);
    CHECK(fails([] { return ::socket(AF_INET, SOCK_STREAM, 0); }) == EPERM);
    CHECK(fails([] { return ::socket(AF_UNIX, SOCK_STREAM, 0); }) == EPERM);
    std::array<int, 2> pair{};
    CHECK(fails([&] { return ::socketpair(AF_UNIX, SOCK_DGRAM, 0, pair.data()); }) == EPERM);
    // Whatever is open, nothing goes out by it.
    REQUIRE(::socketpair(AF_UNIX, SOCK_DGRAM, 0, pair.data()) == 0);
    sockaddr_un address{AF_UNIX, "/tmp/rpmgap-nobody-listens"};
    const auto* const name = reinterpret_cast<const sockaddr*>(&address);
    const msghdr message{};
    mmsghdr messages{};
    CHECK(fails([&] { return ::sendto(pair[0], "x", 1, 0, name, sizeof address); }) == EPERM);
    CHECK(fails([&] { return ::send(pair[0], "x", 1, 0); }) == EPERM);
    CHECK(fails([&] { return ::sendmsg(pair[0], &message, 0); }) == EPERM);
    CHECK(fails([&] { return ::sendmmsg(pair[0], &messages, 1, 0); }) == EPERM);
    CHECK(fails([&] { return ::connect(pair[0], name, sizeof address); }) == EPERM);
    CHECK(fails([&] { return ::bind(pair[0], name, sizeof address); }) == EPERM);
    CHECK(fails([&] { return ::listen(pair[0], 1); }) == EPERM);
    CHECK(fails([&] { return ::fcntl(pair[0], F_SETOWN, ::getppid()); }) == EPERM);
    CHECK(fails([&] { return ::fcntl(pair[0], F_SETSIG, SIGKILL); }) == EPERM);
    CHECK(fails([&] { return ::fcntl(pair[0], F_GETFD); }) == 0);
    ::close(pair[0]);
    ::close(pair[1]);
    CHECK(fails([] { return ::kill(::getppid(), 0); }) == EPERM);
    CHECK(fails([] { return ::setpgid(0, 0); }) == EPERM);
    const rlimit none{0, 0};
    CHECK(fails([&] { return ::prlimit(::getppid(), RLIMIT_CORE, &none, nullptr); }) == EPERM);
    // What it starts is confined as well, and processes can be started.
    CHECK(confined(confinement, [&] {
              const pid_t child = ::fork();
              if (child == 0) ::_exit(failure_of(::open(outside.c_str(), O_RDONLY)) == EACCES ? 0 : 1);
              int status = 1;
              ::waitpid(child, &status, 0);
              return status;
          }) == 0);
}

TEST_CASE("a confined process runs out of time and memory") {
    const rpmgap::support::Confinement little{.readable = {}, .seconds = 1};
    if (confined(little, [] { return 0; }) == cannot_confine) return;
    CHECK(confined(little, [] {
              while (::getpid() > 0) {
              }
              return 0;
          }) > 128);
}

TEST_CASE("a confined process is not the superuser, and cannot start as many processes as it likes") {
    const Scratch scratch;
    const auto inside = (scratch.directory / "inside" / "file").string();
    std::filesystem::permissions(inside, std::filesystem::perms::owner_read);
    const rpmgap::support::Confinement confinement{.readable = {(scratch.directory / "inside").string()},
                                                   .processes = 8};
    if (confined(confinement, [] { return 0; }) == cannot_confine) return;
    CHECK(confined(confinement, [] { return ::geteuid() == 0 || ::getuid() == 0 ? 1 : 0; }) == 0);
    CHECK(confined(confinement, [] { return failure_of(::setresuid(0, 0, 0)); }) == EPERM);
    // What it may read it still can, also what is readable to its owner alone.
    CHECK(confined(confinement, [&] { return failure_of(::open(inside.c_str(), O_RDONLY)); }) == 0);
    CHECK(confined(confinement, [&] {
              constexpr int beyond_any_limit = 20'000;
              std::array<int, 2> life{};
              if (::pipe(life.data()) != 0) return errno;
              int failure = 0;
              for (int i = 0; i < beyond_any_limit && failure == 0; ++i) {
                  const pid_t child = ::fork();
                  if (child < 0) failure = errno;
                  if (child != 0) continue;
                  char end = 0;
                  ::close(life[1]);
                  ::_exit(static_cast<int>(::read(life[0], &end, 1)));
              }
              ::close(life[1]);
              while (::wait(nullptr) > 0) {
              }
              return failure;
          }) == EAGAIN);
}

TEST_CASE("a program's output, its environment and nothing else") {
    const auto shell = [](const std::string& script, const rpmgap::support::ChildLimits& limits) {
        return output_of({"/bin/sh", "-c", script}, {"A=b", "PATH=/usr/bin:/bin"}, limits);
    };
    CHECK(shell("echo $A; echo lost >&2; cat", {}).value_or("fault") == "b\n");
    CHECK(shell("echo ${HOME:-none}; ls /proc/self/fd | wc -l", {}).value_or("fault") == "none\n4\n");
    CHECK(shell("exit 3", {}).error().line() == "it ended with status 3");
    CHECK(shell("kill -9 $$", {}).error().line() == "it was ended by signal 9");
    CHECK(shell("echo 0123456789", {.bytes = 5}).error().line() == "it printed more than 5 bytes");
    CHECK(output_of({"/nonexistent"}, {}, {}).error().line() == "cannot run /nonexistent: No such file or directory");
}

TEST_CASE("a program that goes on is ended with all that it started") {
    const auto begin = std::chrono::steady_clock::now();
    const auto run = [](const std::string& script) {
        return output_of({"/bin/sh", "-c", script}, {"PATH=/usr/bin:/bin"}, {.seconds = 1});
    };
    CHECK(run("sleep 60").error().line() == "it took longer than 1 seconds");
    CHECK(run("exec >/dev/null; sleep 60").error().line() == "it took longer than 1 seconds");
    CHECK(run("sleep 60 & exit 0").error().line() == "it took longer than 1 seconds");
    CHECK(output_of({"/bin/sh", "-c", "sleep 60 >/dev/null & echo done"}, {"PATH=/usr/bin:/bin"}, {.seconds = 60})
              .value_or("fault") == "done\n");
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(50));
}

}  // namespace unit_sandbox
