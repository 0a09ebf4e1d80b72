// libFuzzer target: any bytes as an OpenPGP key or signature, armored or not: our reading of their shape, and librpm's
// of what is in them.
#include "../unit/remote_keys.hpp"
#include "extract/rpm/openpgp.hpp"
#include "extract/rpm/rpm_reader.hpp"
#include "fuzz.hpp"
#include "repo/remote/key_validity.hpp"
#include "repo/remote/keyring.hpp"
#include "repo/remote/openpgp.hpp"

namespace {

using namespace rpmgap;
using namespace rpmgap::repo::remote;

constexpr std::int64_t now = 1'800'000'000;

// The packets of a text are all of it, one behind the other.
void look_at_packets(std::string_view binary) {
    const auto packets = split_packets(binary);
    if (!packets) return require(is_line(packets.error()));
    std::size_t bytes = 0;
    for (const auto& packet : *packets) {
        require(packet.bytes.data() == binary.data() + bytes && packet.bytes.ends_with(packet.body));
        bytes += packet.bytes.size();
    }
    require(bytes == binary.size());
}

void look_at_key(std::string_view text) {
    const auto blocks = unarmored(text, "PUBLIC KEY BLOCK");
    if (!blocks) require(is_line(blocks.error()));
    for (const auto& block : blocks ? *blocks : std::vector<std::string>()) {
        look_at_packets(block);
        const auto validity = validity_of(block, "12345678", now);
        require(validity.fault.find('\n') == std::string::npos && validity.packets.size() <= block.size());
        for (const auto& dropped : validity.dropped) require(is_line(dropped.fault));
    }
    Keyring keyring;
    const auto added = keyring.add(text, "");
    if (!added) return require(is_line(added.error()));
    for (const auto& fingerprint : *added) {
        require(fingerprint.size() >= 32 && fingerprint.find_first_not_of("0123456789ABCDEF") == std::string::npos);
        Keyring one;
        const auto again = one.add(text, fingerprint);
        require(again && std::string_view(again->front()) == fingerprint);
    }
    // No text of a stranger's makes a key that signed this.
    const auto verdict = keyring.verify("other bytes", test_keys::rsa_signature);
    require(!verdict && is_line(verdict.error().why));
}

void look_at_signature(std::string_view text) {
    look_at_packets(text);
    static const Keyring keyring = [] {
        Keyring known;
        require(known.add(test_keys::rsa_key, "").has_value() && known.add(test_keys::subkey_key, "").has_value());
        return known;
    }();
    // Whatever the signature has around it, the bytes have to be those that were signed.
    const auto verdict = keyring.verify("other bytes", text);
    require(!verdict && is_line(verdict.error().why));
    if (const auto good = keyring.verify(test_keys::bytes, text); !good) require(is_line(good.error().why));
    require(why_expired(text, now).find('\n') == std::string::npos);
    const auto blocks = unarmored(text, "SIGNATURE");
    for (const auto& block : blocks ? *blocks : std::vector<std::string>())
        require(why_expired(block, now).find('\n') == std::string::npos);
    const auto* const bytes =
        reinterpret_cast<const std::uint8_t*>(text.data());  // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast)
    if (const auto packet = extract::rpm::read_signature_packet({bytes, text.size()}))
        require(is_clean(to_string(*packet)) && !algorithms_of(*packet).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size == 0) return 0;
    // The first byte chooses the reader.
    const auto text = as_text(bytes, size).substr(1);
    if (bytes[0] % 2 == 0)
        look_at_key(text);
    else
        look_at_signature(text);
    return 0;
}
