// OpenPGP keys that may sign repomd.xml, and the verification of its detached signature, with librpm's keyring: the
// verifier that dnf uses on Fedora and Azure Linux. Nothing of the machine's or the user's keyrings is read or written.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace rpmgap::repo::remote {

/// Why a signature does not count. A key that is missing and a signature that is wrong ask for different things.
enum class SignatureFault : std::uint8_t {
    malformed,  ///< no OpenPGP signature at all
    no_key,     ///< made by a key that is not in the keyring; `key_id` says which
    bad,        ///< the key is here and the bytes are not what it signed
    refused,    ///< the key, the algorithm or the signature's age is not accepted
};
struct SignatureError {
    SignatureFault fault = SignatureFault::malformed;
    std::string key_id;  ///< 16 hex digits in upper case of the signer, where the signature says it
    std::string why;     ///< one line
};

class Keyring {
public:
    Keyring();
    Keyring(Keyring&&) noexcept;
    Keyring& operator=(Keyring&&) noexcept;
    ~Keyring();

    /// Adds the keys of an ASCII-armored text that may hold several, with their subkeys; with `fingerprint` (hex in
    /// upper case) only that one. Returns the fingerprints of those that may still sign: one that is revoked or expired
    /// is kept to say so of its signatures. The error is one line ("no public key in
    /// it", "it holds 1234... and not the ABCD... that was asked for").
    [[nodiscard]] tl::expected<std::vector<std::string>, std::string> add(std::string_view armored,
                                                                          const std::string& fingerprint);

    /// The fingerprint of the (primary) key that made `signature` (armored or binary, detached) over `bytes`.
    [[nodiscard]] tl::expected<std::string, SignatureError> verify(std::string_view bytes,
                                                                   std::string_view signature) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace rpmgap::repo::remote
