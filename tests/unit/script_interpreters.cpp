#include <doctest/doctest.h>

#include "script_expect.hpp"

namespace unit_script_interpreters {

namespace {

void check(std::initializer_list<Snippet> table) {
    for (const auto& [body, expected] : table) {
        const std::string this_body(body);
        CAPTURE(this_body);
        CHECK(found_in(body) == expected);
    }
}

}  // namespace

TEST_CASE("a module that python runs is needed") {
    check({
        {"python3 -m yaml x", "command python3; module python-module(yaml)"},
        {"python3.12 -Im flask.cli run", "command python3.12; module python-module(flask)"},
        {"python3 -W ignore -X utf8 -mflask run", "command python3; module python-module(flask)"},
        {"python3 -m http.server", "command python3"},
        {"python3 -m venv x || true", "command? python3"},
        {"if command -v python3; then python3 -m yaml; fi", "command? python3; module python-module(yaml)"},
        {"python3 -m \"$MODULE\"", "command python3; ! a Python module whose name is in a variable"},
        {"python3 x.py -m yaml", "command python3"},
    });
}

TEST_CASE("Python and Ruby in shell text are read as files of theirs are") {
    check({
        {"python3 -c 'import yaml'\npython3 -Icimport\\ x",
         "command python3; module python-module(yaml); module python-module(x)"},
        {"python3 - <<'EOF'\nimport yaml\nEOF", "command python3; module python-module(yaml)"},
        {"python3 --check-hash-based-pycs always -c 'import yaml'", "command python3; module python-module(yaml)"},
        {"python3 /dev/stdin <<EOF\nimport yaml\nEOF", "command python3; module python-module(yaml)"},
        {"python3 <<EOF\nimport os\nos.system('jq .')\nEOF", "command python3; command jq"},
        {"ruby -rjson -e 'require \"nokogiri\"'", "command ruby; module ruby-module(nokogiri)"},
        {"python3 -c 'import yaml' || true", "command? python3; module? python-module(yaml)"},
        {"if python3 -c 'import yaml'; then jq; fi", "command python3; module? python-module(yaml); command jq"},
        {"python3 -c 'import yaml' || jq", "command python3; module? python-module(yaml); command jq"},
    });
    const auto subject = rpmgap::extract::read_script("t", "#!/bin/sh\njq .\npython3 - <<'EOF'\n\nimport yaml\nEOF\n");
    REQUIRE(subject.requirements.size() == 4);
    CHECK(subject.requirements.back().evidence.line == 5);
}

TEST_CASE("code in shell text in code is followed to a depth") {
    const auto within_python = [](const std::string& command) {
        std::string literal;
        for (const char c : command) {
            if (c == '\'' || c == '\\') literal += '\\';
            literal += c == '\n' ? std::string("\\n") : std::string(1, c);
        }
        return "python3 - <<'EOF'\nimport os\nos.system('" + literal + "')\nEOF\n";
    };
    auto text = within_python("jq .");
    CHECK(found_in(text) == "command python3; command jq");
    for (int level = 0; level < 6; ++level) text = within_python(text);
    CHECK(found_in(text) == "command python3; ! shell texts are nested too deeply");
}

TEST_CASE("code of other languages in shell text, and such that is not known, is said not to be read, once for each") {
    check({
        {"python3 <<< 'import yaml'", "command python3; ! Python code in shell text is not read"},
        {"python3 -c \"import $MODULE\"", "command python3; ! Python code in shell text is not read"},
        {"python3 <<EOF\nimport $MODULE\nEOF", "command python3; ! Python code in shell text is not read"},
        {"cat x | python3", "command cat; command python3; ! Python code in shell text is not read"},
        {"perl -pi.bak -e 's/a/b/' x\nperl -lane 'print'", "command perl; ! Perl code in shell text is not read"},
        {"perl -MFoo -i.save x.pl", "command perl"},
        {"lua -e 'x()'; php -r 'x();'; Rscript -e 'x()'",
         "command lua; command php; command Rscript; ! Lua code in shell text is not read; ! PHP code in shell text is "
         "not "
         "read; ! R code in shell text is not read"},
        {"node --eval 'x'\nnode -p 1", "command node; ! JavaScript code in shell text is not read"},
        {"python3 --version\npython3 -V\nperl x.pl -e\nnode app.js -e", "command python3; command perl; command node"},
        {"python3", "command python3"},
    });
}

TEST_CASE("a script that a here-document writes is said not to be read") {
    check({
        {"cat > /usr/bin/x <<'EOF'\n#!/usr/bin/python3\nimport yaml\nEOF",
         "command cat; ! a script in a here-document is not read"},
        {"cat > /etc/x <<'EOF'\n# plain\nEOF", "command cat"},
    });
}

}  // namespace unit_script_interpreters
