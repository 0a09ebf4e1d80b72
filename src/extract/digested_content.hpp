// Content whose digest is computed while it is read.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include "extract/input/content.hpp"
#include "extract/input/limits.hpp"
#include "extract/rpm/digest.hpp"

namespace rpmgap::extract {

class DigestedContent final : public Content {
public:
    /// What it says of its descriptor: with one, readers may pass it by, and read_rest() reads all of it once more.
    enum class Descriptor : std::uint8_t { hidden, shown };

    /// `content`, of which nothing was read yet, outlives this object. Without `digest` its bytes are only counted.
    /// What has more than `most` bytes has none.
    DigestedContent(Content& content, std::optional<Digest> digest, Descriptor descriptor = Descriptor::hidden,
                    std::uint64_t most = std::numeric_limits<std::uint64_t>::max());

    support::Result<std::span<const std::byte>> whole(std::uint64_t limit) override;
    support::Result<std::size_t> next(std::span<std::byte> into) override;
    [[nodiscard]] int descriptor() const override { return descriptor_; }
    /// Reads what nobody has asked for, but of what is too large. A fault, of a limit too, leaves size and digest
    /// unknown.
    [[nodiscard]] support::Result<void> read_rest(Budget& budget);

    /// Of what was read.
    [[nodiscard]] std::uint64_t size() const { return size_; }
    /// The same, once; empty without a digest, and where reading it failed.
    [[nodiscard]] std::string take_hex();

private:
    void add(std::span<const std::byte> bytes);

    Content& content_;
    std::optional<Digest> digest_;
    std::uint64_t size_ = 0;
    int descriptor_ = -1;
    std::uint64_t most_;
    bool is_whole_ = false;
};

}  // namespace rpmgap::extract
