#include <doctest/doctest.h>

#include <random>
#include <thread>

#include "remote_keys.hpp"
#include "repo/remote/keyring.hpp"
#include "repo/remote/openpgp.hpp"

namespace unit_remote_keyring {

using rpmgap::repo::remote::Keyring;
using rpmgap::repo::remote::SignatureFault;
using rpmgap::repo::remote::split_packets;
using rpmgap::repo::remote::unarmored;

namespace {

Keyring keyring_of(std::string_view keys, const std::string& fingerprint = {}) {
    Keyring keyring;
    REQUIRE(keyring.add(keys, fingerprint));
    return keyring;
}

std::string binary(std::string_view armored, std::string_view label) {
    const auto blocks = unarmored(armored, label);
    REQUIRE(blocks);
    REQUIRE(blocks->size() == 1);
    return blocks->front();
}

std::string without_line(std::string text, std::string_view begin) {
    const auto at = text.find('\n' + std::string(begin)) + 1;
    return text.erase(at, text.find('\n', at) + 1 - at);
}

}  // namespace

TEST_CASE("a signature by a given key is told by the fingerprint of its primary key") {
    const auto rsa = keyring_of(test_keys::rsa_key);
    CHECK(rsa.verify(test_keys::bytes, test_keys::rsa_signature).value() == test_keys::rsa_fingerprint);
    const auto subkey = keyring_of(test_keys::subkey_key);
    CHECK(subkey.verify(test_keys::bytes, test_keys::subkey_signature).value() == test_keys::subkey_fingerprint);
}

TEST_CASE("other bytes are a bad signature, and name the signer") {
    const auto keyring = keyring_of(test_keys::rsa_key);
    for (const std::string_view bytes : {"", "the bytes that were signed", "The bytes that were signed\n"}) {
        const auto verdict = keyring.verify(bytes, test_keys::rsa_signature);
        REQUIRE_FALSE(verdict);
        CHECK(verdict.error().fault == SignatureFault::bad);
        CHECK(verdict.error().key_id == std::string(test_keys::rsa_fingerprint).substr(24));
    }
}

TEST_CASE("a signature by a key that is not there is told apart from a bad one") {
    const auto keyring = keyring_of(test_keys::rsa_key);
    const auto verdict = keyring.verify(test_keys::bytes, test_keys::stranger_signature);
    REQUIRE_FALSE(verdict);
    CHECK(verdict.error().fault == SignatureFault::no_key);
    CHECK(verdict.error().key_id == std::string(test_keys::stranger_fingerprint).substr(24));
    const auto by_subkey = keyring.verify(test_keys::bytes, test_keys::subkey_signature);
    REQUIRE_FALSE(by_subkey);
    CHECK(by_subkey.error().key_id == std::string(test_keys::signing_subkey_fingerprint).substr(24));
    CHECK(Keyring().verify(test_keys::bytes, test_keys::rsa_signature).error().fault == SignatureFault::no_key);
}

TEST_CASE("one text may hold several keys, in one block or in many") {
    Keyring one_block;
    const auto added = one_block.add(test_keys::two_keys, "");
    REQUIRE(added);
    CHECK(*added == std::vector<std::string>{test_keys::subkey_fingerprint, test_keys::stranger_fingerprint});
    CHECK(one_block.verify(test_keys::bytes, test_keys::stranger_signature));
    CHECK(one_block.verify(test_keys::bytes, test_keys::subkey_signature));

    const auto text = "a note\n\n" + std::string(test_keys::rsa_key) + "\nanother\n" +
                      std::string(test_keys::stranger_key) + "the end";
    const auto many_blocks = keyring_of(text);
    CHECK(many_blocks.verify(test_keys::bytes, test_keys::rsa_signature));
    CHECK(many_blocks.verify(test_keys::bytes, test_keys::stranger_signature));
}

TEST_CASE("with a fingerprint only that key counts") {
    const auto keyring = keyring_of(test_keys::two_keys, test_keys::stranger_fingerprint);
    CHECK(keyring.verify(test_keys::bytes, test_keys::stranger_signature));
    CHECK(keyring.verify(test_keys::bytes, test_keys::subkey_signature).error().fault == SignatureFault::no_key);
    std::string spaced = test_keys::stranger_fingerprint;
    for (std::size_t at = 4; at < spaced.size(); at += 5) spaced.insert(at, " ");
    CHECK(Keyring().add(test_keys::stranger_key, spaced));

    Keyring other;
    const auto refused = other.add(test_keys::stranger_key, test_keys::rsa_fingerprint);
    REQUIRE_FALSE(refused);
    CHECK(refused.error() == "it holds " + std::string(test_keys::stranger_fingerprint) + " and not the key " +
                                 test_keys::rsa_fingerprint + " that was asked for");
    CHECK(other.verify(test_keys::bytes, test_keys::stranger_signature).error().fault == SignatureFault::no_key);
}

TEST_CASE("of several signatures one good one is enough, and a bad one says more than an unknown signer") {
    CHECK(keyring_of(test_keys::subkey_key).verify(test_keys::bytes, test_keys::two_signatures));
    CHECK(keyring_of(test_keys::stranger_key).verify(test_keys::bytes, test_keys::two_signatures));
    CHECK(keyring_of(test_keys::stranger_key).verify("x", test_keys::two_signatures).error().fault ==
          SignatureFault::bad);
    CHECK(keyring_of(test_keys::rsa_key).verify("x", test_keys::two_signatures).error().fault ==
          SignatureFault::no_key);
}

TEST_CASE("a signature over SHA-1 is refused, one over text is none over a file") {
    const auto sha1 = keyring_of(test_keys::rsa_key).verify(test_keys::bytes, test_keys::sha1_signature);
    REQUIRE_FALSE(sha1);
    CHECK(sha1.error().fault == SignatureFault::refused);
    CHECK(sha1.error().why == "it relies on SHA-1, which can be forged");
    const auto text = keyring_of(test_keys::stranger_key).verify(test_keys::bytes, test_keys::text_signature);
    REQUIRE_FALSE(text);
    CHECK(text.error().fault == SignatureFault::malformed);
}

TEST_CASE("armor comes with other line ends, with comments, without a checksum, or not at all") {
    std::string crlf;
    for (const char c : test_keys::rsa_key) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
    CHECK(Keyring().add(crlf, ""));
    std::string commented(test_keys::rsa_key);
    commented.insert(commented.find('\n') + 1, "Version: 1\nComment: of the fixture\n");
    CHECK(Keyring().add(commented, ""));
    CHECK(Keyring().add(without_line(std::string(test_keys::rsa_key), "="), ""));
    const auto keyring = keyring_of(binary(test_keys::rsa_key, "PUBLIC KEY BLOCK"));
    CHECK(keyring.verify(test_keys::bytes, binary(test_keys::rsa_signature, "SIGNATURE")));
}

TEST_CASE("what is no key or signature is refused with a reason") {
    Keyring keyring;
    CHECK(keyring.add("", "").error() == "there is no public key in it");
    CHECK(keyring.add("<html>not found</html>", "").error() == "there is no public key in it");
    CHECK(keyring.add(test_keys::rsa_signature, "").error() == "there is no public key in it");
    CHECK(keyring.add(std::string(test_keys::rsa_key).substr(0, 300), "").error() == "its armor has no end");
    CHECK(keyring.add(std::string(2U << 20U, 'x'), "").error() == "it is too large for a key");
    const auto in_key_armor = "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\naGVsbG8=\n-----END PGP PUBLIC KEY BLOCK-----\n";
    CHECK(keyring.add(in_key_armor, "").error() == "it is not made of OpenPGP packets");
    CHECK(keyring.verify(test_keys::bytes, test_keys::rsa_signature).error().fault == SignatureFault::no_key);
    for (const std::string_view text : {std::string_view(""), std::string_view("<html>"), test_keys::rsa_key}) {
        const auto verdict = keyring_of(test_keys::rsa_key).verify(test_keys::bytes, text);
        REQUIRE_FALSE(verdict);
        CHECK(verdict.error().fault == SignatureFault::malformed);
    }
}

TEST_CASE("a key without user id, with a subkey, is no way to crash librpm") {
    const auto key = binary(test_keys::subkey_key, "PUBLIC KEY BLOCK");
    const auto packets = split_packets(key);
    REQUIRE(packets);
    constexpr std::uint8_t user_id = 13;
    std::string nameless;
    for (const auto& packet : *packets)
        if (packet.tag != user_id) nameless += packet.bytes;
    Keyring keyring;
    if (keyring.add(nameless, ""))  // librpm's choice
        CHECK_FALSE(keyring.verify("x", test_keys::subkey_signature));
}

TEST_CASE("damaged keys and signatures are never taken for good ones") {
    const auto key = binary(test_keys::subkey_key, "PUBLIC KEY BLOCK");
    const auto signature = binary(test_keys::subkey_signature, "SIGNATURE");
    const auto good = keyring_of(test_keys::subkey_key);
    std::mt19937 random(20240101);
    const auto damaged = [&](std::string text) {
        const auto changes = 1 + random() % 4;
        for (unsigned i = 0; i < changes && !text.empty(); ++i) {
            const auto at = random() % text.size();
            switch (random() % 3) {
                case 0: text[at] = static_cast<char>(random()); break;
                case 1: text.erase(at, 1 + random() % 8); break;
                default: text.insert(at, 1, static_cast<char>(random())); break;
            }
        }
        return text;
    };
    for (int i = 0; i < 4000; ++i) {
        Keyring keyring;
        if (keyring.add(damaged(key), "")) {
            const auto verdict = keyring.verify("other bytes", test_keys::subkey_signature);
            CHECK_FALSE(verdict);
        }
        const auto text = damaged(signature);
        const auto verdict = good.verify("other bytes", text);
        CHECK_FALSE(verdict);
    }
}

TEST_CASE("one keyring serves many threads") {
    const auto keyring = keyring_of(test_keys::two_keys);
    std::vector<int> good(4);
    std::vector<std::jthread> threads;
    for (int& count : good)
        threads.emplace_back([&keyring, &count] {
            for (int i = 0; i < 50; ++i)
                if (keyring.verify(test_keys::bytes, test_keys::subkey_signature)) ++count;
        });
    threads.clear();
    CHECK(good == std::vector<int>{50, 50, 50, 50});
}

TEST_CASE("packets are split by their lengths, and only where these are definite") {
    using namespace std::string_literals;
    const auto tags = [](const std::string& text) {
        std::string found;
        const auto packets = split_packets(text);
        if (!packets) return packets.error();
        for (const auto& packet : *packets)
            found += std::to_string(packet.tag) + ":" + std::to_string(packet.bytes.size()) + " ";
        return found;
    };
    CHECK(tags("") == "");
    CHECK(tags("\x99\x00\x02xy\x88\x01z"s) == "6:5 2:3 ");
    CHECK(tags("\xC6\x02xy\xC2\xFF\x00\x00\x00\x01z"s) == "6:4 2:7 ");
    CHECK(tags("\xC6\xC0\x00"s + std::string(192, 'x')) == "6:195 ");
    CHECK(tags("hello") == "it is not made of OpenPGP packets");
    const std::string open_ended = "an OpenPGP packet in it is cut off or of no definite length";
    for (const auto& text : {"\x9B\x00"s, "\xC6\xE1x"s, "\xC6"s, "\xC6\xC0"s, "\xC6\xFF\xFF\xFF\xFF"s,
                             "\xC6\xFF\xFF\xFF\xFF\xFF"s, "\x9A\xFF\xFF\xFF\xFFxy"s, "\x99\x00\x03xy"s})
        CHECK(tags(text) == open_ended);
}

}  // namespace unit_remote_keyring
