// Scriptlets of hand-written packages: their texts, and what they call.
#include <doctest/doctest.h>

#include "extract/scriptlets.hpp"
#include "rpm_bytes.hpp"
#include "support/text.hpp"

namespace unit_rpm_scriptlets {

using namespace rpmgap::model;
using rpmgap::test::HeaderBytes;
using rpmgap::test::named;
using rpmgap::test::read_header;

namespace {

enum Tag : std::uint32_t {
    pre = 1023,
    post = 1024,
    postun = 1026,
    trigger_texts = 1065,
    trigger_names = 1066,
    trigger_versions = 1067,
    trigger_flags = 1068,
    trigger_index = 1069,
    verify = 1079,
    pre_program = 1085,
    post_program = 1086,
    trigger_programs = 1092,
    post_flags = 5021
};

std::vector<std::string> found_in(const HeaderBytes& header) {
    auto subject = read_header(header);
    rpmgap::extract::read_scriptlets(subject);
    std::vector<std::string> found;
    for (const auto& requirement : subject.requirements) {
        if (requirement.kind == RequirementKind::interpreter) continue;
        found.push_back(std::string(to_string(requirement.kind)) + (requirement.guarded ? "? " : " ") +
                        to_string(requirement.capability) + " at " + std::to_string(requirement.evidence.line) +
                        requirement.evidence.section + (requirement.scriptlet ? " in order" : ""));
    }
    for (const auto& item : subject.not_checked) found.push_back("! " + item.evidence.section + ": " + item.reason);
    return found;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("what scriptlets call, by section and line") {
    CHECK(
        found_in(
            named("sample").text(post, "ldconfig\n/usr/sbin/chattr +i /etc/x || :\n").text(post_program, "/bin/sh")) ==
        Names{"command ldconfig at 1%post in order", "command? /usr/sbin/chattr at 2%post in order"});
    CHECK(found_in(named("sample")
                       .text(pre, "getent group x >/dev/null || groupadd -r x")
                       .text(postun, "systemctl restart x")) ==
          Names{"command getent at 1%pre in order", "command groupadd at 1%pre in order",
                "command systemctl at 1%postun in order", "unit x.service at 1%postun"});
    CHECK(found_in(named("sample").text(verify, "md5sum x")) == Names{"command md5sum at 1%verifyscript"});
    CHECK(found_in(named("sample").text(post_program, "/sbin/ldconfig")).empty());
}

TEST_CASE("triggers are read one by one") {
    auto header = named("sample");
    header.texts(trigger_texts, {"updatedb", "mandb"}).texts(trigger_programs, {"/bin/sh", "/bin/sh"});
    header.texts(trigger_names, {"a", "b"}).texts(trigger_versions, {"", ""});
    header.numbers(trigger_flags, {1U << 16U, 1U << 17U}).numbers(trigger_index, {0, 1});
    CHECK(found_in(header) == Names{"command updatedb at 1%triggerin", "command mandb at 1%triggerun"});
}

TEST_CASE("scriptlets that are not shell, or not what runs, are not checked") {
    CHECK(found_in(named("sample").text(pre, "x = 1").text(pre_program, "<lua>")) ==
          Names{"! %pre: commands of a <lua> scriptlet are not read"});
    CHECK(found_in(named("sample").text(pre, "print").text(pre_program, "/usr/bin/perl")) ==
          Names{"! %pre: commands of a perl script are not read"});
    CHECK(found_in(named("sample").text(post, "%{foo}").numbers(post_flags, {1})) ==
          Names{"! %post: not read: rpm replaces macros in it when it runs"});
    CHECK(found_in(named("sample").text(post, "$TOOL x")) == Names{"! %post: command name in a variable: $TOOL"});
}

TEST_CASE("texts of scriptlets are bounded") {
    const std::string large = "true\n" + std::string(std::size_t{9} << 20U, '#');
    const auto subject = read_header(named("sample").text(pre, large).text(post, large).text(postun, "rm x"));
    CHECK(subject.rpm->scriptlets.size() == 1);
    REQUIRE(subject.not_checked.size() == 1);
    CHECK(subject.not_checked[0].evidence.section == "%post");
}

}  // namespace unit_rpm_scriptlets
