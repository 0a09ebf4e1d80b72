#include <doctest/doctest.h>

#include <string>

#include "extract/script/script_reader.hpp"
#include "support/text.hpp"

namespace unit_script_shebang {

using rpmgap::extract::is_script;
using rpmgap::extract::read_script;
using rpmgap::model::RequirementKind;

namespace {

// "interpreter /bin/sh; command bash; ! reason; (note) reason"
std::string read_first_line(std::string_view text) {
    const auto subject = read_script("t", text);
    std::vector<std::string> parts;
    for (const auto& requirement : subject.requirements) {
        parts.push_back(std::string(to_string(requirement.kind)) + " " + requirement.capability.name);
        CHECK(requirement.evidence.line == 1);
        CHECK(requirement.evidence.path == "t");
        CHECK_FALSE(requirement.guarded);
    }
    for (const auto& unchecked : subject.not_checked)
        parts.push_back((unchecked.counts ? "! " : "(note) ") + unchecked.reason);
    return rpmgap::support::join(parts, "; ");
}

}  // namespace

TEST_CASE("a script begins with #! and an absolute path") {
    CHECK(is_script("#!/bin/sh\n"));
    CHECK(is_script("#! /bin/sh"));
    CHECK(is_script("#!\t/bin/sh"));
    CHECK_FALSE(is_script(""));
    CHECK_FALSE(is_script("#!"));
    CHECK_FALSE(is_script("#! "));
    CHECK_FALSE(is_script("#!bin/sh"));
    CHECK_FALSE(is_script("#!\n/bin/sh"));
    CHECK_FALSE(is_script("# !/bin/sh"));
}

TEST_CASE("interpreters of the #! line") {
    struct Line {
        std::string_view text;
        std::string_view expected;
        std::string_view written;
        bool parsed;
    };
    const Line lines[] = {
        {"#!/bin/sh", "interpreter /bin/sh", "/bin/sh", true},
        {"#!/bin/sh -e\n", "interpreter /bin/sh", "/bin/sh -e", true},
        {"#! \t/bin/dash  -e  \n", "interpreter /bin/dash", "/bin/dash  -e", true},
        {"#!/usr/bin/env bash\n", "interpreter /usr/bin/env; command bash", "/usr/bin/env bash", true},
        {"#!/usr/bin/env -S bash -e\n", "interpreter /usr/bin/env; command bash", "/usr/bin/env -S bash -e", true},
        {"#!/usr/bin/env -Sbash -e\n", "interpreter /usr/bin/env; command bash", "/usr/bin/env -Sbash -e", true},
        {"#!/usr/bin/env --split-string=bash -e\n", "interpreter /usr/bin/env; command bash",
         "/usr/bin/env --split-string=bash -e", true},
        {"#!/usr/bin/env -S -i A=1 ksh93\n", "interpreter /usr/bin/env; command ksh93", "/usr/bin/env -S -i A=1 ksh93",
         true},
        {"#!/usr/bin/env /usr/bin/bash\n", "interpreter /usr/bin/env; file /usr/bin/bash", "/usr/bin/env /usr/bin/bash",
         true},
        {"#!/usr/bin/env bash -e\n",
         "interpreter /usr/bin/env; ! env is given \"bash -e\" as one word: without -S no such program can be found",
         "/usr/bin/env bash -e", false},
        {"#!/usr/bin/python3\n", "interpreter /usr/bin/python3", "/usr/bin/python3", true},
        {"#!/usr/bin/perl\n", "interpreter /usr/bin/perl; ! commands of a perl script are not read", "/usr/bin/perl",
         false},
        {"#!/usr/bin/env python3.12\n", "interpreter /usr/bin/env; command python3.12", "/usr/bin/env python3.12",
         true},
        {"#!/usr/bin/perl -w\n", "interpreter /usr/bin/perl; ! commands of a perl script are not read",
         "/usr/bin/perl -w", false},
        {"#!/bin/zsh\n", "interpreter /bin/zsh; ! commands of a zsh script are not read", "/bin/zsh", false},
        {"#!/bin/tcsh -f\n", "interpreter /bin/tcsh; ! commands of a tcsh script are not read", "/bin/tcsh -f", false},
        {"#!/bin/busybox sh\n", "interpreter /bin/busybox", "/bin/busybox sh", true},
        {"#!/bin/sh\r\n",
         "interpreter /bin/sh\\x0d; (note) the #! line ends with a carriage return: the kernel passes on "
         "\"/bin/sh\\x0d\"",
         "/bin/sh\\x0d", true},
        {"#!/bin/sh -e\r\n",
         "interpreter /bin/sh; (note) the #! line ends with a carriage return: the kernel passes on \"-e\\x0d\"",
         "/bin/sh -e\\x0d", true},
        {"#!/opt/a\x1b[31m/x\n", "interpreter /opt/a\\x1b[31m/x; ! commands of a x script are not read",
         "/opt/a\\x1b[31m/x", false},
    };
    for (const Line& line : lines) {
        CAPTURE(line.text);
        CHECK(read_first_line(line.text) == line.expected);
        const auto subject = read_script("t", line.text);
        CHECK(subject.kind == rpmgap::model::SubjectKind::script);
        CHECK(subject.script->interpreter == line.written);
        CHECK(subject.script->parsed == line.parsed);
    }
}

TEST_CASE("the kernel reads 256 bytes of a #! line") {
    const std::string path = "/" + std::string(300, 'x');
    CHECK(read_first_line("#!" + path + "\n") == "! the #! line is longer than the kernel reads (255 bytes)");
    CHECK(read_first_line("#!/bin/sh " + path + "\n") ==
          "interpreter /bin/sh; (note) the #! line is longer than the kernel reads (255 bytes): its end is ignored");
    const std::string fits = "/" + std::string(250, 'x');
    CHECK(read_first_line("#!" + fits + "\n").starts_with("interpreter " + fits));
}

TEST_CASE("text without a #! line is not checked") {
    CHECK(read_first_line("echo") == "! does not begin with #! and an absolute path");
}

}  // namespace unit_script_shebang
