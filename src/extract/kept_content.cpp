#include "extract/kept_content.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace rpmgap::extract {

using support::Result;

KeptContent::KeptContent(Content& content, std::size_t most) : content_(content), most_(most) {
    std::ranges::copy(content.head(), head_.begin());
    head_size_ = content.head().size();
}

void KeptContent::keep(std::span<const std::byte> bytes) {
    const auto count = std::min(bytes.size(), most_ - text_.size());
    text_.append(reinterpret_cast<const char*>(bytes.data()), count);
}

Result<std::span<const std::byte>> KeptContent::whole(std::uint64_t limit) {
    const auto bytes = content_.whole(limit);
    if (bytes && !std::exchange(is_whole_, true)) keep(*bytes);
    return bytes;
}

Result<std::size_t> KeptContent::next(std::span<std::byte> into) {
    const auto got = content_.next(into);
    if (got) keep(into.first(*got));
    return got;
}

const std::string& KeptContent::text() {
    std::vector<std::byte> part(std::size_t{64} << 10U);
    while (!is_whole_ && text_.size() < most_) {
        const auto got = next(part);
        if (!got || *got == 0) break;
    }
    return text_;
}

}  // namespace rpmgap::extract
