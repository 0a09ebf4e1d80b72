#include "extract/digested_content.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace rpmgap::extract {

using support::Result;

DigestedContent::DigestedContent(Content& content, std::optional<Digest> digest, Descriptor descriptor,
                                 std::uint64_t most)
    : content_(content),
      digest_(std::move(digest)),
      descriptor_(descriptor == Descriptor::shown ? content.descriptor() : -1),
      most_(most) {
    std::ranges::copy(content.head(), head_.begin());
    head_size_ = content.head().size();
}

void DigestedContent::add(std::span<const std::byte> bytes) {
    size_ += bytes.size();
    if (size_ > most_) digest_.reset();
    if (digest_) digest_->add(bytes);
}

Result<std::span<const std::byte>> DigestedContent::whole(std::uint64_t limit) {
    const auto bytes = content_.whole(limit);
    if (!bytes) digest_.reset();
    if (bytes && !std::exchange(is_whole_, true)) add(*bytes);
    return bytes;
}

Result<std::size_t> DigestedContent::next(std::span<std::byte> into) {
    const auto got = content_.next(into);
    if (!got) digest_.reset();
    if (got) add(into.first(*got));
    return got;
}

Result<void> DigestedContent::read_rest(Budget& budget) {
    if (is_whole_) return {};
    std::vector<std::byte> part(std::size_t{128} << 10U);
    while (size_ <= most_) {
        const auto got = next(part);
        if (!got) return tl::unexpected(got.error());
        if (*got == 0) return {};
        if (const auto limit = budget.take_bytes(*got, 0, 0)) return support::failure(support::Fault::input, *limit);
    }
    return too_large(most_);
}

std::string DigestedContent::take_hex() {
    return digest_ ? std::move(*std::exchange(digest_, std::nullopt)).hex() : std::string();
}

}  // namespace rpmgap::extract
