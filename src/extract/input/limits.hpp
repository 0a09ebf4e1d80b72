// What one file of the input may cost: archives can claim, and really hold, far more than they weigh.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/result.hpp"

namespace rpmgap::extract {

struct Limits {
    std::uint64_t depth = 8;                    ///< containers in containers: archives, packages, layers
    std::uint64_t members = 2'000'000;          ///< in one file of the input, at every depth together
    std::uint64_t member_bytes = 1ULL << 30U;   ///< of one file that has to be in memory to be read
    std::uint64_t total_bytes = 256ULL << 30U;  ///< unpacked from one file of the input, at every depth together
    std::uint64_t ratio = 1000;                 ///< of bytes unpacked to bytes read, from 64 MiB unpacked on
    std::uint64_t seconds = 600;                ///< for one file of the input with all in it
    std::uint64_t memory = 8ULL << 30U;         ///< bytes of the process that reads, in all
};

/// Takes "depth=3", "members=1000", "member-size=100M", "total-size=2G", "ratio=100" or "time=60". A fault of kind
/// usage says what is wrong.
[[nodiscard]] support::Result<void> set_limit(Limits& limits, std::string_view assignment);
/// The names that set_limit() takes, with their defaults, for help: "depth=8".
[[nodiscard]] std::vector<std::string> default_limits();

/// What reading one file of the input has cost so far. Each of take_... counts and then says which limit is passed, or
/// nothing: "more than 2000000 members in one file (--limit members=N)".
class Budget {
public:
    explicit Budget(const Limits& limits) : limits_(limits), begin_(std::chrono::steady_clock::now()) {}

    [[nodiscard]] const Limits& limits() const { return limits_; }
    [[nodiscard]] std::optional<std::string> take_member();
    /// `bytes` were unpacked by an archive that has unpacked `unpacked` bytes out of `read` ones so far.
    [[nodiscard]] std::optional<std::string> take_bytes(std::uint64_t bytes, std::uint64_t unpacked,
                                                        std::uint64_t read);
    /// `bytes` of what says what a system is, which is kept until all of it is read.
    [[nodiscard]] std::optional<std::string> take_fact(std::uint64_t bytes);
    /// Whether a container that lies in `depth` others may be opened.
    [[nodiscard]] std::optional<std::string> enter(std::uint64_t depth) const;

private:
    [[nodiscard]] std::optional<std::string> take_time();

    const Limits& limits_;
    std::chrono::steady_clock::time_point begin_;
    std::uint64_t members_ = 0;
    std::uint64_t bytes_ = 0;
    std::uint64_t facts_ = 0;
};

}  // namespace rpmgap::extract
