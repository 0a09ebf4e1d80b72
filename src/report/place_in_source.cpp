#include "report/place_in_source.hpp"

#include <filesystem>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace rpmgap::report {

namespace {

// Where a name may end at "!" at the earliest: roots are files or directories, whatever their names hold.
std::size_t behind_root(const model::Application& application, const std::string& path) {
    std::size_t longest = 0;
    for (const auto& root : application.roots)
        if (path.starts_with(root) && root.size() > longest) longest = root.size();
    return longest;
}

std::string tidied(const std::string& path, const WriteOptions& options) {
    auto tidy = std::filesystem::path(path).lexically_normal();
    if (!options.source_root.empty()) {
        const auto whole = (std::filesystem::path(options.directory) / tidy).lexically_normal();
        const auto below = whole.lexically_relative(options.source_root);
        if (!below.empty() && *below.begin() != "..") tidy = below;
    }
    auto text = tidy.native();
    if (text.size() > 1 && text.ends_with('/')) text.pop_back();
    return text.empty() ? "." : text;
}

}  // namespace

PlaceInSource place_in_source(const model::Application& application, const model::Evidence& evidence,
                              const WriteOptions& options) {
    if (evidence.path.empty())
        return {application.roots.empty() ? "." : tidied(application.roots.front(), options), {}, evidence.line};
    const auto at = evidence.path.find('!', behind_root(application, evidence.path));
    if (at == std::string::npos || at == 0 || at + 1 == evidence.path.size())
        return {tidied(evidence.path, options), {}, evidence.line};
    auto inner = evidence.path.substr(at + 1);
    if (evidence.line != 0) inner += fmt::format(":{}", evidence.line);
    return {tidied(evidence.path.substr(0, at), options), std::move(inner), 0};
}

std::string uri_of_path(const std::string& path) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string uri = path.starts_with('/') ? "file://" : "";
    for (const char c : path) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
                           c == '-' || c == '_' || c == '~' || c == '/' || c == '+' || c == '@';
        if (plain) {
            uri += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        uri += {'%', digits[byte >> 4U], digits[byte & 0xFU]};
    }
    return uri;
}

}  // namespace rpmgap::report
