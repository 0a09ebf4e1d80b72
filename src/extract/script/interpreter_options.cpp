#include "extract/script/interpreter_options.hpp"

#include <algorithm>
#include <array>

#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

struct Interpreter {
    std::string_view name;  // without a version
    std::string_view language;
    std::string_view code;    // options that take code
    std::string_view valued;  // options that take what stands behind them, or the next word
    std::string_view joined;  // options that take what stands behind them in the same word
};
constexpr std::array interpreters{
    Interpreter{"python", "Python", "c", "WX", ""},    Interpreter{"platform-python", "Python", "c", "WX", ""},
    Interpreter{"perl", "Perl", "eE", "", "iFxCDIMm"}, Interpreter{"ruby", "Ruby", "e", "ErIC", "iFxKTW"},
    Interpreter{"node", "JavaScript", "ep", "rC", ""}, Interpreter{"pypy", "Python", "c", "WX", ""},
    Interpreter{"ipython", "Python", "c", "", ""},     Interpreter{"lua", "Lua", "e", "", "l"},
    Interpreter{"php", "PHP", "rBRE", "cdfzS", ""},    Interpreter{"Rscript", "R", "e", "", ""},
    Interpreter{"guile", "Scheme", "c", "leL", ""},
};

const Interpreter* interpreter_of(std::string_view command) {
    const auto name = support::base_name(command);
    const auto stem = name.substr(0, name.find_last_not_of("0123456789.") + 1);
    const auto* const found = std::ranges::find(interpreters, stem, &Interpreter::name);
    return found == interpreters.end() ? nullptr : &*found;
}

bool is_long(std::string_view option) {
    return option.starts_with("--");
}

}  // namespace

std::optional<InterpreterUse> interpreter_use(const Words& words) {
    const auto* const interpreter = interpreter_of(words[0].text);
    if (interpreter == nullptr) return std::nullopt;
    InterpreterUse use{.language = interpreter->language};
    const bool is_python = use.language == "Python";
    for (std::size_t at = 1; at < words.size(); ++at) {
        const std::string_view text = words[at].text;
        if (!words[at].literal()) return std::nullopt;
        if (text == "-" || text == "/dev/stdin") break;
        if (!text.starts_with('-') || text == "--") return use;  // a file
        if (is_long(text)) {
            use.code = text.starts_with("--eval") || text.starts_with("--print");
            if (text == "--check-hash-based-pycs") ++at;
            if (use.code || text == "--version" || text == "--help") return use;
            continue;
        }
        for (std::size_t i = 1; i < text.size(); ++i) {
            const auto takes = [&](std::string_view options) {
                return options.find(text[i]) != std::string_view::npos;
            };
            if (is_python && text[i] == 'm') {
                const auto next = at + 1 < words.size() && words[at + 1].literal() ? words[at + 1].text : std::string();
                use.module = i + 1 < text.size() ? std::string(text.substr(i + 1)) : next;
                return use;
            }
            use.code = takes(interpreter->code);
            if (use.code && i + 1 < text.size()) {
                use.code_word = at;
                use.code_offset = i + 1;
            } else if (use.code && at + 1 < words.size()) {
                use.code_word = at + 1;
            }
            if (use.code || (is_python && (text[i] == 'V' || text[i] == 'h'))) return use;
            if (takes(interpreter->valued) && i + 1 == text.size()) ++at;
            if (takes(interpreter->valued) || takes(interpreter->joined)) break;
        }
    }
    use.input = true;
    return use;
}

}  // namespace rpmgap::extract
