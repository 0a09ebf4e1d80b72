#include "repo/ini_file.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

#include <fmt/format.h>

#include "repo/local_file.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

constexpr std::uint64_t most_file_bytes = 1U << 20U;
constexpr std::string_view blanks = " \t\r";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string_view trimmed(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    return text.substr(0, text.find_last_not_of(blanks) + 1);
}

bool is_comment(std::string_view text) {
    return text.starts_with('#') || text.starts_with(';');
}

class IniReader {
public:
    tl::expected<std::vector<IniSection>, std::string> read(std::string_view text) {
        if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
        if (text.find('\0') != std::string_view::npos)
            return tl::unexpected<std::string>("it has a zero byte, so it is no text file");
        while (!text.empty() && !why_) {
            const auto end = std::min(text.find('\n'), text.size());
            ++number_;
            line(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        if (why_) return tl::unexpected(fmt::format("line {}: {}", number_, *why_));
        for (auto& section : sections_)
            for (auto& entry : section.entries) unquote(entry.value);
        return std::move(sections_);
    }

private:
    void line(std::string_view raw) {
        const auto text = trimmed(raw);
        const bool at_margin = !raw.empty() && blanks.find(raw.front()) == std::string_view::npos;
        // An empty line ends a value, one of blanks does not.
        if (raw.empty() || (at_margin && is_comment(raw))) return end_value();
        if (text.empty()) {
            if (value_ != nullptr) *value_ += '\n';
            return;
        }
        if (text.front() == '[') return section(text.substr(1));
        if (section_ == npos) return complain("there is no section in front of it");
        if (at_margin) return entry(text);
        if (value_ == nullptr)
            return complain("it begins with a blank, but there is no value above that it could go on");
        *value_ += '\n';
        *value_ += text;
    }

    // A ']' ends the name unless it ends a range such as [0-9] within it.
    void section(std::string_view text) {
        end_value();
        bool in_range = false;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '[') in_range = true;
            if (text[i] != ']') continue;
            if (in_range) {
                in_range = false;
                continue;
            }
            const auto rest = trimmed(text.substr(i + 1));
            if (i == 0) return complain("the section has no name");
            if (!rest.empty() && !is_comment(rest)) return complain("there is text behind the section's ']'");
            return enter(std::string(text.substr(0, i)));
        }
        complain("the section has no ']'");
    }

    void enter(std::string name) {
        const auto known = std::ranges::find(sections_, name, &IniSection::name);
        section_ = static_cast<std::size_t>(known - sections_.begin());
        if (known == sections_.end()) sections_.push_back({std::move(name), number_, {}});
    }

    void entry(std::string_view text) {
        end_value();
        const auto equals = text.find('=');
        if (equals == std::string_view::npos) return complain("there is no '='");
        const auto key = trimmed(text.substr(0, equals));
        if (key.empty()) return complain("there is no key in front of '='");
        auto& entries = sections_[section_].entries;
        auto known = std::ranges::find(entries, key, &IniEntry::key);
        if (known == entries.end()) known = entries.insert(entries.end(), {std::string(key), {}, 0});
        known->value = trimmed(text.substr(equals + 1));
        known->line = number_;
        value_ = &known->value;
    }

    static void unquote(std::string& value) {
        while (value.ends_with('\n')) value.pop_back();
        if (value.size() < 2 || value.front() != value.back() || (value.front() != '"' && value.front() != '\''))
            return;
        value = value.substr(1, value.size() - 2);
    }

    void end_value() { value_ = nullptr; }
    void complain(std::string_view why) {
        if (!why_) why_ = why;
    }

    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
    std::vector<IniSection> sections_;
    std::size_t section_ = npos;
    std::string* value_ = nullptr;  // of the entry that a continuation line would go on
    std::size_t number_ = 0;
    std::optional<std::string> why_;
};

}  // namespace

const IniEntry* IniSection::find(std::string_view key) const {
    const auto found = std::ranges::find(entries, key, &IniEntry::key);
    return found == entries.end() ? nullptr : &*found;
}

tl::expected<std::vector<IniSection>, std::string> parse_ini(std::string_view text) {
    return IniReader().read(text);
}

support::Result<std::vector<IniSection>> read_ini(const std::filesystem::path& file, std::string_view what) {
    const auto name = support::printable(file.native());
    const auto refuse = [&](const std::string& why) {
        return support::failure(support::Fault::input, fmt::format("cannot read {} {}: {}", what, name, why));
    };
    const auto opened = FileDescriptor::open_regular(file);
    if (!opened) return refuse(opened.error());
    const auto text = opened->read_whole(most_file_bytes);
    if (!text) return refuse(text.error());
    auto sections = parse_ini(*text);
    if (!sections) return support::failure(support::Fault::usage, fmt::format("{}: {}", name, sections.error()));
    return std::move(*sections);
}

}  // namespace rpmgap::repo
