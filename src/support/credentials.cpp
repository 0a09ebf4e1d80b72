#include "support/credentials.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace rpmgap::support {

namespace {

constexpr std::array<std::string_view, 13> secret_names{
    "password", "passwd",     "passphrase", "pwd",        "secret",        "token",  "api-key",
    "apikey",   "access-key", "auth-key",   "credential", "authorization", "cookie",
};
constexpr std::array<std::string_view, 3> private_names{"private-key", "authtoken", "signing-key"};

// Of services that publish what their tokens look like.
constexpr std::array<std::string_view, 16> token_starts{
    "ghp_",  "gho_",  "ghu_", "ghs_",  "ghr_", "github_pat_", "glpat-", "xoxb-",
    "xoxp-", "xoxa-", "npm_", "pypi-", "AKIA", "ASIA",        "eyJ",    "AIza",
};
constexpr std::size_t least_token = 16;  // characters behind the start

bool is_of_token(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.';
}

bool names_a_secret(std::string_view name) {
    std::string plain;
    for (const char c : name)
        plain += c == '_' || c == '.' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    const auto is_in = [&](std::string_view known) { return plain.find(known) != std::string::npos; };
    return std::ranges::any_of(secret_names, is_in) || std::ranges::any_of(private_names, is_in);
}

// "scheme://user:password@host"
void mask_users(std::string& text) {
    constexpr std::string_view mark = "://";
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + mark.size())) {
        const auto begin = at + mark.size();
        const auto end = std::min(text.find_first_of("/?# \t\"'", begin), text.size());
        const auto user = text.rfind('@', end == 0 ? 0 : end - 1);
        if (user == std::string::npos || user < begin || user >= end) continue;
        text.replace(begin, user - begin, masked);
    }
}

void mask_tokens(std::string& text) {
    for (const auto start : token_starts) {
        for (auto at = text.find(start); at != std::string::npos; at = text.find(start, at + start.size())) {
            if (at > 0 && std::isalnum(static_cast<unsigned char>(text[at - 1])) != 0) continue;
            auto end = at + start.size();
            while (end < text.size() && is_of_token(text[end])) ++end;
            if (end - at - start.size() < least_token) continue;
            text.replace(at + start.size(), end - at - start.size(), masked);
        }
    }
}

bool is_known_to_all(std::string_view value) {
    return value.empty() || value.starts_with('$') || value.starts_with("${") || value == masked;
}

bool is_of_name(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.';
}

// The name that ends at `end`.
std::string_view name_before(std::string_view text, std::size_t end) {
    auto begin = end;
    while (begin > 0 && is_of_name(text[begin - 1])) --begin;
    return text.substr(begin, end - begin);
}

// "NAME=value" up to a separator, "Name: value" up to the end: anywhere in the text.
void mask_values(std::string& text) {
    for (std::size_t at = text.find_first_of("=:"); at != std::string::npos; at = text.find_first_of("=:", at + 1)) {
        const bool is_header = text[at] == ':';
        if (text.compare(at, 3, "://") == 0 || !names_a_secret(name_before(text, at))) continue;
        auto begin = at + 1;
        while (begin < text.size() && (text[begin] == ' ' || text[begin] == '"' || text[begin] == '\'')) ++begin;
        const auto end = is_header ? text.size() : std::min(text.find_first_of(" \t&;,\"'", begin), text.size());
        if (is_known_to_all(std::string_view(text).substr(begin, end - begin))) continue;
        text.replace(begin, end - begin, masked);
    }
}

// "--password", "--api-token"; of curl and wget "-u", "--user" with a password behind a colon.
bool takes_a_secret(std::string_view option, std::string_view value) {
    if (!option.starts_with('-') || option.find('=') != std::string_view::npos) return false;
    if (option == "-u" || option == "--user" || option == "--proxy-user" || option == "-U")
        return value.find(':') != std::string_view::npos;
    const auto name = option.substr(
        option.find_first_not_of('-') == std::string_view::npos ? option.size() : option.find_first_not_of('-'));
    return names_a_secret(name) && !name.ends_with("stdin") && !name.ends_with("file");
}

}  // namespace

std::string without_credentials(std::string_view text) {
    std::string masked_text(text);
    mask_users(masked_text);
    mask_values(masked_text);
    mask_users(masked_text);  // a value had the slash that ended one, "://a@TOKEN=/b,c@d"
    mask_tokens(masked_text);
    return masked_text;
}

std::vector<std::string> without_credentials(const std::vector<std::string>& words) {
    std::vector<std::string> masked_words;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool is_value = i > 0 && !words[i].starts_with('-') && takes_a_secret(words[i - 1], words[i]);
        masked_words.push_back(is_value && !is_known_to_all(words[i]) ? std::string(masked)
                                                                      : without_credentials(words[i]));
    }
    return masked_words;
}

}  // namespace rpmgap::support
