// A distribution as a profile describes it, and its snapshot as its metadata was found.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rpmgap::model {

/// Support state of a channel; the order is that of the tiers.
enum class Support : std::uint8_t { enabled, opt_in, unsupported };
[[nodiscard]] std::string_view to_string(Support support);

/// One repository of a distribution.
struct Channel {
    std::string id;
    Support support = Support::enabled;
    std::string source;  ///< directory or URL for people: variables substituted, without password and query
    std::vector<std::string>
        lacks;  ///< classes that its metadata is known not to carry, beyond what is measured: "generated", "files"
    int priority = 99;  ///< as dnf's: of two channels that satisfy, the lower number is taken, whatever the version
    std::vector<std::string> excludes;  ///< globs of packages that are not seen (excludepkgs)
    std::vector<std::string> includes;  ///< globs of the only packages that are seen (includepkgs); empty: all
    bool configured = false;            ///< dnf knows it by its id: it comes from a .repo file
    bool module_hotfixes = false;       ///< its packages are seen although a module has others of the same name
};

/// A default package set of a distribution: what a container or machine of it starts with.
struct Image {
    std::string name;
    std::string source;                 ///< where it can be had; empty: not said
    std::vector<std::string> packages;  ///< what its description names, dependencies come on top; empty: not known
    std::vector<std::string> references = {};  ///< how recipes call it, globs as fnmatch(3) has them: "fedora:43"
};

/// Which packages the distribution's rpm installs, as it is configured by default. A package needs a digest that counts
/// over its header and one over its payload (rpm-config(5): _pkgverify_level, _pkgverify_flags).
struct RpmPolicy {
    std::string version;                              ///< of rpm
    std::vector<std::string> formats;                 ///< package formats: "4", "6"
    std::vector<std::string> digests;                 ///< algorithms that count; empty: no digest is asked for
    bool signature_required = false;                  ///< unsigned packages are refused
    std::vector<std::string> rejected_in_signatures;  ///< algorithms of keys and hashes that make a signature worthless
    std::vector<std::string> compressors;             ///< of the payload, by the names that headers have
};

struct Distribution {
    std::string id;    ///< profile id, or the directory's name
    std::string name;  ///< for people
    std::string release;
    std::string os_id = {};         ///< ID of its os-release(5), where that is not what `id` has before the release
    std::string stage;              ///< of the profile's stages; empty: it has none
    std::string arch;               ///< rpm arch of this run: "x86_64", "aarch64", "i686"
    std::vector<Channel> channels;  ///< in the order in which providers are preferred
    std::vector<std::string> own_channels;  ///< ids of those that make it up, whether they are in this run or not; what
                                            ///< an option added is none of them. Empty: all are
    /// Directories that are one directory on this distribution, each group led by the real one: {"/usr/bin", "/bin",
    /// ...}.
    std::vector<std::vector<std::string>> merged_directories;
    std::vector<std::string> bin_directories;      ///< search path for commands
    std::vector<std::string> library_directories;  ///< loader defaults and ld.so.conf.d, of every class
    std::vector<std::string> dist_tags;  ///< patterns of trailing release tags, ECMAScript: "\\.azl[0-9]+(\\.[0-9]+)*"
    std::vector<std::string>
        rpm_features;  ///< rpmlib() names that its rpm provides, with version: "rpmlib(PayloadIsZstd) = 5.4.18-1"
    std::vector<Image> images;
    std::vector<std::string> references;  ///< likewise, of images of which no more is known
    std::optional<RpmPolicy> rpm;         ///< nothing: not known
    int x86_level = 0;                    ///< x86-64 level that its own packages are built for, 1 to 4; 0: not known
    std::string facts_date;               ///< ISO date up to which the profile's facts hold; empty: no profile
};

/// ID of its os-release(5): what the profile says, else the id before the release.
[[nodiscard]] std::string os_id(const Distribution& distribution);

/// What vouches for a channel's repomd.xml, and with it for all its metadata.
enum class Authenticity : std::uint8_t {
    local,       ///< read from a directory: as trustworthy as whoever wrote it
    signature,   ///< its OpenPGP signature was verified; `key` is the fingerprint
    metalink,    ///< its digest is the one of a metalink that came over TLS
    tls,         ///< TLS to the server alone: nothing signs it
    nothing,     ///< it came over a plain connection and nothing signs it
    unverified,  ///< somebody asked not to verify it
};
[[nodiscard]] std::string_view to_string(Authenticity authenticity);
[[nodiscard]] std::optional<Authenticity> parse_authenticity(std::string_view text);

/// What one channel's metadata can answer. A miss in a class that is absent proves nothing.
struct ChannelSnapshot {
    std::string id;
    Support support = Support::enabled;
    std::string source;
    std::string digest;          ///< sha256 of repomd.xml, hex
    std::int64_t timestamp = 0;  ///< newest timestamp in repomd.xml, seconds since 1970, 0: none
    Authenticity authenticity = Authenticity::local;
    std::string key;  ///< fingerprint of the key that signed, hex in upper case; empty: not signed
    std::size_t packages = 0;
    bool carries_generated = true;  ///< generated dependencies (sonames ...) are there
    bool carries_files = true;      ///< file lists are there
    std::string lacks_reason;       ///< why one of them is false, for people
};

struct Snapshot {
    Distribution distribution;
    std::vector<ChannelSnapshot> channels;
};
/// Whether the channel with this id is one of the distribution's own.
[[nodiscard]] bool is_own(const Distribution& distribution, const std::string& channel);
/// When the snapshot was published: the newest timestamp of the distribution's own channels (a released channel may
/// never change again while another one carries its updates), without any of them the oldest of the others; 0: none of
/// them says.
[[nodiscard]] std::int64_t published(const Snapshot& snapshot);

}  // namespace rpmgap::model
