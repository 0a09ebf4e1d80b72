#include "repo/remote/repository.hpp"

#include <algorithm>
#include <array>
#include <system_error>

#include <fmt/format.h>
#include <librepo/librepo.h>
#include <unistd.h>

#include "repo/remote/courier.hpp"
#include "repo/remote/descriptor.hpp"
#include "repo/remote/mirrors.hpp"
#include "repo/remote/url.hpp"
#include "repo/remote/xml_turn.hpp"
#include "support/handle.hpp"
#include "support/text.hpp"

namespace rpmgap::repo::remote {

namespace {

using support::Error;
using support::Fault;
using support::Result;

// Real ones: 2 to 12 kB, up to 300 kB, below 2 kB, and up to 120 MB.
constexpr std::uint64_t most_repomd_bytes = 4U << 20U;
constexpr std::uint64_t most_list_bytes = 8U << 20U;
constexpr std::uint64_t most_signature_bytes = 1U << 18U;
constexpr std::uint64_t most_record_bytes = 2ULL << 30U;

using RepomdHandle = support::Handle<LrYumRepoMd, lr_yum_repomd_free>;
using GlibError = support::Handle<GError, g_error_free>;

tl::unexpected<Error> rejected(std::string why) {
    return support::failure(Fault::repository, std::move(why));
}

tl::unexpected<Error> unwritable(const std::filesystem::path& file, const std::string& why) {
    return support::failure(Fault::output, fmt::format("cannot write {}: {}", support::printable(file.native()), why));
}

bool contains_ignoring_case(std::string_view text, std::string_view lower_word) {
    return support::lower(text).find(lower_word) != std::string::npos;
}

// What is wrong with a header, or nothing. libcurl takes Authorization and Cookie away when a server redirects to
// another host (since 7.58) and sends every other header on; librepo lets nobody change that. So only these two, and
// what is no secret.
std::string header_fault(const std::string& header, const Source& source) {
    if (!source.mirrorlist.empty() || !source.metalink.empty())
        return "a header cannot be given for a mirror list or metalink, it would go to every mirror: name one mirror "
               "as --repo";
    const auto colon = header.find(':');
    if (colon == std::string::npos || colon == 0) return "a header is written NAME: VALUE";
    if (header.find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos) return "a header has one line";
    const auto name = support::lower(header.substr(0, colon));
    constexpr std::array<std::string_view, 4> kept_from_others{"authorization", "cookie", "accept", "x-ms-version"};
    if (std::find(kept_from_others.begin(), kept_from_others.end(), name) != kept_from_others.end()) return {};
    return fmt::format(
        "the header {} would be sent on to another host that the server redirects to: only "
        "Authorization and Cookie are kept from that; give the token as \"Authorization: Bearer "
        "TOKEN\", or username and password in a .repo file",
        support::printable(header.substr(0, colon)));
}

std::string unreadable(std::string_view option, const std::filesystem::path& file) {
    if (file.empty() || ::access(file.c_str(), R_OK) == 0) return {};
    return fmt::format("cannot read {} {}: {}", option, support::printable(file.native()),
                       std::generic_category().message(errno));
}

std::string unfetchable(const std::string& url) {
    const auto scheme = scheme_of(url);
    constexpr std::array<std::string_view, 5> known{"http", "https", "ftp", "file", ""};
    if (std::find(known.begin(), known.end(), scheme) == known.end())
        return fmt::format("cannot fetch {}: only http, https, ftp and file URLs are known", shown_url(url));
    if (const auto host = authority_of(url); scheme != "file" && !scheme.empty() && host.begin == host.end)
        return fmt::format("the URL {} names no host", shown_url(url));
    const bool blank = std::any_of(url.begin(), url.end(), [](unsigned char c) { return c <= ' ' || c == 127; });
    if (blank && !scheme.empty()) return fmt::format("the URL {} has a blank or control character", shown_url(url));
    return {};
}

// The first thing in a source that cannot work, before anything is asked of a server.
Result<void> examine(const Source& source) {
    const auto& access = source.access;
    for (const auto& header : access.headers)
        if (auto why = header_fault(header, source); !why.empty())
            return support::failure(Fault::usage, std::move(why));
    if (access.username.find(':') != std::string::npos) return rejected("a user name cannot have a colon (RFC 7617)");
    std::vector<std::string> urls = source.base_urls;
    if (!source.mirrorlist.empty()) urls.push_back(source.mirrorlist);
    if (!source.metalink.empty()) urls.push_back(source.metalink);
    if (urls.empty()) return rejected("the channel has neither a base URL nor a mirror list or metalink");
    for (const auto& url : urls)
        if (auto why = unfetchable(url); !why.empty()) return rejected(std::move(why));
    for (auto why : {unreadable("sslcacert", access.sslcacert), unreadable("sslclientcert", access.sslclientcert),
                     unreadable("sslclientkey", access.sslclientkey)})
        if (!why.empty()) return rejected(std::move(why));
    return {};
}

// Something that is no repomd.xml at all; whether it is a good one is for its reader.
std::optional<TransferFault> not_repomd(const Descriptor& file) {
    const auto text = file.read_whole(most_repomd_bytes);
    if (!text) return TransferFault{FaultKind::local, text.error(), false};
    if (text->empty()) return TransferFault{FaultKind::not_metadata, "the file is empty", false};
    if (contains_ignoring_case(std::string_view(*text).substr(0, 4096), "<html") ||
        contains_ignoring_case(std::string_view(*text).substr(0, 4096), "<!doctype html"))
        return TransferFault{FaultKind::not_metadata, "this is a web page and no repomd.xml", false};
    if (text->find("repomd") == std::string::npos)
        return TransferFault{FaultKind::not_metadata, "this is no repomd.xml", false};
    return std::nullopt;
}

bool over_tls(const std::string& asked, const std::string& answered, const Access& access) {
    return scheme_of(asked) == "https" && scheme_of(answered) == "https" && access.sslverify;
}

// How much a server that the source names may have.
Secrecy secrecy_for(const std::string& url, const Access& access) {
    const bool may_have = access.origins.empty() || std::find(access.origins.begin(), access.origins.end(),
                                                              origin_of(url)) != access.origins.end();
    return may_have ? Secrecy::full : Secrecy::transport;
}

// Takes away what a failed call created, so that nobody finds half a file.
class Creation {
public:
    explicit Creation(std::filesystem::path file) : file_(std::move(file)) {}
    ~Creation() {
        std::error_code ignored;
        if (!kept_) std::filesystem::remove(file_, ignored);
    }
    Creation(const Creation&) = delete;
    Creation& operator=(const Creation&) = delete;
    void keep() { kept_ = true; }

private:
    std::filesystem::path file_;
    bool kept_ = false;
};

Result<Descriptor> create_below(const std::filesystem::path& directory, const std::string& href) {
    const auto file = directory / href;
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    if (error) return unwritable(file.parent_path(), error.message());
    auto created = Descriptor::create(file);
    if (!created) return unwritable(file, created.error());
    return std::move(*created);
}

}  // namespace

struct Repository::State {
    State(const Source& from, const FetchOptions& options) : source(from), courier(source, options) {}

    Source source;
    Courier courier;
    std::vector<Place> places;  // empty until they are known
    std::vector<Digest> digests;
    std::string current_sha256;
    bool list_over_tls = false;  // or there is no list
    std::size_t used = 0;        // the place that gave repomd.xml
    bool gone_or_changed = false;

    Result<void> find_places();
    Result<void> take_list(const std::string& url, bool metalink);
    [[nodiscard]] Circumstances circumstances() const { return {false, false, false, source.when_absent}; }
};

Result<void> Repository::State::find_places() {
    if (!places.empty()) return {};
    if (!source.metalink.empty()) return take_list(as_url(source.metalink), true);
    if (!source.mirrorlist.empty()) return take_list(as_url(source.mirrorlist), false);
    list_over_tls = true;
    for (const auto& url : source.base_urls) places.push_back({as_url(url), secrecy_for(url, source.access)});
    return {};
}

Result<void> Repository::State::take_list(const std::string& url, bool metalink) {
    const auto file = Descriptor::in_memory();
    if (!file) return support::failure(Fault::internal, fmt::format("no memory for {}", shown_url(url)));
    std::vector<Errand> errands(1);
    errands[0].wanted.fd = file->get();
    errands[0].wanted.most = most_list_bytes;
    errands[0].wanted.fresh = true;
    const auto secrecy = secrecy_for(url, source.access);
    if (auto fetched = courier.fetch({{url, secrecy}}, errands, 0, circumstances()); !fetched)
        return tl::unexpected(std::move(fetched.error().error));
    auto mirrors = metalink ? read_metalink(*file) : read_mirror_list(*file);
    if (!mirrors)
        return rejected(fmt::format("cannot use {}: {}", shown_url(url), courier.secrets().redacted(mirrors.error())));
    if (metalink && source.trust.verify && mirrors->digests.empty())
        return rejected(
            fmt::format("cannot trust {}: the metalink has no sha256 or sha512 digest of repomd.xml; "
                        "--no-verify CHANNEL does without",
                        shown_url(url)));
    list_over_tls = over_tls(url, errands[0].came_from, source.access);
    if (source.trust.verify) digests = std::move(mirrors->digests);
    current_sha256 = std::move(mirrors->current_sha256);
    for (auto& base : mirrors->base_urls) {
        const bool same = origin_of(base) == origin_of(url);
        places.push_back({std::move(base), same ? secrecy : Secrecy::transport});
    }
    return {};
}

Repository::Repository(std::unique_ptr<State> state) : state_(std::move(state)) {}
Repository::Repository(Repository&&) noexcept = default;
Repository& Repository::operator=(Repository&&) noexcept = default;
Repository::~Repository() = default;

Result<Repository> Repository::open(const Source& source, FetchOptions options) {
    if (auto fine = examine(source); !fine) return tl::unexpected(fine.error());
    return Repository(std::make_unique<State>(source, options));
}

Result<FetchedRepomd> Repository::fetch_repomd(const std::filesystem::path& directory,
                                               const std::string& known_sha256) {
    auto& state = *state_;
    if (auto found = state.find_places(); !found) return tl::unexpected(found.error());
    FetchedRepomd fetched;
    fetched.metalink_digest = !state.digests.empty();
    if (!known_sha256.empty() && support::lower(known_sha256) == state.current_sha256) {
        fetched.unchanged = true;
        fetched.over_tls = state.list_over_tls;
        return fetched;
    }
    auto file = create_below(directory, std::string(repomd_path));
    if (!file) return tl::unexpected(file.error());
    Creation creation(directory / repomd_path);

    std::vector<Errand> errands(1);
    errands[0].path = repomd_path;
    errands[0].wanted.fd = file->get();
    errands[0].wanted.digests = state.digests;
    errands[0].wanted.most = most_repomd_bytes;
    errands[0].wanted.fresh = true;
    errands[0].check = [&file] { return not_repomd(*file); };
    const auto place = state.courier.fetch(state.places, errands, 0, state.circumstances());
    if (!place) return tl::unexpected(place.error().error);
    creation.keep();
    state.used = *place;
    const bool mirror_over_tls = over_tls(state.places[*place].url, errands[0].came_from, state.source.access);
    fetched.over_tls = state.list_over_tls && (fetched.metalink_digest || mirror_over_tls);
    return fetched;
}

Result<std::string> Repository::fetch_signature() {
    auto& state = *state_;
    if (auto found = state.find_places(); !found) return tl::unexpected(found.error());
    const auto file = Descriptor::in_memory();
    if (!file) return support::failure(Fault::internal, "no memory for repomd.xml.asc");
    std::vector<Errand> errands(1);
    errands[0].path = std::string(repomd_path) + ".asc";
    errands[0].wanted.fd = file->get();
    errands[0].wanted.most = most_signature_bytes;
    errands[0].wanted.fresh = true;
    auto circumstances = state.circumstances();
    circumstances.when_absent =
        "repo_gpgcheck asks for a signature of repomd.xml and the repository has none; --no-verify CHANNEL uses it "
        "unverified";
    // From where repomd.xml came: another mirror may have another one.
    state.gone_or_changed = false;
    if (auto fetched = state.courier.fetch({state.places[state.used]}, errands, 0, circumstances); !fetched) {
        state.gone_or_changed = fetched.error().gone_or_changed;
        return tl::unexpected(std::move(fetched.error().error));
    }
    auto text = file->read_whole(most_signature_bytes);
    if (!text) return support::failure(Fault::internal, fmt::format("repomd.xml.asc: {}", text.error()));
    return std::move(*text);
}

namespace {

// A record that was asked for, as an errand without its file; the error is one line.
tl::expected<Errand, std::string> errand_for(const LrYumRepoMdRecord& record, const std::string& type) {
    using No = tl::unexpected<std::string>;
    Errand errand;
    errand.path = record.location_href == nullptr ? "" : record.location_href;
    if (record.location_base != nullptr)
        return No(
            fmt::format("its {} lies at another place (xml:base {})", type, support::printable(record.location_base)));
    if (!is_relative_path(errand.path))
        return No(fmt::format("the location of its {}, \"{}\", is no path below the repository", type,
                              support::printable(errand.path)));
    Digest digest{lr_checksum_type(record.checksum_type), record.checksum == nullptr ? "" : record.checksum};
    if (digest.value.empty() || digest.type == LR_CHECKSUM_UNKNOWN || digest.type == LR_CHECKSUM_MD5)
        return No(fmt::format("its {} has no checksum of sha1 to sha512", type));
    errand.wanted.digests.push_back(std::move(digest));
    errand.wanted.most = most_record_bytes;
    if (record.size < 0 || static_cast<std::uint64_t>(record.size) > most_record_bytes)
        return No(fmt::format("its {} is said to have {} bytes", type, record.size));
    if (record.size > 0) {
        errand.wanted.size = static_cast<std::uint64_t>(record.size);
        errand.wanted.most = *errand.wanted.size;
    }
    return errand;
}

tl::expected<std::vector<Errand>, std::string> errands_for(const std::filesystem::path& directory,
                                                           const std::vector<std::string>& types) {
    using No = tl::unexpected<std::string>;
    const auto path = directory / repomd_path;
    const support::Handle<FILE, fclose> file(std::fopen(path.c_str(), "re"));
    if (!file) return No(std::generic_category().message(errno));
    const RepomdHandle repomd(lr_yum_repomd_init());
    GError* raw = nullptr;
    auto turn = xml_turn();
    const bool parsed = lr_yum_repomd_parse_file(repomd.get(), fileno(file.get()), nullptr, nullptr, &raw) != FALSE;
    turn.unlock();
    const GlibError error(raw);
    if (!parsed) return No(support::printable(error ? error->message : "it cannot be parsed"));
    std::vector<Errand> errands;
    for (const auto& type : types) {
        const auto* record = lr_yum_repomd_get_record(repomd.get(), type.c_str());
        if (record == nullptr) continue;  // a repository need not have file lists or modules
        auto errand = errand_for(*record, type);
        if (!errand) return No(errand.error());
        errands.push_back(std::move(*errand));
    }
    return errands;
}

}  // namespace

Result<void> Repository::fetch_records(const std::filesystem::path& directory, const std::vector<std::string>& types) {
    auto& state = *state_;
    state.gone_or_changed = false;
    auto errands = errands_for(directory, types);
    if (!errands)
        return rejected(
            fmt::format("cannot use {}: {}", support::printable((directory / repomd_path).native()), errands.error()));
    if (errands->empty()) return {};
    if (auto found = state.find_places(); !found) return found;
    std::vector<Descriptor> files;
    std::vector<std::unique_ptr<Creation>> creations;
    for (auto& errand : *errands) {
        auto file = create_below(directory, errand.path);
        if (!file) return tl::unexpected(file.error());
        errand.wanted.fd = file->get();
        files.push_back(std::move(*file));
        creations.push_back(std::make_unique<Creation>(directory / errand.path));
    }
    auto circumstances = state.circumstances();
    circumstances.when_absent = "the repository is incomplete, or changes at this moment: try again later";
    const auto place = state.courier.fetch(state.places, *errands, state.used, circumstances);
    if (!place) {
        state.gone_or_changed = place.error().gone_or_changed;
        return tl::unexpected(place.error().error);
    }
    for (const auto& creation : creations) creation->keep();
    return {};
}

Result<Descriptor> Repository::fetch_package(const std::string& path, const std::string& checksum_type,
                                             const std::string& checksum, std::uint64_t size) {
    auto& state = *state_;
    if (!is_relative_path(path))
        return rejected(fmt::format("its location \"{}\" is no path below the repository", support::printable(path)));
    const Digest digest{lr_checksum_type(checksum_type.c_str()), checksum};
    if (digest.value.empty() || digest.type == LR_CHECKSUM_UNKNOWN || digest.type == LR_CHECKSUM_MD5)
        return rejected("the metadata has no checksum of sha1 to sha512 for it");
    if (size > most_package_bytes) return rejected(fmt::format("it has {} MiB, too much to fetch", size >> 20U));
    if (auto found = state.find_places(); !found) return tl::unexpected(found.error());
    auto file = Descriptor::in_memory();
    if (!file) return support::failure(Fault::internal, fmt::format("no memory for {}", support::printable(path)));
    std::vector<Errand> errands(1);
    errands[0].path = path;
    errands[0].wanted.fd = file->get();
    errands[0].wanted.digests.push_back(digest);
    errands[0].wanted.most = size == 0 ? most_package_bytes : size;
    if (size != 0) errands[0].wanted.size = size;
    auto circumstances = state.circumstances();
    circumstances.when_absent = "the repository is incomplete, or its metadata is of another time";
    const auto place = state.courier.fetch(state.places, errands, state.used, circumstances);
    if (!place) return tl::unexpected(place.error().error);
    state.used = *place;
    return std::move(*file);
}

bool Repository::gone_or_changed() const {
    return state_->gone_or_changed;
}

Result<FetchedFile> fetch_file(const std::string& url, const Source& source, std::uint64_t most,
                               const FetchOptions& options) {
    if (auto why = unfetchable(url); !why.empty()) return rejected(std::move(why));
    const auto complete = as_url(url);
    std::vector<std::string> named = source.base_urls;
    named.insert(named.end(), {source.mirrorlist, source.metalink});
    const bool ours = std::any_of(named.begin(), named.end(), [&](const auto& place) {
        return !place.empty() && origin_of(place) == origin_of(complete);
    });
    const auto secrecy = ours ? secrecy_for(complete, source.access) : Secrecy::stranger;
    const auto file = Descriptor::in_memory();
    if (!file) return support::failure(Fault::internal, fmt::format("no memory for {}", shown_url(url)));
    std::vector<Errand> errands(1);
    errands[0].wanted.fd = file->get();
    errands[0].wanted.most = most;
    Courier courier(source, options);
    Circumstances circumstances;
    circumstances.when_absent = "check the URL";
    if (auto fetched = courier.fetch({{complete, secrecy}}, errands, 0, circumstances); !fetched)
        return tl::unexpected(std::move(fetched.error().error));
    auto bytes = file->read_whole(most);
    if (!bytes) return support::failure(Fault::internal, fmt::format("{}: {}", shown_url(url), bytes.error()));
    return FetchedFile{std::move(*bytes), over_tls(complete, errands[0].came_from, source.access)};
}

}  // namespace rpmgap::repo::remote
