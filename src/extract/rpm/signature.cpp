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

std::string describe(std::span<const std::uint8_t> packets) {
    const auto packet = read_signature_packet(packets);
    return packet ? to_string(*packet) : "unreadable signature";
}

// rpm 6 stores each packet as one base64 string.
std::vector<std::string> describe_encoded(Header header) {
    std::vector<std::string> texts;
    const Strings encoded(header, tag_openpgp);
    for (const auto text : encoded.values()) {
        if (texts.size() == max_signatures) break;
        void* decoded = nullptr;
        std::size_t size = 0;
        const bool ok = rpmBase64Decode(std::string(text).c_str(), &decoded, &size) == 0;
        const std::unique_ptr<void, decltype(&std::free)> owner(decoded, std::free);
        texts.push_back(ok ? describe({static_cast<const std::uint8_t*>(decoded), size}) : "unreadable signature");
    }
    return texts;
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
    auto texts = describe_encoded(header);
    if (texts.empty() && signatures != nullptr) texts = describe_encoded(signatures);
    if (!texts.empty()) return support::join(texts, "; ");
    for (const rpmTagVal tag : {RPMTAG_DSAHEADER, RPMTAG_RSAHEADER, RPMTAG_SIGGPG, RPMTAG_SIGPGP}) {
        const auto packet = bytes(header, tag);
        if (!packet.empty()) return describe(packet);
    }
    return "none";
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
