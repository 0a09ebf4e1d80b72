// Expected values and the error that travels with them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

namespace rpmgap::support {

/// Who is at fault; cli/ maps each to an exit code (see design of the exit codes in man/rpmgap.1).
enum class Fault {
    usage,       ///< the command line asks for something that does not exist
    input,       ///< a path of the command line cannot be opened
    repository,  ///< metadata cannot be had, read or trusted
    output,      ///< a cache or a report cannot be written
    internal,    ///< a library failed in a way that has no cause outside this program
};

/// What was tried, on what, and why it failed: outermost attempt first, the cause last.
class Error {
public:
    Error(Fault fault, std::string why) : fault_(fault), steps_{std::move(why)} {}

    /// Adds what the caller was trying to do, e.g. "cannot open distribution /srv/azl4".
    Error& while_doing(std::string attempt) &;
    Error&& while_doing(std::string attempt) &&;

    [[nodiscard]] Fault fault() const { return fault_; }
    /// One line: every step joined by ": ".
    [[nodiscard]] std::string line() const;

private:
    Fault fault_;
    std::vector<std::string> steps_;  // innermost first
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(Fault fault, std::string why) {
    return tl::unexpected<Error>(Error(fault, std::move(why)));
}

}  // namespace rpmgap::support
