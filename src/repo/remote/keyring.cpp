#include "repo/remote/keyring.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <optional>
#include <span>

#include <fmt/format.h>
#include <rpm/rpmcrypto.h>
#include <rpm/rpmlog.h>
#include <rpm/rpmpgp.h>

#include "repo/remote/key_validity.hpp"
#include "repo/remote/openpgp.hpp"
#include "support/clock.hpp"
#include "support/handle.hpp"
#include "support/text.hpp"

namespace rpmgap::repo::remote {

namespace {

// Keys of distributions have 1 to 20 kB, signatures below 2 kB.
constexpr std::size_t most_key_text = 1U << 20U;
constexpr std::size_t most_signature_text = 1U << 18U;
constexpr std::size_t most_signatures = 16;
constexpr std::size_t most_certificates = 256;
constexpr std::size_t key_id_size = 8;

using Unusable = tl::unexpected<std::string>;
using Parameters = support::Handle<std::remove_pointer_t<pgpDigParams>, pgpDigParamsFree>;

void end_digest(DIGEST_CTX digest) {
    rpmDigestFinal(digest, nullptr, nullptr, 0);
}
using DigestHandle = support::Handle<std::remove_pointer_t<DIGEST_CTX>, end_digest>;

const std::uint8_t* octets(std::string_view bytes) {
    return reinterpret_cast<const std::uint8_t*>(bytes.data());
}

std::string hex(std::span<const std::uint8_t> bytes) {
    std::string text;
    for (const auto byte : bytes) text += fmt::format("{:02X}", byte);
    return text;
}

std::string key_id_of(pgpDigParams parameters) {
    return hex({pgpDigParamsSignID(parameters), key_id_size});
}

// What librpm offers only in newer versions, found by argument-dependent look-up so that an older header compiles.
// 6.0: the salt that a version 6 signature hashes first.
template <typename P>
auto hash_salt(P* signature, DIGEST_CTX digest, int)
    -> decltype(pgpDigParamsSalt(signature, nullptr, nullptr), void()) {
    const std::uint8_t* salt = nullptr;
    std::size_t size = 0;
    if (pgpDigParamsSalt(signature, &salt, &size) == 0 && salt != nullptr) rpmDigestUpdate(digest, salt, size);
}
template <typename P>
void hash_salt(P*, DIGEST_CTX, long) {}

// 4.19: the verifier says why.
template <typename P>
auto verify_signature(P* key, P* signature, DIGEST_CTX digest, std::string& why, int)
    -> decltype(pgpVerifySignature2(key, signature, digest, nullptr)) {
    char* lints = nullptr;
    const auto verdict = pgpVerifySignature2(key, signature, digest, &lints);
    if (lints != nullptr) why = lints;
    std::free(lints);  // NOLINT: librpm gives it from malloc
    return verdict;
}
template <typename P>
rpmRC verify_signature(P* key, P* signature, DIGEST_CTX digest, std::string&, long) {
    return pgpVerifySignature(key, signature, digest);
}

// The last line of the lints is the cause; all of them would be a paragraph.
std::string cause_of(const std::string& lints) {
    std::string cause;
    for (const auto& line : support::split(lints, '\n')) {
        const auto text = line.find_first_not_of(" \t");
        if (text != std::string::npos) cause = line.substr(text);
    }
    return support::printable(cause);
}

int swallow(rpmlogRec, rpmlogCallbackData) {
    return 0;
}

// Whatever is wrong with a key is told by the error of add() and verify(): librpm must not write to stderr as well.
void prepare_library() {
    static std::once_flag once;
    std::call_once(once, [] {
        rpmInitCrypto();
        // Somebody else's callback stays: it keeps stderr clean too.
        if (const auto before = rpmlogSetCallback(swallow, nullptr); before != nullptr)
            rpmlogSetCallback(before, nullptr);
    });
}

// A hash that collisions are known for vouches for nothing.
std::optional<std::string_view> weak_hash(unsigned algorithm) {
    switch (algorithm) {
        case PGPHASHALGO_MD5: return "MD5";
        case PGPHASHALGO_SHA1: return "SHA-1";
        case PGPHASHALGO_RIPEMD160: return "RIPEMD-160";
        case PGPHASHALGO_MD2: return "MD2";
        default: return std::nullopt;
    }
}

struct Certificate {
    std::string packets;
    std::string fingerprint;
    Parameters primary;
    std::vector<Parameters> subkeys;                           // those that may sign
    std::string fault;                                         // why nothing that it signed counts; empty: it does
    std::vector<std::pair<std::string, std::string>> dropped;  // key ids of subkeys whose signatures do not, and why

    [[nodiscard]] std::vector<pgpDigParams> keys() const {
        std::vector<pgpDigParams> all{primary.get()};
        for (const auto& subkey : subkeys) all.push_back(subkey.get());
        return all;
    }
};

std::vector<Parameters> signing_subkeys(const std::string& packets, pgpDigParams primary) {
    // librpm 4.18 copies the primary key's user id into each subkey and does not look whether there is one.
    if (pgpDigParamsUserID(primary) == nullptr) return {};
    pgpDigParams* found = nullptr;
    int count = 0;
    if (pgpPrtParamsSubkeys(octets(packets), packets.size(), primary, &found, &count) != 0) return {};
    std::vector<Parameters> subkeys;
    for (int i = 0; i < count; ++i) subkeys.emplace_back(found[i]);
    std::free(found);  // NOLINT: librpm gives it from malloc
    return subkeys;
}

// The eight bytes that a signature names its key by: the end of a fingerprint of version 4, the beginning in version 6.
std::string_view key_id_in(std::string_view fingerprint) {
    constexpr std::size_t version_4_size = 20;
    return fingerprint.substr(fingerprint.size() == version_4_size ? version_4_size - key_id_size : 0, key_id_size);
}

// Of the first key in `packets`, in binary; empty when librpm cannot tell.
std::string fingerprint_of(std::string_view packets) {
    std::uint8_t* raw = nullptr;
    std::size_t size = 0;
    if (pgpPubkeyFingerprint(octets(packets), packets.size(), &raw, &size) != 0) return {};
    std::string fingerprint(reinterpret_cast<const char*>(raw), size);
    std::free(raw);  // NOLINT: librpm gives it from malloc
    return fingerprint;
}

// A fingerprint is made of the body alone, so a subkey has that of a public key of the same body.
std::string key_id_of_subkey(const std::string& body) {
    std::string packet = "\xC6\xFF";
    for (const unsigned shift : {24U, 16U, 8U, 0U}) packet += static_cast<char>(body.size() >> shift & 0xFFU);
    const auto fingerprint = fingerprint_of(packet + body);
    const auto id = key_id_in(fingerprint);
    return hex({octets(id), id.size()});
}

std::optional<Certificate> read_certificate(const std::string& packets) {
    const auto fingerprint = fingerprint_of(packets);
    if (fingerprint.size() < key_id_size) return std::nullopt;
    auto validity = validity_of(packets, key_id_in(fingerprint), support::now());
    Certificate certificate;
    certificate.fingerprint = hex({octets(fingerprint), fingerprint.size()});
    certificate.fault = std::move(validity.fault);
    certificate.packets = std::move(validity.packets);
    for (auto& [body, fault] : validity.dropped)
        certificate.dropped.emplace_back(key_id_of_subkey(body), std::move(fault));
    pgpDigParams primary = nullptr;
    const auto& kept = certificate.packets;
    if (pgpPrtParams(octets(kept), kept.size(), PGPTAG_PUBLIC_KEY, &primary) != 0 || primary == nullptr)
        return std::nullopt;
    certificate.primary.reset(primary);
    certificate.subkeys = signing_subkeys(kept, primary);
    return certificate;
}

// One text for each public key in the block, with the packets that belong to it.
tl::expected<std::vector<std::string>, std::string> split_certificates(std::string_view block) {
    const auto packets = split_packets(block);
    if (!packets) return Unusable(packets.error());
    std::vector<std::string> certificates;
    for (const auto& packet : *packets) {
        if (packet.tag == static_cast<std::uint8_t>(PacketTag::public_key)) certificates.emplace_back();
        if (certificates.empty()) return Unusable("it holds something else than public keys");
        certificates.back() += packet.bytes;
    }
    return certificates;
}

tl::expected<std::vector<std::string>, std::string> certificates_in(std::string_view text) {
    if (text.size() > most_key_text) return Unusable("it is too large for a key");
    const auto blocks = unarmored(text, "PUBLIC KEY BLOCK");
    if (!blocks) return Unusable(blocks.error());
    std::vector<std::string> all;
    for (const auto& block : *blocks) {
        auto certificates = split_certificates(block);
        if (!certificates) return certificates;
        std::move(certificates->begin(), certificates->end(), std::back_inserter(all));
        if (all.size() > most_certificates) return Unusable("it holds too many keys");
    }
    if (all.empty()) return Unusable("there is no public key in it");
    return all;
}

std::string plain_fingerprint(std::string_view text) {
    std::string plain;
    for (const char c : text)
        if (c != ' ' && c != ':') plain += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return plain;
}

// The signature packets of an armored or binary detached signature.
tl::expected<std::vector<std::string>, std::string> signatures_in(std::string_view text) {
    if (text.size() > most_signature_text) return Unusable("it is too large for a signature");
    const auto blocks = unarmored(text, "SIGNATURE");
    if (!blocks) return Unusable(blocks.error());
    std::vector<std::string> signatures;
    for (const auto& block : *blocks) {
        const auto packets = split_packets(block);
        if (!packets) return Unusable(packets.error());
        for (const auto& packet : *packets)
            if (packet.tag == static_cast<std::uint8_t>(PacketTag::signature)) signatures.emplace_back(packet.bytes);
    }
    if (signatures.empty()) return Unusable("there is no OpenPGP signature in it");
    if (signatures.size() > most_signatures) return Unusable("it holds too many signatures");
    return signatures;
}

tl::unexpected<SignatureError> fault(SignatureFault kind, std::string key_id, std::string why) {
    return tl::unexpected<SignatureError>(SignatureError{kind, std::move(key_id), std::move(why)});
}

using Verdict = tl::expected<std::string, SignatureError>;

// What one key says of one signature; nothing when it is not that key's.
std::optional<Verdict> ask_key(const Certificate& certificate, pgpDigParams key, pgpDigParams signature,
                               DIGEST_CTX digest) {
    const auto id = key_id_of(signature);
    const bool nameless = id.find_first_not_of('0') == std::string::npos;
    if (!nameless && key_id_of(key) != id) return std::nullopt;
    if (pgpDigParamsAlgo(key, PGPVAL_PUBKEYALGO) != pgpDigParamsAlgo(signature, PGPVAL_PUBKEYALGO)) return std::nullopt;
    if (!certificate.fault.empty()) return fault(SignatureFault::refused, id, certificate.fault);
    std::string lints;
    switch (verify_signature(key, signature, digest, lints, 0)) {
        case RPMRC_OK: return Verdict(certificate.fingerprint);
        case RPMRC_NOTTRUSTED: {
            const auto cause = cause_of(lints);
            return fault(SignatureFault::refused, id,
                         cause.empty() ? "the key is expired, revoked or too weak for this machine's policy" : cause);
        }
        default: return fault(SignatureFault::bad, id, "the signature was not made over these bytes");
    }
}

// How much a fault tells, for a text with several signatures: one by a known key says more than one by an unknown.
int weight(SignatureFault kind) {
    switch (kind) {
        case SignatureFault::bad: return 3;
        case SignatureFault::refused: return 2;
        case SignatureFault::no_key: return 1;
        case SignatureFault::malformed: break;
    }
    return 0;
}

Verdict better(Verdict a, Verdict b) {
    if (a || (!b && weight(a.error().fault) >= weight(b.error().fault))) return a;
    return b;
}

Verdict check_one(const std::vector<Certificate>& certificates, std::string_view bytes, const std::string& packet) {
    if (auto why = why_expired(packet, support::now()); !why.empty())
        return fault(SignatureFault::refused, {}, std::move(why));
    pgpDigParams parsed = nullptr;
    if (pgpPrtParams(octets(packet), packet.size(), PGPTAG_SIGNATURE, &parsed) != 0 || parsed == nullptr)
        return fault(SignatureFault::malformed, {}, "librpm cannot read the signature");
    const Parameters signature(parsed);
    const auto id = key_id_of(parsed);
    if (pgpSignatureType(parsed) != 0)
        return fault(SignatureFault::malformed, id, "it is a signature of another kind than one over a file");
    const auto algorithm = pgpDigParamsAlgo(parsed, PGPVAL_HASHALGO);
    if (const auto weak = weak_hash(algorithm))
        return fault(SignatureFault::refused, id, fmt::format("it relies on {}, which can be forged", *weak));
    const DigestHandle digest(rpmDigestInit(static_cast<int>(algorithm), RPMDIGEST_NONE));
    if (!digest)
        return fault(SignatureFault::refused, id, fmt::format("librpm does not know hash algorithm {}", algorithm));
    hash_salt(parsed, digest.get(), 0);
    rpmDigestUpdate(digest.get(), bytes.data(), bytes.size());

    Verdict verdict = fault(SignatureFault::no_key, id, "made by a key that is not among the given ones");
    for (const auto& certificate : certificates)
        for (const auto& [dropped, why] : certificate.dropped)
            if (dropped == id) verdict = fault(SignatureFault::refused, id, why);
    for (const auto& certificate : certificates)
        for (const auto key : certificate.keys())
            if (auto said = ask_key(certificate, key, parsed, digest.get()))
                verdict = better(std::move(verdict), std::move(*said));
    return verdict;
}

}  // namespace

struct Keyring::State {
    std::vector<Certificate> certificates;
};

Keyring::Keyring() : state_(std::make_unique<State>()) {
    prepare_library();
}
Keyring::Keyring(Keyring&&) noexcept = default;
Keyring& Keyring::operator=(Keyring&&) noexcept = default;
Keyring::~Keyring() = default;

tl::expected<std::vector<std::string>, std::string> Keyring::add(std::string_view armored,
                                                                 const std::string& fingerprint) {
    auto texts = certificates_in(armored);
    if (!texts) return Unusable(std::move(texts.error()));
    const auto wanted = plain_fingerprint(fingerprint);
    std::vector<Certificate> chosen;
    std::vector<std::string> others;
    for (auto& text : *texts) {
        auto certificate = read_certificate(text);
        if (!certificate) continue;  // of a kind that this librpm does not know; the file may hold a newer and an older
        if (wanted.empty() || certificate->fingerprint == wanted)
            chosen.push_back(std::move(*certificate));
        else
            others.push_back(certificate->fingerprint);
    }
    if (chosen.empty() && !others.empty())
        return Unusable(fmt::format("it holds {} and not the key {} that was asked for", support::join(others, ", "),
                                    support::printable(wanted)));
    if (chosen.empty()) return Unusable("librpm cannot read the public key in it");
    std::vector<std::string> added;
    for (auto& certificate : chosen) {
        if (certificate.fault.empty()) added.push_back(certificate.fingerprint);
        const bool known = std::any_of(state_->certificates.begin(), state_->certificates.end(),
                                       [&](const Certificate& c) { return c.packets == certificate.packets; });
        if (!known) state_->certificates.push_back(std::move(certificate));
    }
    return added;
}

tl::expected<std::string, SignatureError> Keyring::verify(std::string_view bytes, std::string_view signature) const {
    const auto packets = signatures_in(signature);
    if (!packets) return fault(SignatureFault::malformed, {}, packets.error());
    auto verdict = check_one(state_->certificates, bytes, packets->front());
    for (std::size_t i = 1; i < packets->size(); ++i)
        verdict = better(std::move(verdict), check_one(state_->certificates, bytes, (*packets)[i]));
    return verdict;
}

}  // namespace rpmgap::repo::remote
