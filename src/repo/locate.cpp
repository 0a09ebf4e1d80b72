#include "repo/locate.hpp"

#include <algorithm>
#include <optional>
#include <system_error>

#include <fmt/format.h>

#include "repo/local_file.hpp"
#include "repo/metadata_store.hpp"
#include "repo/remote/repository.hpp"
#include "repo/repomd.hpp"
#include "repo/signing_keys.hpp"
#include "repo/source_directory.hpp"
#include "repo/source_record.hpp"
#include "support/file_status.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;
using model::Authenticity;
using support::Fault;
using support::Result;

constexpr std::uint64_t most_signature_bytes = 1U << 20U;

tl::unexpected<support::Error> refused(std::string why) {
    return support::failure(Fault::repository, std::move(why));
}

bool is_local(const std::string& place) {
    const auto scheme = url_scheme(place);
    return !scheme || *scheme == "file";
}

tl::unexpected<support::Error> not_pinned(const Pinned& pinned, const std::string& digest) {
    return refused(
        fmt::format("the lock wants the repomd.xml with sha256 {}, here is the one with {}; rpmgap sync --lock moves "
                    "the lock on, rpmgap snapshot export keeps what it names",
                    pinned.digest, digest));
}

Result<std::string> read_text(const fs::path& file, std::uint64_t most) {
    const auto opened = FileDescriptor::open_regular(file);
    if (!opened) return refused(fmt::format("cannot read {}: {}", support::printable(file.native()), opened.error()));
    auto text = opened->read_whole(most);
    if (!text) return refused(fmt::format("cannot read {}: {}", support::printable(file.native()), text.error()));
    return std::move(*text);
}

KeyAccess key_access(const LocateOptions& options) {
    KeyAccess access;
    access.cache = options.cache;
    access.offline = options.offline;
    access.fetch.retries = options.retries;
    access.fetch.retrying = options.tell;
    return access;
}

// The first of the directories that has metadata; where none has, the first.
Result<fs::path> first_with_metadata(const remote::Source& source) {
    fs::path first;
    for (const auto& place : source.base_urls) {
        const auto directory = local_directory(place);
        if (!directory) return refused(fmt::format("{}: {}", remote::shown_url(place), directory.error()));
        // One that cannot be looked at is refused by its reader, not passed over.
        if (support::is_there(*directory / "repodata" / "repomd.xml").value_or(true)) return *directory;
        if (first.empty()) first = *directory;
    }
    return first;
}

// Directories are read where they are: nothing is copied.
Result<Located> locate_local(const remote::Source& source, const Pinned* pinned, const LocateOptions& options) {
    const auto directory = first_with_metadata(source);
    if (!directory) return tl::unexpected(directory.error());
    Located located;
    located.directory = *directory;
    auto repomd = read_repomd(located.directory);
    if (!repomd) return tl::unexpected(repomd.error());
    located.repomd = std::move(*repomd);
    if (pinned != nullptr && located.repomd.digest != pinned->digest) return not_pinned(*pinned, located.repomd.digest);
    if (!source.trust.verify) {
        located.authenticity = Authenticity::unverified;
    } else if (source.trust.repo_gpgcheck) {
        const auto file = located.directory / "repodata" / "repomd.xml";
        const auto bytes = read_text(file, most_repomd_bytes);
        if (!bytes) return tl::unexpected(bytes.error());
        if (sha256_hex(*bytes) != located.repomd.digest) return refused("its repomd.xml changed while it was read");
        const auto signature = read_text(fs::path(file) += ".asc", most_signature_bytes);
        if (!signature) return tl::unexpected(signature.error());
        const auto signer = verify_signature(*bytes, *signature, source, key_access(options));
        if (!signer) return tl::unexpected(signer.error());
        if (signer->proven) {
            located.authenticity = Authenticity::signature;
            located.key = signer->fingerprint;
        }
    }
    return located;
}

// The word of a lock is not taken for what this run asks to have verified.
bool is_enough(const Pinned& pinned, const remote::Source& source) {
    if (!source.trust.verify) return true;
    if (!source.trust.repo_gpgcheck) return pinned.authenticity != Authenticity::unverified;
    return pinned.authenticity == Authenticity::signature && may_name(pinned.key, source);
}

// A source on servers, on its way into the store.
class Fetch {
public:
    Fetch(const remote::Source& source, const Pinned* pinned, const LocateOptions& options)
        : source_(source),
          pinned_(pinned),
          options_(options),
          store_(options.cache),
          known_(read_source_record(options.cache, source)) {
        if (known_ && !store_.has(known_->digest)) known_.reset();
    }

    Result<Located> run() {
        if (options_.offline) return from_cache();
        // The files may belong to a newer repomd.xml than the one that came: then once more, if there is a newer one.
        constexpr int most_attempts = 3;
        for (int attempt = 1;; ++attempt) {
            auto located = fetch();
            if (located || !moved_on_ || attempt == most_attempts) return located;
        }
    }

private:
    Result<Located> stored(const SourceRecord& record, bool just_fetched) const {
        Located located;
        located.directory = store_.directory(record.digest);
        auto repomd = read_repomd(located.directory);
        if (!repomd) return tl::unexpected(repomd.error());
        located.repomd = std::move(*repomd);
        located.authenticity = record.authenticity;
        located.key = record.key;
        located.just_fetched = just_fetched;
        return located;
    }

    Result<Located> from_cache() const {
        if (known_ && pinned_ != nullptr && known_->digest != pinned_->digest)
            return not_pinned(*pinned_, known_->digest);
        if (known_ && source_.trust.verify && known_->authenticity == Authenticity::signature && !is_key_named())
            return refused(
                fmt::format("its repomd.xml in the cache was signed by the key {}, which is no longer among "
                            "the keys of the channel that count: it was taken away or revoked, or has expired; run "
                            "once without --offline",
                            known_->key));
        if (known_) return stored(*known_, false);
        return refused(fmt::format(
            "--offline was given and {} is not in the cache at {}; run rpmgap sync while there is a network, or use "
            "what rpmgap snapshot import brought with --locked",
            remote::shown_place(source_), support::printable(options_.cache.native())));
    }

    Authenticity vouched_by(const remote::FetchedRepomd& fetched) const {
        if (!source_.trust.verify) return Authenticity::unverified;
        if (!fetched.over_tls) return Authenticity::nothing;
        return fetched.metalink_digest ? Authenticity::metalink : Authenticity::tls;
    }

    // Fills authenticity and key; a signature that was verified for these very bytes is not asked for again.
    Result<void> verify(remote::Repository& repository, const remote::FetchedRepomd& fetched, const fs::path& directory,
                        SourceRecord& record) const {
        record.authenticity = vouched_by(fetched);
        if (!source_.trust.repo_gpgcheck || !source_.trust.verify) return {};
        if (known_ && known_->digest == record.digest && will_do(*known_)) {
            record.authenticity = known_->authenticity;
            record.key = known_->key;
            return {};
        }
        const auto bytes = read_text(directory / "repodata" / "repomd.xml", most_repomd_bytes);
        if (!bytes) return tl::unexpected(bytes.error());
        const auto signature = repository.fetch_signature();
        if (!signature) return tl::unexpected(signature.error());
        const auto signer = verify_signature(*bytes, *signature, source_, key_access(options_));
        if (!signer) return tl::unexpected(signer.error());
        if (signer->proven) {
            record.authenticity = Authenticity::signature;
            record.key = signer->fingerprint;
        }
        return {};
    }

    bool is_key_named() const { return is_still_named(known_->key, source_, options_.cache); }

    // Whether this run needs no other word for that repomd.xml than what was found out before.
    bool will_do(const SourceRecord& known) const {
        if (!source_.trust.repo_gpgcheck || !source_.trust.verify) return true;
        return known.authenticity == Authenticity::signature && is_key_named();
    }

    // What does not fit its repomd.xml may belong to a newer one.
    tl::unexpected<support::Error> may_have_moved_on(const std::string& digest, support::Error error) {
        moved_on_ = true;
        tried_ = digest;
        fault_ = error;
        return tl::unexpected(std::move(error));
    }

    // One repomd.xml and what belongs to it.
    Result<Located> fetch() {
        moved_on_ = false;
        auto repository = remote::Repository::open(source_, fetch_options());
        if (!repository) return tl::unexpected(repository.error());
        const auto into = store_.fresh();
        if (!into) return tl::unexpected(into.error());
        options_.say(fmt::format("asking {}", remote::shown_place(source_)));
        // Told as unchanged, nothing is fetched: only where what is known of it will do.
        const auto fetched =
            repository->fetch_repomd(into->path(), known_ && will_do(*known_) ? known_->digest : std::string());
        if (!fetched) return tl::unexpected(fetched.error());

        SourceRecord record;
        record.place = remote::shown_place(source_);
        if (fetched->unchanged) {
            record.digest = known_->digest;
        } else {
            const auto repomd = read_repomd(into->path());
            if (!repomd) return tl::unexpected(repomd.error());
            record.digest = repomd->digest;
        }
        if (fault_ && tried_ == record.digest) return tl::unexpected(*fault_);  // nothing newer: the fault stays
        if (pinned_ != nullptr && record.digest != pinned_->digest) return not_pinned(*pinned_, record.digest);
        if (auto done = verify(*repository, *fetched, into->path(), record); !done) {
            if (done.error().fault() != Fault::repository) return tl::unexpected(done.error());
            return may_have_moved_on(record.digest, done.error());
        }

        bool just_fetched = false;
        if (!fetched->unchanged) {
            auto done = fetch_files(*repository, *into, record.digest, just_fetched);
            if (!done && repository->gone_or_changed()) return may_have_moved_on(record.digest, done.error());
            if (!done) return tl::unexpected(done.error());
        }
        if (auto done = write_source_record(options_.cache, source_, record); !done)
            return tl::unexpected(done.error());
        return stored(record, just_fetched);
    }

    Result<void> fetch_files(remote::Repository& repository, const TemporaryDirectory& into, const std::string& digest,
                             bool& just_fetched) {
        if (store_.has(digest)) return {};
        options_.say(fmt::format("waiting for another process that fetches from {}", remote::shown_place(source_)));
        const auto lock = store_.lock(digest);
        if (!lock) return tl::unexpected(lock.error());
        if (store_.has(digest)) return {};  // another process was quicker
        held_ = &*lock;
        auto done = fetch_under_lock(repository, into, digest, just_fetched);
        held_ = nullptr;
        return done;
    }

    Result<void> fetch_under_lock(remote::Repository& repository, const TemporaryDirectory& into,
                                  const std::string& digest, bool& just_fetched) const {
        const auto repomd = read_repomd(into.path());
        if (!repomd) return tl::unexpected(repomd.error());
        std::vector<std::string> types{"primary"};
        if (repomd->filelists) types.emplace_back("filelists");
        if (repomd->modules) types.emplace_back("modules");
        options_.say(fmt::format("fetching from {}", remote::shown_place(source_)));
        if (auto done = repository.fetch_records(into.path(), types); !done) return done;
        just_fetched = true;
        return store_.publish(into, digest);
    }

    remote::FetchOptions fetch_options() const {
        remote::FetchOptions fetch;
        fetch.retries = options_.retries;
        fetch.retrying = options_.tell;
        fetch.progress = [this](std::uint64_t done, std::uint64_t all) {
            constexpr double mib = 1024.0 * 1024.0;
            if (held_ != nullptr) held_->show_life();
            if (all == 0) return;
            options_.say(fmt::format("fetching from {}: {:.1f} of {:.1f} MiB", remote::shown_place(source_),
                                     static_cast<double>(done) / mib, static_cast<double>(all) / mib));
        };
        return fetch;
    }

    const remote::Source& source_;
    const Pinned* pinned_;
    const LocateOptions& options_;
    MetadataStore store_;
    std::optional<SourceRecord> known_;    // with its files in the store
    const CacheLock* held_ = nullptr;      // while files are fetched
    bool moved_on_ = false;                // the last attempt found files that do not fit their repomd.xml
    std::string tried_;                    // digest of that repomd.xml
    std::optional<support::Error> fault_;  // and what was wrong
};

}  // namespace

bool is_local_source(const remote::Source& source) {
    return source.metalink.empty() && source.mirrorlist.empty() && !source.base_urls.empty() &&
           std::all_of(source.base_urls.begin(), source.base_urls.end(), is_local);
}

Result<Located> locate(const remote::Source& source, const Pinned* pinned, const LocateOptions& options) {
    const bool lock_will_do = pinned != nullptr && is_enough(*pinned, source);
    const auto as_locked = [&](Located located) {
        located.authenticity = source.trust.verify ? pinned->authenticity : Authenticity::unverified;
        located.key = source.trust.verify ? pinned->key : std::string();
        return located;
    };
    const MetadataStore store(options.cache);
    if (lock_will_do && store.has(pinned->digest)) {
        Located located;
        located.directory = store.directory(pinned->digest);
        auto repomd = read_repomd(located.directory);
        if (!repomd) return tl::unexpected(repomd.error());
        located.repomd = std::move(*repomd);
        return as_locked(std::move(located));
    }
    if (is_local_source(source)) return locate_local(source, pinned, options);
    auto located = Fetch(source, pinned, options).run();
    // The next run finds the files in the cache: it has to give the same answer.
    return lock_will_do && located ? as_locked(std::move(*located)) : std::move(located);
}

}  // namespace rpmgap::repo
