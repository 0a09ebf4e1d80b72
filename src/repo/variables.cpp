#include "repo/variables.hpp"

#include <algorithm>
#include <optional>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "repo/local_file.hpp"
#include "support/file_status.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t most_value_bytes = 1U << 16U;
constexpr std::size_t most_files = 1000;
constexpr std::size_t most_text_bytes = 1U << 20U;  // of what comes out
constexpr unsigned deepest = 32;                    // of words within words, as in dnf5

bool is_name_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// One pass over a text; values are put in as they are, so that no value can make a loop.
class Substitution {
public:
    Substitution(const Variables& variables, std::string_view text, Variables::Unset unset)
        : variables_(variables), text_(text), unset_(unset) {}

    tl::expected<std::string, std::string> run() {
        std::string out;
        if (!words(0, out)) return tl::unexpected(why_);
        return out;
    }

private:
    bool fail(std::string why) {
        why_ = std::move(why);
        return false;
    }

    // Up to the end of the text or, inside of an expression, to the '}' that ends it.
    bool words(unsigned depth, std::string& out) {
        if (depth > deepest) return fail(fmt::format("its variables are nested more than {} deep", deepest));
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '}' && depth > 0) return true;
            if (out.size() > most_text_bytes) return fail("it grows too long when its variables are replaced");
            if (c == '$') {
                if (!expression(depth, out)) return false;
                continue;
            }
            if (c == '\\' && at_ + 1 < text_.size()) ++at_;
            out += text_[at_++];
        }
        return depth == 0 || fail("a ${ in it has no }");
    }

    std::string name() {
        const auto begin = at_;
        while (at_ < text_.size() && is_name_byte(text_[at_])) ++at_;
        return std::string(text_.substr(begin, at_ - begin));
    }

    bool expression(unsigned depth, std::string& out) {
        const auto begin = at_++;
        if (at_ < text_.size() && text_[at_] == '{') return braced(depth, out);
        const auto variable = name();
        if (variable.empty()) {
            out += '$';
            return true;
        }
        return put(variable, begin, out);
    }

    bool braced(unsigned depth, std::string& out) {
        const auto begin = at_++ - 1;
        const auto variable = name();
        if (variable.empty() || at_ == text_.size()) return fail("a ${ in it has no name or no }");
        if (text_[at_] == '}') {
            ++at_;
            return put(variable, begin, out);
        }
        const auto mode = text_.substr(at_, 2);
        if (mode != ":-" && mode != ":+") return fail("a ${ in it is none of ${name}, ${name:-word} and ${name:+word}");
        at_ += 2;
        const std::string* const value = variables_.find(variable);
        const bool has_value = value != nullptr && !value->empty();
        const bool used = has_value == (mode == ":+");
        if (mode == ":-" && has_value) out += *value;
        return word(depth, used, out);
    }

    // A word that is not used still has to end, but what it names needs no value.
    bool word(unsigned depth, bool used, std::string& out) {
        const auto outside = unset_;
        if (!used) unset_ = Variables::Unset::leave;
        std::string dropped;
        if (!words(depth + 1, used ? out : dropped)) return false;
        unset_ = outside;
        ++at_;
        return true;
    }

    bool put(const std::string& variable, std::size_t begin, std::string& out) {
        if (const std::string* const value = variables_.find(variable)) {
            out += *value;
            return true;
        }
        if (unset_ == Variables::Unset::refuse)
            return fail(fmt::format("the variable ${0} has no value; --setvar {0}=VALUE gives it one", variable));
        out += text_.substr(begin, at_ - begin);
        return true;
    }

    const Variables& variables_;
    std::string_view text_;
    Variables::Unset unset_;
    std::size_t at_ = 0;
    std::string why_;
};

}  // namespace

bool is_variable_name(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, is_name_byte);
}

std::string basearch_of(std::string_view arch) {
    const bool x86 = arch.size() == 4 && arch[0] == 'i' && arch[1] >= '3' && arch[1] <= '6' && arch.ends_with("86");
    return x86 || arch == "athlon" || arch == "geode" ? "i386" : std::string(arch);
}

Variables::Variables(const std::string& arch) {
    set("arch", arch, Origin::profile);
    set("basearch", basearch_of(arch), Origin::profile);
}

void Variables::set(const std::string& name, const std::string& value, Origin origin) {
    const auto found = values_.find(name);
    if (found != values_.end() && found->second.origin > origin) return;
    values_[name] = {value, origin, false};
    if (name != "releasever") return;
    const auto dot = value.find('.');
    const auto derive = [&](const std::string& part, const std::string& text) {
        const auto known = values_.find(part);
        if (known != values_.end() && !known->second.derived && known->second.origin >= origin) return;
        // "10" has no minor, and that of another $releasever would be wrong.
        if (text.empty())
            values_.erase(part);
        else
            values_[part] = {text, origin, true};
    };
    derive("releasever_major", value.substr(0, dot));
    derive("releasever_minor", dot == std::string::npos ? std::string() : value.substr(dot + 1));
}

support::Result<void> Variables::read_directory(const fs::path& directory) {
    const auto refuse = [](const fs::path& path, const std::string& why) {
        return support::failure(support::Fault::input, fmt::format("cannot read the dnf variables in {}: {}",
                                                                   support::printable(path.native()), why));
    };
    const auto there = support::is_there(directory);
    if (!there) return refuse(directory, there.error());
    if (!*there) return {};
    std::error_code error;
    std::vector<fs::path> files;
    for (auto item = fs::directory_iterator(directory, error); !error && item != fs::directory_iterator();
         item.increment(error)) {
        std::error_code ignored;
        // Editors' copies and the like have names that no variable can have.
        if (!is_variable_name(item->path().filename().native()) || item->is_directory(ignored)) continue;
        files.push_back(item->path());
        if (files.size() > most_files) return refuse(directory, fmt::format("it has more than {} files", most_files));
    }
    if (error) return refuse(directory, error.message());
    std::ranges::sort(files);
    for (const auto& path : files) {
        const auto file = FileDescriptor::open_regular(path);
        if (!file) return refuse(path, file.error());
        const auto text = file->read_whole(most_value_bytes);
        if (!text) return refuse(path, text.error());
        auto line = text->substr(0, text->find('\n'));
        if (line.ends_with('\r')) line.pop_back();
        set(path.filename().native(), line, Origin::vars_file);
    }
    return {};
}

const std::string* Variables::find(const std::string& name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? nullptr : &found->second.text;
}

tl::expected<std::string, std::string> Variables::substitute(std::string_view text, Unset unset) const {
    auto result = Substitution(*this, text, unset).run();
    if (!result && unset == Unset::leave) return std::string(text);
    return result;
}

}  // namespace rpmgap::repo
