#include <doctest/doctest.h>

#include "script_expect.hpp"

namespace {

void check(std::initializer_list<Snippet> table) {
    for (const auto& [body, expected] : table) {
        CAPTURE(std::string(body));
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

TEST_CASE("code of other languages in shell text is said not to be read, once for each") {
    check({
        {"python3 -c 'import yaml'\npython3 -c 'import x'", "command python3; ! Python code in shell text is not read"},
        {"python3 - <<'EOF'\nimport yaml\nEOF", "command python3; ! Python code in shell text is not read"},
        {"python3 <<< 'import yaml'", "command python3; ! Python code in shell text is not read"},
        {"cat x | python3", "command cat; command python3; ! Python code in shell text is not read"},
        {"perl -pi.bak -e 's/a/b/' x\nperl -lane 'print'", "command perl; ! Perl code in shell text is not read"},
        {"perl -MFoo -i.save x.pl", "command perl"},
        {"ruby -rjson -e 'p 1'", "command ruby; ! Ruby code in shell text is not read"},
        {"node --eval 'x'\nnode -p 1", "command node; ! JavaScript code in shell text is not read"},
        {"python3 --version\npython3 -V\nperl x.pl -e\nnode app.js -e", "command python3; command perl; command node"},
        {"python3", "command python3"},
    });
}
