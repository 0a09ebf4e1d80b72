// The libraries in the payload of a package that rpmbuild made; cut or altered, it gives a reason and never a crash.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include "elf_builder.hpp"
#include "extract/package_symbols.hpp"
#include "rpm_md.hpp"

namespace unit_package_symbols {

namespace fs = std::filesystem;

namespace {

using namespace rpmgap;

constexpr const char* spec = R"(Name: sample
Version: 1
Release: 1
Summary: Sample
License: MIT
%description
Sample.
%install
mkdir -p %{buildroot}/usr/lib64/one %{buildroot}/usr/bin
cp %{sources}/library %{buildroot}/usr/lib64/libone.so.1.2
cp %{sources}/library %{buildroot}/usr/lib64/one/plugin.so
cp %{sources}/library %{buildroot}/usr/bin/tool
cp %{sources}/cut %{buildroot}/usr/lib64/libcut.so.1
ln -s libone.so.1.2 %{buildroot}/usr/lib64/libone.so.1
ln -s libone.so.1 %{buildroot}/usr/lib64/libone.so
ln -s ../libone.so.1.2 %{buildroot}/usr/lib64/one/libone.so
echo text > %{buildroot}/usr/lib64/one/text
%files
/usr
)";

void write_image(const fs::path& file, const test::Bytes& image) {
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char*>(image.data()), static_cast<std::streamsize>(image.size()));
}

// With this payload compressor of rpm's.
std::string build_package(const std::string& payload) {
    const rpm_md::Scratch scratch;
    const auto& top = scratch.path();
    test::ElfBuilder elf;
    elf.soname = "libone.so.1";
    elf.needed = {"libc.so.6"};
    elf.auxiliaries = {"libextra.so.1"};
    elf.runpath = "$ORIGIN/one:/opt/one";
    elf.definitions = {"libone.so.1", "ONE_1"};
    elf.symbols = {{"wanted"}, {"given", true, STB_GLOBAL, 2}, {"plain", true}};
    auto image = elf.build();
    write_image(top / "library", image);
    elf.patch(image, elf.positions["definitions"], 9, 2);
    write_image(top / "cut", image);
    std::ofstream(top / "sample.spec") << spec;
    const auto command = fmt::format(
        "HOME={0} LC_ALL=C TZ=UTC rpmbuild -bb --quiet --target x86_64-linux --define '_topdir {0}' --define 'sources "
        "{0}' "
        "--define '_dbpath {0}/db' --define 'debug_package %{{nil}}' --define '_build_id_links none' "
        "--define '__os_install_post %{{nil}}' --define '_binary_payload {1}' {0}/sample.spec >{0}/log 2>&1",
        top.native(), payload);
    const int status = std::system(command.c_str());
    REQUIRE_MESSAGE(status == 0, rpm_md::read_file(top / "log"));
    return rpm_md::read_file(top / "RPMS/x86_64/sample-1-1.x86_64.rpm");
}

const std::string& package() {
    static const std::string bytes = build_package("w9.gzdio");
    return bytes;
}

tl::expected<model::PackageSymbols, std::string> read(const std::string& bytes) {
    const int file = memfd_create("package", MFD_CLOEXEC);
    REQUIRE(file >= 0);
    REQUIRE(write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
    auto symbols = extract::read_package_symbols(file);
    close(file);
    return symbols;
}

}  // namespace

TEST_CASE("the libraries of a package are read, with the links beside them") {
    for (const char* payload : {"w9.gzdio", "w9.bzdio", "w2.xzdio", "w2.lzdio", "w3.zstdio"}) {
        CAPTURE(payload);
        const auto symbols = read(build_package(payload));
        REQUIRE_MESSAGE(symbols, symbols.error());
        REQUIRE(symbols->libraries.size() == 3);  // and no program
        const auto& cut = symbols->libraries[0];
        CHECK(cut.path == "/usr/lib64/libcut.so.1");
        CHECK(cut.fault == "the version definitions have an unknown format");
        const auto& one = symbols->libraries[1];
        CHECK(one.path == "/usr/lib64/libone.so.1.2");
        CHECK(one.links == std::vector<std::string>{"libone.so.1", "libone.so"});
        CHECK(one.soname == "libone.so.1");
        CHECK(one.is64);
        CHECK(one.needed == std::vector<std::string>{"libc.so.6", "libextra.so.1"});
        CHECK(one.run_paths == std::vector<std::string>{"$ORIGIN/one", "/opt/one"});
        CHECK(one.exported.nodes == std::vector<std::string>{"ONE_1"});
        CHECK(model::exports(one.exported, {"given", "ONE_1", "", false}));
        CHECK(model::exports(one.exported, {"plain", "", "", false}));
        CHECK_FALSE(model::exports(one.exported, {"wanted", "", "", false}));
        CHECK(one.fault.empty());
        CHECK(symbols->libraries[2].path == "/usr/lib64/one/plugin.so");
    }
}

TEST_CASE("a package that is cut anywhere gives a reason of one line") {
    const auto& whole = package();
    for (std::size_t size = 0; size + 16 < whole.size(); size += 1 + whole.size() / 200) {
        const auto symbols = read(whole.substr(0, size));
        REQUIRE_FALSE(symbols);
        CHECK_FALSE(symbols.error().empty());
        CHECK(symbols.error().find('\n') == std::string::npos);
    }
    CHECK_FALSE(read("no package"));
}

TEST_CASE("a package that is altered anywhere is read or refused") {
    const auto& whole = package();
    for (std::size_t at = 0; at < whole.size(); at += 7) {
        auto altered = whole;
        altered[at] = static_cast<char>(altered[at] ^ 0x55);
        const auto symbols = read(altered);
        if (!symbols) CHECK(symbols.error().find('\n') == std::string::npos);
    }
}

TEST_CASE("a compressor that rpm has no name for is refused, never handed on") {
    auto altered = package();
    const auto at = altered.find("cpio");
    REQUIRE(at != std::string::npos);
    const auto name = altered.find("gzip", at);
    REQUIRE(name != std::string::npos);
    altered.replace(name, 4, "ufdi");
    const auto symbols = read(altered);
    REQUIRE_FALSE(symbols);
    CHECK(symbols.error() == "its payload is packed in a way that no reader knows");
}

}  // namespace unit_package_symbols
