#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <doctest/doctest.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/exit_guard.hpp"
#include "support/interruption.hpp"

namespace unit_process_end {

namespace fs = std::filesystem;
using namespace rpmgap;

namespace {

class Scratch {
public:
    Scratch() {
        std::string name = (fs::temp_directory_path() / "rpmgap-end-XXXXXX").native();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~Scratch() { fs::remove_all(path_); }
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

// How a process ends that does this; what it says on standard error goes nowhere.
template <typename Work>
int status_of(const Work& work) {
    const pid_t child = fork();
    if (child == 0) {
        close(STDERR_FILENO);
        for (const int number : {SIGINT, SIGTERM, SIGHUP})
            signal(number, SIG_DFL);  // who runs the tests may ignore them
        work();
        _exit(0);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    return status;
}

fs::path tree_in(const fs::path& directory) {
    const auto tree = directory / "tree";
    fs::create_directories(tree / "a" / "b");
    for (int i = 0; i < 300; ++i) std::ofstream(tree / "a" / ("file-" + std::to_string(i))) << i;
    return tree;
}

}  // namespace

TEST_CASE("a signal removes what is unfinished and ends the process") {
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        const Scratch scratch;
        const auto tree = tree_in(scratch.path());
        const auto file = scratch.path() / "file";
        std::ofstream(file) << "half";
        std::ofstream(scratch.path() / "other") << "whole";
        const int status = status_of([&] {
            support::end_tidily();
            const support::Unfinished one(tree);
            const support::Unfinished two(file);
            raise(number);
        });
        CHECK(WIFSIGNALED(status));
        CHECK(WTERMSIG(status) == number);
        CHECK(!fs::exists(tree));
        CHECK(!fs::exists(file));
        CHECK(fs::exists(scratch.path() / "other"));
    }
}

TEST_CASE("what is settled stays, also where its place was given to another") {
    const Scratch scratch;
    const auto tree = tree_in(scratch.path());
    const auto file = scratch.path() / "file";
    std::ofstream(file) << "half";
    const int status = status_of([&] {
        support::end_tidily();
        support::Unfinished moved(tree);
        const support::Unfinished one(std::move(moved));
        one.settle();
        const support::Unfinished two(file);
        one.settle();
        raise(SIGTERM);
    });
    CHECK(WTERMSIG(status) == SIGTERM);
    CHECK(fs::exists(tree / "a" / "file-0"));
    CHECK(!fs::exists(file));
}

TEST_CASE("a signal that was ignored stays so, and a forked child leaves its parent's files alone") {
    const Scratch scratch;
    const auto tree = tree_in(scratch.path());
    const int status = status_of([&] {
        std::signal(SIGHUP, SIG_IGN);
        support::end_tidily();
        const support::Unfinished one(tree);
        raise(SIGHUP);
        const int inner = status_of([] { raise(SIGTERM); });
        if (!WIFSIGNALED(inner) || !fs::exists(tree)) _exit(2);
    });
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("exit() by somebody else has the guard's code, and afterwards its own") {
    CHECK(WEXITSTATUS(status_of([] {
              const support::ExitGuard guard(4);
              std::exit(1);
          })) == 4);
    CHECK(WEXITSTATUS(status_of([] {
              { const support::ExitGuard guard(4); }
              std::exit(1);
          })) == 1);
}

}  // namespace unit_process_end
