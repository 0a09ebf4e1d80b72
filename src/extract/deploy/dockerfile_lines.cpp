#include "extract/deploy/dockerfile_lines.hpp"

#include <algorithm>
#include <cctype>

#include <nlohmann/json.hpp>

#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

constexpr std::string_view blanks = " \t\v\f\r";

std::string_view trim_left(std::string_view text) {
    const auto first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

std::string in_capitals(std::string_view word) {
    std::string capitals(word);
    std::ranges::transform(capitals, capitals.begin(), [](unsigned char c) { return std::toupper(c); });
    return capitals;
}

// The lines of a file, one after the other, without their ends.
class Lines {
public:
    explicit Lines(std::string_view text) : rest_(text) {}

    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    [[nodiscard]] unsigned number() const { return number_; }  // of the next line, counted from 1
    [[nodiscard]] std::string_view peek() const {
        auto line = rest_.substr(0, rest_.find('\n'));
        if (line.ends_with('\r')) line.remove_suffix(1);
        return line;
    }
    std::string_view take() {
        const auto line = peek();
        rest_.remove_prefix(std::min(rest_.find('\n'), rest_.size() - 1) + 1);
        ++number_;
        return line;
    }

private:
    std::string_view rest_;
    unsigned number_ = 1;
};

// "# key=value" lines before anything else.
void read_directives(Lines& lines, DockerfileLines& out) {
    while (!lines.at_end()) {
        auto line = support::trim(lines.peek(), blanks);
        if (!line.starts_with('#')) return;
        line = support::trim(line.substr(1), blanks);
        const auto equals = line.find('=');
        if (equals == std::string_view::npos) return;
        const auto key = in_capitals(support::trim(line.substr(0, equals), blanks));
        const auto value = support::trim(line.substr(equals + 1), blanks);
        if (key == "ESCAPE") {
            if (value == "`") out.escape = '`';
        } else if (key == "SYNTAX") {
            out.frontend = support::printable(value);
        } else if (key != "CHECK") {
            return;
        }
        lines.take();
    }
}

// Takes the escape character off a line that continues: it stands last but for blanks, and not behind another one.
bool take_continuation(std::string_view& line, char escape) {
    auto end = line.find_last_not_of(" \t");
    if (end == std::string_view::npos || line[end] != escape) return false;
    if (end > 0 && line[end - 1] == escape) return false;
    line = line.substr(0, end);
    return true;
}

bool takes_here_documents(std::string_view keyword) {
    return keyword == "RUN" || keyword == "COPY" || keyword == "ADD";
}

// Where a quoted part that begins at `at` ends, one past its closing quote.
std::size_t end_of_quotes(std::string_view text, std::size_t at, char escape) {
    const char quote = text[at];
    for (++at; at < text.size(); ++at) {
        if (text[at] == escape && quote == '"')
            ++at;
        else if (text[at] == quote)
            return at + 1;
    }
    return text.size();
}

struct Opening {
    std::string name;
    bool chomps = false;
    bool expands = true;
};

bool read_opening(std::string_view word, Opening& opening) {
    while (!word.empty() && std::isdigit(static_cast<unsigned char>(word[0])) != 0) word.remove_prefix(1);
    if (!word.starts_with("<<")) return false;
    word.remove_prefix(2);
    opening.chomps = word.starts_with('-');
    if (opening.chomps) word.remove_prefix(1);
    if (word.find('<') != std::string_view::npos) return false;
    opening.expands = word.find_first_of("'\"") == std::string_view::npos;
    opening.name.clear();
    for (const char c : word)
        if (c != '\'' && c != '"') opening.name += c;
    return !opening.name.empty();
}

std::string_view without_tabs(std::string_view line) {
    return line.substr(std::min(line.find_first_not_of('\t'), line.size()));
}

// False when the file ends before the document does.
bool read_here_document(Lines& lines, const Opening& opening, HereDocument& document) {
    document.line = lines.number();
    document.expands = opening.expands;
    while (!lines.at_end()) {
        const auto written = lines.take();
        const auto line = opening.chomps ? without_tabs(written) : written;
        if (line == opening.name) return true;
        document.text.append(line) += '\n';
    }
    return false;
}

std::size_t end_of_word(std::string_view text, std::size_t at, char escape) {
    while (at < text.size() && !is_blank(text[at]) && text[at] != '\n') {
        if (text[at] == '\\' && at + 1 < text.size() && text[at + 1] == '\n') break;
        if (text[at] == '\'' || text[at] == '"')
            at = end_of_quotes(text, at, escape);
        else
            at += text[at] == escape && at + 1 < text.size() ? 2 : 1;
    }
    return std::min(at, text.size());
}

// Past blanks and ends of continued lines.
std::size_t skip_blanks(std::string_view text, std::size_t at, unsigned& line) {
    while (at < text.size()) {
        if (is_blank(text[at])) {
            ++at;
        } else if (text.substr(at).starts_with("\\\n")) {
            at += 2;
            ++line;
        } else {
            break;
        }
    }
    return at;
}

// Parts the first word off.
void take_keyword(Instruction& instruction) {
    const std::string_view text = instruction.text;
    unsigned line = instruction.line;
    std::size_t end = 0;
    while (end < text.size() && !is_blank(text[end]) && text[end] != '\\' && text[end] != '\n') ++end;
    instruction.keyword = in_capitals(text.substr(0, end));
    const auto begin = skip_blanks(text, end, line);
    instruction.text.erase(0, begin);
    instruction.text_line = line;
}

bool read_here_documents(Lines& lines, Instruction& instruction, char escape) {
    const auto inner = instruction.keyword == "ONBUILD" ? triggered(instruction) : instruction;
    if (!takes_here_documents(inner.keyword) || inner.text.starts_with('[')) return true;
    if (inner.text.find("<<") == std::string::npos) return true;
    auto command = inner;
    (void)take_options(command);
    const auto words = raw_words(joined(command.text), escape);
    for (const auto& word : words) {
        Opening opening;
        if (!read_opening(word, opening)) continue;
        HereDocument document;
        document.alone = words.size() == 1;
        const bool ended = read_here_document(lines, opening, document);
        instruction.here_documents.push_back(std::move(document));
        if (!ended) return false;
    }
    return true;
}

}  // namespace

DockerfileLines read_dockerfile_lines(std::string_view text) {
    DockerfileLines out;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    Lines lines(text);
    read_directives(lines, out);
    while (!lines.at_end()) {
        const unsigned number = lines.number();
        auto line = trim_left(lines.take());
        if (line.empty() || line.starts_with('#')) continue;
        Instruction instruction{.keyword = {}, .text = {}, .line = number, .text_line = number, .here_documents = {}};
        bool continues = take_continuation(line, out.escape);
        instruction.text = line;
        while (continues && !lines.at_end()) {
            instruction.text += "\\\n";
            line = lines.take();
            const auto content = support::trim(line, blanks);
            if (content.empty() || content.starts_with('#')) continue;
            continues = take_continuation(line, out.escape);
            instruction.text += line;
        }
        take_keyword(instruction);
        const bool ended = read_here_documents(lines, instruction, out.escape);
        if (!ended && out.unterminated == 0) out.unterminated = number;
        out.instructions.push_back(std::move(instruction));
    }
    return out;
}

std::string joined(std::string_view text) {
    std::string line;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.substr(at).starts_with("\\\n"))
            ++at;
        else
            line += text[at];
    }
    return line;
}

std::vector<std::string> raw_words(std::string_view line, char escape) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < line.size();) {
        if (is_blank(line[at]) || line[at] == '\n') {
            ++at;
            continue;
        }
        auto end = end_of_word(line, at, escape);
        if (end == at) ++end;
        words.emplace_back(line.substr(at, end - at));
        at = end;
    }
    return words;
}

bool opens_here_document(std::string_view word) {
    Opening opening;
    return read_opening(word, opening);
}

std::vector<std::string> take_options(Instruction& instruction) {
    std::vector<std::string> options;
    const std::string_view text = instruction.text;
    std::size_t at = skip_blanks(text, 0, instruction.text_line);
    while (text.substr(at).starts_with("--")) {
        const auto end = end_of_word(text, at, '\\');
        if (end == at) break;
        options.emplace_back(text.substr(at, end - at));
        instruction.text_line += static_cast<unsigned>(std::count(options.back().begin(), options.back().end(), '\n'));
        at = skip_blanks(text, end, instruction.text_line);
        if (options.back() == "--") break;
    }
    instruction.text.erase(0, at);
    return options;
}

std::string_view option_value(const std::vector<std::string>& options, std::string_view name) {
    for (const std::string_view option : options)
        if (option.starts_with(name) && option.substr(name.size()).starts_with('='))
            return option.substr(name.size() + 1);
    return {};
}

std::optional<std::vector<std::string>> exec_form(std::string_view text) {
    if (!text.starts_with('[')) return std::nullopt;
    const auto json = nlohmann::json::parse(joined(text), nullptr, false);
    if (!json.is_array()) return std::nullopt;
    std::vector<std::string> words;
    for (const auto& element : json) {
        if (!element.is_string()) return std::nullopt;
        words.push_back(element.get<std::string>());
    }
    return words;
}

Instruction triggered(const Instruction& onbuild) {
    Instruction inner = onbuild;
    inner.line = onbuild.text_line;
    take_keyword(inner);
    return inner;
}

}  // namespace rpmgap::extract
