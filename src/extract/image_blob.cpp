#include "extract/image_blob.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

using namespace std::string_view_literals;

std::string misfit(const ImageBlob& blob, std::uint64_t size, const std::string& hex) {
    constexpr auto begin = "is not what the image names"sv;
    if (blob.size && *blob.size != size) return fmt::format("{}: it has {} bytes, not {}", begin, size, *blob.size);
    if (blob.digest.empty()) return {};
    const auto algorithm = blob.digest.substr(0, blob.digest.find(':'));
    if (hex.empty())
        return fmt::format("is not held against its digest: {} is not computed", support::printable(algorithm));
    if (blob.digest == fmt::format("{}:{}", algorithm, hex)) return {};
    return fmt::format("{}: its {} is {}, not {}", begin, algorithm, hex, support::printable(blob.digest));
}

}  // namespace

std::string digest_in_name(std::string_view name) {
    constexpr std::size_t length = 64;
    for (const auto prefix : {"sha256:"sv, "blobs/sha256/"sv})
        if (name.starts_with(prefix)) name.remove_prefix(prefix.size());
    constexpr std::array suffixes{""sv, ".json"sv, ".tar"sv, ".tar.gz"sv};
    if (name.size() < length || std::ranges::find(suffixes, name.substr(length)) == suffixes.end()) return {};
    const auto hex = name.substr(0, length);
    return hex.find_first_not_of("0123456789abcdef") == std::string_view::npos ? fmt::format("sha256:{}", hex)
                                                                               : std::string();
}

std::optional<Digest> digest_like(std::string_view digest) {
    return Digest::of(digest.substr(0, digest.find(':')));
}

std::string misfit(const ImageBlob& blob, DigestedContent& content) {
    return misfit(blob, content.size(), content.take_hex());
}

std::string misfit(const ImageBlob& blob, std::string_view text) {
    auto digest = digest_like(blob.digest);
    if (digest) digest->add(std::as_bytes(std::span(text)));
    return misfit(blob, text.size(), digest ? std::move(*digest).hex() : std::string());
}

}  // namespace rpmgap::extract
