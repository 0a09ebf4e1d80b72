#include "repo/repomd.hpp"

#include <algorithm>
#include <charconv>
#include <new>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "repo/libsolv.hpp"
#include "repo/local_file.hpp"
#include "repo/source_directory.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

using support::Fault;
using support::Result;

tl::unexpected<support::Error> rejected(std::string why) {
    return support::failure(Fault::repository, std::move(why));
}

// Elements by local name: repomd.xml is written with a default namespace, but a prefix would mean the same.
std::string_view local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child(const pugi::xml_node& parent, std::string_view name) {
    for (const auto& node : parent.children())
        if (local_name(node) == name) return node;
    return {};
}

std::string trimmed(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return std::string(text);
}

// The part before a '.' (old createrepo wrote fractions) as a number; nothing when it is not one.
std::optional<std::uint64_t> whole_number(std::string_view text) {
    text = text.substr(0, text.find('.'));
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

// Why a file outside the channel's directory would be read, or nothing.
std::optional<std::string> unsafe_href(std::string_view href) {
    if (href.empty()) return "is empty";
    if (url_scheme(href)) return "is a URL, only files of the channel itself are read";
    if (href.front() == '/') return "is an absolute path, only files of the channel itself are read";
    for (const auto& part : support::split(href, '/'))
        if (part == "..") return "leads out of the channel's directory";
    return std::nullopt;
}

Result<MetadataRecord> read_record(const pugi::xml_node& entry, std::string_view type) {
    MetadataRecord record;
    const auto location = child(entry, "location");
    if (!location) return rejected(fmt::format("its {} has no location", type));
    if (const auto base = location.attribute("xml:base"))
        return rejected(
            fmt::format("its {} lies at another place (xml:base {}), only files of the channel itself are read", type,
                        support::printable(base.value())));
    record.href = location.attribute("href").value();
    if (const auto why = unsafe_href(record.href))
        return rejected(fmt::format("the location of its {}, \"{}\", {}", type, support::printable(record.href), *why));

    const auto checksum = child(entry, "checksum");
    if (!checksum) return rejected(fmt::format("its {} has no checksum", type));
    record.checksum_type = trimmed(checksum.attribute("type").value());
    const Id known = solv_chksum_str2type(record.checksum_type.c_str());
    if (known == 0 || known == REPOKEY_TYPE_MD5)
        return rejected(fmt::format("its {} has a checksum of type \"{}\", sha1 to sha512 are accepted", type,
                                    support::printable(record.checksum_type)));
    record.checksum = trimmed(checksum.text().get());
    record.checksum = support::lower(record.checksum);
    const bool hex = std::all_of(record.checksum.begin(), record.checksum.end(),
                                 [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    if (!hex || record.checksum.size() != static_cast<std::size_t>(solv_chksum_len(known)) * 2)
        return rejected(fmt::format("its {} has \"{}\" for a {} checksum", type,
                                    support::printable(record.checksum.substr(0, 130)), record.checksum_type));
    if (const auto size = child(entry, "size")) {
        record.size = whole_number(trimmed(size.text().get()));
        if (!record.size)
            return rejected(
                fmt::format("its {} has \"{}\" for a size", type, support::printable(trimmed(size.text().get()))));
    }
    return record;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
    const ChksumHandle sum(solv_chksum_create(REPOKEY_TYPE_SHA256));
    constexpr std::size_t most_at_once = 1U << 30U;  // libsolv counts in int
    for (std::size_t at = 0; at < bytes.size(); at += most_at_once) {
        const auto piece = bytes.substr(at, most_at_once);
        solv_chksum_add(sum.get(), piece.data(), static_cast<int>(piece.size()));
    }
    int length = 0;
    const unsigned char* digest = solv_chksum_get(sum.get(), &length);
    std::string hex;
    for (int i = 0; i < length; ++i) hex += fmt::format("{:02x}", digest[i]);
    return hex;
}

bool is_sha256(std::string_view text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(),
                                            [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::vector<const MetadataRecord*> Repomd::used() const {
    std::vector<const MetadataRecord*> records{&primary};
    if (filelists) records.push_back(&*filelists);
    if (modules) records.push_back(&*modules);
    return records;
}

Result<Repomd> parse_repomd(const std::string& text) {
    pugi::xml_document document;
    const auto parsed = document.load_buffer(text.data(), text.size());
    if (parsed.status == pugi::status_out_of_memory) throw std::bad_alloc();
    if (!parsed) {
        const auto at = text.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(parsed.offset, text.size()));
        return rejected(fmt::format("not well-formed XML, line {}: {}", 1 + std::count(text.begin(), at, '\n'),
                                    parsed.description()));
    }
    const auto root = document.document_element();
    if (local_name(root) != "repomd")
        return rejected(fmt::format("its root element is {}, not repomd", support::printable(root.name())));

    Repomd repomd;
    repomd.digest = sha256_hex(text);
    std::optional<MetadataRecord> primary;
    for (const auto& entry : root.children()) {
        if (local_name(entry) != "data") continue;
        const std::string_view type = entry.attribute("type").value();
        if (const auto stamp = whole_number(trimmed(child(entry, "timestamp").text().get()));
            stamp && *stamp < (1ULL << 40U))
            repomd.timestamp = std::max(repomd.timestamp, static_cast<std::int64_t>(*stamp));
        if (type != "primary" && type != "filelists" && type != "modules") continue;
        auto& slot = type == "primary" ? primary : (type == "modules" ? repomd.modules : repomd.filelists);
        if (slot) return rejected(fmt::format("it lists {} twice", type));
        auto record = read_record(entry, type);
        if (!record) return tl::unexpected(record.error());
        slot = std::move(*record);
    }
    if (!primary) return rejected("it lists no primary metadata (<data type=\"primary\">)");
    repomd.primary = std::move(*primary);
    return repomd;
}

Result<Repomd> read_repomd(const std::filesystem::path& directory) {
    const auto file = directory / "repodata" / "repomd.xml";
    const auto name = support::printable(file.native());
    const auto opened = FileDescriptor::open_regular(file);
    if (!opened) {
        return rejected(
            fmt::format("cannot read {}: {}; a channel's source is a directory that holds repodata/repomd.xml "
                        "(createrepo_c makes it)",
                        name, opened.error()));
    }
    const auto text = opened->read_whole(most_repomd_bytes);
    if (!text) return rejected(fmt::format("cannot read {}: {}", name, text.error()));
    auto repomd = parse_repomd(*text);
    if (!repomd) repomd.error().while_doing(fmt::format("cannot use {}", name));
    return repomd;
}

}  // namespace rpmgap::repo
