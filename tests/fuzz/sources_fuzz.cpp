// libFuzzer target: any bytes as what says where metadata is to be had: repomd.xml, a metalink, a mirror list, .repo
// files with the configuration around them, URLs and the options of the command line.
#include <algorithm>

#include <sanitizer/lsan_interface.h>

#include "fuzz.hpp"
#include "repo/configured_channel.hpp"
#include "repo/credentials.hpp"
#include "repo/dnf_configuration.hpp"
#include "repo/ini_file.hpp"
#include "repo/options.hpp"
#include "repo/remote/mirrors.hpp"
#include "repo/remote/url.hpp"
#include "repo/repo_file.hpp"
#include "repo/repomd.hpp"
#include "repo/source_record.hpp"
#include "repo/variables.hpp"

namespace {

using namespace rpmgap;
namespace remote = repo::remote;

void look_at_repomd(std::string_view text) {
    const auto repomd = repo::parse_repomd(std::string(text));
    if (!repomd) return require(is_line(repomd.error().line()) && is_clean(repomd.error().line()));
    require(repo::is_sha256(repomd->digest) && repomd->timestamp >= 0);
    for (const auto* const record : repomd->used()) {
        const auto& href = record->href;
        require(!href.empty() && href.front() != '/');
        for (const auto& part : support::split(href, '/')) require(part != "..");
        require(record->checksum.size() >= 40 &&
                record->checksum.find_first_not_of("0123456789abcdef") == std::string::npos);
    }
}

// librepo (as late as 1.21) forgets what it has to say of a metalink, a <file> without a name, where the same piece of
// it is no XML either: lr_xml_parser_generic() in its xmlparser.c. The unit tests look for what we forget ourselves.
auto mirrors_of_metalink(const remote::Descriptor& file) {
    const __lsan::ScopedDisabler librepo_forgets;
    return remote::read_metalink(file);
}

void look_at_mirrors(std::string_view text, bool is_metalink) {
    const auto file = remote::Descriptor::in_memory();
    require(file && write(file->get(), text.data(), text.size()) == static_cast<ssize_t>(text.size()));
    const auto mirrors = is_metalink ? mirrors_of_metalink(*file) : remote::read_mirror_list(*file);
    if (!mirrors) return require(is_line(mirrors.error()) && is_clean(mirrors.error()));
    require(!mirrors->base_urls.empty());
    for (const auto& url : mirrors->base_urls) {
        const auto scheme = remote::scheme_of(url);
        require(scheme == "http" || scheme == "https" || scheme == "ftp");
    }
    require(mirrors->current_sha256.empty() || repo::is_sha256(mirrors->current_sha256));
}

// What is shown of a source and kept of it is clean, and never has its user name and password in it.
void look_at(remote::Source source) {
    if (const auto taken = repo::take_credentials(source); !taken) return require(is_line(taken.error()));
    for (const auto& url : source.base_urls) require(remote::userinfo_of(url).empty());
    require(remote::userinfo_of(source.metalink).empty() && remote::userinfo_of(source.mirrorlist).empty());
    require(is_clean(remote::shown_place(source)));
    require(repo::source_identity(source).size() == repo::source_identity({}).size());
    const auto& password = source.access.password;
    if (password.size() > 2 && password != "***" && password.find('*') == std::string::npos) {
        const auto redacted = remote::Secrets(source).redacted("a " + password + " b");
        require(is_clean(redacted) && redacted.find(password) == std::string::npos);
    }
}

// The .repo file, dnf.conf and a file of overrides, a NUL between them.
void look_at_repo_files(std::string_view text) {
    repo::DnfConfiguration configuration;
    const auto parts = support::split(text, '\0');
    for (std::size_t i = 1; i < parts.size() && i < 3; ++i) {
        auto sections = repo::parse_ini(parts[i]);
        if (!sections) return require(is_line(sections.error()));
        for (auto& section : *sections) {
            require(!section.name.empty() && section.line > 0);
            auto& into = i == 1 ? configuration.defaults : configuration.overrides;
            into.push_back({std::move(section), "beside"});
        }
    }
    repo::Variables variables("x86_64");
    variables.set("releasever", "43.1", repo::Variables::Origin::profile);
    const auto channels = repo::parse_repo_file(parts[0], "a.repo", variables, configuration);
    if (!channels) return require(is_line(channels.error().line()) && is_clean(channels.error().line()));
    for (const auto& channel : *channels) {
        require(repo::is_repository_id(channel.channel.id));
        require(is_clean(channel.channel.source));
        look_at(channel.source);
    }
}

void look_at_url(const std::string& text) {
    const auto [begin, end] = remote::authority_of(text);
    require((begin == std::string::npos) == (end == std::string::npos));
    require(begin == std::string::npos || (begin <= end && end <= text.size()));
    const auto shown = remote::shown_url(text);
    require(is_clean(shown));
    if (begin != std::string::npos) require(remote::userinfo_of(shown).empty() && remote::query_of(shown).empty());
    // The origin is what it says of itself.
    const auto origin = remote::origin_of(text);
    require(origin.empty() == (begin == std::string::npos));
    if (!origin.empty()) require(remote::origin_of(origin) == origin);
    if (begin < end) require(remote::origin_of(remote::below(text, "repodata/repomd.xml")) == origin);
    if (text.find('\0') == std::string::npos) require(!remote::scheme_of(remote::as_url(text)).empty());
    if (remote::is_relative_path(text))
        for (const auto& part : support::split(text, '/')) require(part != "..");
    remote::Source source;
    source.base_urls = {text};
    look_at(std::move(source));
}

void look_at_options(const std::string& text) {
    const auto said = [](const auto& option) { require(option.has_value() || is_line(option.error().line())); };
    said(repo::parse_channel_option(text, true));
    said(repo::parse_repo_file_option(text, false));
    said(repo::parse_stage_option(text));
    said(repo::parse_variable_option(text));
    if (text.find("=@") == std::string::npos) said(repo::parse_header_option(text));
    const repo::Variables variables("x86_64");
    const auto left = variables.substitute(text, repo::Variables::Unset::leave);
    const auto all = variables.substitute(text);
    require(left.has_value() && (all ? *all == *left : is_line(all.error())));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size == 0) return 0;
    // The first byte chooses the reader.
    const auto text = as_text(bytes, size).substr(1);
    switch (bytes[0] % 6) {
        case 0: look_at_repomd(text); break;
        case 1: look_at_mirrors(text, true); break;
        case 2: look_at_mirrors(text, false); break;
        case 3: look_at_repo_files(text); break;
        case 4: look_at_url(std::string(text)); break;
        default: look_at_options(std::string(text)); break;
    }
    return 0;
}
