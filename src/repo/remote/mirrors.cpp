#include "repo/remote/mirrors.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <librepo/librepo.h>
#include <unistd.h>

#include "repo/remote/url.hpp"
#include "repo/remote/xml_turn.hpp"
#include "support/handle.hpp"
#include "support/text.hpp"

namespace rpmgap::repo::remote {

namespace {

using Unusable = tl::unexpected<std::string>;
using MetalinkHandle = support::Handle<LrMetalink, lr_metalink_free>;
using MirrorlistHandle = support::Handle<LrMirrorlist, lr_mirrorlist_free>;
using GlibError = support::Handle<GError, g_error_free>;

// Fedora's have about 100, best first. Where the first dozen cannot be reached the rest cannot either, and each one
// costs a connect timeout.
constexpr std::size_t most_mirrors = 12;

template <typename T, typename Body>
void each(GSList* list, Body body) {
    for (; list != nullptr; list = list->next)
        if (list->data != nullptr) body(*static_cast<T*>(list->data));
}

// Hex digits of each kind of digest that still proves something, or 0.
std::size_t digits_of(LrChecksumType type) {
    switch (type) {
        case LR_CHECKSUM_SHA256: return 64;
        case LR_CHECKSUM_SHA384: return 96;
        case LR_CHECKSUM_SHA512: return 128;
        default: return 0;
    }
}

std::vector<Digest> usable(GSList* hashes) {
    std::vector<Digest> digests;
    each<LrMetalinkHash>(hashes, [&](const LrMetalinkHash& hash) {
        if (hash.type == nullptr || hash.value == nullptr) return;
        Digest digest{lr_checksum_type(hash.type), hash.value};
        digest.value = support::lower(digest.value);
        const bool hex = digest.value.find_first_not_of("0123456789abcdef") == std::string::npos;
        if (hex && !digest.value.empty() && digest.value.size() == digits_of(digest.type))
            digests.push_back(std::move(digest));
    });
    return digests;
}

// The strongest of one file's digests.
void keep_best(std::vector<Digest>& into, std::vector<Digest> of_one_file) {
    const auto best = std::max_element(of_one_file.begin(), of_one_file.end(),
                                       [](const Digest& a, const Digest& b) { return a.type < b.type; });
    if (best != of_one_file.end()) into.push_back(*best);
}

// A list from elsewhere must not send us to files of this machine, or to what only an rsync client can read.
bool fetchable(const std::string& url) {
    const auto scheme = scheme_of(url);
    return scheme == "http" || scheme == "https" || scheme == "ftp";
}

std::vector<std::string> urls_by_preference(const LrMetalink& metalink) {
    struct Ranked {
        int preference;
        std::string url;
    };
    std::vector<Ranked> ranked;
    each<LrMetalinkUrl>(metalink.urls, [&](const LrMetalinkUrl& entry) {
        std::string url = entry.url == nullptr ? "" : entry.url;
        if (!fetchable(url) || !url.ends_with(repomd_path)) return;
        url.resize(url.size() - repomd_path.size());
        ranked.push_back({entry.preference, std::move(url)});
    });
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const Ranked& a, const Ranked& b) { return a.preference > b.preference; });
    std::vector<std::string> urls;
    for (auto& entry : ranked) urls.push_back(std::move(entry.url));
    return urls;
}

void drop_surplus(std::vector<std::string>& urls) {
    if (urls.size() > most_mirrors) urls.resize(most_mirrors);
}

// librepo's parsers read from the position of the descriptor.
bool at_beginning(const Descriptor& file) {
    return ::lseek(file.get(), 0, SEEK_SET) == 0;
}

int ignore_warning(LrXmlParserWarningType, char*, void*, GError**) {
    return LR_CB_RET_OK;
}

}  // namespace

tl::expected<Mirrors, std::string> read_metalink(const Descriptor& file) {
    const MetalinkHandle metalink(lr_metalink_init());
    GError* raw = nullptr;
    auto turn = xml_turn();
    const bool parsed = at_beginning(file) && lr_metalink_parse_file(metalink.get(), file.get(), "repomd.xml",
                                                                     ignore_warning, nullptr, &raw) != FALSE;
    turn.unlock();
    const GlibError error(raw);
    if (!parsed)
        return Unusable(fmt::format("it is no metalink for a repomd.xml ({})",
                                    support::printable(error ? error->message : "it cannot be read")));
    Mirrors mirrors;
    mirrors.base_urls = urls_by_preference(*metalink);
    drop_surplus(mirrors.base_urls);
    if (mirrors.base_urls.empty()) return Unusable("it is no metalink with a mirror that can be used");
    auto current = usable(metalink->hashes);
    for (const auto& digest : current)
        if (digest.type == LR_CHECKSUM_SHA256) mirrors.current_sha256 = digest.value;
    keep_best(mirrors.digests, std::move(current));
    if (mirrors.digests.empty()) return mirrors;
    each<LrMetalinkAlternate>(metalink->alternates, [&](const LrMetalinkAlternate& alternate) {
        keep_best(mirrors.digests, usable(alternate.hashes));
    });
    return mirrors;
}

tl::expected<Mirrors, std::string> read_mirror_list(const Descriptor& file) {
    const MirrorlistHandle list(lr_mirrorlist_init());
    GError* raw = nullptr;
    const bool parsed = at_beginning(file) && lr_mirrorlist_parse_file(list.get(), file.get(), &raw) != FALSE;
    const GlibError error(raw);
    if (!parsed) return Unusable("it cannot be read");
    Mirrors mirrors;
    for (GSList* entry = list->urls; entry != nullptr; entry = entry->next) {
        std::string url = static_cast<const char*>(entry->data);
        if (fetchable(url)) mirrors.base_urls.push_back(std::move(url));
    }
    drop_surplus(mirrors.base_urls);
    if (mirrors.base_urls.empty()) return Unusable("it is no mirror list with a mirror that can be used");
    return mirrors;
}

}  // namespace rpmgap::repo::remote
