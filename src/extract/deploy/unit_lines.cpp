#include "extract/deploy/unit_lines.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "model/unit_name.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

constexpr std::string_view unit_blanks = " \t\r";

bool is_comment(std::string_view trimmed) {
    return trimmed.starts_with('#') || trimmed.starts_with(';');
}

// One word after the other: quotes and C escapes as extract_first_word() of systemd takes them.
class UnitWords {
public:
    explicit UnitWords(std::string_view text) : rest_(support::trim(text, unit_blanks)) {}

    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    // True for a word that is this, without quotes.
    [[nodiscard]] bool is_written(std::string_view word) const {
        return rest_ == word ||
               (rest_.starts_with(word) && unit_blanks.find(rest_[word.size()]) != std::string_view::npos);
    }
    void skip(std::size_t bytes) { rest_ = support::trim(rest_.substr(bytes), unit_blanks); }

    std::string take() {
        std::string word;
        char quote = 0;
        std::size_t at = 0;
        for (; at < rest_.size(); ++at) {
            const char c = rest_[at];
            if (quote == 0 && unit_blanks.find(c) != std::string_view::npos) break;
            if (c == quote)
                quote = 0;
            else if (quote == 0 && (c == '"' || c == '\''))
                quote = c;
            else if (c == '\\' && at + 1 < rest_.size())
                at = read_escape(at + 1, word);
            else
                word += c;
        }
        skip(at);
        return word;
    }

private:
    // `at` is behind the backslash; returns where the last byte of the escape is.
    std::size_t read_escape(std::size_t at, std::string& word) const {
        static constexpr std::string_view letters = "abfnrtvs\\\"';";
        static constexpr std::string_view bytes = "\a\b\f\n\r\t\v \\\"';";
        const char c = rest_[at];
        if (const auto known = letters.find(c); known != std::string_view::npos) {
            word += bytes[known];
            return at;
        }
        const auto digits = [&](std::size_t from, std::size_t most, int base) -> std::size_t {
            std::size_t count = 0;
            int value = 0;
            for (; count < most && from + count < rest_.size(); ++count) {
                const auto digit = static_cast<unsigned char>(rest_[from + count]);
                const bool fits = base == 16 ? std::isxdigit(digit) != 0 : digit >= '0' && digit <= '7';
                if (!fits) break;
                value = value * base + (std::isdigit(digit) != 0 ? digit - '0' : std::tolower(digit) - 'a' + 10);
            }
            if (count == most) word += static_cast<char>(value);
            return count == most ? count : 0;
        };
        if (c == 'x')
            if (const auto count = digits(at + 1, 2, 16); count != 0) return at + count;
        if (const auto count = digits(at, 3, 8); count != 0) return at + count - 1;
        word += '\\';
        word += c;
        return at;
    }

    std::string_view rest_;
};

}  // namespace

std::vector<UnitSetting> read_unit_settings(std::string_view text) {
    std::vector<UnitSetting> settings;
    std::string section;
    std::string whole;  // of continued lines
    unsigned first = 0;
    unsigned number = 0;
    while (!text.empty()) {
        const auto line = support::trim(text.substr(0, text.find('\n')), unit_blanks);
        text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
        ++number;
        if (is_comment(line)) continue;
        if (first == 0) first = number;
        const bool continues = line.ends_with('\\');
        whole += line.substr(0, line.size() - (continues ? 1 : 0));
        if (continues && !text.empty()) {
            whole += ' ';
            continue;
        }
        const auto setting = support::trim(whole, unit_blanks);
        const auto equals = setting.find('=');
        if (setting.starts_with('[') && setting.ends_with(']')) {
            section = setting.substr(1, setting.size() - 2);
        } else if (equals != std::string_view::npos) {
            settings.push_back({section, std::string(support::trim(setting.substr(0, equals), unit_blanks)),
                                std::string(support::trim(setting.substr(equals + 1), unit_blanks)), first});
        }
        whole.clear();
        first = 0;
    }
    return settings;
}

std::vector<UnitCommand> read_unit_commands(std::string_view value) {
    std::vector<UnitCommand> commands;
    UnitWords words(value);
    UnitCommand command;
    const auto finish = [&] {
        if (!command.words.empty()) commands.push_back(std::move(command));
        command = {};
    };
    while (!words.at_end()) {
        if (words.is_written(";")) {
            words.skip(1);
            finish();
            continue;
        }
        auto word = words.take();
        if (command.words.empty()) {
            const auto name = std::min(word.find_first_not_of("@-:+!|"), word.size());
            command.prefixes = word.substr(0, name);
            word.erase(0, name);
            if (word.empty()) continue;
        }
        command.words.push_back(std::move(word));
    }
    finish();
    return commands;
}

std::optional<std::string> with_specifiers(std::string_view text, std::string_view unit, bool user) {
    const auto stem = unit.substr(0, unit.size() - model::unit_suffix(unit).size());
    const auto at_sign = stem.find('@');
    const bool is_template = at_sign != std::string_view::npos && at_sign + 1 == stem.size();
    const auto instance = at_sign == std::string_view::npos ? std::string_view{} : stem.substr(at_sign + 1);
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            out += text[at];
            continue;
        }
        const char specifier = ++at < text.size() ? text[at] : '%';
        if (specifier == '%') {
            out += '%';
        } else if (specifier == 'p') {
            out += stem.substr(0, at_sign);
        } else if (specifier == 'n' && !is_template) {
            out += unit;
        } else if (specifier == 'N' && !is_template) {
            out += stem;
        } else if (specifier == 'i' && !is_template) {
            out += instance;
        } else if (specifier == 'T') {
            out += "/tmp";
        } else if (specifier == 'V') {
            out += "/var/tmp";
        } else if (!user && specifier == 'E') {
            out += "/etc";
        } else if (!user && specifier == 'S') {
            out += "/var/lib";
        } else if (!user && specifier == 'C') {
            out += "/var/cache";
        } else if (!user && specifier == 'L') {
            out += "/var/log";
        } else if (!user && specifier == 't') {
            out += "/run";
        } else {
            return std::nullopt;
        }
    }
    return out;
}

}  // namespace rpmgap::extract
