#include "repo/options.hpp"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

#include "repo/local_file.hpp"
#include "repo/profile.hpp"
#include "repo/remote/source.hpp"
#include "repo/source_directory.hpp"
#include "repo/variables.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;
using support::Fault;
using support::Result;

constexpr std::uint64_t most_header_file_bytes = 1U << 16U;
constexpr std::string_view blanks = " \t\r";

// "DIST:rest" taken apart at `colon`; npos: there is no DIST.
struct Prefixed {
    std::string distribution;
    std::string rest;
    bool empty_prefix = false;
};
Prefixed apart(const std::string& text, std::size_t colon) {
    if (colon == std::string::npos) return {{}, text, false};
    return {text.substr(0, colon), text.substr(colon + 1), colon == 0};
}
constexpr std::string_view empty_prefix = "the distribution in front of ':' is empty";

std::string_view trimmed(std::string_view text) {
    const auto begin = std::min(text.find_first_not_of(blanks), text.size());
    text.remove_prefix(begin);
    return text.substr(0, text.find_last_not_of(blanks) + 1);
}

// RFC 9110, 5.1 and 5.5: a token, and a value without control characters (a line break would make a second header).
bool is_header_name(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
    });
}
bool is_header_value(std::string_view value) {
    return std::ranges::none_of(value, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t') || byte == 0x7F;
    });
}

// Why the line is no header, without anything of its value; empty: it is one.
std::string complaint_about(std::string_view header) {
    const auto colon = header.find(':');
    if (colon == std::string_view::npos) return "there is no ':' behind the header's name";
    if (!is_header_name(header.substr(0, colon))) return "the header's name in front of ':' is empty or malformed";
    if (trimmed(header.substr(colon + 1)).empty()) return "the header has no value";
    if (!is_header_value(header.substr(colon + 1))) return "the header's value has a control character";
    return {};
}

Result<std::vector<std::string>> headers_of_file(const std::string& flag, const std::string& path) {
    const auto refuse = [&](Fault fault, std::string_view why) {
        return support::failure(
            fault, fmt::format("{}: cannot take headers from {}: {}", flag, support::printable(path), why));
    };
    const auto file = FileDescriptor::open_regular(path);
    if (!file) return refuse(Fault::input, file.error());
    const auto text = file->read_whole(most_header_file_bytes);
    if (!text) return refuse(Fault::input, text.error());
    std::vector<std::string> headers;
    std::size_t number = 0;
    for (const auto& line : support::split(*text, '\n')) {
        ++number;
        const auto header = trimmed(line);
        if (header.empty()) continue;
        if (const auto why = complaint_about(header); !why.empty())
            return refuse(Fault::usage, fmt::format("line {}: {}", number, why));
        headers.emplace_back(header);
    }
    if (headers.empty()) return refuse(Fault::usage, "there is none in it");
    return headers;
}

}  // namespace

Result<ChannelOption> parse_channel_option(const std::string& text, bool only) {
    const auto equals = text.find('=');
    const auto refuse = [&](std::string_view why) {
        // Either side of '=' may be a URL with a password; the '=' of a query is in the middle of a secret.
        std::string shown = remote::shown_url(std::string_view(text).substr(0, equals));
        if (equals != std::string::npos)
            shown +=
                text.find("://") < equals ? "=..." : '=' + remote::shown_url(std::string_view(text).substr(equals + 1));
        return support::failure(Fault::usage, fmt::format("{} {}: {}; the form is [DIST:]CHANNEL=SOURCE",
                                                          only ? "--only-repo" : "--repo", shown, why));
    };
    if (equals == std::string::npos) return refuse("there is no '='");
    const auto left = text.substr(0, equals);
    auto prefixed = apart(left, left.rfind(':'));
    if (prefixed.empty_prefix) return refuse(empty_prefix);
    ChannelOption option{std::move(prefixed.distribution), std::move(prefixed.rest), text.substr(equals + 1), only};
    if (!is_channel_id(option.channel)) {
        const bool is_url = left.find("://") != std::string::npos;
        return refuse(fmt::format("{} cannot name a channel: letters, digits and . _ + - can",
                                  is_url ? "what stands behind the last ':' in front of '='"
                                         : '"' + support::printable(option.channel) + '"'));
    }
    if (option.source.empty()) return refuse("the source behind '=' is empty");
    if (!url_scheme(option.source)) {
        std::error_code error;
        const auto absolute = fs::absolute(option.source, error);
        if (error) return refuse(error.message());
        option.source = absolute.lexically_normal().native();
    }
    return option;
}

Result<RepoFileOption> parse_repo_file_option(const std::string& text, bool directory) {
    const auto refuse = [&](std::string_view why) {
        return support::failure(
            Fault::usage, fmt::format("{} {}: {}; the form is [DIST:]{}", directory ? "--repos-dir" : "--repo-file",
                                      remote::shown_url(text), why, directory ? "DIR" : "FILE"));
    };
    auto colon = text.find(':');
    if (text.find('/') < colon) colon = std::string::npos;
    auto prefixed = apart(text, colon);
    if (prefixed.empty_prefix) return refuse(empty_prefix);
    if (prefixed.rest.empty()) return refuse("the path is empty");
    if (url_scheme(text) || url_scheme(prefixed.rest)) return refuse("that is a URL; only a local path can be read");
    std::error_code error;
    const auto absolute = fs::absolute(prefixed.rest, error);
    if (error) return refuse(error.message());
    return RepoFileOption{std::move(prefixed.distribution), absolute.lexically_normal(), directory};
}

Result<HeaderOption> parse_header_option(const std::string& text) {
    // Without its channel, "Authorization: Basic dTpw=" has a token in front of '=': nothing of the text is repeated
    // before both sides have the right form.
    const auto refuse = [](std::string_view why) {
        return support::failure(Fault::usage, fmt::format("--header: {}; the form is [DIST:]CHANNEL=NAME: VALUE or "
                                                          "[DIST:]CHANNEL=@FILE",
                                                          why));
    };
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0 || text.find_first_of(" \t") < equals)
        return refuse("there is no channel in front of '='");
    HeaderOption option;
    option.place = text.substr(0, equals);
    const auto header = trimmed(std::string_view(text).substr(equals + 1));
    if (header.starts_with('@')) {
        auto headers = headers_of_file(fmt::format("--header {}=...", support::printable(option.place)),
                                       std::string(header.substr(1)));
        if (!headers) return tl::unexpected(headers.error());
        option.headers = std::move(*headers);
        return option;
    }
    if (const auto why = complaint_about(header); !why.empty()) return refuse(why);
    option.headers.emplace_back(header);
    return option;
}

Result<StageOption> parse_stage_option(const std::string& text) {
    auto prefixed = apart(text, text.rfind(':'));
    if (prefixed.empty_prefix || prefixed.rest.empty())
        return support::failure(Fault::usage,
                                fmt::format("--stage {}: {}; the form is [DIST:]STAGE", support::printable(text),
                                            prefixed.empty_prefix ? empty_prefix : "the stage is empty"));
    return StageOption{std::move(prefixed.distribution), std::move(prefixed.rest)};
}

Result<VariableOption> parse_variable_option(const std::string& text) {
    const auto equals = text.find('=');
    const auto left = text.substr(0, equals);
    const auto refuse = [&](std::string_view why) {
        return support::failure(
            Fault::usage, fmt::format("--setvar {}{}: {}; the form is [DIST:]NAME=VALUE", support::printable(left),
                                      equals == std::string::npos ? "" : "=...", why));
    };
    if (equals == std::string::npos) return refuse("there is no '='");
    auto prefixed = apart(left, left.rfind(':'));
    if (prefixed.empty_prefix) return refuse(empty_prefix);
    if (!is_variable_name(prefixed.rest)) return refuse("a variable's name has letters, digits and _ only");
    return VariableOption{std::move(prefixed.distribution), std::move(prefixed.rest), text.substr(equals + 1)};
}

}  // namespace rpmgap::repo
