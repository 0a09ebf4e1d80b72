// Spec files. To parse one is to run what its macros say, so it is asked for, and done by a confined process.
#pragma once

#include <atomic>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "model/application.hpp"

namespace rpmgap::extract {

/// True for a file named *.spec that states the name of an RPM package: compilers and other programs have files of that
/// name too.
[[nodiscard]] bool is_spec(std::string_view path, std::string_view text);

inline constexpr std::string_view untrusted_spec = "a spec is parsed only with --trust-specs: parsing runs its macros";

/// Time that passes while the specs of one run are parsed, for all of them together. Thread-safe.
class SpecTime {
public:
    explicit SpecTime(std::chrono::milliseconds all) : left_(all.count()) {}
    [[nodiscard]] std::chrono::milliseconds left() const { return std::chrono::milliseconds(left_.load()); }
    void spend(std::chrono::milliseconds time) { left_ -= time.count(); }

private:
    std::atomic<std::chrono::milliseconds::rep> left_;
};

/// Has this program parse the spec at `path` in a process that cannot write, reach a network or see files other than
/// the system's and those beside the spec (support/sandbox.hpp). `text` is the spec's, for the lines of the evidence.
/// Takes 10 seconds at most, and is not begun once `time` is spent. Never fails: what keeps it from being parsed is
/// `not_checked`, also where the kernel cannot confine a process.
[[nodiscard]] model::Subject read_spec(const std::string& path, std::string_view text, SpecTime& time);

/// The other end: when the arguments are those that read_spec() gives, confines this process, parses and prints.
/// Returns the status to exit with, or nothing for any other command line.
[[nodiscard]] std::optional<int> serve_spec(int argc, const char* const* argv);

}  // namespace rpmgap::extract
