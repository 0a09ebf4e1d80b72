// Times which bundled library the loader takes, on applications made to be hard: `rpmgap_bench_libraries [N]`.
// N (default 20,000) objects each, nothing is read from disk.
#include <chrono>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "resolve/self_supply.hpp"

using namespace rpmgap;

namespace {

model::Subject object(std::string path, std::string soname, std::vector<std::string> needed,
                      std::vector<std::string> rpath, bool is_program = false) {
    model::Subject made;
    made.path = std::move(path);
    auto& elf = made.elf.emplace();
    elf.is64 = true;
    elf.machine = 62;
    elf.arch = "x86_64";
    elf.type = is_program ? model::ElfFacts::Type::executable : model::ElfFacts::Type::shared_object;
    elf.dynamic = true;
    elf.soname = std::move(soname);
    elf.rpath = std::move(rpath);
    for (const auto& name : needed) {
        model::Requirement requirement;
        requirement.kind = model::RequirementKind::soname;
        requirement.capability.name = model::elf_capability(name, {}, true);
        made.requirements.push_back(std::move(requirement));
    }
    elf.needed = std::move(needed);
    return made;
}

std::vector<std::string> directories(int first, int count) {
    std::vector<std::string> made;
    for (int i = first; i < first + count; ++i) made.push_back(fmt::format("/opt/d{}", i));
    return made;
}

// One name everywhere, and every object looks through many directories that have it not.
model::Application one_name(int count) {
    model::Application app;
    for (int i = 0; i < count; ++i)
        app.subjects.push_back(object(fmt::format("/opt/d{}/libsame.so.1", i), "libsame.so.1", {"libother.so.1"},
                                      directories(i / 100 * 100, 100)));
    app.subjects.push_back(object("/srv/libother.so.1", "libother.so.1", {}, {}));
    return app;
}

// The same, all in one directory that ldconfig looks through.
model::Application one_soname(int count) {
    model::Application app;
    for (int i = 0; i < count; ++i)
        app.subjects.push_back(
            object(fmt::format("/usr/lib64/lib{}.so", i), "libsame.so.1", {"libsame.so.1"}, directories(0, 100)));
    return app;
}

// Half of them for another processor than the other half, which finds its library nowhere.
model::Application two_machines(int count) {
    auto app = one_name(count);
    for (int i = 0; i < count; ++i) {
        auto& elf = *app.subjects[static_cast<std::size_t>(i)].elf;
        elf.needed = {"libelse.so.1"};
        app.subjects[static_cast<std::size_t>(i)].requirements[0].capability.name = "libelse.so.1()(64bit)";
        elf.soname = "libelse.so.1";
        if (i < count / 2) elf.machine = 183;
    }
    return app;
}

// Each loads the next one, and looks for what is nowhere through all RPATHs on the way up.
model::Application chain(int count) {
    model::Application app;
    app.subjects.push_back(object("/opt/d0/app", {}, {"lib0.so"}, directories(0, 10), true));
    for (int i = 0; i < count; ++i)
        app.subjects.push_back(object(fmt::format("/opt/d{}/lib{}.so", i, i), {},
                                      {fmt::format("lib{}.so", i + 1), "libother.so.1"}, directories(i, 10)));
    app.subjects.push_back(object("/srv/libother.so.1", "libother.so.1", {}, {}));
    return app;
}

// One object with as many names as directories.
model::Application one_object(int count) {
    model::Application app;
    std::vector<std::string> needed;
    for (int i = 0; i < count; ++i) {
        needed.push_back(fmt::format("lib{}.so", i));
        app.subjects.push_back(object(fmt::format("/srv/d{}/lib{}.so", i, i), {}, {}, {}));
        app.subjects.push_back(object(fmt::format("/opt/d{}/libsame.so", i), {}, {}, {}));
    }
    app.subjects.push_back(object("/opt/app", {}, std::move(needed), directories(0, count), true));
    return app;
}

// Programs that all load everything.
model::Application everything(int count) {
    model::Application app;
    std::vector<std::string> needed;
    for (int i = 0; i < count / 20; ++i) needed.push_back(fmt::format("lib{}.so", i));
    for (const auto& name : needed) app.subjects.push_back(object("/opt/d0/" + name, name, needed, {}));
    for (int i = 0; i < count; ++i)
        app.subjects.push_back(object(fmt::format("/opt/bin/{}", i), {}, {"lib0.so"}, directories(0, 1), true));
    return app;
}

void time(const char* what, const model::Application& app) {
    const auto begin = std::chrono::steady_clock::now();
    const auto links = resolve::link_application(app, {"/usr/lib64", "/usr/lib"});
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    fmt::print("{:14} {:8} subjects {:9.2f} s\n", what, links.supply.size(), taken.count());
}

}  // namespace

int main(int argc, char** argv) {
    const int count = argc > 1 ? std::atoi(argv[1]) : 20'000;
    time("one name", one_name(count));
    time("one soname", one_soname(count));
    time("two machines", two_machines(count));
    time("chain", chain(count));
    time("one object", one_object(count));
    time("everything", everything(count));
    return 0;
}
