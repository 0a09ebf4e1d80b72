#include "extract/loader_configuration.hpp"

#include <algorithm>
#include <set>

#include <fnmatch.h>

#include "support/add_once.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

constexpr unsigned deepest_include = 8;
constexpr std::size_t most_configured_directories = 1000;
constexpr std::string_view blanks = " \t\r";

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string_view without_comment(std::string_view line) {
    return trimmed(line.substr(0, line.find('#')));
}

// The directory that such a line names; "directory=type" is an old form.
void add_directory(std::string_view line, std::vector<std::string>& directories) {
    if (line.starts_with('/') && directories.size() < most_configured_directories)
        support::add_once(directories, support::printable(line.substr(0, line.find_first_of("= \t,:"))));
}

class ConfigurationReading {
public:
    explicit ConfigurationReading(const SystemTree& tree) : tree_(tree) {}

    void read(const std::string& path, unsigned depth) {
        const auto* text = tree_.content(path);
        if (text == nullptr && tree_.has_file(path)) add_unread(path);
        if (text == nullptr || depth > deepest_include || !read_.insert(text).second) return;
        for (const auto& raw : support::split(*text, '\n')) {
            const auto line = without_comment(raw);
            const auto word_end = line.find_first_of(blanks);
            if (line.substr(0, word_end) == "include" && word_end != std::string_view::npos)
                include_all(line.substr(word_end), path, depth);
            else
                add_directory(line, out_.directories);
        }
    }
    LoaderConfiguration take() && { return std::move(out_); }

private:
    void add_unread(const std::string& what) {
        if (out_.unread.size() < most_configured_directories) support::add_once(out_.unread, support::printable(what));
    }

    void include_all(std::string_view patterns, const std::string& from, unsigned depth) {
        while (!(patterns = trimmed(patterns)).empty()) {
            const auto end = patterns.find_first_of(blanks);
            include(std::string(patterns.substr(0, end)), from, depth);
            patterns.remove_prefix(std::min(end, patterns.size()));
        }
    }

    // A pattern counts from the directory of the file that includes it.
    void include(std::string pattern, const std::string& from, unsigned depth) {
        if (!pattern.starts_with('/')) pattern.insert(0, from.substr(0, from.rfind('/') + 1));
        const auto slash = pattern.rfind('/');
        if (pattern.find_first_of("*?[") < slash) return add_unread(pattern);
        for (const auto& name : tree_.names_in(pattern.substr(0, slash)))
            if (fnmatch(pattern.c_str() + slash + 1, name.c_str(), FNM_PERIOD) == 0)
                read(pattern.substr(0, slash + 1) + name, depth + 1);
    }

    const SystemTree& tree_;
    std::set<const std::string*> read_;  // each file once
    LoaderConfiguration out_;
};

}  // namespace

LoaderConfiguration read_loader_configuration(const SystemTree& tree) {
    ConfigurationReading reading(tree);
    reading.read("/etc/ld.so.conf", 0);
    return std::move(reading).take();
}

bool is_loader_configuration(std::string_view path) {
    const auto slash = path.rfind('/');
    if (slash == std::string_view::npos || !path.ends_with(".conf")) return false;
    const auto directory = path.substr(0, slash);
    return directory == "etc/ld.so.conf.d" || directory.ends_with("/etc/ld.so.conf.d") ||
           directory.ends_with("!etc/ld.so.conf.d");
}

std::vector<std::string> directories_named(std::string_view text) {
    std::vector<std::string> directories;
    for (const auto& line : support::split(text, '\n')) add_directory(without_comment(line), directories);
    return directories;
}

}  // namespace rpmgap::extract
