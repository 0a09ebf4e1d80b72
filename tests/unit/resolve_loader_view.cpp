#include <doctest/doctest.h>

#include "tiny_repo.hpp"

namespace unit_resolve_loader_view {

using namespace tiny;
using model::Confidence;
using model::Outcome;
using model::Support;
using Kind = model::NearestMiss::Kind;

namespace {

const std::string libraries = R"(pkg libx 1-1 x86_64
    prv libx.so.1()(64bit)
    prv libx.so.1(X_1.2)(64bit)
    prv libx.so.1(X_1.10)(64bit)
    prv libx.so.1(OTHER_9)(64bit)
    file /usr/lib64/libx.so.1
    pkg private 1-1 x86_64
    prv libhidden.so.1()(64bit)
    prv libhidden.so.1(H_1)(64bit)
    prv libx.so.1()(64bit)
    prv libx.so.1(X_2)(64bit)
    file /usr/lib64/private/libhidden.so.1
    file /usr/lib64/private/libx.so.1
    pkg merged 1-1 x86_64
    prv libmerged.so.1()(64bit)
    file /lib64/libmerged.so.1)";

model::Answer soname(const World& world, std::string_view wanted) {
    return world.ask(SubjectKind::elf, RequirementKind::soname, capability(wanted));
}
model::Answer node(const World& world, std::string_view wanted) {
    return world.ask(SubjectKind::elf, RequirementKind::symbol_version, capability(wanted));
}
model::Answer with_nodes(const World& world, std::string_view wanted, std::vector<std::string> nodes) {
    model::Questions questions;
    questions.distinct = {{RequirementKind::soname, capability(wanted), SubjectKind::elf, std::move(nodes)}};
    questions.of_subject = {{0}};
    return world
        .resolve(application({subject(SubjectKind::elf, "app", {needs(RequirementKind::soname, wanted)})}), questions)
        .answers[0];
}

}  // namespace

TEST_CASE("a library counts where the loader finds its file") {
    World world;
    world.base(libraries);
    auto answer = soname(world, "libx.so.1()(64bit)");
    CHECK(names(answer) == Names{"libx", "private"});
    CHECK(answer.providers[0].directory == "/usr/lib64");
    CHECK(answer.providers[0].via == "libx.so.1()(64bit)");
    CHECK(answer.providers[0].loader_finds);
    CHECK_FALSE(answer.providers[1].loader_finds);
    CHECK(soname(world, "libmerged.so.1()(64bit)").providers.at(0).directory == "/lib64");

    answer = soname(world, "libhidden.so.1()(64bit)");
    CHECK(answer.outcome == Outcome::unmet);
    CHECK(answer.nearest.kind == Kind::off_loader_path);
    CHECK(answer.nearest.package->name == "private");
    CHECK(node(world, "libhidden.so.1(H_1)(64bit)").nearest.kind == Kind::off_loader_path);
    // rpm does not care where it lies.
    CHECK(world.ask(SubjectKind::rpm, RequirementKind::soname, capability("libhidden.so.1()(64bit)")).outcome ==
          Outcome::satisfied);
    world.distribution.library_directories.push_back("/usr/lib64/private");
    CHECK(soname(world, "libhidden.so.1()(64bit)").outcome == Outcome::satisfied);
}

TEST_CASE("without file lists the dependency is all there is") {
    World world;
    world.channel("base", Support::enabled, libraries, {"files"});
    const auto answer = soname(world, "libhidden.so.1()(64bit)");
    CHECK(answer.outcome == Outcome::satisfied);
    CHECK(answer.providers[0].directory.empty());
    CHECK(answer.providers[0].loader_finds);
    CHECK(answer.providers[0].confidence == Confidence::medium);
}

TEST_CASE("a missing node names the nearest of its history") {
    World world;
    world.base(libraries);
    CHECK(node(world, "libx.so.1(X_1.2)(64bit)").outcome == Outcome::satisfied);
    for (const auto asker : {SubjectKind::elf, SubjectKind::rpm}) {
        const auto answer = world.ask(asker, RequirementKind::symbol_version, capability("libx.so.1(X_1.11)(64bit)"));
        CHECK(answer.outcome == Outcome::unmet);
        CHECK(answer.nearest.kind == Kind::library_only);
        CHECK(answer.nearest.found == "libx.so.1(X_1.10)(64bit)");
        CHECK(answer.nearest.package->name == "libx");
    }
    CHECK(node(world, "libx.so.1(X_1.1)(64bit)").nearest.found == "libx.so.1(X_1.2)(64bit)");
    CHECK(node(world, "libx.so.1(NEW_1)(64bit)").nearest.found == "libx.so.1()(64bit)");
    // There, but in a library that the loader does not see while it sees the other.
    CHECK(node(world, "libx.so.1(X_2)(64bit)").nearest.kind == Kind::library_only);
    CHECK(node(world, "libno.so.1(X_2)(64bit)").nearest.kind == Kind::none);
}

TEST_CASE("the nodes of one object come from one package") {
    World world;
    world.base(R"(pkg base 1-1 x86_64
                  prv libx.so.1()(64bit)
                  prv libx.so.1(X_1)(64bit)
                  prv libx.so.1(X_2)(64bit)
                  file /usr/lib64/libx.so.1
                  pkg compat 1-1 x86_64
                  prv libx.so.1()(64bit)
                  prv libx.so.1(X_0)(64bit)
                  prv libx.so.1(X_1)(64bit)
                  file /usr/lib/libx.so.1)");
    CHECK(with_nodes(world, "libx.so.1()(64bit)", {"X_1"}).providers.size() == 2);
    CHECK(names(with_nodes(world, "libx.so.1()(64bit)", {"X_1", "X_2"})) == Names{"base"});
    CHECK(names(with_nodes(world, "libx.so.1()(64bit)", {"X_0", "X_1"})) == Names{"compat"});
    // What nothing has is the node's own miss.
    CHECK(names(with_nodes(world, "libx.so.1()(64bit)", {"X_0", "X_9"})) == Names{"compat"});
    const auto answer = with_nodes(world, "libx.so.1()(64bit)", {"X_0", "X_1", "X_2"});
    CHECK(answer.outcome == Outcome::unmet);
    CHECK(answer.nearest.kind == Kind::split_nodes);
    CHECK(answer.nearest.package->name == "base");
    CHECK(node(world, "libx.so.1(X_0)(64bit)").outcome == Outcome::satisfied);
    CHECK(node(world, "libx.so.1(X_2)(64bit)").outcome == Outcome::satisfied);
}

TEST_CASE("another major of the same library") {
    World world;
    world.base(R"(pkg libs 1-1 x86_64
                  prv libcbor.so.0.12()(64bit)
                  prv libssl.so.3()(64bit)
                  prv libssl.so.1.1()(64bit)
                  prv libLLVM.so.20.1()(64bit)
                  prv libpython3.14.so.1.0()(64bit)
                  prv libfoo-2.4.so.0()(64bit)
                  prv libX12.so.6()(64bit)
                  prv libbz3.so.1()(64bit)
                  prv librest.so
                  prv libold.so.1(OLD_1)(64bit)
                  file /usr/lib64/libcbor.so.0.12)");
    world.channel("sdk", Support::unsupported,
                  "pkg new 1-1 x86_64\nprv libcbor.so.0.14()(64bit)\nfile /usr/lib64/libcbor.so.0.14");
    const auto found = [&](std::string_view wanted) {
        const auto answer = soname(world, wanted);
        CHECK(answer.outcome == Outcome::unmet);
        CHECK((answer.nearest.kind == Kind::other_major) == !answer.nearest.found.empty());
        return answer.nearest.found;
    };
    CHECK(found("libcbor.so.0.13()(64bit)") == "libcbor.so.0.12()(64bit)");  // supported, although 0.14 is newer
    CHECK(found("libssl.so.10()(64bit)") == "libssl.so.3()(64bit)");
    CHECK(found("libLLVM-19.so()(64bit)") == "libLLVM.so.20.1()(64bit)");
    CHECK(found("libpython3.12.so.1.0()(64bit)") == "libpython3.14.so.1.0()(64bit)");
    CHECK(found("libfoo-1.2.so.0()(64bit)") == "libfoo-2.4.so.0()(64bit)");
    CHECK(found("libX11.so.6()(64bit)").empty());
    CHECK(found("libbz2.so.1()(64bit)").empty());
    CHECK(found("libcbor.so.0.13").empty());  // of the other class
    CHECK(found("libold.so.2()(64bit)").empty());
    CHECK(world.ask(SubjectKind::rpm, RequirementKind::soname, capability("libssl.so.10()(64bit)")).nearest.kind ==
          Kind::other_major);
}

TEST_CASE("GNU_HASH and the loader itself resolve like the rest") {
    World world;
    world.base(R"(pkg glibc 2.42-1 x86_64
                  prv rtld(GNU_HASH)
                  prv libc.so.6()(64bit)
                  file /lib64/ld-linux-x86-64.so.2
                  file /usr/lib64/libc.so.6)");
    CHECK(world.ask(SubjectKind::elf, RequirementKind::capability, capability("rtld(GNU_HASH)")).outcome ==
          Outcome::satisfied);
    const auto answer =
        world.ask(SubjectKind::elf, RequirementKind::loader, capability("/usr/lib64/ld-linux-x86-64.so.2"));
    CHECK(names(answer) == Names{"glibc"});
    CHECK(answer.providers[0].via == "/lib64/ld-linux-x86-64.so.2");
}

}  // namespace unit_resolve_loader_view
