#include "extract/rpm/digest.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include <rpm/rpmcrypto.h>

#include "support/handle.hpp"

namespace rpmgap::extract {

namespace {

constexpr std::array<std::pair<std::string_view, int>, 3> algorithms{
    {{"sha256", RPM_HASH_SHA256}, {"sha384", RPM_HASH_SHA384}, {"sha512", RPM_HASH_SHA512}}};

}  // namespace

void Digest::End::operator()(void* context) const {
    rpmDigestFinal(static_cast<DIGEST_CTX>(context), nullptr, nullptr, 0);
}

std::optional<Digest> Digest::of(std::string_view algorithm) {
    const auto found = std::ranges::find(algorithms, algorithm, &std::pair<std::string_view, int>::first);
    if (found == algorithms.end()) return std::nullopt;
    auto* const context = rpmDigestInit(found->second, RPMDIGEST_NONE);
    if (context == nullptr) return std::nullopt;
    return Digest(context);
}

void Digest::add(std::span<const std::byte> bytes) {
    rpmDigestUpdate(static_cast<DIGEST_CTX>(context_.get()), bytes.data(), bytes.size());
}

std::string Digest::hex() && {
    void* text = nullptr;
    rpmDigestFinal(static_cast<DIGEST_CTX>(context_.release()), &text, nullptr, 1);
    const support::Handle<char, std::free> owner(static_cast<char*>(text));
    return owner == nullptr ? std::string() : std::string(owner.get());
}

}  // namespace rpmgap::extract
