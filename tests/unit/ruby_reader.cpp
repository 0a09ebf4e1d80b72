#include <doctest/doctest.h>

#include "source_expect.hpp"

namespace unit_ruby_reader {

namespace {

std::string found(std::string_view text) {
    return found_in_source(text, rpmgap::extract::Language::ruby);
}

}  // namespace

TEST_CASE("ruby: what is required and run") {
    for (const auto& [body, expected] : std::initializer_list<Snippet>{
             {"require 'pg'\nrequire \"aws-sdk/s3\"\n", "module ruby-module(pg); module ruby-module(aws-sdk/s3)"},
             {"require 'net/http'\nrequire 'json/add/core'\nrequire 'digest/sha2'\n",
              "module ruby-module(json/add/core)"},
             {"require_relative 'x'\nrequire './y'\nrequire File.join(a, b)\n",
              "! a feature whose name is computed at run time"},
             {"begin\n  require 'pg'\nrescue LoadError\nend\n", "module? ruby-module(pg)"},
             {"begin\n  require 'pg'\nrescue KeyError\nend\n", "module ruby-module(pg)"},
             {"require 'pg' rescue nil\n", "module? ruby-module(pg)"},
             {"system('git status | less')\n", "command git; command less"},
             {"system('git', 'status')\nexec(\"tar\", x)\n", "command git; command tar"},
             {"`git log #{x}`\n%x(tar x)\n", "command git; command tar"},
             {"IO.popen(['git', 'log'])\nOpen3.capture2e('tar x')\n", "command git; command tar"},
             {"system(command)\n", "! a command that is computed at run time: system"},
             {"obj.require 'x'\nobj.system('git')\n", ""},
         }) {
        const std::string this_body(body);
        CAPTURE(this_body);
        CHECK(found(body) == expected);
    }
}

TEST_CASE("ruby: a here-document with a word of any length") {
    const std::string word(300, 'A');
    CHECK(found("x = <<" + word + ", <<B, <<'" + word + "'\n1\n" + word + "\n2\nB\n3\n" + word + "\nrequire 'pg'\n") !=
          "");
}

}  // namespace unit_ruby_reader
