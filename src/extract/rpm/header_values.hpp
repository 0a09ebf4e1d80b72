// Values of one tag of a header, whatever the header's author put there: a wrong type reads as no value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/rpm/rpm_versions.hpp"

namespace rpmgap::extract::rpm {

/// A header of 256 MiB, which rpm accepts, may claim as many values; real tags have some hundred thousand. What lies
/// beyond is counted and not kept.
inline constexpr std::size_t max_values = 1'000'000;

/// The strings of a tag. The views live as long as the header and this object.
class Strings {
public:
    Strings(Header header, rpmTagVal tag);
    ~Strings();
    Strings(const Strings&) = delete;
    Strings& operator=(const Strings&) = delete;

    [[nodiscard]] bool present() const { return present_; }
    [[nodiscard]] std::size_t count() const { return count_; }                             ///< as the header has them
    [[nodiscard]] const std::vector<std::string_view>& values() const { return values_; }  ///< the first max_values

private:
    rpmtd_s data_{};
    bool present_ = false;
    std::size_t count_ = 0;
    std::vector<std::string_view> values_;
};

/// The 16-bit or 32-bit numbers of a tag.
struct Numbers {
    std::size_t count = 0;              ///< as the header has them
    std::vector<std::uint32_t> values;  ///< the first max_values
};
[[nodiscard]] Numbers numbers(Header header, rpmTagVal tag);

/// The bytes of a binary tag; empty when there are none.
[[nodiscard]] std::vector<std::uint8_t> bytes(Header header, rpmTagVal tag);

/// A single number of any width.
[[nodiscard]] std::optional<std::uint64_t> number(Header header, rpmTagVal tag);

/// A single string, printable; empty when there is none.
[[nodiscard]] std::string text(Header header, rpmTagVal tag);

}  // namespace rpmgap::extract::rpm
