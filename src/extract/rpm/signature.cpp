#include "extract/rpm/signature.hpp"

#include <cstdlib>
#include <memory>
#include <span>
#include <vector>

#include <fmt/format.h>
#include <rpm/rpmbase64.h>
#include <rpm/rpmcrypto.h>

#include "extract/rpm/header_values.hpp"
#include "extract/rpm/openpgp.hpp"
#include "support/text.hpp"

namespace rpmgap::extract::rpm {

namespace {

// An honest package has one signature, or two while keys change.
constexpr std::size_t max_signatures = 16;

using Packets = std::vector<std::uint8_t>;

std::string describe(std::span<const std::uint8_t> packets) {
    const auto packet = read_signature_packet(packets);
    return packet ? to_string(*packet) : "unreadable signature";
}

// rpm 6 stores each packet as one base64 string. What is no base64 is kept as no bytes.
std::vector<Packets> decoded(Header header) {
    std::vector<Packets> all;
    if (header == nullptr) return all;
    const Strings encoded(header, tag_openpgp);
    for (const auto text : encoded.values()) {
        if (all.size() == max_signatures) break;
        void* bytes = nullptr;
        std::size_t size = 0;
        const bool ok = rpmBase64Decode(std::string(text).c_str(), &bytes, &size) == 0;
        const std::unique_ptr<void, decltype(&std::free)> owner(bytes, std::free);
        const auto* first = static_cast<const std::uint8_t*>(bytes);
        all.push_back(ok ? Packets(first, first + size) : Packets());
    }
    return all;
}

// rpm looks at signatures of older formats only where there are none of its newest.
std::vector<Packets> signature_packets(Header header, Header signatures) {
    auto all = decoded(header);
    if (all.empty()) all = decoded(signatures);
    if (!all.empty()) return all;
    for (const rpmTagVal tag : {RPMTAG_DSAHEADER, RPMTAG_RSAHEADER, RPMTAG_SIGGPG, RPMTAG_SIGPGP}) {
        auto packet = bytes(header, tag);
        if (!packet.empty()) return {std::move(packet)};
    }
    return {};
}

bool any_entry(Header header, std::initializer_list<rpmTagVal> tags) {
    for (const auto tag : tags) {
        if (header != nullptr && headerIsEntry(header, tag) != 0) return true;
    }
    return false;
}

bool can_compute(int algorithm) {
    DIGEST_CTX context = rpmDigestInit(algorithm, RPMDIGEST_NONE);
    if (context == nullptr) return false;
    rpmDigestFinal(context, nullptr, nullptr, 0);
    return true;
}

}  // namespace

std::string signature_text(Header header, Header signatures) {
    std::vector<std::string> texts;
    for (const auto& packets : signature_packets(header, signatures)) texts.push_back(describe(packets));
    return texts.empty() ? "none" : support::join(texts, "; ");
}

std::vector<std::string> signature_algorithms(Header header, Header signatures) {
    std::vector<std::string> algorithms;
    for (const auto& packets : signature_packets(header, signatures))
        if (const auto packet = read_signature_packet(packets)) algorithms.push_back(algorithms_of(*packet));
    return algorithms;
}

std::vector<std::string> header_digests(Header header, Header signatures) {
    std::vector<std::string> digests;
    const auto add = [&](const char* algorithm, rpmTagVal tag) {
        if (any_entry(header, {tag}) || any_entry(signatures, {tag})) digests.emplace_back(algorithm);
    };
    if (any_entry(header, {RPMTAG_SIGMD5})) digests.emplace_back("MD5");
    add("SHA1", RPMTAG_SHA1HEADER);
    add("SHA256", RPMTAG_SHA256HEADER);
    add("SHA3-256", tag_sha3_256_header);
    return digests;
}

std::vector<std::string> payload_digests(Header header) {
    std::vector<std::string> digests;
    if (any_entry(header, {RPMTAG_SIGMD5})) digests.emplace_back("MD5");
    if (any_entry(header, {tag_payload_sha256, tag_payload_sha256_alt})) digests.emplace_back("SHA256");
    if (any_entry(header, {tag_payload_sha512, tag_payload_sha512_alt})) digests.emplace_back("SHA512");
    if (any_entry(header, {tag_payload_sha3_256, tag_payload_sha3_256_alt})) digests.emplace_back("SHA3-256");
    return digests;
}

bool has_checkable_digest(Header header) {
    static const bool sha1 = can_compute(RPM_HASH_SHA1);
    static const bool sha256 = can_compute(RPM_HASH_SHA256);
    return (sha256 && any_entry(header, {RPMTAG_SHA256HEADER})) || (sha1 && any_entry(header, {RPMTAG_SHA1HEADER})) ||
           (knows_tag(tag_sha3_256_header) && any_entry(header, {tag_sha3_256_header}));
}

int package_format(Header header, Header signatures) {
    if (const auto format = number(header, tag_rpm_format)) return *format >= 6 ? 6 : 4;
    if (headerIsEntry(header, RPMTAG_HEADERIMMUTABLE) == 0) return 3;
    const bool of_header =
        any_entry(header, {RPMTAG_RSAHEADER, RPMTAG_DSAHEADER, RPMTAG_SHA1HEADER, RPMTAG_SHA256HEADER}) ||
        any_entry(header, {tag_openpgp, tag_sha3_256_header}) ||
        any_entry(signatures, {tag_openpgp, tag_sha3_256_header});
    return !of_header && any_entry(header, {RPMTAG_SIGMD5, RPMTAG_SIGPGP, RPMTAG_SIGGPG}) ? 3 : 4;
}

}  // namespace rpmgap::extract::rpm
