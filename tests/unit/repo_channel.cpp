#include <doctest/doctest.h>

#include "open_local.hpp"
#include "repo/channel.hpp"
#include "repo/metadata_classes.hpp"
#include "repo/metadata_file.hpp"
#include "rpm_md.hpp"

namespace unit_repo_channel {

using namespace rpmgap;
using repo::PathHit;
using support::Fault;

namespace {

model::Channel channel_at(const std::string& source) {
    model::Channel channel;
    channel.id = "base";
    channel.source = source;
    return channel;
}

const std::vector<rpm_md::Package> three{
    {.name = "liba",
     .provides = {"liba.so.1()(64bit)"},
     .files = {{"/usr/lib64/liba.so.1", ""}, {"/usr/share/liba", "dir"}, {"/run/liba.pid", "ghost"}}},
    {.name = "tool",
     .requires_ = {"liba.so.1()(64bit)", "/bin/sh"},
     .files = {{"/usr/bin/tool", ""}, {"/usr/share/liba", "dir"}}},
    {.name = "notes", .arch = "noarch", .files = {{"/usr/share/notes/&lt;a&gt; b", ""}}},
};

// Opens what was written and returns the fault's line, with the scratch directory as DIR.
std::string fault_of(const rpm_md::Scratch& scratch, Fault kind = Fault::repository) {
    const auto opened =
        rpmgap_test::open_local(channel_at((scratch.path() / "repo").native()), scratch.path() / "cache");
    if (opened) return "no fault";
    CHECK(opened.error().fault() == kind);
    auto line = opened.error().line();
    for (std::size_t at = 0; (at = line.find(scratch.path().native())) != std::string::npos;)
        line.replace(at, scratch.path().native().size(), "DIR");
    return line;
}

std::string fault_of_primary(const std::string& primary) {
    const rpm_md::Scratch scratch;
    rpm_md::write(scratch.path() / "repo", primary, std::nullopt);
    return fault_of(scratch);
}

std::string fault_of_filelists(const std::string& filelists) {
    const rpm_md::Scratch scratch;
    rpm_md::write(scratch.path() / "repo", rpm_md::primary_of(three), filelists);
    return fault_of(scratch);
}

constexpr const char* primary_prefix = "cannot open channel base: cannot use DIR/repo/repodata/primary.xml: ";
constexpr const char* filelists_prefix = "cannot open channel base: cannot use DIR/repo/repodata/filelists.xml: ";

}  // namespace

TEST_CASE("a channel is opened, whatever its compression, and loads into a pool in the order of the ordinals") {
    for (const std::string suffix : {".xml", ".xml.gz", ".xml.bz2", ".xml.xz", ".xml.zst"}) {
        CAPTURE(suffix);
        const rpm_md::Scratch scratch;
        rpm_md::write(scratch.path() / "repo", three, suffix);
        const auto open =
            rpmgap_test::open_local(channel_at((scratch.path() / "repo").native()), scratch.path() / "cache");
        REQUIRE_MESSAGE(open, open.error().line());
        CHECK(open->snapshot.id == "base");
        CHECK(open->snapshot.packages == 3);
        CHECK(open->snapshot.timestamp == 1700000000);
        CHECK(open->snapshot.digest ==
              rpm_md::checksum(rpm_md::read_file(scratch.path() / "repo" / "repodata" / "repomd.xml")));
        CHECK(open->snapshot.carries_generated);
        CHECK(open->snapshot.carries_files);
        CHECK(open->snapshot.lacks_reason.empty());

        CHECK(open->paths->packages_with("/usr/bin/tool") == std::vector<PathHit>{{1, false}});
        CHECK(open->paths->packages_with("/usr/share/liba") == std::vector<PathHit>{{0, false}, {1, false}});
        CHECK(open->paths->packages_with("/run/liba.pid") == std::vector<PathHit>{{0, true}});
        CHECK(open->paths->packages_with("/usr/share/notes/<a> b") == std::vector<PathHit>{{2, false}});
        CHECK(open->paths->packages_with("/usr/bin").empty());

        const auto pool = repo::new_rpm_pool();
        REQUIRE(repo::add_to_pool(pool.get(), *open));
        const auto second = repo::add_to_pool(pool.get(), *open);
        REQUIRE(second);
        CHECK(std::string((*second)->name) == "base");
        CHECK((*second)->nsolvables == 3);
        for (int i = 0; i < 3; ++i) {
            const Solvable& solvable = pool->solvables[(*second)->start + i];
            CHECK(std::string(pool_id2str(pool.get(), solvable.name)) == three[static_cast<std::size_t>(i)].name);
            CHECK(std::string(pool_id2str(pool.get(), solvable.evr)) == "1-1");
        }
        pool_createwhatprovides(pool.get());
        Queue tools;
        queue_init(&tools);
        pool_whatcontainsdep(pool.get(), SOLVABLE_REQUIRES, pool_str2id(pool.get(), "liba.so.1()(64bit)", 1), &tools,
                             0);
        CHECK(tools.count == 2);
        queue_free(&tools);
        CHECK(pool_lookup_num(pool.get(), (*second)->start, SOLVABLE_DOWNLOADSIZE, 0) == 10);
        CHECK(pool_lookup_str(pool.get(), (*second)->start, SOLVABLE_SUMMARY) == nullptr);
    }
}

TEST_CASE("a file: URL is a directory, and one that names none is refused with its reason") {
    const rpm_md::Scratch scratch;
    rpm_md::write(scratch.path() / "re po", three);
    const auto cache = scratch.path() / "cache";
    for (const std::string prefix : {"file://", "file://localhost", "FILE:"})
        CHECK(rpmgap_test::open_local(channel_at(prefix + scratch.path().native() + "/re%20po"), cache));
    struct Case {
        std::string source;
        std::string line;
    };
    const std::vector<Case> cases{
        {"file://h/base",
         "cannot open channel base: file://h/base: the file: URL names the host h, only this machine can be read"},
        {"file:///a%2",
         "cannot open channel base: file:///a%2: a '%' in the URL is not followed by two hexadecimal digits"},
        {"file:///a%00b", "cannot open channel base: file:///a%00b: the URL has a zero byte (%00)"},
    };
    for (const auto& entry : cases) {
        const auto opened = rpmgap_test::open_local(channel_at(entry.source), cache);
        REQUIRE_FALSE(opened);
        CHECK(opened.error().fault() == Fault::repository);
        CHECK(opened.error().line() == entry.line);
    }
}

TEST_CASE("packages that share a pkgid all get its paths, unknown pkgids none") {
    const rpm_md::Scratch scratch;
    auto packages = three;
    packages[1].pkgid = rpm_md::pkgid_of(packages[0]);
    auto listed = packages;
    listed.erase(listed.begin() + 1);
    listed.push_back({.name = "stranger", .files = {{"/usr/bin/stranger", ""}}});
    rpm_md::write(scratch.path() / "repo", rpm_md::primary_of(packages), rpm_md::filelists_of(listed));
    const auto open = rpmgap_test::open_local(channel_at((scratch.path() / "repo").native()), scratch.path() / "cache");
    REQUIRE(open);
    CHECK(open->paths->packages_with("/usr/lib64/liba.so.1") == std::vector<PathHit>{{0, false}, {1, false}});
    CHECK(open->paths->packages_with("/usr/bin/stranger").empty());
}

TEST_CASE("an empty channel is legal") {
    const rpm_md::Scratch scratch;
    rpm_md::write(scratch.path() / "repo", std::vector<rpm_md::Package>());
    const auto open = rpmgap_test::open_local(channel_at((scratch.path() / "repo").native()), scratch.path() / "cache");
    REQUIRE(open);
    CHECK(open->snapshot.packages == 0);
    CHECK(open->snapshot.carries_files);
    CHECK(open->snapshot.carries_generated);
    const auto pool = repo::new_rpm_pool();
    REQUIRE(repo::add_to_pool(pool.get(), *open));
}

TEST_CASE("without file lists the paths of primary are known, and the rest is said not to be") {
    const rpm_md::Scratch scratch;
    auto packages = three;
    packages[1].primary_files = {"/usr/bin/tool", "/etc/tool.conf"};
    rpm_md::write(scratch.path() / "repo", rpm_md::primary_of(packages), std::nullopt);
    const auto open = rpmgap_test::open_local(channel_at((scratch.path() / "repo").native()), scratch.path() / "cache");
    REQUIRE(open);
    CHECK(open->paths->packages_with("/etc/tool.conf") == std::vector<PathHit>{{1, false}});
    CHECK_FALSE(open->snapshot.carries_files);
    CHECK(open->snapshot.lacks_reason == "its repomd.xml lists no file lists");
}

TEST_CASE("file lists that lag behind primary decide no miss, however few packages they lack") {
    const rpm_md::Scratch scratch;
    std::vector<rpm_md::Package> packages;
    for (int i = 0; i < 30; ++i)
        packages.push_back({.name = fmt::format("p{}", i), .files = {{fmt::format("/usr/bin/p{}", i), ""}}});
    packages[0].files = {};  // an empty element is an element
    packages[0].installed = 0;
    packages.push_back({.name = "sources", .arch = "src"});  // which file lists may leave out
    packages[7].primary_files = {"/usr/bin/p7"};
    packages[8].files.push_back({"/run/p8", "ghost"});
    packages[8].primary_files = {"/usr/bin/p8", "/run/p8", "/usr/bin/unlisted"};
    auto listed = packages;
    listed.pop_back();
    const auto open = [&] {
        rpm_md::write(scratch.path() / "repo", rpm_md::primary_of(packages), rpm_md::filelists_of(listed));
        auto opened = rpmgap_test::open_local(channel_at((scratch.path() / "repo").native()), scratch.path() / "cache");
        REQUIRE_MESSAGE(opened, opened.error().line());
        return std::move(*opened);
    };
    CHECK(open().snapshot.carries_files);

    listed.erase(listed.begin() + 7);
    for (const bool cached : {false, true}) {
        CAPTURE(cached);
        const auto lagging = open();
        CHECK_FALSE(lagging.snapshot.carries_files);
        CHECK(lagging.snapshot.lacks_reason ==
              "its file lists are incomplete: they have no entry for 1 package of its primary metadata; it has no "
              "generated dependencies: 0 of 30 (0.0%) architecture-dependent packages require or provide a soname");
        // What primary lists is known all the same, and does not make a ghost of the file lists a file.
        CHECK(lagging.paths->packages_with("/usr/bin/p7") == std::vector<PathHit>{{7, false}});
        CHECK(lagging.paths->packages_with("/usr/bin/p8") == std::vector<PathHit>{{8, false}});
        CHECK(lagging.paths->packages_with("/usr/bin/unlisted") == std::vector<PathHit>{{8, false}});
        CHECK(lagging.paths->packages_with("/run/p8") == std::vector<PathHit>{{8, true}});
    }
}

TEST_CASE("metadata that would load wrong or not at all is refused") {
    const auto good = rpm_md::primary_of(three);
    CHECK(fault_of_primary("") == std::string(primary_prefix) + "not well-formed XML, line 1: no element found");
    CHECK(fault_of_primary(good.substr(0, good.size() / 2)).starts_with(std::string(primary_prefix) + "repo_rpmmd: "));
    CHECK(fault_of_primary("<!DOCTYPE metadata [<!ENTITY a \"b\">]>" + good.substr(good.find('\n') + 1)) ==
          std::string(primary_prefix) + "line 1: it has a document type, which rpm-md never has");
    CHECK(fault_of_primary("<filelists packages=\"0\"/>") ==
          std::string(primary_prefix) +
              "its root element is filelists of namespace \"\", not metadata of "
              "\"http://linux.duke.edu/metadata/common\"");
    CHECK(fault_of_primary(rpm_md::primary_of(three, "xmlns=\"http://linux.duke.edu/metadata/common\"")) ==
          std::string(primary_prefix) +
              "it does not bind the prefix rpm to \"http://linux.duke.edu/metadata/rpm\", so its dependencies would "
              "not be seen");
    auto count = good;
    count.replace(count.find("packages=\"3\""), 12, "packages=\"4\"");
    CHECK(fault_of_primary(count) == std::string(primary_prefix) + "it says that it has 4 packages, but 3 were read");
    count.replace(count.find("packages=\"4\""), 12, "packages=\"-\"");
    CHECK(fault_of_primary(count) == std::string(primary_prefix) + "it says packages=\"-\"");
    auto nameless = good;
    nameless.replace(nameless.find("<name>tool</name>"), 17, "");
    CHECK(fault_of_primary(nameless) == std::string(primary_prefix) + "package 2 of it has no name");
    auto versionless = good;
    versionless.replace(versionless.find("<version "), 9, "<inversion ");
    CHECK(fault_of_primary(versionless) == std::string(primary_prefix) + "package 1 of it (liba) has no version");

    CHECK(fault_of_filelists("<filelists><package/></filelists>") ==
          std::string(filelists_prefix) + "line 1: a package has no pkgid");
    CHECK(fault_of_filelists("<metadata/>") ==
          std::string(filelists_prefix) + "line 1: its root element is metadata, not filelists");
    CHECK(fault_of_filelists("<filelists>\n<package") ==
          std::string(filelists_prefix) + "not well-formed XML, line 2: unclosed token");
    CHECK(fault_of_filelists("<filelists><package pkgid=\"" + rpm_md::pkgid_of(three[0]) + "\"><file>/" +
                             std::string(70000, 'a') + "</file></package></filelists>") ==
          std::string(filelists_prefix) + "line 1: a path has more than 65536 bytes");
    std::string deep = "<filelists>";
    for (int i = 0; i < 100; ++i) deep += "<a>";
    CHECK(fault_of_filelists(deep) == std::string(filelists_prefix) + "line 1: elements nest deeper than 64");
}

TEST_CASE("files that do not fit repomd.xml are refused") {
    {
        const rpm_md::Scratch scratch;
        rpm_md::write(scratch.path() / "repo", three);
        rpm_md::write_file(scratch.path() / "repo/repodata/primary.xml", "tampered");
        CHECK(fault_of(scratch).starts_with(std::string(primary_prefix) + "its sha256 is " +
                                            rpm_md::checksum("tampered") + ", repomd.xml says "));
    }
    {
        const rpm_md::Scratch scratch;
        rpm_md::write(scratch.path() / "repo", three);
        std::filesystem::remove(scratch.path() / "repo/repodata/filelists.xml");
        CHECK(fault_of(scratch) ==
              std::string(filelists_prefix) + "No such file or directory, and repomd.xml lists it");
    }
    {
        const rpm_md::Scratch scratch;
        const std::string bytes = "ZCK1";
        rpm_md::write_file(scratch.path() / "repo/repodata/primary.xml.zck", bytes);
        rpm_md::write_file(
            scratch.path() / "repo/repodata/repomd.xml",
            rpm_md::repomd_of(rpm_md::record_of("primary", "repodata/primary.xml.zck", rpm_md::checksum(bytes))));
        CHECK(fault_of(scratch) != "no fault");
        if (solv_xfopen_iscompressed("x.zck") < 0)
            CHECK(fault_of(scratch).find("was built without .zck decompression") != std::string::npos);
    }
    {
        const rpm_md::Scratch scratch;
        const std::string bytes = "this is no gzip";
        rpm_md::write_file(scratch.path() / "repo/repodata/primary.xml.gz", bytes);
        rpm_md::write_file(
            scratch.path() / "repo/repodata/repomd.xml",
            rpm_md::repomd_of(rpm_md::record_of("primary", "repodata/primary.xml.gz", rpm_md::checksum(bytes))));
        CHECK(fault_of(scratch).starts_with("cannot open channel base: cannot use DIR/repo/repodata/primary.xml.gz: "));
    }
}

TEST_CASE("a value that is longer, or has more parentheses, than any dependency ends the stream") {
    const auto ends = [](const std::string& xml) {
        std::FILE* file = std::tmpfile();
        std::fwrite(xml.data(), 1, xml.size(), file);
        std::rewind(file);
        repo::BoundedStream stream(file, 1U << 24U, repo::Watch::parentheses);
        std::string buffer(1U << 16U, '\0');
        while (std::fread(buffer.data(), 1, buffer.size(), stream.get()) > 0) {
        }
        return stream.cut_short().has_value();
    };
    const std::string many(5000, '(');
    CHECK(ends("<rpm:entry name=\"" + many + "\"/>"));
    CHECK(ends("<rpm:entry name='" + many + "'/>"));
    CHECK(ends("<rpm:entry name= \"" + many + "\"/>"));
    CHECK(ends("<rpm:entry name =\n'" + many + "'/>"));
    std::string wide;
    for (const char c : "<rpm:entry name=\"" + many + "\"/>") wide.append({c, '\0'});
    CHECK(ends(wide));
    CHECK_FALSE(ends("<description>" + many + "</description>"));
    std::string short_ones;
    for (int i = 0; i < 5000; ++i) short_ones += "<rpm:entry name=\"(a or b)\"/>";
    CHECK_FALSE(ends(short_ones));

    std::string terms = "(a";
    while (terms.size() < 70'000) terms += " or a";
    CHECK(ends("<rpm:entry name=\"" + terms + ")\"/>"));
    CHECK(ends("<rpm:entry name='&#40;" + terms.substr(1) + ")'/>"));
    CHECK_FALSE(ends("<rpm:entry name=\"" + terms.substr(0, 60'000) + ")\"/>"));
    CHECK_FALSE(ends("<description>x=\"" + terms.substr(1) + "</description>"));
}

TEST_CASE("a stream ends at its limit and says so") {
    const rpm_md::Scratch scratch;
    const auto file = scratch.path() / "zeros.gz";
    std::FILE* const out = solv_xfopen(file.c_str(), "w");
    const std::string zeros(1000000, '\0');
    REQUIRE(std::fwrite(zeros.data(), 1, zeros.size(), out) == zeros.size());
    REQUIRE(std::fclose(out) == 0);
    for (const std::uint64_t limit : {999999ULL, 1000000ULL, 1000001ULL}) {
        repo::BoundedStream stream(solv_xfopen(file.c_str(), "r"), limit, repo::Watch::nothing);
        std::string read(2000000, 'x');
        CHECK(std::fread(read.data(), 1, read.size(), stream.get()) == std::min<std::uint64_t>(limit, zeros.size()));
        CHECK(stream.cut_short().has_value() == (limit < zeros.size()));
    }
}

TEST_CASE("which classes metadata carries is judged by what is in it") {
    struct Case {
        repo::MetadataCounts counts;
        bool generated;
        bool files;
        std::string reason;
    };
    const std::vector<Case> cases{
        {{}, true, true, ""},
        // A usual distribution.
        {{.packages = 1000,
          .binary_packages = 1000,
          .arch_packages = 800,
          .elf_packages = 500,
          .has_file_lists = true,
          .packages_with_paths = 990,
          .sized_packages = 985,
          .packages_with_content = 992,
          .library_packages = 90},
         true,
         true,
         ""},
        // Dependencies as the specs spell them.
        {{.packages = 1000,
          .binary_packages = 1000,
          .arch_packages = 800,
          .elf_packages = 15,
          .has_file_lists = true,
          .packages_with_paths = 950,
          .library_packages = 90},
         false,
         true,
         "it has no generated dependencies: 15 of 800 (1.9%) architecture-dependent packages require or provide a "
         "soname"},
        {{.packages = 1000,
          .binary_packages = 1000,
          .arch_packages = 800,
          .elf_packages = 16,
          .has_file_lists = true,
          .packages_with_paths = 950,
          .library_packages = 90},
         true,
         true,
         ""},
        // Static programs: nothing to generate.
        {{.packages = 3,
          .binary_packages = 3,
          .arch_packages = 3,
          .has_file_lists = true,
          .packages_with_paths = 3,
          .sized_packages = 3,
          .packages_with_content = 3},
         true,
         true,
         ""},
        // The same without file lists: nobody knows.
        {{.packages = 3, .binary_packages = 3, .arch_packages = 3},
         false,
         false,
         "its repomd.xml lists no file lists; it has no generated dependencies: 0 of 3 (0.0%) architecture-dependent "
         "packages require or "
         "provide a soname"},
        {{.packages = 17649, .binary_packages = 17649, .arch_packages = 10, .elf_packages = 9, .has_file_lists = true},
         true,
         false,
         "its file lists are empty: 0 of 17649 packages have a path"},
        {{.packages = 10,
          .binary_packages = 10,
          .has_file_lists = true,
          .packages_with_paths = 8,
          .sized_packages = 9,
          .packages_with_content = 9},
         true,
         false,
         "its file lists are incomplete: 8 of 9 (88.9%) packages have a path"},
        // One package of many that the file lists do not name: they are not of the same time.
        {{.packages = 1000,
          .binary_packages = 1000,
          .arch_packages = 800,
          .elf_packages = 500,
          .has_file_lists = true,
          .packages_with_paths = 990,
          .sized_packages = 985,
          .packages_with_content = 992,
          .library_packages = 90,
          .unlisted_packages = 2},
         true,
         false,
         "its file lists are incomplete: they have no entry for 2 packages of its primary metadata"},
        {{.packages = 10,
          .binary_packages = 10,
          .has_file_lists = true,
          .packages_with_paths = 9,
          .unknown_packages = 1,
          .unlisted_packages = 1},
         true,
         false,
         "its file lists are stale: they list 1 package that its primary metadata lacks"},
        // Meta packages need no path.
        {{.packages = 10,
          .binary_packages = 10,
          .has_file_lists = true,
          .packages_with_paths = 2,
          .sized_packages = 1,
          .packages_with_content = 2},
         true,
         true,
         ""},
        // Source packages have no say.
        {{.packages = 10, .binary_packages = 0, .has_file_lists = true}, true, true, ""},
    };
    for (const auto& entry : cases) {
        model::ChannelSnapshot snapshot;
        repo::judge_classes(entry.counts, {}, snapshot);
        CAPTURE(snapshot.lacks_reason);
        CHECK(snapshot.carries_generated == entry.generated);
        CHECK(snapshot.carries_files == entry.files);
        CHECK(snapshot.lacks_reason == entry.reason);
    }
    model::ChannelSnapshot snapshot;
    repo::judge_classes(cases[1].counts, {"generated", "files"}, snapshot);
    CHECK_FALSE(snapshot.carries_generated);
    CHECK_FALSE(snapshot.carries_files);
    CHECK(snapshot.lacks_reason ==
          "its profile says that it carries no complete file lists; its profile says that it carries no generated "
          "dependencies");
}

TEST_CASE("a library path is one that makes rpm generate a soname") {
    CHECK(repo::is_library_path("/usr/lib64/libc.so.6"));
    CHECK(repo::is_library_path("/lib/libz.so.1.2.13"));
    CHECK_FALSE(repo::is_library_path("/usr/lib64/libc.so"));
    CHECK_FALSE(repo::is_library_path("/usr/lib64/libc.so."));
    CHECK_FALSE(repo::is_library_path("/usr/lib64/private/libc.so.6"));
    CHECK_FALSE(repo::is_library_path("/usr/lib64/plugin.so.1"));
    CHECK_FALSE(repo::is_library_path("/opt/libc.so.6"));
    CHECK_FALSE(repo::is_library_path("/usr/lib64/libc.so.conf"));
}

}  // namespace unit_repo_channel
