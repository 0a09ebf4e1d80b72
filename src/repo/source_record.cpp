#include "repo/source_record.hpp"

#include <vector>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "repo/local_file.hpp"
#include "repo/repomd.hpp"
#include "repo/toml_text.hpp"
#include "repo/write_file.hpp"
#include "support/stable_hash.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;
using model::Authenticity;

constexpr std::uint64_t most_record_bytes = 1U << 16U;

fs::path file_of(const fs::path& cache, const remote::Source& source) {
    return cache / "sources" / (source_identity(source) + ".toml");
}

std::optional<SourceRecord> parse(const fs::path& file) {
    const auto opened = FileDescriptor::open_regular(file);
    if (!opened) return std::nullopt;
    const auto text = opened->read_whole(most_record_bytes);
    if (!text) return std::nullopt;
    try {
        const toml::table table = toml::parse(*text);
        SourceRecord record;
        record.place = table["place"].value_or(std::string());
        record.digest = table["repomd"].value_or(std::string());
        record.key = table["key"].value_or(std::string());
        const auto authenticity = model::parse_authenticity(table["authenticity"].value_or(std::string_view()));
        if (!authenticity || !is_sha256(record.digest)) return std::nullopt;
        record.authenticity = *authenticity;
        return record;
    } catch (const toml::parse_error&) {
        return std::nullopt;
    }
}

// Without user name and password, and with the query: "?repo=updates" is another repository than "?repo=fedora".
std::string identity_of(const std::string& url) {
    const auto query = url.find('?');
    return remote::shown_url(url) + (query == std::string::npos ? std::string() : url.substr(query));
}

}  // namespace

std::string source_identity(const remote::Source& source) {
    std::vector<std::string> parts{identity_of(source.metalink), identity_of(source.mirrorlist)};
    for (const auto& url : source.base_urls) parts.push_back(identity_of(url));
    parts.push_back(fmt::format("gpgcheck={} verify={} tls={}", source.trust.repo_gpgcheck, source.trust.verify,
                                source.access.sslverify));
    for (const auto& key : source.trust.keys) {
        parts.push_back(identity_of(key.url));
        parts.push_back(key.fingerprint);
    }
    return support::fingerprint({parts.begin(), parts.end()});
}

std::optional<SourceRecord> read_source_record(const fs::path& cache, const remote::Source& source) {
    return parse(file_of(cache, source));
}

support::Result<void> write_source_record(const fs::path& cache, const remote::Source& source,
                                          const SourceRecord& record) {
    const auto text = fmt::format("place = {}\nrepomd = {}\nauthenticity = {}\nkey = {}\n", toml_text(record.place),
                                  toml_text(record.digest), toml_text(std::string(to_string(record.authenticity))),
                                  toml_text(record.key));
    return write_file(file_of(cache, source), text);
}

}  // namespace rpmgap::repo
