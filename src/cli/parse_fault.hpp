// What is wrong with a command line, in words that say what to type instead.
#pragma once

#include <string>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace rpmgap::cli {

/// One line, without "rpmgap: " and without an end of line. `app` has just refused to parse and thrown `error`.
[[nodiscard]] std::string parse_fault(const CLI::App& app, const CLI::ParseError& error);

}  // namespace rpmgap::cli
