// An error that cannot be handed up as a Result, since functions that have none stand in between.
#pragma once

#include <exception>
#include <string>
#include <utility>

#include "support/result.hpp"

namespace rpmgap::support {

/// Only for what a healthy machine does not do, such as a disk that loses a file which was whole when it was opened.
/// Caught once, in cli/command_line.cpp, and told as any other error.
class ThrownError : public std::exception {
public:
    explicit ThrownError(Error error) : error_(std::move(error)), line_(error_.line()) {}

    [[nodiscard]] const Error& error() const { return error_; }
    [[nodiscard]] const char* what() const noexcept override { return line_.c_str(); }

private:
    Error error_;
    std::string line_;
};

}  // namespace rpmgap::support
