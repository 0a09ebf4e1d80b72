#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "extract/container_kind.hpp"
#include "extract/input/walk.hpp"
#include "extract/read_application.hpp"

namespace unit_walk {

using namespace rpmgap;
namespace fs = std::filesystem;

namespace {

// A fresh directory that is gone when the test ends.
class Scratch {
public:
    Scratch() {
        char name[] = "/tmp/rpmgap-walk-XXXXXX";
        path_ = mkdtemp(name);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() { fs::remove_all(path_); }

    std::string put(const std::string& name, const std::string& content) const {
        const auto file = path_ / name;
        fs::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << content;
        return file.string();
    }
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

}  // namespace

TEST_CASE("a walk finds regular files once, sorted, and follows no link below its roots") {
    const Scratch scratch;
    scratch.put("b/two", "2");
    scratch.put("a/one", "1");
    fs::create_symlink(scratch.path(), scratch.path() / "a/loop");
    fs::create_symlink("/etc/passwd", scratch.path() / "a/out");
    REQUIRE(mkfifo((scratch.path() / "pipe").c_str(), 0600) == 0);
    const auto root = scratch.path().string();
    const auto found = extract::walk({root, root + "/a/", root + "/b/two"});
    REQUIRE(found);
    REQUIRE(found->files.size() == 2);
    CHECK(found->files[0].path == root + "/a/one");
    CHECK(found->files[1].path == root + "/b/two");
    CHECK(found->files[1].is_root);
}

TEST_CASE("a root that cannot be opened is a fault that names it") {
    const auto found = extract::walk({"/nonexistent/app"});
    REQUIRE_FALSE(found);
    CHECK(found.error().fault() == support::Fault::input);
    CHECK(found.error().line() == "cannot scan /nonexistent/app: No such file or directory");
}

TEST_CASE("kinds are told by content, and what holds other files is named") {
    const Scratch scratch;
    scratch.put("no-suffix", "#!/bin/sh\nlsb_release -a\n");
    scratch.put("data.so", "just text");
    scratch.put("app.jar", "PK\x03\x04 rest");
    scratch.put("back\nslash.tar.gz", std::string("\x1f\x8b\x08", 3));
    scratch.put("lib.sh", "lsb_release -a\n");
    scratch.put("page.gz", std::string("\x1f\x8b\x08", 3));
    const auto application = extract::read_application({scratch.path().string()}, {.threads = 2});
    REQUIRE(application);
    CHECK(application->files == 6);
    REQUIRE(application->subjects.size() == 2);  // lib.sh is shell code by its name
    CHECK(application->subjects[0].kind == model::SubjectKind::script);
    REQUIRE(application->not_checked.size() == 3);
    CHECK(application->not_checked[0].reason == "it cannot be read on: Truncated ZIP file header");
    CHECK(application->not_checked[1].evidence.path == scratch.path().string() + "/back\\x0aslash.tar.gz");
    CHECK(application->not_checked[2].reason ==
          "it cannot be read: it begins like a packed file and is none, or a damaged one");
}

TEST_CASE("a root of no known kind is not checked") {
    const Scratch scratch;
    const auto text = scratch.put("notes.txt", "hello, world");
    const auto empty = scratch.put("empty", "");
    const auto application = extract::read_application({text, empty}, {.threads = 1});
    REQUIRE(application);
    REQUIRE(application->not_checked.size() == 2);
    CHECK(application->not_checked[0].reason == "is empty");
    CHECK(application->not_checked[1].reason.starts_with("is of no kind that has requirements: "));
}

TEST_CASE("nothing to audit is said") {
    const Scratch scratch;
    const auto application = extract::read_application({scratch.path().string()}, {.threads = 1});
    REQUIRE(application);
    REQUIRE(application->not_checked.size() == 1);
    CHECK(application->not_checked[0].reason == "there is nothing in it that has requirements");
}

TEST_CASE("one arch a run") {
    model::Application application;
    for (const auto* arch : {"x86_64", "x86_64", "i686", "aarch64"}) {
        model::Subject subject;
        subject.path = arch;
        subject.elf = model::ElfFacts{};
        subject.elf->arch = arch;
        application.subjects.push_back(subject);
    }
    const std::vector<std::string> arches{"x86_64", "i686", "aarch64"};
    CHECK(extract::prevailing_arch(application, arches) == "x86_64");
    extract::keep_arch(application, "x86_64", arches);
    CHECK(application.subjects.size() == 3);
    REQUIRE(application.not_checked.size() == 1);
    CHECK(application.not_checked[0].reason ==
          "is built for aarch64, this run is for x86_64 (run again with --arch aarch64)");
    CHECK(extract::prevailing_arch({}, arches).empty());
}

TEST_CASE("plain text is a list of packages only where it is named itself") {
    const Scratch scratch;
    const auto list = scratch.put("packages.txt", "bash\nzsh\n");
    const auto named = extract::read_application({list}, {.threads = 1});
    REQUIRE(named);
    REQUIRE(named->subjects.size() == 1);
    CHECK(named->subjects[0].kind == rpmgap::model::SubjectKind::list);
    CHECK(named->requirements == 2);
    const auto below = extract::read_application({scratch.path().string()}, {.threads = 1});
    REQUIRE(below);
    CHECK(below->subjects.empty());
}

}  // namespace unit_walk
