// libFuzzer target: any bytes as a file of the cache, behind the checksum that it would have, and as a snapshot that
// somebody hands on. No bytes of these may be believed beyond what they can prove.
#include <cstring>

#include <xxhash.h>

#include "fuzz.hpp"
#include "repo/cache_entry.hpp"
#include "repo/libsolv.hpp"
#include "repo/notable_paths.hpp"
#include "repo/path_index.hpp"
#include "repo/path_index_format.hpp"
#include "repo/snapshot_archive.hpp"
#include "repo/symbol_index.hpp"

namespace {

using namespace rpmgap;
namespace format = repo::path_index_format;

std::string hex(std::uint64_t number) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (int shift = 60; shift >= 0; shift -= 4) text += digits[number >> static_cast<unsigned>(shift) & 0xfU];
    return text;
}

std::string checksum_of(std::string_view bytes) {
    return hex(XXH3_64bits(bytes.data(), bytes.size()));
}

void look_at_path_index(std::string bytes) {
    format::Header header;
    if (bytes.size() >= sizeof header) {
        std::memcpy(&header, bytes.data(), sizeof header);
        const auto state = format::new_hash();
        XXH3_64bits_update(state.get(), bytes.data() + sizeof header, bytes.size() - sizeof header);
        header.magic = format::Header{}.magic;
        header.version = format::Header{}.version;
        header.checksum = format::finish_hash(state.get(), header);
        std::memcpy(bytes.data(), &header, sizeof header);
    }
    const MemoryFile file(bytes);
    const auto index = repo::PathIndex::open(file.path());
    if (!index) return require(is_line(index.error().line()));
    for (const auto* const path : {"/usr/bin/a", "/usr/bin/b", "", "/a"})
        require((*index)->packages_with(path).size() <= (*index)->size());
}

void look_at_symbols(std::string_view body) {
    const auto symbols = repo::decode_symbols("rpmgap symbols 1 " + checksum_of(body) + '\n' + std::string(body));
    if (!symbols) return require(is_line(symbols.error()));
    require(repo::decode_symbols(repo::encode_symbols(*symbols)) == *symbols);
}

void look_at_notable(std::string_view bytes) {
    const auto paths = repo::NotablePaths::decode(std::string(bytes), 100);
    if (!paths) return require(is_line(paths.error()));
    require(paths->bytes() == bytes);
    repo::NotablePaths again;
    std::uint32_t last = 0;
    std::string of_last;
    paths->for_each([&](std::uint32_t package, std::string_view path) {
        require(package < 100 && package >= last);
        if (package != last && !of_last.empty()) again.add(last, std::exchange(of_last, {}));
        last = package;
        of_last += std::string(path) + '\0';
    });
    if (!of_last.empty()) again.add(last, of_last);
    require(again.bytes() == bytes);
}

void look_at_manifest(std::string_view body) {
    const auto directory = Scratch::path() / "entry";
    put_file(directory / "manifest.toml",
             "# rpmgap channel cache, checksum of the lines below: " + checksum_of(body) + '\n' + std::string(body));
    const auto entry = repo::read_entry(directory);
    require(!entry && is_line(entry.error()));
}

// Nothing of it is written beyond the cache, and what is refused leaves nothing there.
void look_at_snapshot(std::string_view bytes) {
    namespace fs = std::filesystem;
    const auto root = Scratch::path() / "snapshot";
    fs::remove_all(root);
    put_file(root / "a.tar", bytes);
    const auto imported = repo::import_snapshot(root / "a.tar", root / "cache");
    std::size_t beside = 0;
    for (const auto& item : fs::directory_iterator(root)) beside += item.path().filename() == "cache" ? 0 : 1;
    require(beside == 1);
    if (imported) return require(!imported->lock.channels.empty() && imported->size.files > 0);
    require(is_line(imported.error().line()));
    for (const auto& item : fs::recursive_directory_iterator(root / "cache"))
        require(item.path().filename().native().find(".xml") == std::string::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size == 0) return 0;
    // The first byte chooses the reader.
    const auto text = as_text(bytes, size).substr(1);
    switch (bytes[0] % 5) {
        case 0: look_at_path_index(std::string(text)); break;
        case 1: look_at_symbols(text); break;
        case 2: look_at_notable(text); break;
        case 3: look_at_manifest(text); break;
        default: look_at_snapshot(text); break;
    }
    return 0;
}
