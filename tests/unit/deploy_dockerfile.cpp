#include <doctest/doctest.h>

#include <algorithm>

#include "deploy_expect.hpp"
#include "extract/deploy/dockerfile_lines.hpp"
#include "extract/deploy/dockerfile_reader.hpp"
#include "extract/deploy/dockerfile_words.hpp"

namespace unit_deploy_dockerfile {

using namespace rpmgap;

namespace {

struct Form {
    std::string_view text;
    std::string_view expected;
};

// Behind a FROM in line 1, whose image is left out, as are the shells.
std::string found_after_from(std::string_view body) {
    auto subject = extract::read_dockerfile("Dockerfile", "FROM fedora:43\n" + std::string(body));
    std::erase_if(subject.images, [](const auto& image) { return image.line == 1; });
    std::erase_if(subject.requirements, [](const auto& requirement) {
        return requirement.capability.name == "/bin/sh" || requirement.capability.name == "/bin/bash";
    });
    return told(subject);
}

void check_instructions(std::initializer_list<Form> forms) {
    for (const Form& form : forms) {
        CAPTURE(form.text);
        CHECK(found_after_from(form.text) == form.expected);
    }
}

void check_files(std::initializer_list<Form> forms) {
    for (const Form& form : forms) {
        CAPTURE(form.text);
        CHECK(told(extract::read_dockerfile("Dockerfile", form.text)) == form.expected);
    }
}

std::string expanded(std::string_view raw, char escape = '\\') {
    extract::DockerfileWords words(escape);
    const auto text = words.expand(raw, [](std::string_view name) -> std::optional<std::string> {
        if (name == "x") return "foo.tar.gz";
        if (name == "foo") return "abc";
        if (name == "empty") return "";
        return std::nullopt;
    });
    return text.value_or("(unknown)");
}

}  // namespace

TEST_CASE("files are known as Dockerfiles by their names, and by FROM where the name says less") {
    using extract::is_dockerfile;
    CHECK(is_dockerfile("a/Dockerfile", "hello"));
    CHECK(is_dockerfile("Containerfile", ""));
    CHECK(is_dockerfile("Dockerfile.dev", "# c\n\nfrom x\n"));
    CHECK(is_dockerfile("app.dockerfile", "ARG A\nFROM x\n"));
    CHECK(is_dockerfile("Dockerfile-rpm", "# syntax=x\nFROM x\n"));
    CHECK(is_dockerfile("my-Dockerfile_x86.in", "FROM x\n"));
    CHECK(is_dockerfile("Dockerfile.dev", "# " + std::string(400, 'x') + "\n"));
    CHECK(!is_dockerfile("Dockerfile.dev", "RUN x\n"));
    CHECK(!is_dockerfile("Dockerfile.md", "# Dockerfile\nText.\n"));
    CHECK(!is_dockerfile("Dockerfile.py", "import os\n"));
    CHECK(!is_dockerfile("Dockerfile.dockerignore", "FROM x"));
    CHECK(!is_dockerfile("Makefile", "FROM x"));
    CHECK(!is_dockerfile("Dockerfile", std::string_view("FROM\0", 5)));
}

// https://docs.docker.com/reference/dockerfile/, from its beginning to its end.
TEST_CASE("format, parser directives and escape characters") {
    check_files({
        {"# Comment\nFROM scratch\nRUN echo 'we are running some # of cool things' | jq .",
         "3 file /bin/sh; 3 command jq"},
        {"        # this is a comment-line\n    FROM scratch\n    RUN jq\nrun gzip\n",
         "3 file /bin/sh; 3 command jq; 4 command gzip"},
        {"# syntax=docker/dockerfile:1\n# check=skip=JSONArgsRecommended;error=true\n#  escape  =  `  \nFROM "
         "scratch\nRUN jq `\n gzip",
         "5 file /bin/sh; 5 command jq"},
        {"#escape=`\n#syntax=docker.io/docker/dockerfile:1.7\nFROM scratch\nRUN jq && `\n gzip",
         "4 file /bin/sh; 4 command jq; 5 command gzip"},
        {"# about my dockerfile\n# escape=`\nFROM scratch\nRUN jq && \\\n gzip",
         "4 file /bin/sh; 4 command jq; 5 command gzip"},
        {"# unknowndirective=value\n# escape=`\nFROM scratch\nRUN jq && \\\n gzip",
         "4 file /bin/sh; 4 command jq; 5 command gzip"},
        {"FROM scratch\n# escape=`\nRUN jq && \\\n gzip", "3 file /bin/sh; 3 command jq; 4 command gzip"},
        {"# syntax=ghcr.io/x/y:1\nFROM scratch", "1 ! is written for ghcr.io/x/y:1, which may read it in another way"},
        {"\xEF\xBB\xBF# escape=`\r\nFROM scratch\r\nRUN jq && `\r\n gzip\r\n",
         "3 file /bin/sh; 3 command jq; 4 command gzip"},
        {"", "0 ! has no FROM"},
        {"RUN x\n", "0 ! has no FROM; 1 ! an instruction before the first FROM"},
        {"FROM scratch\nFLY x\n", "2 ! an instruction that is not known: FLY"},
    });
    check_instructions({
        {"RUN jq \\\n# comment\n   # another \\\n\n  && gzip", "2 command jq; 6 command gzip"},
        {"RUN dnf install -y \\  \n  git \\\n  # why\n  jq\n", "2 command dnf; 3 package git; 5 package jq"},
        {"RUN jq a\\\\\nRUN gzip", "2 command jq; 3 command gzip"},  // an escaped escape continues nothing
        {"RUN \\\n  jq", "3 command jq"},
        {"RUN jq \\", "2 command jq"},
    });
}

TEST_CASE("environment replacement") {
    const std::initializer_list<Form> forms{
        {"$foo", "abc"},
        {"${foo}", "abc"},
        {"${foo}_bar", "abc_bar"},
        {"\\$foo", "$foo"},
        {"\\${foo}", "${foo}"},
        {"'$foo'", "$foo"},
        {"\"$foo \\$foo \\\" \\n\"", "abc $foo \" \\n"},
        {"a\\ b", "a b"},
        {"${foo:-word}", "abc"},
        {"${nix:-word}", "word"},
        {"${empty:-word}", "word"},
        {"${empty-word}", ""},
        {"${nix-${foo}}", "abc"},
        {"${nix:-${no:-x}y}", "xy"},
        {"${foo:-${nix}}z", "abcz"},  // what is not taken need not be known
        {"${foo:+word}", "word"},
        {"${nix:+word}", ""},
        {"${empty:+word}", ""},
        {"${empty+word}", "word"},
        {"${foo:?message}", "abc"},
        {"${nix:?message}", "(unknown)"},
        {"${nix?message}", "(unknown)"},
        {"${x#*.}", "tar.gz"},
        {"${x##*.}", "gz"},
        {"${x%.*}", "foo.tar"},
        {"${x%%.*}", "foo"},
        {"${x#f?o}", ".tar.gz"},
        {"${x#bar}", "foo.tar.gz"},
        {"${x#\\*}", "foo.tar.gz"},
        {"${x/./-}", "foo-tar.gz"},
        {"${x//./-}", "foo-tar-gz"},
        {"${x//[/-}", "foo.tar.gz"},
        {"$nix", "(unknown)"},
        {"a$", "a$"},
        {"a$.", "a$."},
        {"${foo", "(unknown)"},
        {"${foo!x}", "(unknown)"},
        {"", ""},
    };
    for (const Form& form : forms) {
        CAPTURE(form.text);
        CHECK(expanded(form.text) == form.expected);
    }
    CHECK(expanded("`$foo c:\\dir", '`') == "$foo c:\\dir");
    // In a file: one instruction sees the values from before it.
    check_files({
        {"FROM scratch\nENV abc=hello\nENV abc=bye def=$abc\nENV ghi=$abc\nRUN dnf install $abc $def $ghi",
         "5 file /bin/sh; 5 command dnf; 5 package bye; 5 package hello"},
        {"FROM scratch\nENV FOO=/bar\nWORKDIR ${FOO}\nADD . $FOO\nCOPY \\$FOO /quux\nCMD [\"/bar/x\"]\n", ""},
    });
}

TEST_CASE("RUN: shell form, exec form, options and here-documents") {
    check_instructions({
        {"RUN source $HOME/.bashrc && \\\njq $HOME", "3 command jq; 2 ! sourced file in a variable: $HOME/.bashrc"},
        {"RUN [\"/bin/bash\", \"-c\", \"jq hello\"]", "2 command jq"},
        {"RUN [\"jq\", \"$HOME\"]", "2 command jq"},
        {"RUN [ \"sh\", \"-c\", \"jq $HOME\" ]", "2 command sh; 2 command jq"},
        {"RUN ['jq', 'x']", "2 ! shell that could not be parsed: 1 line"},  // no JSON: the shell form
        {"RUN [\"echo\", \"it's\"]", "2 command echo"},                     // no shell that has it in itself
        {"RUN [\"dnf\", \"install\", \\\n \"jq\"]", "2 command dnf; 2 package jq"},
        {"RUN <<EOF\njq\ngzip\nEOF\nRUN tar", "3 command jq; 4 command gzip; 6 command tar"},
        {"RUN <<-EOF\n\tjq\n\tEOF\nRUN tar", "3 command jq; 5 command tar"},
        {"RUN <<'EOF'\njq \"$x\"\nEOF", "3 command jq"},
        {"RUN <<EOF\n#!/usr/bin/env python\nimport yaml\nEOF",
         "3 interpreter /usr/bin/env; 3 command python; 4 module python-module(yaml)"},
        {"RUN <<EOF\n#!/usr/bin/env perl\nuse YAML;\nEOF",
         "3 interpreter /usr/bin/env; 3 command perl; 3 ! commands that perl reads"},
        {"RUN <<EOF\n#!/usr/bin/bash\njq\nEOF", "3 interpreter /usr/bin/bash; 4 command jq"},
        {"RUN bash <<EOF\n  set -ex\n  jq\nEOF", "2 command bash; 4 command jq"},
        {"COPY <<EOF /usr/bin/tool\n#!/usr/bin/python3\nimport yaml\nEOF",
         "3 interpreter /usr/bin/python3; 4 module python-module(yaml)"},
        {"COPY <<EOF /srv/x.py\nimport yaml\nEOF", "3 module python-module(yaml)"},
        {"COPY <<EOF /srv/x.sh\njq\nEOF", "3 command jq"},
        {"COPY <<EOF /etc/systemd/system/x.service\n[Unit]\nEOF",
         "3 ! a unit in a here-document: /etc/systemd/system/x.service"},
        {"COPY LICENSE /usr/share/\nRUN python3 -c 'import a'", "3 command python3; 3 module python-module(a)"},
        {"RUN cat > /usr/local/bin/x <<'EOF'\n#!/bin/sh\njq\nEOF",
         "2 command cat; 3 ! a script in a here-document is not read"},
        {"COPY app /srv/app\nCOPY x.py /srv/\nRUN python3 -c 'import app, x'",
         "4 command python3; 4 module% python-module(app); 4 module% python-module(x); 2 * may bring what is asked for "
         "here: COPY into /srv/app"},
        {"RUN python3 -c 'import a'\nRUN pip install b\nRUN python3 -c 'import b'",
         "2 command python3; 2 module python-module(a); 3 command pip; 4 module% python-module(b); 3 * packages of pip "
         "(another packaging system) are not looked up; 3 * may bring what is "
         "asked for here: pip install"},
        {"RUN python3 <<EOF\nimport yaml\nEOF\nRUN jq",
         "2 command python3; 3 module python-module(yaml); 5 command jq"},
        {"RUN <<FILE1 cat > file1 && <<FILE2 jq > file2\nI am\nFILE1\nI am\nFILE2\nRUN tar",
         "2 command cat; 2 command jq; 7 command tar"},
        {"RUN <<EOF cat > /etc/app.conf\nnosuch = 1\nEOF\nRUN tar", "2 command cat; 5 command tar"},
        {"RUN cat <<EOF | bash\nnosuch\nEOF", "2 command cat; 2 command bash; 2 ! bash reads commands from a pipe"},
        {"RUN <<EOF bash -s x && jq\ngzip\nEOF", "2 command bash; 2 command jq; 3 command gzip"},
        {"RUN bash x.sh <<EOF\nnosuch\nEOF", "2 command bash"},
        {"RUN sudo bash <<EOF\nnosuch\nEOF",
         "2 command sudo; 2 command bash; 3 ! bash reads commands from a here-document"},
        {"RUN bash <<EOF\njq $x\nEOF", "2 command bash; 3 ! bash reads commands from a here-document with expansions"},
        {"RUN cat <<EOF >/x\n$(uname)\nEOF", "2 command cat; 3 ! commands that a here-document takes its text from"},
        {"RUN <<EOF\njq", "3 command jq; 2 ! a here-document without its last line"},
        {"RUN --mount=type=cache,target=/root/.cache/go-build \\\n  go build ...", "3 command go"},
        {"RUN --mount=type=bind,from=alpine:3,target=/x --mount=type=secret,id=aws jq",
         "2 command jq; 2 image alpine:3(build)"},
        {"RUN --mount=type=tmpfs,target=/x --mount=type=ssh --network=none --security=insecure --device=vendor/x jq",
         "2 command jq"},
        {"RUN --network=host [\"jq\"]", "2 command jq"},
        {"RUN dnf install -y @development a-1.2 ./b.rpm https://x.example/c.rpm 'git*' --releasever 43 --repo crb",
         "2 command dnf; 2 package a-1.2; 2 package git*; 2 ! package group: @development; 2 ! package from a file: "
         "./b.rpm; 2 ! package from a URL: https://x.example/c.rpm; 2 * asks for the repository crb to be enabled"},
        {"RUN apt-get update && apt-get install -y x",
         "2 command apt-get; 2 ! packages of apt-get (another packaging system) are not looked up"},
    });
}

TEST_CASE("CMD, ENTRYPOINT and HEALTHCHECK say what the image starts") {
    check_instructions({
        {"CMD [\"jq\",\"param1\",\"param2\"]", "2 command jq"},
        {"CMD jq -r | wc -", "2 command jq; 2 command wc"},
        {"CMD [\"/usr/bin/wc\",\"--help\"]", "2 file /usr/bin/wc"},
        {"CMD [\"one\"]\nCMD [\"two\"]", "3 command two"},
        {"ENTRYPOINT [\"top\", \"-b\"]\nCMD [\"-c\"]", "2 command top"},
        {"ENTRYPOINT exec top -b", "2 command top"},
        {"ENTRYPOINT jq\nCMD gzip", "2 command jq"},  // the shell form passes nothing on
        {"ENTRYPOINT [\"tini\", \"--\"]\nCMD [\"jq\"]", "2 command tini; 2 command jq"},
        {"ENTRYPOINT [\"tini\", \"--\"]\nCMD exec jq x", "2 command tini; 2 command jq"},
        {"CMD [\"--help\"]", ""},  // for the entry point of the base image
        {"CMD []", ""},
        {"ENTRYPOINT []\nCMD [\"jq\"]", "3 command jq"},
        {"ENV T=gzip\nARG U=tar\nCMD $T x; $U", "4 command gzip; 4 ! command name in a variable: $U"},
        {"HEALTHCHECK --interval=5m --timeout=3s \\\n  CMD curl -f http://localhost/ || exit 1", "3 command curl"},
        {"HEALTHCHECK CMD [\"curl\", \"-f\"]", "2 command curl"},
        {"HEALTHCHECK CMD curl x\nHEALTHCHECK NONE", ""},
        {"CMD [\"./app\", \"x\"]", ""},
    });
    // What the file puts there itself is the application's own.
    check_instructions({
        {"COPY app /usr/local/bin/app\nENTRYPOINT [\"/usr/local/bin/app\"]", ""},
        {"COPY app run.sh /usr/bin/\nENTRYPOINT [\"run.sh\"]\nCMD [\"app\"]", ""},
        {"COPY app /usr/bin/\nCMD [\"/usr/bin/other\"]", "3 file /usr/bin/other"},
        {"WORKDIR /srv\nCOPY . app\nCMD [\"/srv/app/bin/x\"]", ""},
        {"COPY --chmod=755 <<EOF /usr/bin/start\n#!/bin/bash\njq\nEOF\nCMD [\"start\"]", "4 command jq"},
        {"ADD https://x.example/tool /usr/bin/tool\nRUN tool", "2 ! what is in https://x.example/tool"},
        {"COPY [\"a b\", \"/usr/bin/\"]\nCMD [\"/usr/bin/a b\"]", ""},
        {"COPY rootfs/ /\nCMD [\"/usr/bin/x\"]",
         "3 file% /usr/bin/x; 2 * may bring what is asked for here: COPY into /"},
    });
}

TEST_CASE("what the file brings where commands are found makes others a guess from there on") {
    check_instructions({
        {"RUN gzip\nCOPY bin/ /usr/local/bin/\nRUN gzip\nCMD [\"jq\"]",
         "2 command gzip; 5 command% jq; 3 * may bring what is asked for here: COPY into /usr/local/bin/"},
        {"COPY . /srv\nCMD [\"jq\"]", "3 command jq"},
        {"ENV PATH=/srv/bin:$PATH\nCOPY . /srv\nCMD [\"jq\"]",
         "4 command% jq; 3 * may bring what is asked for here: COPY into /srv"},
        {"ADD x.tar.gz /\nCMD [\"jq\"]", "3 command% jq; 2 * may bring what is asked for here: ADD into /"},
        {"ADD https://x.example/x.tar.gz /\nCMD [\"jq\"]", "3 command jq; 2 ! what is in https://x.example/x.tar.gz"},
        {"RUN curl -fsSLo /usr/local/bin/jq https://x.example && jq", "2 command curl"},
        {"RUN tar > /usr/local/bin/jq && jq", "2 command tar"},
        {"RUN ln -s /opt/x/jq /usr/bin/ && jq", "2 command ln"},
        {"RUN install -m 755 a/jq /usr/bin && jq", "2 command install"},
        {"RUN pip install x\nRUN jq",
         "2 command pip; 3 command% jq; 2 * packages of pip (another packaging system) are not looked up; 2 * may "
         "bring what is asked for here: pip install"},
        {"RUN npm i -g x\nRUN jq",
         "2 command npm; 3 command% jq; 2 * packages of npm (another packaging system) are not looked up; 2 * may "
         "bring what is asked for here: npm install"},
    });
}

TEST_CASE("a script that is the entry point runs the command that it is given") {
    check_instructions({
        {"COPY start.sh /\nENTRYPOINT [\"/start.sh\"]\nCMD [\"jq\", \"x\"]", "4 command% jq"},
        {"COPY start /\nENTRYPOINT [\"/start\"]\nCMD [\"/usr/bin/jq\"]", "4 file% /usr/bin/jq"},
        {"ENTRYPOINT [\"./start.sh\"]\nCMD [\"--help\"]", ""},
        {"ENTRYPOINT [\"top\"]\nCMD [\"jq\"]", "2 command top"},
    });
}

TEST_CASE("COPY and ADD: their forms, options and here-documents") {
    check_instructions({
        {"COPY file1.txt file2.txt /usr/src/things/", ""},
        {"COPY *.png /dest/\nCOPY index.? /dest/\nCOPY [[]0].txt /dest/", ""},
        {"COPY --from=nginx:latest /etc/nginx/nginx.conf /nginx.conf",
         "2 image nginx:latest(build); 2 ! what is in files of the image nginx:latest"},
        {"COPY --chown=55:mygroup --chmod=644 --link --parents --exclude=*.txt files* /somedir/", ""},
        {"ARG I=nginx\nCOPY --from=$I:1 /a /b", "3 image nginx:1(build); 3 ! what is in files of the image nginx:1"},
        {"COPY --from=$NIX /a /b", "2 ! image in a variable: $NIX"},
        {"COPY <<EOF /usr/share/index.html\n(your index page)\nRUN jq\nEOF\nRUN gzip", "6 command gzip"},
        {"COPY <<robots.txt <<humans.txt /dest/\nx\nrobots.txt\ny\nhumans.txt\nRUN jq", "7 command jq"},
        {"COPY <<-\"EOT\" /script.sh\n\techo\n\tEOT\nRUN jq", "5 command jq"},
        {"ADD arr[[]0].txt /dest/\nADD --keep-git-dir=true https://github.com/moby/buildkit.git#v0.10.1 /buildkit",
         "3 ! what is in https://github.com/moby/buildkit.git#v0.10.1"},
        {"ADD --checksum=sha256:24454f https://x.example/a.tgz /\nADD --unpack=true x.tar /\nADD \"a b\" /x",
         "2 ! what is in https://x.example/a.tgz"},
        {"COPY onlyone", "2 ! COPY or ADD without a target"},
    });
}

TEST_CASE("instructions that need nothing") {
    check_instructions({
        {"LABEL \"com.example.vendor\"=\"ACME Incorporated\" a=b \\\n  c=d\nMAINTAINER x <x@example.org>", ""},
        {"EXPOSE 80/tcp 80/udp\nVOLUME [\"/data\"]\nVOLUME /var/log /var/db\nSTOPSIGNAL SIGKILL", ""},
        {"USER patrick", "2 * runs as the user patrick, whom the base image has to have"},
        {"RUN useradd -r patrick\nUSER patrick:patrick", "2 command useradd"},
        {"USER root\nUSER 1001:0", ""},
        {"ONBUILD ADD . /app/src\nONBUILD RUN /usr/bin/jq --dir /app/src\nONBUILD CMD x", "3 file /usr/bin/jq"},
        {"ONBUILD RUN <<EOF\njq\nEOF\nRUN gzip", "3 command jq; 5 command gzip"},
    });
}

TEST_CASE("ENV, ARG and what the shell of RUN knows of them") {
    check_instructions({
        {"ENV MY_NAME=\"John Doe\" P=git\\ jq \\\n    Q=tar\nRUN dnf install $P ${Q}",
         "4 command dnf; 4 package git; 4 package jq; 4 package tar"},
        {"ENV ONE git jq\nRUN dnf install $ONE", "3 command dnf; 3 package git; 3 package jq"},
        {"ENV ONE TWO= THREE=world\nRUN dnf install $ONE", "3 command dnf; 3 package TWO=; 3 package THREE = world"},
        {"ARG user1=someuser\nARG buildno\nRUN dnf install $user1 $buildno",
         "4 command dnf; 4 package someuser; 4 ! package name in a variable: $buildno"},
        {"ARG a=1 b=2\nRUN dnf install p$a q$b", "3 command dnf; 3 package p1; 3 package q2"},
        {"ARG V\nENV V=${V:-v1.0.0}\nRUN dnf install p-$V", "4 command dnf; 4 package p-v1.0.0"},
        {"ENV V=v1\nARG V=v2\nRUN dnf install $V", "4 command dnf; 4 package v1"},  // ENV always wins
        {"RUN dnf install $V\nARG V=v2", "2 command dnf; 2 ! package name in a variable: $V"},
        {"ARG P=jq\nRUN P=tar; dnf install $P", "3 command dnf; 3 package tar"},
        {"ARG P=jq\nRUN bash -c 'dnf install $P'", "3 command bash; 3 command dnf; 3 package jq"},
        {"ARG TARGETARCH\nRUN dnf install x-$TARGETARCH",
         "3 command dnf; 3 ! package name in a variable: x-$TARGETARCH"},
    });
}

TEST_CASE("SHELL says who reads the shell form") {
    check_files({
        {"FROM scratch\nSHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\nRUN jq", "3 file /bin/bash; 3 command jq"},
        {"FROM scratch\nSHELL [\"powershell\", \"-command\"]\nRUN Write-Host hello\nRUN dir",
         "3 ! commands that powershell reads"},
        {"FROM scratch\nSHELL bash\nRUN jq", "3 file /bin/sh; 3 command jq; 2 ! SHELL is no list of words in JSON"},
        {"FROM scratch AS a\nSHELL [\"/bin/bash\", \"-c\"]\nFROM a\nCMD jq", "4 file /bin/bash; 4 command jq"},
    });
}

TEST_CASE("FROM: its forms, arguments and stages") {
    check_files({
        {"ARG  CODE_VERSION=latest\nFROM base:${CODE_VERSION}\nCMD  /code/run-app\n\nFROM extras:${CODE_VERSION}\n",
         "2 image base:latest(build); 5 image extras:latest; 2 * a stage that the last one is not made of: read as "
         "build time"},
        {"ARG VERSION=jq\nFROM scratch\nARG VERSION\nRUN dnf install $VERSION",
         "4 file /bin/sh; 4 command dnf; 4 package jq"},
        {"ARG VERSION=jq\nFROM scratch\nRUN dnf install $VERSION",
         "3 file /bin/sh; 3 command dnf; 3 ! package name in a variable: $VERSION"},
        {"FROM --platform=$BUILDPLATFORM golang AS Build\nRUN gcc\nFROM fedora:43\nRUN jq\nCOPY --from=build /a /b",
         "2 command gcc(build); 4 file /bin/sh; 4 command jq; 1 image golang=Build(build); 3 "
         "image fedora:43"},
        {"FROM fedora:43 as base\nRUN jq\nFROM base\nRUN gzip",
         "2 file /bin/sh; 2 command jq; 4 command gzip; 1 image fedora:43=base"},
        {"FROM fedora:43 AS base\nARG P=jq\nFROM base\nRUN dnf install $P",
         "4 file /bin/sh; 4 command dnf; 4 package jq; 1 image fedora:43=base"},
        {"FROM a@sha256:0123\nFROM b\nCOPY --from=0 /a /b", "1 image a@sha256:0123(build); 2 image b"},
        {"FROM a AS dev\nRUN gcc\nFROM b AS prod\nRUN jq",
         "2 command gcc(build); 4 file /bin/sh; 4 command jq; 1 image a=dev(build); 3 image "
         "b=prod; 1 * the last stage is not made of dev: read as build time"},
        {"FROM ${BASE}\n", "1 ! base image in a variable: ${BASE}"},
        {"ARG BASE\nFROM ${BASE:-fedora:43}\n", "2 image fedora:43"},
        {"FROM\n", "1 ! FROM without an image"},
        {"FROM a AS x\nRUN jq\nFROM b\nRUN --mount=from=x,target=/y jq && gzip",
         "4 file /bin/sh; 4 command jq; 4 command gzip; 1 image a=x(build); 3 image b"},
        // A start of a stage that only files are taken of is never run.
        {"FROM a AS x\nCMD [\"jq\"]\nFROM b\nCOPY --from=x /a /b\n", "1 image a=x(build); 3 image b"},
    });
}

TEST_CASE("hostile Dockerfiles cost no more than their size") {
    std::string stages = "FROM a AS s0\n";
    for (int i = 1; i < 2000; ++i)
        stages +=
            "FROM s" + std::to_string(i - 1) + " AS s" + std::to_string(i) + "\nENV A" + std::to_string(i) + "=x\n";
    CHECK(told(extract::read_dockerfile("D", stages)).find("more stages than are followed") != std::string::npos);
    std::string doubling = "FROM a\nENV A0=xxxxxxxxxxxxxxxx\n";
    for (int i = 1; i < 200; ++i) {
        const auto before = "$A" + std::to_string(i - 1);
        doubling += "ENV A" + std::to_string(i) + "=" + before + before + "\n";
    }
    CHECK(!told(extract::read_dockerfile("D", doubling + "RUN dnf install $A199\n")).empty());
    std::string deep = "FROM a\nWORKDIR ";
    for (int i = 0; i < 100'000; ++i) deep += "${a:-";
    CHECK(told(extract::read_dockerfile("D", deep)) == "1 image a");
    const std::string opened = "FROM a\nRUN [" + std::string(200'000, '[') + "\n";
    CHECK(!told(extract::read_dockerfile("D", opened)).empty());
    CHECK(told(extract::read_dockerfile("D", std::string(2U << 20U, 'x'))) == "0 ! not read: more than 1 MiB of text");
    CHECK(told(extract::read_dockerfile("D", std::string_view("FROM a\0", 7))) == "0 ! not read: it is no text");
}

}  // namespace unit_deploy_dockerfile
