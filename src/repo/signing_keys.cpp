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

// A key that came without a look at the server's certificate is another one than that which came with it.
fs::path kept_at(const SigningKey& key, const remote::Source& source, const fs::path& cache) {
    const std::string_view tls = source.access.sslverify ? "verified" : "unverified";
    return cache / "keys" / (support::fingerprint({key.url, key.fingerprint, tls}) + ".asc");
}

// Nothing when it is not there or cannot be read.
std::string kept_text(const SigningKey& key, const remote::Source& source, const fs::path& cache) {
    const auto file = FileDescriptor::open_regular(kept_at(key, source, cache));
    if (!file) return {};
    auto text = file->read_whole(most_key_bytes);
    return text ? std::move(*text) : std::string();
}

bool over_tls(const SigningKey& key, const remote::Source& source) {
    return url_scheme(key.url) == "https" && source.access.sslverify;
}

bool is_proven(const SigningKey& key, const remote::Source& source) {
    return is_local(key) || !key.fingerprint.empty() || over_tls(key, source);
}

Result<std::string> key_text(const SigningKey& key, const remote::Source& source, const KeyAccess& access,
                             bool refresh) {
    if (is_local(key)) return read_local(key);
    if (!refresh)
        if (auto text = kept_text(key, source, access.cache); !text.empty()) return text;
    if (access.offline) {
        return support::failure(Fault::repository,
                                fmt::format("the signing key {} is not in the cache; run once without --offline",
                                            remote::shown_url(key.url)));
    }
    auto fetched = remote::fetch_file(key.url, source, most_key_bytes, access.fetch);
    const auto attempt = fmt::format("cannot have the signing key {}", remote::shown_url(key.url));
    if (!fetched) return tl::unexpected(std::move(fetched.error()).while_doing(attempt));
    if (over_tls(key, source) && !fetched->over_tls && key.fingerprint.empty())
        return support::failure(Fault::repository,
                                fmt::format("{}: the server redirects to a plain connection, where anybody can replace "
                                            "it; name its fingerprint in a profile, or a copy of it on this machine",
                                            attempt));
    return std::move(fetched->bytes);
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
            return say(fmt::format("the signature of its repomd.xml{} is refused: {}",
                                   error.key_id.empty() ? std::string() : " by the key " + error.key_id, error.why));
        case SignatureFault::malformed: break;
    }
    return say(fmt::format("its repomd.xml.asc is no OpenPGP signature: {}", error.why));
}

// A key is kept once it has proved right, so that a wrong answer of a server does not stay.
Result<void> keep(const std::vector<std::string>& texts, const remote::Source& source, const KeyAccess& access) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (is_local(source.trust.keys[i])) continue;
        const auto place = kept_at(source.trust.keys[i], source, access.cache);
        if (auto done = write_file(place, texts[i]); !done) return done;
    }
    return {};
}

}  // namespace

Result<Signer> verify_signature(std::string_view repomd, std::string_view signature, const remote::Source& source,
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
        std::vector<std::string> proven;
        for (const auto& key : keys) {
            auto text = key_text(key, source, access, refresh);
            if (!text) return tl::unexpected(text.error());
            const auto added = keyring.add(*text, key.fingerprint);
            if (!added) {
                if (!refresh && can_refresh) break;
                return support::failure(Fault::repository, fmt::format("cannot use the signing key {}: {}",
                                                                       remote::shown_url(key.url), added.error()));
            }
            if (is_proven(key, source)) proven.insert(proven.end(), added->begin(), added->end());
            texts.push_back(std::move(*text));
        }
        const auto signer = keyring.verify(repomd, signature);
        if (signer) {
            if (auto kept = keep(texts, source, access); !kept) return tl::unexpected(kept.error());
            return Signer{*signer, std::find(proven.begin(), proven.end(), *signer) != proven.end()};
        }
        // A key that has expired here may have a longer life there by now.
        const bool may_be_outdated = signer.error().fault == remote::SignatureFault::no_key ||
                                     signer.error().fault == remote::SignatureFault::refused ||
                                     texts.size() < keys.size();
        if (refresh || !can_refresh || !may_be_outdated) return rejected(signer.error(), source);
    }
}

bool is_still_named(const std::string& fingerprint, const remote::Source& source, const fs::path& cache) {
    const auto& keys = source.trust.keys;
    return std::any_of(keys.begin(), keys.end(), [&](const SigningKey& key) {
        if (!is_proven(key, source)) return false;
        const auto text = is_local(key) ? read_local(key).value_or(std::string()) : kept_text(key, source, cache);
        const auto added = remote::Keyring().add(text, key.fingerprint);
        return added && std::find(added->begin(), added->end(), fingerprint) != added->end();
    });
}

bool may_name(const std::string& fingerprint, const remote::Source& source) {
    const auto& keys = source.trust.keys;
    return std::any_of(keys.begin(), keys.end(), [&](const SigningKey& key) {
        return key.fingerprint.empty() || key.fingerprint == fingerprint;
    });
}

}  // namespace rpmgap::repo
