// Oracle for the RPM reader: for every package under a directory, what read_rpm() finds equals what rpm itself prints.
//   rpm_oracle DIRECTORY      exit 0: no difference, 1: differences, 2: cannot run, 77: the directory is absent
// Compared as sets: --requires, --recommends, --suggests, --provides, --conflicts, --obsoletes, the file list and the
// %ghost files; compared as they are: name, EVR, architecture, whether rpm reads the file at all, whether it accepts
// the header's digest.
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "extract/rpm/rpm_reader.hpp"
#include "support/parallel.hpp"
#include "support/text.hpp"

namespace {

namespace fs = std::filesystem;
using rpmgap::model::Subject;
using rpmgap::support::printable;
using Sets = std::map<std::string, std::set<std::string>>;

struct Output {
    int status = -1;
    std::string text;
};

Output run(const std::vector<std::string>& words) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) return {};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    std::string locale = "LC_ALL=C";
    std::string path = "PATH=/usr/bin:/bin:/usr/sbin:/sbin";
    std::string home = "HOME=/nonexistent";
    std::array<char*, 4> environment{locale.data(), path.data(), home.data(), nullptr};
    pid_t child = 0;
    const int failed = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environment.data());
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    Output output;
    std::array<char, 65536> buffer{};
    for (ssize_t got = 0; (got = read(ends[0], buffer.data(), buffer.size())) > 0;) {
        output.text.append(buffer.data(), static_cast<std::size_t>(got));
    }
    close(ends[0]);
    int status = 0;
    if (failed == 0 && waitpid(child, &status, 0) == child && WIFEXITED(status)) output.status = WEXITSTATUS(status);
    return output;
}

struct Query {
    const char* option;  ///< of rpm
    const char* format;  ///< what the option is an alias of
};
// The aliases of rpm's own rpmpopt, each line led by the option so that one run answers all of them.
constexpr Query queries[] = {
    {"requires", "[requires %{REQUIRENEVRS}\\n]"},      {"recommends", "[recommends %{RECOMMENDNEVRS}\\n]"},
    {"suggests", "[suggests %{SUGGESTNEVRS}\\n]"},      {"provides", "[provides %{PROVIDENEVRS}\\n]"},
    {"conflicts", "[conflicts %{CONFLICTNEVRS}\\n]"},   {"obsoletes", "[obsoletes %{OBSOLETENEVRS}\\n]"},
    {"identity", "identity %{NAME} %{EVR} %{ARCH}\\n"}, {"flags", "[flags %{FILEFLAGS:fflags} %{FILENAMES}\\n]"},
};

Sets ask_rpm(const std::string& text) {
    Sets sets;
    for (const auto& line : rpmgap::support::split(text, '\n')) {
        const auto space = line.find(' ');
        const auto key = line.substr(0, space);
        const bool is_query =
            std::any_of(std::begin(queries), std::end(queries), [&](const Query& q) { return key == q.option; });
        if (!is_query) {
            if (!line.empty() && line != "(contains no files)") sets["files"].insert(printable(line));
            continue;
        }
        const auto value = line.substr(space + 1);
        if (value == "(none)") continue;
        if (key != "flags") {
            sets[key].insert(printable(value));
            continue;
        }
        const auto gap = value.find(' ');  // "cg /path": the letters of a file's flags, maybe none
        if (value.substr(0, gap).find('g') != std::string::npos)
            sets["ghosts"].insert(printable(value.substr(gap + 1)));
    }
    return sets;
}

Sets ask_us(const Subject& subject, std::size_t& interpreters) {
    Sets sets;
    for (const auto& requirement : subject.requirements) {
        const auto& section = requirement.evidence.section;
        const auto text = to_string(requirement.capability);
        if (section.starts_with("Requires") || section == "BuildRequires" || section.starts_with("BuildRequires(")) {
            sets["requires"].insert(text);
        } else if (section.starts_with("Recommends")) {
            sets["recommends"].insert(text);
        } else if (section.starts_with("Suggests")) {
            sets["suggests"].insert(text);
        } else {
            ++interpreters;
        }
    }
    for (const auto& capability : subject.provides) sets["provides"].insert(to_string(capability));
    const auto& facts = subject.rpm.value();
    for (const auto& capability : facts.conflicts) sets["conflicts"].insert(to_string(capability));
    for (const auto& capability : facts.obsoletes) sets["obsoletes"].insert(to_string(capability));
    sets["files"].insert(facts.files.begin(), facts.files.end());
    sets["ghosts"].insert(facts.ghosts.begin(), facts.ghosts.end());
    sets["identity"].insert(fmt::format("{} {} {}", facts.name, facts.evr, facts.arch));
    return sets;
}

class Tally {
public:
    void compare(const fs::path& file) {
        const std::string name = file.string();
        std::string format;
        for (const auto& query : queries) format += query.format;
        const auto rpm = run({"rpm", "-qpl", "--nosignature", "--nodigest", "--nomanifest", "--qf", format, name});
        const auto checked = run({"rpm", "-qp", "--nosignature", "--nomanifest", name});
        const int descriptor = open(name.c_str(), O_RDONLY | O_CLOEXEC);
        const auto subject = rpmgap::extract::read_rpm(name, descriptor);
        close(descriptor);
        const std::lock_guard lock(mutex_);
        ++packages_;
        if (rpm.status < 0) return differ(name, "rpm cannot be run");
        if (rpm.status != 0) {
            ++unreadable_;
            if (subject.not_checked.empty()) differ(name, "rpm cannot read it and we say nothing");
            if (subject.rpm) differ(name, "rpm cannot read it and we do");
            return;
        }
        if (!subject.rpm) return differ(name, "rpm reads it and we do not: " + subject.not_checked.front().reason);
        compare_state(name, subject, checked.status == 0);
        auto theirs = ask_rpm(rpm.text);
        auto ours = ask_us(subject, interpreters_);
        for (const auto* key : {"identity", "requires", "recommends", "suggests", "provides", "conflicts", "obsoletes",
                                "files", "ghosts"}) {
            compare_sets(name, key, theirs[key], ours[key]);
        }
    }

    int report() const {
        fmt::print("{} packages: {} read, {} that rpm cannot read (all not-checked), {} with a bad header digest\n",
                   packages_, packages_ - unreadable_, unreadable_, bad_digests_);
        for (const auto& [key, count] : compared_) fmt::print("  {:<10} {}\n", key, count);
        fmt::print("left out: {} interpreters that only a scriptlet names\n", interpreters_);
        fmt::print("{} differences\n", differences_);
        return differences_ == 0 && packages_ > unreadable_ ? 0 : 1;
    }

private:
    void compare_state(const std::string& name, const Subject& subject, bool rpm_accepts) {
        const bool bad = subject.rpm->digest == "bad";
        bad_digests_ += bad ? 1 : 0;
        if (bad == rpm_accepts)
            differ(name,
                   fmt::format("digest is {}, rpm {} it", subject.rpm->digest, rpm_accepts ? "accepts" : "refuses"));
        if (bad && subject.not_checked.empty()) differ(name, "bad digest without a word");
    }

    void compare_sets(const std::string& name, const char* key, const std::set<std::string>& theirs,
                      const std::set<std::string>& ours) {
        compared_[key] += theirs.size();
        std::vector<std::string> missing;
        std::vector<std::string> extra;
        std::set_difference(theirs.begin(), theirs.end(), ours.begin(), ours.end(), std::back_inserter(missing));
        std::set_difference(ours.begin(), ours.end(), theirs.begin(), theirs.end(), std::back_inserter(extra));
        for (const auto& entry : missing) differ(name, fmt::format("{}: only rpm has {}", key, entry));
        for (const auto& entry : extra) differ(name, fmt::format("{}: only we have {}", key, entry));
    }

    void differ(const std::string& name, const std::string& what) {
        ++differences_;
        fmt::print("{}: {}\n", name, what);
    }

    std::mutex mutex_;
    std::size_t packages_ = 0;
    std::size_t unreadable_ = 0;
    std::size_t bad_digests_ = 0;
    std::size_t interpreters_ = 0;
    std::size_t differences_ = 0;
    std::map<std::string, std::size_t> compared_;
};

std::vector<fs::path> packages_below(const fs::path& directory) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(directory)) {
        if (entry.is_regular_file() && entry.path().extension() == ".rpm") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        fmt::print(stderr, "usage: rpm_oracle DIRECTORY\n");
        return 2;
    }
    std::error_code error;
    if (!fs::is_directory(argv[1], error)) {
        fmt::print("skipped: no test packages at {}\n", argv[1]);
        return 77;
    }
    if (const auto prepared = rpmgap::extract::prepare_rpm_library(); !prepared) {
        fmt::print(stderr, "{}\n", prepared.error().line());
        return 2;
    }
    const auto files = packages_below(argv[1]);
    Tally tally;
    rpmgap::support::parallel_for(files.size(), rpmgap::support::usable_processors(),
                                  [&](std::size_t i) { tally.compare(files[i]); });
    return tally.report();
}
