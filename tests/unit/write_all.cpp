#include <doctest/doctest.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <string>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

#include "support/write_all.hpp"

namespace unit_write_all {

using rpmgap::support::write_all;

TEST_CASE("all is written to what does not block and takes a part at a time") {
    std::array<int, 2> ends{};
    REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
    REQUIRE(::fcntl(ends[1], F_SETFL, O_NONBLOCK) == 0);
    const std::string text(std::size_t{1} << 20U, 'x');
    std::string got;
    std::thread reader([&] {
        std::array<char, 1000> part{};
        for (ssize_t size = 0; (size = ::read(ends[0], part.data(), part.size())) > 0;)
            got.append(part.data(), static_cast<std::size_t>(size));
    });
    CHECK(write_all(ends[1], text) == 0);
    ::close(ends[1]);
    reader.join();
    ::close(ends[0]);
    CHECK(got == text);
}

TEST_CASE("a pipe that nobody reads is an error and ends no process, then or later") {
    std::array<int, 2> ends{};
    REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
    ::close(ends[0]);
    CHECK(write_all(ends[1], "text") == EPIPE);
    ::close(ends[1]);
    sigset_t pending;
    REQUIRE(::sigpending(&pending) == 0);
    CHECK(::sigismember(&pending, SIGPIPE) == 0);
    CHECK(write_all(-1, "text") == EBADF);
    CHECK(write_all(-1, "") == 0);
}

}  // namespace unit_write_all
