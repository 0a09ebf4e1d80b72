#include <doctest/doctest.h>

#include "resolve/modules.hpp"
#include "resolve/readings.hpp"
#include "tiny_repo.hpp"

namespace unit_resolve_modules {

using namespace tiny;
using model::Confidence;
using model::Outcome;

namespace {

constexpr const char* python = R"(
    pkg python3-libs 3.14.0-1 x86_64
    prv python(abi) = 3.14
)";

model::Answer asked(const World& world, std::string_view module) {
    return world.ask(SubjectKind::script, RequirementKind::module, capability(module));
}

}  // namespace

TEST_CASE("a python module is looked up by its files, for the pythons that the distribution has") {
    World world;
    world.base(std::string(python) + R"(
        pkg python3-pyyaml 6-1 x86_64
        file /usr/lib64/python3.14/site-packages/yaml/__init__.py
        pkg python3-six 1-1 noarch
        file /usr/lib/python3.14/site-packages/six.py
        pkg python3-cffi 1-1 x86_64
        file /usr/lib64/python3.14/site-packages/_cffi_backend.cpython-314-x86_64-linux-gnu.so
        pkg python3-nacl 1-1 x86_64
        file /usr/lib64/python3.14/site-packages/_sodium.abi3.so
        pkg python3-ruamel-yaml 1-1 noarch
        file /usr/lib/python3.14/site-packages/ruamel/yaml/__init__.py
        pkg python3-plugins-a 1-1 noarch
        file /usr/lib/python3.14/site-packages/plugins
        file /usr/lib/python3.14/site-packages/plugins/a.py
        pkg python3-old 1-1 noarch
        file /usr/lib/python3.9/site-packages/old.py
        pkg python3-tkinter 3.14.0-1 x86_64
        file /usr/lib64/python3.14/tkinter/__init__.py
    )");
    CHECK(names(asked(world, "python-module(yaml)")) == Names{"python3-pyyaml"});
    CHECK(asked(world, "python-module(yaml)").providers.at(0).confidence == Confidence::high);
    CHECK(names(asked(world, "python-module(six)")) == Names{"python3-six"});
    CHECK(names(asked(world, "python-module(_cffi_backend)")) == Names{"python3-cffi"});
    CHECK(names(asked(world, "python-module(_sodium)")) == Names{"python3-nacl"});
    CHECK(names(asked(world, "python-module(ruamel.yaml)")) == Names{"python3-ruamel-yaml"});
    CHECK(names(asked(world, "python-module(plugins)")) == Names{"python3-plugins-a"});
    CHECK(asked(world, "python-module(plugins)").providers.at(0).confidence == Confidence::medium);
    CHECK(names(asked(world, "python-module(tkinter)")) == Names{"python3-tkinter"});
    CHECK(asked(world, "python-module(old)").outcome == Outcome::unmet);
    CHECK(asked(world, "python-module(nowhere)").outcome == Outcome::unmet);
}

TEST_CASE("the name of a module's project fits with less confidence") {
    World world;
    world.base(std::string(python) + R"(
        pkg python3-ruamel 1-1 noarch
        prv python3dist(some-thing) = 1
        prv python3.14dist(some-thing) = 1
    )");
    const auto answer = asked(world, "python-module(Some_thing)");
    CHECK(names(answer) == Names{"python3-ruamel"});
    CHECK(answer.providers.at(0).confidence == Confidence::medium);
    CHECK(rpmgap::resolve::normalised_distribution_name("A.b__C-d") == "a-b-c-d");
}

TEST_CASE("another python of the distribution serves with less confidence, and from its own channel") {
    World world;
    world.base(python).channel("sdk", model::Support::unsupported, R"(
        pkg python3.12 3.12.0-1 x86_64
        prv python(abi) = 3.12
        pkg python3.12-yaml 6-1 x86_64
        file /usr/lib64/python3.12/site-packages/yaml/__init__.py
    )");
    const auto answer = asked(world, "python-module(yaml)");
    CHECK(names(answer) == Names{"python3.12-yaml@sdk"});
    CHECK(answer.providers.at(0).confidence == Confidence::medium);
    CHECK(answer.tier == model::Support::unsupported);
}

TEST_CASE("what a version of python brings along or took out") {
    World world;
    world.base(python);
    CHECK(asked(world, "python-module(tomllib)").outcome == Outcome::satisfied);
    CHECK(asked(world, "python-module(tomllib)").providers.empty());
    const auto gone = asked(world, "python-module(distutils)");
    CHECK(gone.outcome == Outcome::unmet);
    CHECK(to_string(gone.nearest) ==
          "Python 3.12 took it out of the standard library, and here is python3-libs-3.14.0-1.x86_64 (base)");
    World old;
    old.base("pkg python3-libs 3.9.0-1 x86_64\nprv python(abi) = 3.9\n");
    CHECK(asked(old, "python-module(distutils)").outcome == Outcome::satisfied);
    CHECK(to_string(asked(old, "python-module(tomllib)").nearest) ==
          "Python 3.11 brought it, and here is python3-libs-3.9.0-1.x86_64 (base)");
    World shim;
    shim.base(std::string(python) +
              "pkg python3-shim 1-1 noarch\nfile /usr/lib/python3.14/site-packages/distutils/__init__.py\n");
    CHECK(names(asked(shim, "python-module(distutils)")) == Names{"python3-shim"});
}

TEST_CASE("metadata that cannot say is never a miss") {
    World without_files;
    without_files.channel("base", model::Support::enabled,
                          std::string(python) + "pkg python3-x 1-1 noarch\nprv python3dist(x) = 1\n", {"files"});
    CHECK(asked(without_files, "python-module(yaml)").outcome == Outcome::undecidable);
    CHECK(names(asked(without_files, "python-module(x)")) == Names{"python3-x"});
    World without_generated;
    without_generated.channel("base", model::Support::enabled, "pkg python3 3.14-1 x86_64", {"generated"});
    CHECK(asked(without_generated, "python-module(yaml)").outcome == Outcome::undecidable);
    World without_python;
    without_python.base("pkg bash 5-1 x86_64");
    CHECK(asked(without_python, "python-module(yaml)").outcome == Outcome::unmet);
}

TEST_CASE("gems of ruby are what packages say of them") {
    World world;
    world.base(R"(
        pkg rubygem-aws-sdk 1-1 noarch
        prv rubygem(aws-sdk) = 1
        pkg rubygem-activesupport 8-1 noarch
        prv rubygem(activesupport) = 8
    )");
    CHECK(names(asked(world, "ruby-module(aws-sdk/s3)")) == Names{"rubygem-aws-sdk"});
    CHECK(names(asked(world, "ruby-module(active_support)")) == Names{"rubygem-activesupport"});
    CHECK(asked(world, "ruby-module(pg)").outcome == Outcome::undecidable);
    CHECK(asked(world, "cobol-module(x)").outcome == Outcome::undecidable);
}

TEST_CASE("a module is asked for by the name that findings have") {
    const auto readings = rpmgap::resolve::readings_of(capability("python-module(yaml)"), "x86_64");
    REQUIRE(readings.size() == 1);
    CHECK(readings[0].question.kind == RequirementKind::module);
}

TEST_CASE("a module of Python is the application's own where Python would find it") {
    const std::vector<std::string> files{
        "app/tools/plain.py",
        "app/plugins/redis/handler.py",
        "app/vendor/whole/__init__.py",
        "app/vendor/beside.py",
        "app/whole/in/__init__.py",
        "app/whole/__init__.py",
        "app/src/sourced.py",
        "top.py",
        "app/plugins/listed.py",
        "docker/deploy/build/run.py",
        "requests/lib/librequests.so",
        "celery/beat/x.py",
        "kafka/one.py",
        "kafka/two.py",
        "company/product/__init__.py",
    };
    const auto state = [&](const std::string& importer, const std::string& module) {
        auto app = application({subject(SubjectKind::script, importer,
                                        {needs(RequirementKind::module, "python-module(" + module + ")")})});
        for (const auto& file : files) app.subjects.push_back(subject(SubjectKind::script, file));
        return rpmgap::resolve::link_application(app, {}).supply[0][0].state;
    };
    using State = rpmgap::resolve::SelfSupply::State;
    CHECK(state("app/main.py", "redis") == State::elsewhere);
    CHECK(state("app/main.py", "plain") == State::elsewhere);
    CHECK(state("app/main.py", "handler") == State::elsewhere);
    CHECK(state("app/tools/other.py", "plain") == State::found);
    CHECK(state("app/tools/deep/er/other.py", "plain") == State::found);
    CHECK(state("app/tools/other.py", "top") == State::found);
    CHECK(state("app/tools/other.py", "plugins") == State::found);
    CHECK(state("app/tools/other.py", "beside") == State::found);  // its directory holds a package
    CHECK(state("app/tools/other.py", "whole") == State::found);
    CHECK(state("app/tools/other.py", "in") == State::elsewhere);  // a package within one
    CHECK(state("other/x.py", "sourced") == State::found);
    CHECK(state("other/x.py", "absent") == State::none);
    // Directories without __init__.py.
    CHECK(state("main.py", "docker") == State::elsewhere);
    CHECK(state("docker/deploy/build/run.py", "docker") == State::elsewhere);
    CHECK(state("main.py", "requests") == State::none);
    CHECK(state("celery/worker.py", "celery") == State::elsewhere);
    CHECK(state("kafka/one.py", "kafka") == State::found);
    CHECK(state("main.py", "company") == State::found);
}

TEST_CASE("paths of any depth are small change") {
    std::string deep;
    for (int i = 0; i < 2000; ++i) deep += "/d";
    std::vector<model::Subject> subjects;
    for (int i = 0; i < 500; ++i)
        subjects.push_back(subject(
            SubjectKind::script, "/" + std::to_string(i) + deep + "/x.py",
            {needs(RequirementKind::module, "python-module(x)"), needs(RequirementKind::module, "python-module(d.x)"),
             needs(RequirementKind::module, "python-module(absent)")}));
    const auto app = application(std::move(subjects));
    const auto links = rpmgap::resolve::link_application(app, {}).supply;
    for (std::size_t s = 0; s < links.size(); ++s) {
        const auto& other = app.subjects[s == 0 ? 1 : 0].path;
        REQUIRE(links[s][0].by == other);
        REQUIRE(links[s][1].by == other);
        REQUIRE(links[s][2].by.empty());
    }
}

TEST_CASE("the directory of a package is none that Python imports from") {
    const auto link = [](std::vector<std::string> files, std::string_view importer, const std::string& module,
                         std::string interpreter = "") {
        std::vector<model::Subject> subjects;
        for (auto& file : files) {
            subjects.push_back(subject(SubjectKind::script, std::move(file)));
            if (subjects.back().path != importer) continue;
            subjects.back().requirements = {needs(RequirementKind::module, "python-module(" + module + ")")};
            subjects.back().script->interpreter = interpreter;
        }
        for (const auto& supply : rpmgap::resolve::link_application(application(std::move(subjects)), {}).supply)
            if (!supply.empty()) return supply[0];
        return rpmgap::resolve::SelfSupply();
    };
    using State = rpmgap::resolve::SelfSupply::State;
    const std::vector<std::string> project{"manage.py",    "proj/__init__.py",     "proj/certbot.py",
                                           "proj/main.py", "proj/sub/__init__.py", "proj/sub/deep.py"};
    CHECK(link(project, "proj/certbot.py", "certbot").state == State::none);  // it does not import itself
    CHECK(link(project, "proj/main.py", "certbot").state == State::elsewhere);
    CHECK(link(project, "proj/main.py", "certbot").by == "proj/certbot.py");
    CHECK(link(project, "proj/main.py", "certbot", "/usr/bin/python3").state == State::found);  // it is run there
    CHECK(link(project, "proj/sub/deep.py", "main").state == State::elsewhere);
    CHECK(link(project, "proj/sub/deep.py", "main", "/usr/bin/python3").state == State::elsewhere);
    CHECK(link(project, "proj/sub/deep.py", "manage").state == State::found);
    CHECK(link(project, "proj/__init__.py", "proj").state == State::found);
    const std::vector<std::string> installed{"lib/site-packages/pkg/__init__.py", "lib/site-packages/pkg/certbot.py",
                                             "lib/site-packages/pkg/main.py", "lib/site-packages/lib/__init__.py",
                                             "lib/site-packages/lib/yaml.py"};
    CHECK(link(installed, "lib/site-packages/pkg/certbot.py", "certbot").state == State::none);
    CHECK(link(installed, "lib/site-packages/pkg/main.py", "certbot").state == State::elsewhere);
    CHECK(link(installed, "lib/site-packages/pkg/main.py", "yaml").state == State::elsewhere);  // lib is a package
    CHECK(link({"src/yaml.py"}, "src/yaml.py", "yaml").state == State::none);
    CHECK(link({"bin/tool", "bin/tool.py"}, "bin/tool", "tool").by == "bin/tool.py");
}

TEST_CASE("one module that lies in many places and is asked for from as many") {
    std::vector<model::Subject> subjects;
    for (int i = 0; i < 20'000; ++i) {
        const auto number = std::to_string(i);
        subjects.push_back(subject(SubjectKind::script, "/a" + number + "/x.py",
                                   {needs(RequirementKind::module, "python-module(zzy)")}));
        subjects.push_back(subject(SubjectKind::script, "/b" + number + "/zzy.py"));
    }
    const auto app = application(std::move(subjects));
    const auto links = rpmgap::resolve::link_application(app, {}).supply;
    for (std::size_t s = 0; s < links.size(); s += 2) REQUIRE(links[s][0].by == "/b0/zzy.py");
}

TEST_CASE("the application's own modules are its own") {
    auto package = subject(SubjectKind::rpm, "app.rpm");
    package.rpm->files = {"/usr/lib/python3.14/site-packages/packaged/__init__.py"};
    auto app = application({
        subject(SubjectKind::script, "app/main.py",
                {needs(RequirementKind::module, "python-module(helpers)"),
                 needs(RequirementKind::module, "python-module(google.own)"),
                 needs(RequirementKind::module, "python-module(_speed)"),
                 needs(RequirementKind::module, "python-module(packaged)"),
                 needs(RequirementKind::module, "ruby-module(own/thing)"),
                 needs(RequirementKind::module, "python-module(yaml)")}),
        subject(SubjectKind::script, "app/lib/helpers.py"),
        subject(SubjectKind::script, "app/lib/google/own/x.py"),
        subject(SubjectKind::script, "app/lib/own/thing.rb"),
        subject(SubjectKind::elf, "app/lib/_speed.cpython-314-x86_64-linux-gnu.so"),
        std::move(package),
    });
    const auto links = rpmgap::resolve::link_application(app, {}).supply;
    std::vector<std::string> by;
    for (const auto& link : links[0]) by.push_back(link.by);
    CHECK(by == std::vector<std::string>{"app/lib/helpers.py", "app/lib/google/own/x.py",
                                         "app/lib/_speed.cpython-314-x86_64-linux-gnu.so", "app.rpm",
                                         "app/lib/own/thing.rb", ""});
}

TEST_CASE("an application with a Python of its own is not tied to the distribution's") {
    auto app = application({
        subject(SubjectKind::script, "app/x.py",
                {needs(RequirementKind::capability, "python(abi) = 3.12"),
                 needs(RequirementKind::capability, "python(abi) = 3.13")}),
        subject(SubjectKind::elf, "app/bin/python3.12"),
    });
    app.subjects[1].elf->type = model::ElfFacts::Type::executable;
    const auto links = rpmgap::resolve::link_application(app, {}).supply;
    CHECK(links[0][0].by == "app/bin/python3.12");
    CHECK(links[0][1].by == "");
}

}  // namespace unit_resolve_modules
