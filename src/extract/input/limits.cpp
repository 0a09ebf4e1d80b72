#include "extract/input/limits.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

struct Name {
    std::string_view name;
    std::uint64_t Limits::*value;
};
constexpr std::array names{Name{"depth", &Limits::depth},
                           Name{"members", &Limits::members},
                           Name{"member-size", &Limits::member_bytes},
                           Name{"total-size", &Limits::total_bytes},
                           Name{"ratio", &Limits::ratio},
                           Name{"time", &Limits::seconds},
                           Name{"memory", &Limits::memory}};

bool is_size(const Name& limit) {
    return limit.name.ends_with("-size") || limit.name == "memory";
}

constexpr std::string_view units = "KMGT";

std::optional<std::uint64_t> parse_number(std::string_view text, bool with_unit) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || value == 0) return std::nullopt;
    const auto rest = text.substr(static_cast<std::size_t>(end - text.data()));
    if (rest.empty()) return value;
    const auto unit = units.find(rest);
    if (!with_unit || rest.size() != 1 || unit == std::string_view::npos) return std::nullopt;
    const auto shift = 10 * (unit + 1);
    if (value > UINT64_MAX >> shift) return std::nullopt;
    return value << shift;
}

std::string shown_size(std::uint64_t bytes) {
    std::string suffix;
    for (const char unit : units) {
        if (bytes == 0 || bytes % 1024 != 0) break;
        bytes /= 1024;
        suffix = unit;
    }
    return std::to_string(bytes) + suffix;
}

// Of what is small every ratio is harmless.
constexpr std::uint64_t ratio_counts_from = 64ULL << 20U;

}  // namespace

support::Result<void> set_limit(Limits& limits, std::string_view assignment) {
    const auto equals = assignment.find('=');
    const auto limit = std::ranges::find(names, assignment.substr(0, equals), &Name::name);
    if (equals == std::string_view::npos || limit == names.end())
        return support::failure(support::Fault::usage,
                                fmt::format("--limit {}: is none of {}", support::printable(assignment),
                                            support::join(default_limits(), ", ")));
    const auto value = parse_number(assignment.substr(equals + 1), is_size(*limit));
    if (!value)
        return support::failure(support::Fault::usage,
                                fmt::format("--limit {}: {} is no {} above 0", support::printable(assignment),
                                            support::printable(assignment.substr(equals + 1)),
                                            is_size(*limit) ? "number of bytes (100, 20K, 300M, 4G)" : "number"));
    constexpr std::uint64_t most_seconds = 366ULL * 24 * 60 * 60;
    limits.*(limit->value) = limit->name == "time" ? std::min(*value, most_seconds) : *value;
    return {};
}

std::vector<std::string> default_limits() {
    const Limits limits;
    std::vector<std::string> texts;
    for (const auto& limit : names) {
        const auto value = limits.*(limit.value);
        texts.push_back(fmt::format("{}={}", limit.name, is_size(limit) ? shown_size(value) : std::to_string(value)));
    }
    return texts;
}

std::optional<std::string> Budget::take_time() {
    if (std::chrono::steady_clock::now() - begin_ < std::chrono::seconds(limits_.seconds)) return std::nullopt;
    return fmt::format("it takes more than {} to read (--limit time=N)", support::count_of(limits_.seconds, "second"));
}

std::optional<std::string> Budget::take_member() {
    if (++members_ > limits_.members)
        return fmt::format("it has more than {} (--limit members=N)", support::count_of(limits_.members, "member"));
    return members_ % 64 == 0 ? take_time() : std::nullopt;
}

std::optional<std::string> Budget::take_bytes(std::uint64_t bytes, std::uint64_t unpacked, std::uint64_t read) {
    bytes_ += bytes;
    if (bytes_ > limits_.total_bytes)
        return fmt::format("it unpacks to more than {} bytes (--limit total-size=N)", limits_.total_bytes);
    if (unpacked > ratio_counts_from && unpacked / limits_.ratio > read)
        return fmt::format("it unpacks to more than {} times its size (--limit ratio=N)", limits_.ratio);
    return take_time();
}

std::optional<std::string> Budget::take_fact(std::uint64_t bytes) {
    constexpr std::uint64_t most_facts = 400ULL << 20U;  // databases of rpm have some ten MiB
    facts_ += bytes;
    if (facts_ > most_facts)
        return fmt::format("is not read: what tells of the system has more than {} bytes", most_facts);
    return take_time();
}

std::optional<std::string> Budget::enter(std::uint64_t depth) const {
    if (depth <= limits_.depth) return std::nullopt;
    return fmt::format("it lies in more than {} (--limit depth=N)", support::count_of(limits_.depth, "container"));
}

}  // namespace rpmgap::extract
