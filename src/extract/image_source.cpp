#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "extract/image.hpp"
#include "extract/input/archive.hpp"
#include "extract/input/open_file.hpp"
#include "extract/kept_content.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

using support::Fault;
using support::Result;

constexpr std::uint64_t json_limit = 8U << 20U;    // manifests and configurations have some kilobytes
constexpr std::size_t many_files = 10'000;         // more than images are made of
constexpr std::uint64_t texts_limit = 64U << 20U;  // all of them together

tl::unexpected<support::Error> missing(const std::string& name) {
    return support::failure(Fault::input, fmt::format("the image has no {}", support::printable(name)));
}

Result<std::string> text_of(Content& content) {
    const auto bytes = content.whole(json_limit);
    if (!bytes) return tl::unexpected(bytes.error());
    return std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size());
}

class DirectoryImage final : public ImageSource {
public:
    explicit DirectoryImage(std::string path) : path_(std::move(path)) {}

    Result<std::string> text(const std::string& name) override {
        auto file = open(name);
        if (!file) return tl::unexpected(file.error());
        return text_of(*file);
    }

    Result<void> visit(const std::vector<std::string>& names, Budget& /*budget*/,
                       const std::function<void(const std::string&, Content&)>& visit) override {
        for (const auto& name : names) {
            auto file = open(name);
            if (!file) return tl::unexpected(file.error());
            visit(name, *file);
        }
        return {};
    }

private:
    Result<OpenFile> open(const std::string& name) {
        auto file = OpenFile::open_below(path_, name);
        if (!file)
            return tl::unexpected(
                std::move(file.error()).while_doing(fmt::format("the image's {}", support::printable(name))));
        return file;
    }

    std::string path_;
};

class ArchiveImage final : public ImageSource {
public:
    ArchiveImage(Content& archive, std::map<std::string, std::string> texts, std::map<std::string, std::string> links)
        : archive_(archive), texts_(std::move(texts)), links_(std::move(links)) {}

    Result<std::string> text(const std::string& name) override {
        const auto found = texts_.find(real_name(name));
        return found == texts_.end() ? Result<std::string>(missing(name)) : found->second;
    }

    Result<void> visit(const std::vector<std::string>& names, Budget& budget,
                       const std::function<void(const std::string&, Content&)>& visit) override {
        std::set<std::string> wanted(names.begin(), names.end());
        const auto faults = visit_archive(archive_, "", budget, [&](const Member& member, Content& content) {
            if (member.kind != Member::Kind::file || wanted.erase(member.path) == 0) return true;
            visit(member.path, content);
            return !wanted.empty();
        });
        if (wanted.empty()) return {};
        if (!faults.empty()) return support::failure(Fault::input, faults.front());
        return missing(*wanted.begin());
    }

    [[nodiscard]] std::string real_name(const std::string& name) const override {
        const auto link = links_.find(name);
        return link == links_.end() ? name : link->second;
    }

private:
    Content& archive_;
    std::map<std::string, std::string> texts_;
    std::map<std::string, std::string> links_;  // older versions of docker save a layer twice as a link to the first
};

bool is_hex(std::string_view text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// The first member of an archive shows whether it can be an image: all of them begin with a mark, blobs, or names that
// are digests.
bool begins_as_image(const Member& member) {
    const auto& path = member.path;
    if (path.starts_with("sha256:")) return true;  // of go-containerregistry
    return path == "oci-layout" || path == "index.json" || path == "manifest.json" || path == "repositories" ||
           path.starts_with("blobs/") || is_hex(path.substr(0, 64));
}

// "abc/layer.tar" of the link "def/layer.tar" to "../abc/layer.tar".
std::string linked(const Member& member) {
    auto directory = member.path.substr(0, member.path.find_last_of('/') + 1);
    std::string_view target = member.target;
    while (target.starts_with("../")) {
        target.remove_prefix(3);
        if (!directory.empty()) directory.pop_back();
        directory.resize(directory.find_last_of('/') + 1);
    }
    return directory.append(target);
}

}  // namespace

std::unique_ptr<ImageSource> image_in_directory(const std::string& path) {
    ImageParts parts;
    return find_image(path, parts) ? std::make_unique<DirectoryImage>(path) : nullptr;
}

bool find_image(const std::string& directory, ImageParts& parts) {
    ImageParts own;
    for (const auto name : image_mark_names) {
        auto file = OpenFile::open_below(directory, name);
        if (!file) continue;
        if (const auto mark = read_image_mark(name, KeptContent(*file, longest_image_mark).text())) {
            own.add(fmt::format("{}/{}", directory, name), *mark);
            parts.add(fmt::format("{}/{}", directory, name), *mark);
        }
    }
    return !own.directories().empty();
}

std::optional<ImageInArchive> image_in_archive(Content& archive, const Limits& limits) {
    if (archive.descriptor() < 0) return std::nullopt;
    Budget budget(limits);  // what is only looked for is not to count twice
    std::map<std::string, std::string> texts;
    std::map<std::string, std::string> links;
    std::uint64_t kept = 0;
    bool is_first = true;
    ImageParts parts;
    std::set<std::string> files;
    const auto visit = [&](const Member& member, Content& content) {
        if (is_first && member.kind != Member::Kind::directory) {
            is_first = false;
            if (!begins_as_image(member)) return false;
        }
        if (member.kind == Member::Kind::link) links.emplace(member.path, linked(member));
        if (member.kind != Member::Kind::file) return true;
        if (files.size() < many_files) files.insert(member.path);
        if (content.head().empty()) return true;
        if (content.head()[0] != std::byte{'{'} && content.head()[0] != std::byte{'['}) return true;
        auto text = text_of(content);
        if (!text) return true;
        kept += text->size();
        if (kept > texts_limit) return false;
        if (const auto mark = read_image_mark(member.path, *text)) parts.add(member.path, *mark);
        texts.insert_or_assign(member.path, std::move(*text));
        return true;
    };
    static_cast<void>(visit_archive(archive, "", budget, visit));  // read once more, and damage is told then
    if (parts.directories().empty() || kept > texts_limit) return std::nullopt;
    const bool has_others = files.size() == many_files ||
                            !std::ranges::all_of(files, [&](const std::string& file) { return parts.has(file); });
    return ImageInArchive{std::make_unique<ArchiveImage>(archive, std::move(texts), std::move(links)), std::move(parts),
                          has_others};
}

}  // namespace rpmgap::extract
