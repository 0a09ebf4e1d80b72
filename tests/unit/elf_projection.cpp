// The filters of rpm's generator (tools/elfdeps.c). Whether they are the right ones is for tests/oracle to say.
#include <doctest/doctest.h>

#include "elf_builder.hpp"
#include "extract/elf/elf_reader.hpp"

namespace unit_elf_projection {

using rpmgap::test::ElfBuilder;
using Names = std::set<std::string>;

namespace {

rpmgap::extract::ElfdepsProjection project(ElfBuilder& elf, const std::string& path = "dir/libfile.so.7") {
    const rpmgap::test::GuardedCopy copy(elf.build());
    return rpmgap::extract::project_elfdeps(rpmgap::extract::read_elf(path, copy.bytes()));
}

}  // namespace

TEST_CASE("names that do not look like libraries are dropped and counted") {
    ElfBuilder elf;
    elf.needed = {"libc.so.6", "ld-linux-x86-64.so.2", "ld64.so.1", "plugin.so", "libodd", "ldap.so"};
    elf.needs = {{"libc.so.6", {{"A", false}, {"B", true}}}, {"plugin.so", {{"C", false}}}};
    elf.soname = "plugin2.so";
    elf.definitions = {"plugin2.so", "P_1"};
    const auto projection = project(elf);
    CHECK(projection.requires_set == Names{"libc.so.6()(64bit)", "libc.so.6(A)(64bit)", "libc.so.6(B)(64bit)",
                                           "ld-linux-x86-64.so.2()(64bit)", "ld64.so.1()(64bit)", "rtld(GNU_HASH)"});
    CHECK(projection.provides_set.empty());
    CHECK(projection.dropped_names == 4);
    CHECK(projection.weak_nodes == 1);
}

TEST_CASE("a library without a soname provides its file name, an executable does not") {
    ElfBuilder elf;
    elf.hash = true;
    CHECK(project(elf).provides_set == Names{"libfile.so.7()(64bit)"});
    elf.is64 = false;
    CHECK(project(elf).provides_set == Names{"libfile.so.7"});
    elf.debug = true;
    CHECK(project(elf).provides_set.empty());
    elf.debug = false;
    elf.type = ET_EXEC;
    CHECK(project(elf).provides_set.empty());
}

TEST_CASE("nodes carry the name of the version definitions") {
    ElfBuilder elf;
    elf.soname = "libnew.so.2";
    elf.definitions = {"libold.so.1", "N_1"};
    elf.hash = true;
    CHECK(project(elf).provides_set == Names{"libnew.so.2()(64bit)", "libold.so.1(N_1)(64bit)"});
}

TEST_CASE("static-pie, objects and Alpha") {
    ElfBuilder elf;
    elf.flags_1 = DF_1_PIE;
    elf.debug = true;
    CHECK(project(elf).requires_set == Names{"rtld(GNU_HASH)"});
    elf.type = ET_REL;
    CHECK(project(elf).requires_set.empty());
    ElfBuilder alpha;
    alpha.machine = 0x9026;
    alpha.needed = {"libc.so.6.1"};
    alpha.hash = true;
    CHECK(project(alpha).requires_set == Names{"libc.so.6.1"});
}

}  // namespace unit_elf_projection
