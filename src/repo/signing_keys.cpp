#include "repo/signing_keys.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "repo/local_file.hpp"
#include "repo/remote/keyring.hpp"
#include "repo/source_directory.hpp"
#include "repo/write_file.hpp"
#include "support/stable_hash.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;
using remote::SigningKey;
using support::Fault;
using support::Result;

constexpr std::uint64_t most_key_bytes = 1U << 20U;

bool is_local(const SigningKey& key) {
    const auto scheme = url_scheme(key.url);
    return !scheme || *scheme == "file";
}

Result<std::string> read_local(const SigningKey& key) {
    const auto refuse = [&](const std::string& why) {
        return support::failure(
            Fault::repository,
            fmt::format("cannot read the signing key {}: {}; a key that only the distribution's own systems have can "
                        "be given by a URL (gpgkey= in a .repo file, [[channel.key]] in a profile)",
                        remote::shown_url(key.url), why));
    };
    const auto path = local_directory(key.url);
    if (!path) return refuse(path.error());
    const auto file = FileDescriptor::open_regular(*path);
    if (!file) return refuse(file.error());
    auto text = file->read_whole(most_key_bytes);
    if (!text) return refuse(text.error());
    return std::move(*text);
}

fs::path kept_at(const SigningKey& key, const fs::path& cache) {
    return cache / "keys" / (support::fingerprint({key.url, key.fingerprint}) + ".asc");
}

Result<std::string> key_text(const SigningKey& key, const remote::Source& source, const KeyAccess& access,
                             bool refresh) {
    if (is_local(key)) return read_local(key);
    const auto kept = kept_at(key, access.cache);
    if (!refresh) {
        if (const auto file = FileDescriptor::open_regular(kept))
            if (auto text = file->read_whole(most_key_bytes)) return std::move(*text);
    }
    if (access.offline) {
        return support::failure(Fault::repository,
                                fmt::format("the signing key {} is not in the cache; run once without --offline",
                                            remote::shown_url(key.url)));
    }
    auto text = remote::fetch_file(key.url, source, most_key_bytes, access.fetch);
    if (!text) {
        return tl::unexpected(
            std::move(text.error())
                .while_doing(fmt::format("cannot have the signing key {}", remote::shown_url(key.url))));
    }
    return text;
}

std::string places_of(const remote::Source& source) {
    std::vector<std::string> places;
    for (const auto& key : source.trust.keys) {
        auto place = remote::shown_url(key.url);
        if (!key.fingerprint.empty()) place += " (" + support::printable(key.fingerprint) + ')';
        places.push_back(std::move(place));
    }
    return support::join(places, ", ");
}

tl::unexpected<support::Error> rejected(const remote::SignatureError& error, const remote::Source& source) {
    using remote::SignatureFault;
    const auto say = [](std::string why) { return support::failure(Fault::repository, std::move(why)); };
    switch (error.fault) {
        case SignatureFault::no_key:
            return say(fmt::format(
                "its repomd.xml is signed by the key {}, which is missing: it is not in {}. If the repository has a "
                "new key, check its fingerprint and name it as gpgkey= in a .repo file or in a profile",
                error.key_id, places_of(source)));
        case SignatureFault::bad:
            return say(fmt::format(
                "the signature of its repomd.xml is bad: the key {} did not sign these bytes. The metadata was "
                "changed after it was signed, or damaged on its way: try another mirror, and tell its owner",
                error.key_id));
        case SignatureFault::refused:
            return say(
                fmt::format("the signature of its repomd.xml by the key {} is refused: {}", error.key_id, error.why));
        case SignatureFault::malformed: break;
    }
    return say(fmt::format("its repomd.xml.asc is no OpenPGP signature: {}", error.why));
}

// A key is kept once it has proved right, so that a wrong answer of a server does not stay.
Result<void> keep(const std::vector<std::string>& texts, const remote::Source& source, const KeyAccess& access) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (is_local(source.trust.keys[i])) continue;
        const auto place = kept_at(source.trust.keys[i], access.cache);
        if (auto done = write_file(place, texts[i]); !done) return done;
    }
    return {};
}

}  // namespace

Result<std::string> verify_signature(std::string_view repomd, std::string_view signature, const remote::Source& source,
                                     const KeyAccess& access) {
    const auto& keys = source.trust.keys;
    if (keys.empty()) {
        return support::failure(Fault::repository,
                                "repo_gpgcheck asks for a signed repomd.xml, but no key is named that may sign it "
                                "(gpgkey= in a .repo file, [[channel.key]] in a profile)");
    }
    const bool can_refresh =
        !access.offline && std::any_of(keys.begin(), keys.end(), [](const SigningKey& key) { return !is_local(key); });
    for (bool refresh = false;; refresh = true) {
        remote::Keyring keyring;
        std::vector<std::string> texts;
        for (const auto& key : keys) {
            auto text = key_text(key, source, access, refresh);
            if (!text) return tl::unexpected(text.error());
            const auto added = keyring.add(*text, key.fingerprint);
            if (!added) {
                if (!refresh && can_refresh) break;
                return support::failure(Fault::repository, fmt::format("cannot use the signing key {}: {}",
                                                                       remote::shown_url(key.url), added.error()));
            }
            texts.push_back(std::move(*text));
        }
        const auto signer = keyring.verify(repomd, signature);
        if (signer) {
            if (auto kept = keep(texts, source, access); !kept) return tl::unexpected(kept.error());
            return *signer;
        }
        const bool may_be_outdated =
            signer.error().fault == remote::SignatureFault::no_key || texts.size() < keys.size();
        if (refresh || !can_refresh || !may_be_outdated) return rejected(signer.error(), source);
    }
}

}  // namespace rpmgap::repo
