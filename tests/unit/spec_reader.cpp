#include <doctest/doctest.h>

#include <string>

#include "extract/rpm/spec_conditions.hpp"
#include "extract/spec_exchange.hpp"
#include "extract/spec_reader.hpp"

namespace unit_spec_reader {

using namespace rpmgap;

namespace {

model::Subject a_subject() {
    model::Subject subject;
    subject.path = "app.spec";
    subject.kind = model::SubjectKind::recipe;
    model::Requirement requirement;
    requirement.capability = {"foo", model::Sense::greater | model::Sense::equal, "1:2-3", {}, {}};
    requirement.build_time = true;
    requirement.evidence = {"app.spec", 0, "BuildRequires"};
    subject.requirements.push_back(requirement);
    requirement.capability = {{}, {}, {}, model::RichOperator::if_, {{"a", {}, {}, {}, {}}, {"b", {}, {}, {}, {}}}};
    requirement.strength = model::Strength::recommended;
    requirement.build_time = false;
    requirement.scriptlet = true;
    requirement.guarded = true;
    requirement.evidence.line = 3;
    subject.requirements.push_back(requirement);
    subject.provides.push_back({"app", model::Sense::equal, "1-1", {}, {}});
    subject.not_checked.push_back({{"app.spec", 0, "Requires"}, "because"});
    subject.not_checked.push_back({{"app.spec", 7, {}}, "as a note", false});
    return subject;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("what the other process found comes over whole") {
    const auto subject = a_subject();
    CHECK(extract::subject_of_json(extract::subject_json(subject), "app.spec") == subject);
}

TEST_CASE("an answer of another form is none, and its text is printable") {
    const auto text = extract::subject_json(a_subject());
    const auto read = [](std::string_view json) { return extract::subject_of_json(json, "app.spec"); };
    for (const std::string_view json : {"", "{", "[]", "null", "{}", R"({"requirements": [], "provides": []})",
                                        R"({"requirements": [1], "provides": [], "not_checked": []})"})
        CHECK_FALSE(read(json));
    CHECK_FALSE(read(replaced(text, "\"kind\":0", "\"kind\":99")));
    CHECK_FALSE(read(replaced(text, "\"kind\":0", "\"kind\":-1")));
    CHECK_FALSE(read(replaced(text, "\"sense\":6", "\"sense\":8")));
    CHECK_FALSE(read(replaced(text, "\"name\":\"foo\"", "\"name\":3")));
    CHECK_FALSE(read(replaced(text, "\"name\":\"foo\"", "\"name\":\"\"")));
    CHECK(read(replaced(text, "\"name\":\"foo\"", "\"name\":\"f\\u001bo\""))->requirements[0].capability.name ==
          "f\\x1bo");
    std::string deep = R"({"evr":"","name":"a","operands":[],"rich":0,"sense":0})";
    for (int i = 0; i < 1000; ++i) deep = R"({"evr":"","name":"","rich":1,"sense":0,"operands":[)" + deep + "]}";
    CHECK_FALSE(read(R"({"requirements":[],"not_checked":[],"provides":[)" + deep + "]}"));
}

TEST_CASE("a spec is told by its ending and by the name that it gives") {
    CHECK(extract::is_spec("a/b.spec", "# x\n%global y 1\n  NAME :\tfoo\n"));
    CHECK_FALSE(extract::is_spec("a/b.txt", "Name: foo\n"));
    CHECK_FALSE(extract::is_spec("libgomp.spec", "%rename link_gomp linkx\n*link_gomp: -lgomp\n"));
    CHECK_FALSE(extract::is_spec("app.spec", "a = Analysis(['app.py'])\nexe = EXE(a, name='app')\n"));
    CHECK_FALSE(extract::is_spec("app.spec", ""));
}

TEST_CASE("no spec is begun once the time for all of them is spent") {
    extract::SpecTime time(std::chrono::milliseconds(5));
    time.spend(std::chrono::milliseconds(6));
    const auto subject = extract::read_spec("app.spec", "Name: app\n", time);
    REQUIRE(subject.not_checked.size() == 1);
    CHECK(subject.not_checked[0].reason == "the spec is not parsed: the time for all specs is spent");
    CHECK(subject.not_checked[0].counts);
}

TEST_CASE("macros whose being defined decides what a spec says") {
    const auto found = [](std::string_view text) {
        std::string all;
        for (const auto& [name, line] : extract::conditional_macros(text))
            all += name + ":" + std::to_string(line) + " ";
        return all;
    };
    CHECK(found("%if 0%{?fedora} || 0%{!?rhel:1}\n%endif\nRequires: %{?fedora:a}\n%{?suse}") ==
          "fedora:1 rhel:1 suse:4 ");
    CHECK(
        found("Release: 1%{?dist}\n%{?with_x}%{?_without_y}%{?1}%{?v}%{name}\n# %{?fedora}\nx %%{?fedora}\n").empty());
    CHECK(found("%{!?own: %global own 1}\n").empty());
    CHECK(found("%{?").empty());
    CHECK(found("").empty());
}

}  // namespace unit_spec_reader
