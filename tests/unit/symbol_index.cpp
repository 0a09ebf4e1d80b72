// What the libraries of a package export, in the cache: any damage is seen, and nothing but a whole index is used.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include <fmt/format.h>

#include "repo/cache_directory.hpp"
#include "repo/symbol_index.hpp"
#include "rpm_md.hpp"

namespace unit_symbol_index {

namespace {

using namespace rpmgap;

model::PackageSymbols some_symbols() {
    model::LibrarySymbols library;
    library.path = "/usr/lib64/libone.so.1.2";
    library.links = {"libone.so.1", "libone.so"};
    library.soname = "libone.so.1";
    library.is64 = true;
    library.machine = 62;
    library.needed = {"libc.so.6"};
    library.run_paths = {"$ORIGIN/one"};
    library.exported.nodes = {"ONE_1", "ONE_2"};
    library.exported.symbols = {{model::symbol_hash("a"), 1, true}, {model::symbol_hash("a"), 2, false}};
    std::ranges::sort(library.exported.symbols);
    model::LibrarySymbols damaged;
    damaged.path = "/usr/lib64/libtwo.so";
    damaged.big_endian = true;
    damaged.fault = "the symbol table lies outside the file";
    return {{library, damaged}};
}

model::PackageFile package_with(std::string checksum) {
    model::PackageFile package;
    package.checksum_type = "sha256";
    package.checksum = std::move(checksum);
    return package;
}

}  // namespace

TEST_CASE("an index reads as it was written") {
    const auto read = repo::decode_symbols(repo::encode_symbols(some_symbols()));
    REQUIRE(read);
    CHECK(*read == some_symbols());
    CHECK(repo::decode_symbols(repo::encode_symbols({}))->libraries.empty());
}

TEST_CASE("an index that is cut or altered anywhere is refused") {
    const auto whole = repo::encode_symbols(some_symbols());
    for (std::size_t size = 0; size < whole.size(); ++size) CHECK_FALSE(repo::decode_symbols(whole.substr(0, size)));
    CHECK_FALSE(repo::decode_symbols(whole + '\0'));
    for (std::size_t at = 0; at < whole.size(); ++at) {
        auto altered = whole;
        altered[at] = static_cast<char>(altered[at] ^ 0x40);
        CHECK_FALSE(repo::decode_symbols(altered));
    }
}

TEST_CASE("lists that claim more than there is are refused though the checksum fits") {
    const auto whole = repo::encode_symbols(some_symbols());
    const auto body = whole.substr(whole.find('\n') + 1);
    std::size_t refused = 0;
    for (std::size_t at = 0; at + 4 <= body.size(); ++at) {
        auto altered = body;
        altered.replace(at, 4, "\xff\xff\xff\x7f");
        // Whoever can write the checksum anew gets at most another answer, never a crash or a huge allocation.
        const auto hash = model::symbol_hash(altered);  // XXH3, as the index has it
        const auto read = repo::decode_symbols(fmt::format("rpmgap symbols 1 {:016x}\n{}", hash, altered));
        if (!read) CHECK(read.error().find("checksum") == std::string::npos);
        if (!read) ++refused;
        if (at == 0) CHECK_FALSE(read);  // the number of libraries
    }
    CHECK(refused > 10);
}

TEST_CASE("the cache keeps an index under the checksum of its package and knows it as its own") {
    const rpm_md::Scratch cache;
    const auto package = package_with(std::string(64, 'a'));
    CHECK_FALSE(repo::read_symbol_index(cache.path(), package));
    REQUIRE(repo::write_symbol_index(cache.path(), package, repo::encode_symbols(some_symbols())));
    const auto read = repo::read_symbol_index(cache.path(), package);
    REQUIRE(read);
    CHECK(*read == some_symbols());
    CHECK_FALSE(repo::read_symbol_index(cache.path(), package_with(std::string(64, 'b'))));

    const auto items = repo::cache_items(cache.path());
    REQUIRE(items);
    REQUIRE(items->size() == 1);
    CHECK(items->front().kind == "symbols");
    CHECK(items->front().digest == package.checksum);
    const auto gone = repo::prune_cache(cache.path(), -10);
    REQUIRE(gone);
    CHECK(gone->size() == 1);
    CHECK_FALSE(repo::read_symbol_index(cache.path(), package));
}

TEST_CASE("a checksum that is none never becomes a file's name") {
    const rpm_md::Scratch cache;
    for (const char* checksum : {"", "../../../etc/passwd", "ABCDEF", "00"}) {
        const auto package = package_with(checksum);
        CHECK(repo::write_symbol_index(cache.path(), package, "x"));
        CHECK_FALSE(repo::read_symbol_index(cache.path(), package));
    }
    CHECK_FALSE(std::filesystem::exists(cache.path() / "symbols"));
}

}  // namespace unit_symbol_index
