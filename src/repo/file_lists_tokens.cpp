#include "repo/file_lists_tokens.hpp"

#include <bit>
#include <cstdint>
#include <cstring>

namespace rpmgap::repo {

namespace {

using Kind = FileListsToken::Kind;

// Text that means itself in content and in a quoted value: printable ASCII without "&", "<", ">" and quotes other than
// the one around it. ">" only for the sake of "]]>".
bool is_plain(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x80 && c != '&' && c != '<' && c != '>';
}

std::uint64_t load_little_endian(const char* at) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
    return word;
}

// The first byte that is not plain, eight at a time; there is one, as zeros end the bytes.
// In a word, (w - 0x01...) & ~w & 0x80... has the lowest bit set in the first byte that is zero, and (w - 0x20...) ...
// in the first that is below 0x20.
const char* end_of_plain(const char* at) {
    constexpr std::uint64_t ones = 0x0101'0101'0101'0101U;
    constexpr std::uint64_t tops = ones << 7U;
    for (;; at += 8) {
        const std::uint64_t word = load_little_endian(at);
        const std::uint64_t references = word ^ (ones * '&');
        const std::uint64_t brackets = (word | (ones * 2)) ^ (ones * '>');  // '<' | 2 is '>'
        const std::uint64_t found = (word | ((word - ones * 0x20) & ~word) | ((references - ones) & ~references) |
                                     ((brackets - ones) & ~brackets)) &
                                    tops;
        if (found != 0) return at + std::countr_zero(found) / 8;
    }
}

// Reads what must come next; `at` is null once something else came.
class Cursor {
public:
    explicit Cursor(const char* at) : at_(at) {}

    void skip_space() {
        while (*at_ == ' ' || *at_ == '\n' || *at_ == '\t' || *at_ == '\r') ++at_;
    }
    [[nodiscard]] bool take(std::string_view literal) {
        if (std::memcmp(at_, literal.data(), literal.size()) != 0) return false;
        at_ += literal.size();
        return true;
    }
    [[nodiscard]] std::string_view take_content() {
        const char* const begin = at_;
        at_ = end_of_plain(at_);
        return {begin, static_cast<std::size_t>(at_ - begin)};
    }
    // Up to the quote, which stays.
    [[nodiscard]] std::string_view take_value() {
        const char* const begin = at_;
        while (is_plain(*at_) && *at_ != '"') ++at_;
        return {begin, static_cast<std::size_t>(at_ - begin)};
    }
    [[nodiscard]] bool skip_value(std::string_view opening) {
        if (!take(opening)) return false;
        static_cast<void>(take_value());
        return true;
    }
    [[nodiscard]] const char* at() const { return at_; }

private:
    const char* at_;
};

FileListsToken token_in_package(Cursor& cursor) {
    if (cursor.take("<file")) {
        Kind kind = Kind::file;
        if (!cursor.take(">")) {
            if (!cursor.take(" type=\"")) return {};
            if (cursor.take("ghost\">"))
                kind = Kind::ghost;
            else if (!cursor.take("dir\">"))
                return {};
        }
        const auto path = cursor.take_content();
        if (path.size() > most_listed_path_bytes || !cursor.take("</file>")) return {};
        return {.kind = kind, .text = path};
    }
    if (cursor.take("</package>")) return {.kind = Kind::package_end};
    if (cursor.skip_value("<version epoch=\"") && cursor.skip_value("\" ver=\"") && cursor.skip_value("\" rel=\"") &&
        cursor.take("\"/>"))
        return {.kind = Kind::skipped};
    return {};
}

FileListsToken token_in_root(Cursor& cursor) {
    if (!cursor.take("<package pkgid=\"")) return {};
    const auto pkgid = cursor.take_value();
    if (!cursor.skip_value("\" name=\"") || !cursor.skip_value("\" arch=\"") || !cursor.take("\">")) return {};
    return {.kind = Kind::package_start, .text = pkgid};
}

}  // namespace

FileListsToken next_token(std::string_view bytes, bool in_package) {
    Cursor cursor(bytes.data());
    cursor.skip_space();
    FileListsToken token = in_package ? token_in_package(cursor) : token_in_root(cursor);
    token.size = static_cast<std::size_t>(cursor.at() - bytes.data());
    return token;
}

}  // namespace rpmgap::repo
