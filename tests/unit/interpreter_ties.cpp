#include <doctest/doctest.h>

#include "extract/language/interpreter_ties.hpp"

namespace unit_interpreter_ties {

namespace model = rpmgap::model;

namespace {

std::string ties_of(const std::string& path, bool is_elf = true, std::string_view image = {}) {
    model::Subject subject;
    subject.path = path;
    if (is_elf) subject.elf.emplace();
    rpmgap::extract::add_interpreter_ties(subject, std::as_bytes(std::span(image)));
    std::string text;
    for (const auto& requirement : subject.requirements) text += to_string(requirement.capability) + ";";
    return text;
}

}  // namespace

TEST_CASE("extension modules of CPython are tied by the tag in their name") {
    CHECK(ties_of("x/_yaml.cpython-314-x86_64-linux-gnu.so") == "python(abi) = 3.14;");
    CHECK(ties_of("x/_yaml.cpython-39-aarch64-linux-gnu.so") == "python(abi) = 3.9;");
    CHECK(ties_of("x/_yaml.cpython-313t-x86_64-linux-gnu.so") == "python(abi) = 3.13;");
    for (const char* path : {"x/_yaml.abi3.so", "x/_yaml.so", "x/_yaml.cpython-314-darwin.so", "x.cpython-3-linux-.so",
                             "x/libpython3.14.so", "x/_yaml.cpython-314-x86_64-linux-gnu.so.debug"}) {
        CAPTURE(path);
        CHECK(ties_of(path) == "");
    }
}

TEST_CASE("what lies in the site-packages of a version is tied to it") {
    CHECK(ties_of("venv/lib/python3.12/site-packages/yaml/__init__.py", false) == "python(abi) = 3.12;");
    CHECK(ties_of("lib64/python3.12/site-packages/_x.abi3.so") == "python(abi) = 3.12;");
    CHECK(ties_of("lib64/python3.12/site-packages/_x.cpython-312-x86_64-linux-gnu.so") == "python(abi) = 3.12;");
    CHECK(ties_of("app.tar!lib/python3.12/site-packages/x.py", false) == "python(abi) = 3.12;");
    for (const char* path : {"lib/python3/site-packages/x.py", "lib/python3.12/x.py", "python3.12/site-packages/x.py",
                             "lib/python3.12.1/site-packages/x.py", "site-packages/x.py", "/site-packages/x.py"}) {
        CAPTURE(path);
        CHECK(ties_of(path, false) == "");
    }
}

TEST_CASE("addons of Node.js are tied by the symbol that they register by") {
    using namespace std::string_view_literals;
    CHECK(ties_of("x.node", true, "\0node_register_module_v127\0"sv) == "nodejs(abi) = 127;");
    CHECK(ties_of("x.node", true, "\0napi_register_module_v1\0"sv) == "");
    CHECK(ties_of("x.node", true, "\0node_register_module_v\0"sv) == "");
    CHECK(ties_of("x.so", true, "\0node_register_module_v127\0"sv) == "");
}

TEST_CASE("a virtual environment of Python") {
    const auto tie = [](std::string_view text) {
        const auto subject = rpmgap::extract::read_pyvenv("venv/pyvenv.cfg", text);
        if (subject.requirements.empty()) return "! " + subject.not_checked.at(0).reason;
        return to_string(subject.requirements[0].evidence) + " " + to_string(subject.requirements[0].capability);
    };
    CHECK(rpmgap::extract::is_pyvenv("a/pyvenv.cfg"));
    CHECK(rpmgap::extract::is_pyvenv("a.tar!pyvenv.cfg"));
    CHECK_FALSE(rpmgap::extract::is_pyvenv("a/xpyvenv.cfg"));
    CHECK(tie("home = /usr/bin\nversion = 3.12.1\n") == "venv/pyvenv.cfg:2 python(abi) = 3.12");
    CHECK(tie("version_info=3.9.18.final.0\r\n") == "venv/pyvenv.cfg:1 python(abi) = 3.9");
    CHECK(tie("version = 3\nversions = 3.1\n") == "! it does not say which Python it is for");
}

}  // namespace unit_interpreter_ties
