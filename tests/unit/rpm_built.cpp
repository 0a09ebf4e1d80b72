// A package that rpmbuild made: everything of it is read; cut or altered, it is data and never a crash.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include "rpm_bytes.hpp"

namespace unit_rpm_built {

namespace fs = std::filesystem;
using namespace rpmgap::model;
using rpmgap::test::read_bytes;

namespace {

constexpr const char* spec = R"(Name: sample
Epoch: 3
Version: 1.5
Release: 2
Summary: Sample
License: MIT
BuildArch: noarch
Requires: plain >= 1:2.0-1, (one and two >= 2), (one or two or three), (one if two), (one if two else three)
Requires: (one with two < 3), (one without two)
Requires(pre): before
Requires(post,preun): around
Recommends: (nice if here)
Suggests: maybe = 0:4
Supplements: other
Conflicts: foe < 2, (one unless two)
Obsoletes: ancient < 1
Provides: extra = 9, bare
%description
Sample.
%pre
true
%post -p <lua>
x = 1
%triggerin -- other
true
%install
mkdir -p %{buildroot}/usr/share/sample %{buildroot}/var
echo text > %{buildroot}/usr/share/sample/file
echo text > %{buildroot}/var/state
%files
/usr/share/sample
%ghost /var/state
)";

std::string read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// Built once, in a directory of its own that is removed at once.
const std::string& built_package() {
    static const std::string bytes = [] {
        std::string name = (fs::temp_directory_path() / "rpmgap-unit-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        const fs::path top(name);
        std::ofstream(top / "sample.spec") << spec;
        const auto command = fmt::format(
            "HOME={0} LC_ALL=C TZ=UTC SOURCE_DATE_EPOCH=1700000000 rpmbuild -bb --quiet --define '_topdir {0}' "
            "--define '_dbpath {0}/db' --define '_buildhost fixture' --define 'use_source_date_epoch_as_buildtime 1' "
            "--define 'clamp_mtime_to_source_date_epoch 1' --define 'debug_package %{{nil}}' {0}/sample.spec >{0}/log "
            "2>&1",
            name);
        const int status = std::system(command.c_str());
        auto result = status == 0 ? read_file(top / "RPMS/noarch/sample-1.5-2.noarch.rpm") : read_file(top / "log");
        fs::remove_all(top);
        REQUIRE_MESSAGE(status == 0, result);
        return result;
    }();
    return bytes;
}

std::set<std::string> capabilities(const Subject& subject, Strength strength) {
    std::set<std::string> texts;
    for (const auto& requirement : subject.requirements) {
        if (requirement.strength == strength) texts.insert(to_string(requirement.capability));
    }
    return texts;
}

const Requirement* find(const Subject& subject, std::string_view text) {
    for (const auto& requirement : subject.requirements) {
        if (to_string(requirement.capability) == text) return &requirement;
    }
    return nullptr;
}

// What must hold of any bytes whatever.
void check_sane(const Subject& subject) {
    CHECK(subject.path == "sample.rpm");
    CHECK((subject.rpm.has_value() || !subject.not_checked.empty()));
    for (const auto& entry : subject.not_checked) {
        CHECK_FALSE(entry.reason.empty());
        CHECK(entry.reason.find('\n') == std::string::npos);
    }
    if (subject.rpm && subject.rpm->digest == "bad") CHECK_FALSE(subject.not_checked.empty());
}

}  // namespace

TEST_CASE("everything that the spec file says is read") {
    const auto subject = read_bytes(built_package());
    REQUIRE(subject.rpm);
    CHECK(subject.not_checked.empty());
    CHECK(subject.rpm->evr == "3:1.5-2");
    CHECK(subject.rpm->format == 4);
    CHECK(subject.rpm->digest == "ok");
    CHECK(subject.rpm->signature == "none");
    CHECK(subject.rpm->files == std::vector<std::string>{"/usr/share/sample", "/usr/share/sample/file", "/var/state"});
    CHECK(subject.rpm->ghosts == std::vector<std::string>{"/var/state"});
    const auto& traits = subject.rpm->traits;
    REQUIRE(traits.size() == 3);
    CHECK(traits[0].mode == (S_IFDIR | 0755));
    CHECK(traits[1].mode == (S_IFREG | 0644));
    CHECK(traits[1].content != traits[0].content);
    CHECK(traits[0].owner == traits[1].owner);
    CHECK(traits[1].elf_classes == 0);
    CHECK_FALSE(traits[1].is_ghost);
    CHECK(traits[2].is_ghost);
    auto required = capabilities(subject, Strength::required);
    std::erase_if(required, [](const std::string& text) { return text.starts_with("rpmlib("); });
    CHECK(required == std::set<std::string>{"plain >= 1:2.0-1", "(one and two >= 2)", "(one or two or three)",
                                            "(one if two)", "(one if two else three)", "(one with two < 3)",
                                            "(one without two)", "before", "around", "/bin/sh"});
    CHECK(capabilities(subject, Strength::recommended) == std::set<std::string>{"(nice if here)"});
    CHECK(capabilities(subject, Strength::suggested) == std::set<std::string>{"maybe = 0:4"});
    std::set<std::string> provides;
    for (const auto& capability : subject.provides) provides.insert(to_string(capability));
    CHECK(provides == std::set<std::string>{"sample = 3:1.5-2", "extra = 9", "bare"});
    REQUIRE(subject.rpm->conflicts.size() == 2);
    CHECK(subject.rpm->conflicts[0].rich == RichOperator::unless_);
    CHECK(to_string(subject.rpm->conflicts[0]) == "(one unless two)");
    CHECK(to_string(subject.rpm->conflicts[1]) == "foe < 2");
    REQUIRE(subject.rpm->obsoletes.size() == 1);
    CHECK(to_string(subject.rpm->obsoletes[0]) == "ancient < 1");
}

TEST_CASE("what scriptlets need is marked") {
    const auto subject = read_bytes(built_package());
    const auto* before = find(subject, "before");
    const auto* around = find(subject, "around");
    const auto* plain = find(subject, "plain >= 1:2.0-1");
    REQUIRE(before != nullptr);
    REQUIRE(around != nullptr);
    REQUIRE(plain != nullptr);
    CHECK(before->scriptlet);
    CHECK(before->evidence.section == "Requires(pre)");
    CHECK(around->scriptlet);
    CHECK(around->evidence.section == "Requires(post,preun)");
    CHECK_FALSE(plain->scriptlet);
    std::set<std::string> sections;
    for (const auto& requirement : subject.requirements) {
        CHECK(requirement.kind != RequirementKind::interpreter);  // rpmbuild wrote Requires for them all
        if (requirement.capability.name == "/bin/sh") sections.insert(requirement.evidence.section);
    }
    CHECK(sections == std::set<std::string>{"Requires(pre)", "Requires(interp)"});
}

TEST_CASE("cut at any length the package is either read or said to be unreadable") {
    const auto& whole = built_package();
    for (std::size_t length = 0; length < whole.size(); length += length < 200 ? 1 : 23) {
        CAPTURE(length);
        const auto subject = read_bytes(std::string_view(whole).substr(0, length));
        check_sane(subject);
        CHECK_FALSE(subject.not_checked.empty());
    }
    const auto short_by_one = read_bytes(std::string_view(whole).substr(0, whole.size() - 1));
    REQUIRE(short_by_one.rpm);
    CHECK(short_by_one.requirements == read_bytes(whole).requirements);
    CHECK(short_by_one.not_checked[0].reason == "the file ends 1 byte before the end that its signature header gives");
}

TEST_CASE("with any byte altered the package is data, and a changed header is never trusted") {
    auto bytes = built_package();
    const auto original = read_bytes(bytes);
    for (std::size_t at = 96; at < bytes.size(); at += 7) {
        CAPTURE(at);
        for (const unsigned mask : {0x01U, 0x80U, 0xFFU}) {
            const char kept = bytes[at];
            bytes[at] = static_cast<char>(static_cast<unsigned char>(kept) ^ mask);
            const auto subject = read_bytes(bytes);
            bytes[at] = kept;
            check_sane(subject);
            if (subject.requirements != original.requirements) CHECK_FALSE(subject.not_checked.empty());
        }
    }
}

TEST_CASE("threads read side by side what one reads alone") {
    const auto& bytes = built_package();
    const auto expected = read_bytes(bytes);
    const auto damaged = std::string_view(bytes).substr(0, 300);
    std::vector<int> equal(4, 0);
    {
        std::vector<std::jthread> threads;
        threads.reserve(equal.size());
        for (auto& count : equal) {
            threads.emplace_back([&] {
                for (int i = 0; i < 50; ++i) {
                    count += read_bytes(bytes) == expected ? 1 : 0;
                    count += read_bytes(damaged).rpm ? 0 : 1;
                }
            });
        }
    }
    CHECK(equal == std::vector<int>(4, 100));
}

}  // namespace unit_rpm_built
