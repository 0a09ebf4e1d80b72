#include "extract/deploy/kickstart_reader.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "extract/deploy/dockerfile_lines.hpp"
#include "extract/deploy/embedded_script.hpp"
#include "extract/deploy/merge_parts.hpp"
#include "extract/script/shell_text.hpp"
#include "extract/script/shell_tree.hpp"
#include "extract/script/systemctl.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

using namespace std::string_view_literals;
using model::RequirementKind;

constexpr std::string_view line_blanks = " \t\r\n";
constexpr std::size_t most_patterns = 100;
constexpr std::size_t longest_word = 256;

std::string without_quotes(std::string_view word) {
    std::string text;
    for (const char c : word)
        if (c != '"' && c != '\'') text += c;
    return text;
}

// Options and operands of one line.
class Line {
public:
    explicit Line(std::string_view line) {
        for (const auto& word : raw_words(line, '\\')) words_.push_back(without_quotes(word));
    }

    [[nodiscard]] std::string_view name() const { return words_.empty() ? std::string_view{} : words_[0]; }
    [[nodiscard]] bool has(std::string_view option) const { return std::ranges::find(words_, option) != words_.end(); }
    /// Of "--option=value" or "--option value"; empty when it is not there.
    [[nodiscard]] std::string value(std::string_view option) const {
        for (std::size_t i = 1; i < words_.size(); ++i) {
            const std::string_view word = words_[i];
            if (word == option) return i + 1 < words_.size() ? words_[i + 1] : std::string();
            if (word.starts_with(option) && word.substr(option.size()).starts_with('='))
                return std::string(word.substr(option.size() + 1));
        }
        return {};
    }

private:
    std::vector<std::string> words_;
};

// Without a password, and without a query, which can be one.
std::string public_url(std::string_view url) {
    url = url.substr(0, url.find('?'));
    const auto host = url.find("://");
    if (host == std::string_view::npos) return support::printable(url);
    const auto path = std::min(url.find('/', host + 3), url.size());
    const auto user = url.substr(0, path).rfind('@');
    if (user == std::string_view::npos || user < host) return support::printable(url);
    return support::printable(fmt::format("{}{}", url.substr(0, host + 3), url.substr(user + 1)));
}

// "registry:quay.io/x" and "docker://quay.io/x" as a container's runtime names it.
std::string image_of(std::string_view reference) {
    for (const auto transport : {"registry:"sv, "docker://"sv, "docker:"sv})
        if (reference.starts_with(transport)) return std::string(reference.substr(transport.size()));
    return std::string(reference);
}

class KickstartReader {
public:
    explicit KickstartReader(std::string path) : path_(std::move(path)), target_(path_), installer_(path_) {}

    model::Subject read(std::string_view text) {
        begin_script();
        unsigned number = 0;
        while (!text.empty()) {
            const auto length = std::min(text.find('\n'), text.size() - 1) + 1;
            read_line(text.substr(0, length), ++number);
            text.remove_prefix(length);
        }
        if (!section_.empty()) {
            target_.not_checked(section_line_, fmt::format("{} without %end", section_));
            finish_section();
        }
        for (const auto& [word, line, guarded] : packages_)
            if (!is_excluded(word)) read_wanted(word, line, guarded);

        model::Subject subject;
        subject.path = path_;
        subject.kind = model::SubjectKind::recipe;
        subject.script.emplace().parsed = true;
        merge_part(target_, {}, subject);
        merge_part(installer_, {.build_time = true}, subject);
        subject.images = std::move(images_);
        sort_by_line(subject);
        return subject;
    }

private:
    void read_line(std::string_view written, unsigned number) {
        const auto line = support::trim(written, line_blanks);
        const auto word = line.substr(0, line.find_first_of(" \t"));
        if (word == "%end") return finish_section();
        if (word == "%include" || word == "%ksappend")
            return target_.not_checked(number,
                                       fmt::format("included file that is not read: {}",
                                                   shown(support::trim(line.substr(word.size()), line_blanks))));
        if (is_section(word)) {
            finish_section();
            section_ = word;
            section_line_ = number;
            header_ = line;
            if (section_ == "%packages") begin_packages(Line(header_), number);
        } else if (section_.empty()) {
            if (!line.empty() && !line.starts_with('#')) read_command(Line(line), number);
        } else if (section_ == "%packages") {
            read_package(support::trim(line.substr(0, line.find('#')), line_blanks), number);
        } else {
            script_ += written;
        }
    }

    static bool is_section(std::string_view word) {
        static constexpr std::array sections{"%addon"sv, "%anaconda"sv, "%certificate"sv, "%onerror"sv,  "%packages"sv,
                                             "%post"sv,  "%pre"sv,      "%pre-install"sv, "%traceback"sv};
        return std::ranges::find(sections, word) != sections.end();
    }

    void begin_packages(const Line& header, unsigned number) {
        missing_ones_ignored_ = header.has("--ignoremissing");
        if (!header.has("--nocore"))
            target_.not_checked(number, "the packages of the group core are installed too", false);
    }

    void read_package(std::string_view word, unsigned number) {
        if (word.empty()) return;
        if (word.starts_with('-')) {
            exclude(word.substr(1));
        } else {
            packages_.push_back({std::string(word), number, missing_ones_ignored_});
        }
    }

    // A word, or a pattern of words.
    void exclude(std::string_view word) {
        if (word.find_first_of("*?[") == std::string_view::npos)
            excluded_.emplace(word);
        else if (excluded_patterns_.size() < most_patterns)
            excluded_patterns_.emplace_back(word.substr(0, longest_word));
    }

    [[nodiscard]] bool is_excluded(const std::string& word) const {
        if (excluded_.find(word) != excluded_.end()) return true;
        return std::ranges::any_of(excluded_patterns_, [&](const std::string& pattern) {
            return pattern.starts_with('@') == word.starts_with('@') &&
                   ::fnmatch(pattern.c_str(), word.substr(0, longest_word).c_str(), 0) == 0;
        });
    }

    void read_wanted(const std::string& word, unsigned line, bool guarded) {
        if (!word.starts_with('@')) return target_.require_package(word, line, guarded);
        const bool is_module = word.find(':') != std::string::npos;
        target_.not_checked(line, fmt::format("{}: {}", is_module ? "module stream" : "package group", shown(word)));
    }

    void read_command(const Line& line, unsigned number) {
        const auto name = line.name();
        const auto note = [&](std::string reason, bool counts) {
            target_.not_checked(number, std::move(reason), counts);
        };
        if (name == "repo" || name == "url") {
            std::string place;
            for (const auto option : {"--baseurl"sv, "--url"sv, "--metalink"sv, "--mirrorlist"sv})
                if (place.empty()) place = line.value(option);
            const auto repository = line.value("--name");
            note(fmt::format("packages come from {}{}{}", shown(repository), repository.empty() ? "" : ": ",
                             shown(public_url(place), 120)),
                 false);
        } else if (name == "module") {
            const auto stream = line.value("--stream");
            note(fmt::format("module stream: {}{}{}", shown(line.value("--name")), stream.empty() ? "" : ":",
                             shown(stream)),
                 true);
        } else if (name == "services") {
            for (auto unit : support::split(line.value("--enabled"), ',')) {
                std::erase(unit, ' ');
                if (!unit.empty()) target_.require(RequirementKind::unit, complete_unit_name(unit), number, false);
            }
        } else if (name == "ostreecontainer" || name == "bootc") {
            const auto reference = line.value(name == "bootc" ? "--source-imgref" : "--url");
            if (!reference.empty()) images_.push_back({support::printable(image_of(reference)), {}, number, false});
        }
    }

    void finish_section() {
        const bool runs = section_ == "%pre" || section_ == "%pre-install" || section_ == "%post" ||
                          section_ == "%onerror" || section_ == "%traceback";
        if (runs) read_script_section();
        section_.clear();
        script_.clear();
    }

    void read_script_section() {
        const Line header(header_);
        // Only %post runs in the machine that was installed.
        auto& out = section_ == "%post" && !header.has("--nochroot") ? target_ : installer_;
        auto interpreter = header.value("--interpreter");
        if (interpreter.empty()) interpreter = "/bin/sh";
        out.require(RequirementKind::file, interpreter.substr(0, interpreter.find(' ')), section_line_, false);
        ShellText text;
        text.text = script_;
        text.first_line = section_line_ + 1;
        read_text_for(program_of(interpreter), text, out);
    }

    struct Package {
        std::string word;
        unsigned line;
        bool guarded;
    };

    std::string path_;
    std::string section_;  // that is open: "%post"
    std::string header_;
    unsigned section_line_ = 0;
    bool missing_ones_ignored_ = false;  // of %packages
    std::string script_;
    std::vector<Package> packages_;
    std::set<std::string, std::less<>> excluded_;
    std::vector<std::string> excluded_patterns_;
    std::vector<model::BaseImage> images_;
    Gathering target_;
    Gathering installer_;
};

}  // namespace

bool is_kickstart(std::string_view path, std::string_view head) {
    const auto name = support::lower(support::base_name(path));
    const bool likely = name.ends_with(".ks") || name.ends_with(".cfg") || name.find("kickstart") != std::string::npos;
    if (!likely || head.find('\0') != std::string_view::npos) return false;
    static constexpr std::array sections{"%include"sv, "%packages"sv, "%post"sv, "%pre"sv};
    static constexpr std::array commands{
        "autopart"sv, "bootloader"sv, "clearpart"sv, "keyboard"sv, "lang"sv,     "network"sv, "part"sv, "reboot"sv,
        "repo"sv,     "rootpw"sv,     "selinux"sv,   "text"sv,     "timezone"sv, "url"sv,     "user"sv, "zerombr"sv};
    std::set<std::string> seen;
    bool comment_alone = head.size() > 256;  // a long one, of which the beginning has nothing else
    for (const auto& line : support::split(head, '\n')) {
        if (!line.empty() && line[0] != '#') comment_alone = false;
        const auto word = line.substr(0, line.find_first_of(" \t\r"));
        if (word.starts_with("#version=") || std::ranges::find(sections, word) != sections.end()) return true;
        const auto next = line.find_first_not_of(" \t", word.size());
        const bool assigns = next != std::string::npos && line[next] == '=';
        if (!assigns && std::ranges::find(commands, word) != commands.end()) seen.insert(word);
    }
    return seen.size() > 1 || (comment_alone && name.ends_with(".ks"));
}

model::Subject read_kickstart(std::string path, std::string_view text) {
    if (auto subject = unreadable(path, text, model::SubjectKind::recipe)) return *std::move(subject);
    return KickstartReader(std::move(path)).read(text);
}

}  // namespace rpmgap::extract
