#include "extract/spec_reader.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "extract/rpm/rpm_reader.hpp"
#include "extract/rpm/spec_parser.hpp"
#include "extract/scriptlets.hpp"
#include "extract/spec_exchange.hpp"
#include "support/child_process.hpp"
#include "support/coverage.hpp"
#include "support/sandbox.hpp"
#include "support/text.hpp"
#include "support/write_all.hpp"

namespace rpmgap::extract {

namespace {

constexpr std::string_view mode = "--read-spec";
constexpr std::size_t most_sources = 1000;  // files beside a spec that its macros may read

// Where macros find what they run and take in, and nothing of a user's.
constexpr std::array system_directories{"/usr",
                                        "/bin",
                                        "/sbin",
                                        "/lib",
                                        "/lib32",
                                        "/lib64",
                                        "/libx32",
                                        "/etc/rpm",
                                        "/etc/alternatives",
                                        "/etc/ld.so.cache",
                                        "/dev/zero",
                                        "/dev/urandom"};

// Parts of a preamble line, "Requires(post): bash" -> "requires(post)", " bash".
struct Tag {
    std::string name;
    std::string_view value;
};

Tag tag_of(std::string_view line) {
    const auto begin = line.find_first_not_of(" \t");
    const auto colon = line.find(':');
    if (begin == std::string_view::npos || colon == std::string_view::npos || colon < begin) return {};
    auto name = support::lower(line.substr(begin, colon - begin));
    while (!name.empty() && (name.back() == ' ' || name.back() == '\t')) name.pop_back();
    return {std::move(name), line.substr(colon + 1)};
}

template <typename Visit>
void each_line(std::string_view text, Visit visit) {
    for (unsigned number = 1; !text.empty(); ++number) {
        const auto end = std::min(text.find('\n'), text.size());
        if (!visit(number, text.substr(0, end))) return;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

bool has_word(std::string_view text, std::string_view word) {
    constexpr std::string_view between = " \t,()";
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        const bool begins = at == 0 || between.find(text[at - 1]) != std::string_view::npos;
        const bool ends = end == text.size() || between.find(text[end]) != std::string_view::npos ||
                          std::string_view("<>=\r").find(text[end]) != std::string_view::npos;
        if (begins && ends) return true;
    }
    return false;
}

std::string_view first_name(const model::Capability& capability) {
    return capability.operands.empty() ? std::string_view(capability.name) : first_name(capability.operands.front());
}

// A line of a tag that names it. What a macro wrote has none.
void find_lines(std::string_view text, model::Subject& subject) {
    struct Line {
        unsigned number;
        Tag tag;
    };
    std::vector<Line> lines;
    each_line(text, [&](unsigned number, std::string_view line) {
        for (const std::string_view tag : {"buildrequires", "requires", "recommends", "suggests", "prereq"})
            if (auto found = tag_of(line); found.name.starts_with(tag)) lines.push_back({number, std::move(found)});
        return lines.size() < 10'000;
    });
    for (auto& requirement : subject.requirements) {
        if (requirement.evidence.section.starts_with('%')) continue;  // of a scriptlet
        const auto name = first_name(requirement.capability);
        const auto found = std::ranges::find_if(lines, [&](const Line& line) {
            return line.tag.name.starts_with("build") == requirement.build_time && has_word(line.tag.value, name);
        });
        if (found != lines.end()) requirement.evidence.line = found->number;
    }
}

// Scriptlets are read as those of packages are.
void add_scriptlets(const ParsedSpec::PackageScriptlets& package, model::Subject& subject) {
    model::Subject read;
    read.path = subject.path;
    read.rpm.emplace().scriptlets = package.scriptlets;
    read_scriptlets(read);
    const auto take = [&](auto& from, auto& to) {
        for (auto& item : from) {
            item.evidence.line = 0;  // counted in the scriptlet
            item.evidence.section += " of " + package.package;
            to.push_back(std::move(item));
        }
    };
    take(read.requirements, subject.requirements);
    take(read.not_checked, subject.not_checked);
}

model::Subject parse_and_read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    auto parsed = parse_spec(path, text);
    for (const auto& package : parsed.scriptlets) add_scriptlets(package, parsed.subject);
    return std::move(parsed.subject);
}

std::vector<std::string> readable_by(const std::string& path) {
    std::vector<std::string> readable(system_directories.begin(), system_directories.end());
    readable.push_back(path);
    std::error_code error;
    const auto directory = std::filesystem::path(path).parent_path();
    for (std::filesystem::directory_iterator entry(directory.empty() ? "." : directory, error), end;
         !error && entry != end && readable.size() < most_sources; entry.increment(error)) {
        const auto name = entry->path().filename().string();
        if (!name.starts_with('.') && entry->symlink_status(error).type() == std::filesystem::file_type::regular)
            readable.push_back(entry->path().string());
    }
    return readable;
}

}  // namespace

bool is_spec(std::string_view path, std::string_view text) {
    if (!path.ends_with(".spec")) return false;
    bool named = false;
    each_line(text, [&](unsigned, std::string_view line) {
        named = named || tag_of(line).name == "name";
        return !named;
    });
    return named;
}

model::Subject read_spec(const std::string& path, std::string_view text, SpecTime& time) {
    using namespace std::chrono;
    const auto shown = support::printable(path);
    const auto unread = [&](std::string reason) {
        model::Subject subject;
        subject.path = shown;
        subject.kind = model::SubjectKind::recipe;
        subject.not_checked.push_back({{shown, 0, {}}, std::move(reason)});
        return subject;
    };
    if (time.left() <= milliseconds(0)) return unread("the spec is not parsed: the time for all specs is spent");
    const auto seconds_left = duration_cast<seconds>(time.left()).count() + 1;
    const auto begin = steady_clock::now();
    const auto output =
        support::output_of({"/proc/self/exe", std::string(mode), path},
                           {"PATH=/usr/bin:/bin:/usr/sbin:/sbin", "HOME=/nonexistent", "LC_ALL=C.UTF-8"},
                           {.seconds = static_cast<unsigned>(std::min<seconds::rep>(10, seconds_left))});
    time.spend(duration_cast<milliseconds>(steady_clock::now() - begin));
    std::string fault;
    if (!output) fault = output.error().line();
    auto subject = output ? subject_of_json(*output, shown) : std::nullopt;
    if (!subject) {
        if (output) fault = "what its macros printed is in the way";
        return unread(fmt::format("the spec cannot be parsed: {}", fault));
    }
    if (subject->provides.empty() && subject->requirements.empty()) return *subject;  // rpm gave up, or it is empty
    find_lines(text, *subject);
    subject->not_checked.push_back(
        {.evidence = {shown, 0, {}},
         .reason = "is parsed with the macros of this machine's rpm: conditions are as here, and %{dist} is "
                   "undefined",
         .counts = false});
    return *subject;
}

std::optional<int> serve_spec(int argc, const char* const* argv) {
    if (argc != 3 || argv[1] != mode) return std::nullopt;
    const std::string path = argv[2];
    // What macros print is not to be taken for the answer.
    const int answer = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (answer < 0 || ::dup2(STDERR_FILENO, STDOUT_FILENO) < 0) return 1;
    model::Subject subject;
    auto ready = prepare_rpm_library();
    support::write_coverage();  // it cannot do so later
    if (ready) ready = support::confine({.readable = readable_by(path)});
    if (ready)
        subject = parse_and_read(path);
    else
        subject.not_checked.push_back(
            {{}, "a spec is not parsed where this cannot be confined: " + ready.error().line()});
    if (support::write_all(answer, subject_json(subject)) != 0) return 1;
    // At once: what would run at the end of the process (LeakSanitizer) cannot, confined as it is.
    ::_exit(0);
}

}  // namespace rpmgap::extract
