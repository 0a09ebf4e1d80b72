#include <doctest/doctest.h>

#include "extract/language/python_lines.hpp"
#include "extract/script/source_reader.hpp"
#include "source_expect.hpp"

namespace unit_python_reader {

namespace {

std::string found(std::string_view text) {
    return found_in_source(text, rpmgap::extract::Language::python);
}

void check(std::initializer_list<Snippet> table) {
    for (const auto& [body, expected] : table) {
        const std::string this_body(body);
        CAPTURE(this_body);
        CHECK(found(body) == expected);
    }
}

}  // namespace

TEST_CASE("imports are modules by their first name, and the standard library is none") {
    check({
        {"import yaml\n", "module python-module(yaml)"},
        {"import os, yaml as y, requests.adapters\n", "module python-module(yaml); module python-module(requests)"},
        {"from yaml import load, dump as d\n", "module python-module(yaml)"},
        {"from yaml import *\n", "module python-module(yaml)"},
        {"from .yaml import x\nfrom . import y\nfrom __future__ import annotations\n", ""},
        {"import os.path\nfrom collections.abc import Iterable\n", ""},
        {"import a . b\n", "module python-module(a)"},
        {"x = 'import yaml'\n# import yaml\n\"\"\"\nimport yaml\n\"\"\"\n", ""},
    });
}

TEST_CASE("a name that packages share is told with what lies below it") {
    check({
        {"import ruamel.yaml\n", "module python-module(ruamel.yaml)"},
        {"from ruamel import yaml\n", "module python-module(ruamel.yaml)"},
        {"from google.cloud import storage\n", "module python-module(google.cloud.storage)"},
        {"import zope.interface.common\n", "module python-module(zope.interface)"},
    });
}

TEST_CASE("modules that came or went with a version are asked for") {
    check({
        {"import distutils.core\n", "module python-module(distutils)"},
        {"import tomllib\n", "module python-module(tomllib)"},
        {"import tkinter\n", "module python-module(tkinter)"},
        {"import winreg\n", ""},
    });
}

TEST_CASE("guards of imports") {
    check({
        {"try:\n    import yaml\nexcept ImportError:\n    import json\n", "module? python-module(yaml)"},
        {"try:\n    import a\nexcept (KeyError, ModuleNotFoundError) as e:\n    import b\n",
         "module? python-module(a); module? python-module(b)"},
        {"try:\n    import a\nexcept:\n    pass\n", "module? python-module(a)"},
        {"try:\n    import a\nexcept KeyError:\n    pass\n", "module python-module(a)"},
        {"try:\n    import a\nfinally:\n    pass\n", "module python-module(a)"},
        {"try:\n    a()\nexcept ImportError:\n    pass\nelse:\n    import b\nfinally:\n    import c\n",
         "module python-module(b); module python-module(c)"},
        {"try:\n    try:\n        a()\n    except ImportError:\n        pass\n    finally:\n        import c\n"
         "except ImportError:\n    pass\n",
         "module? python-module(c)"},
        {"def f():\n    import a\nclass C:\n    import b\n    async def g(self):\n        import c\n",
         "module? python-module(a); module python-module(b); module? python-module(c)"},
        {"with contextlib.suppress(ImportError):\n    import a\n", "module? python-module(a)"},
        {"if sys.version_info >= (3, 11):\n    import tomllib\nelse:\n    import tomli\n",
         "module? python-module(tomllib); module? python-module(tomli)"},
        {"if sys.platform == 'win32':\n    import win32api\n", "module? python-module(win32api)"},
        {"if TYPE_CHECKING:\n    import yaml\nelse:\n    import json5\n", "module python-module(json5)"},
        {"if typing.TYPE_CHECKING:\n    from yaml import x\n", ""},
        {"try:\n    import yaml\nexcept ImportError:\n    pass\nimport yaml\n", "module python-module(yaml)"},
    });
}

TEST_CASE("imports by a call") {
    check({
        {"import importlib\nimportlib.import_module('yaml.x')\n", "module python-module(yaml)"},
        {"from importlib import import_module as load\nload('yaml')\n", "module python-module(yaml)"},
        {"__import__('yaml')\n", "module python-module(yaml)"},
        {"import importlib\nimportlib.import_module('.x', __package__)\n", ""},
        {"import importlib\nimportlib.import_module(name)\n", "! a module whose name is computed at run time"},
    });
}

TEST_CASE("commands that are run") {
    check({
        {"import subprocess\nsubprocess.run(['git', 'status'])\n", "command git"},
        {"import subprocess as sp\nsp.check_output(('git', x))\n", "command git"},
        {"from subprocess import Popen, call as c\nPopen(['git'] + more)\nc('ls')\n", "command git; command ls"},
        {"import subprocess\nsubprocess.run(args=['/usr/bin/git'])\n", "file /usr/bin/git"},
        {"import subprocess\nsubprocess.run(['echo', 'x'])\n", "command echo"},
        {"import subprocess\nsubprocess.run(['sudo', 'dnf', 'install', '-y', 'git'])\n",
         "command sudo; command dnf; package git"},
        {"import subprocess\nsubprocess.run('git log | less', shell=True)\n", "command git; command less"},
        {"import os\nos.system(f'git -C {path} log && tar x')\n", "command git; command tar"},
        {"import os\nos.system('a' 'wk ' + x)\n", "command awk"},
        {"import os\nos.execvp('git', ['git'])\nos.spawnlp(os.P_WAIT, 'tar', 'tar')\n", "command git; command tar"},
        {"import sys, subprocess\nsubprocess.run([sys.executable, '-m', 'pip'])\n", ""},
        {"import subprocess\nsubprocess.run(cmd)\n", "! a command that is computed at run time: subprocess.run"},
        {"import subprocess\nsubprocess.run(cmd, shell=True)\n",
         "! a command that is computed at run time: subprocess.run"},
        {"import shutil\nif shutil.which('git'):\n    pass\n", "command? git"},
        {"import subprocess\ntry:\n    subprocess.run(['git'])\nexcept FileNotFoundError:\n    pass\n", "command? git"},
        {"def run(x): pass\nrun(['git'])\n", ""},
    });
}

TEST_CASE("libraries that are named to the loader are hints") {
    check({
        {"import ctypes\nctypes.CDLL('libcurl.so.4')\n", "soname~ libcurl.so.4()(64bit)"},
        {"from ctypes import cdll\ncdll.LoadLibrary('libcurl.so.4')\n", "soname~ libcurl.so.4()(64bit)"},
        {"ffi.dlopen('libcurl.so.4')\n", "soname~ libcurl.so.4()(64bit)"},
        {"import ctypes\nctypes.CDLL(None)\nctypes.CDLL('/opt/x/libcurl.so.4')\n", ""},
        {"from ctypes.util import find_library\nfind_library('curl')\n",
         "! a library that is searched for without its version"},
    });
}

TEST_CASE("what the grammar cannot place is told, and what stands around it is read") {
    CHECK(found("import a\n) ( =\nimport b\n").find("module python-module(a)") == 0);
    CHECK(found("import a\n) ( =\nimport b\n").find("! python that the grammar cannot place") != std::string::npos);
    CHECK(found("print 'python 2'\nimport urllib2\n") == "module python-module(urllib2)");
}

TEST_CASE("reasons are printable, whatever bytes a name has") {
    const auto text = found("os.spawn\xa7.d(t\x86)");
    CHECK(text.find("computed at run time") != std::string::npos);
    CHECK(rpmgap::support::printable(text) == text);
}

TEST_CASE("text of any size ends, and a long file is read to its end") {
    std::string text;
    for (int i = 0; i < 12'000; ++i) text += "def f" + std::to_string(i) + "(a, b):\n    return a + b\n\n";
    text += "import yaml\n";
    CHECK(found(text) == "module python-module(yaml)");
    // Without blank lines, and with what must stay together at many places.
    text.clear();
    for (int i = 0; i < 4'000; ++i)
        text +=
            "try: import a\nexcept ImportError: import a\n@x\n# of x\ndef f(): import a\nx = [\n1,\n'''import "
            "c\n'''\n]\n"
            "y = 'it\\'s # \\\nimport d'\nif TYPE_CHECKING: import e\nelse: z = \\\nf\n";
    text += "import yaml\n";
    CHECK(found(text) == "module? python-module(a); module python-module(yaml)");
    // One statement that is too long does not hide those around it.
    text = "import a\nx = [";
    for (int i = 0; i < 70'000; ++i) text += "1, ";
    text += "]\nimport b\n";
    CHECK(found(text) ==
          "module python-module(a); module python-module(b); ! python: what follows is too long to parse in one "
          "piece");
    CHECK(found(std::string(70'000, '(')).find("! python") == 0);
    CHECK(found(std::string(3'000'000, 'x')).find("! it is not read") == 0);
}

TEST_CASE("programs that take the place of this one are told what they are called") {
    CHECK(found("import os\nos.execvp('bash', ['bash', '-c', 'jq .'])") == "command bash; command jq");
    CHECK(found("import os\nos.execlp('sh', 'sh', '-c', 'jq .')") == "command sh; command jq");
    CHECK(found("import os\nos.execvp('dash', ['dash'])") == "command dash");
    CHECK(found("import os\nos.spawnvp(os.P_WAIT, 'env', ['env', 'jq'])") == "command env; command jq");
    CHECK(found("import os\nos.execvp('env', args)") == "command env");
}

TEST_CASE("which files are read") {
    using rpmgap::extract::Language;
    using rpmgap::extract::source_language;
    CHECK(source_language("a.py") == Language::python);
    CHECK(source_language("a.rb") == Language::ruby);
    CHECK(source_language("a.txt") == std::nullopt);
    const auto found = [](std::string_view shebang) { return found_in("import yaml", shebang); };
    CHECK(found("#!/usr/bin/env python3") == "module python-module(yaml)");
    CHECK(found("#!/usr/libexec/platform-python -s") == "module python-module(yaml)");
    CHECK(found("#!/usr/bin/node") == "! commands of a node script are not read");
}

TEST_CASE("a source is divided where no statement goes on") {
    using rpmgap::extract::python_divisions;
    const auto divided = [](std::string text) {
        auto at = python_divisions(text);
        for (auto each = at.rbegin(); each != at.rend(); ++each) text.insert(*each, "|");
        return text;
    };
    CHECK(divided("a\nb\n\nc\n") == "a\n|b\n\n|c\n");
    CHECK(divided("a(\nb\n)\nc") == "a(\nb\n)\n|c");
    CHECK(divided("if a:\n  b\nelse:\n  c\nd\n") == "if a:\n  b\nelse:\n  c\n|d\n");
    CHECK(divided("try:\n  b\nexcept* X:\n  c\nfinally: d\nelsewhere()\n") ==
          "try:\n  b\nexcept* X:\n  c\nfinally: d\n|elsewhere()\n");
    CHECK(divided("a\n@b\n\n# c\n@d\ndef e():\n  f\n@g\nclass H: i\n") ==
          "a\n|@b\n\n# c\n@d\ndef e():\n  f\n|@g\nclass H: i\n");
    CHECK(divided("a = \"\"\"\nb\n'''\n\\\"\"\"\nc\n\"\"\"\nd\n") == "a = \"\"\"\nb\n'''\n\\\"\"\"\nc\n\"\"\"\n|d\n");
    CHECK(divided("a = 'b\nc = \\\r\nd\ne\\\nf # (\ng") == "a = 'b\n|c = \\\r\nd\n|e\\\nf # (\n|g");
    CHECK(divided(")\na\n(\nb\n") == ")\n|a\n(\nb\n");
    CHECK(divided("") == "");
    CHECK(divided("#") == "#");
    CHECK(divided("\\") == "\\");
}

}  // namespace unit_python_reader
