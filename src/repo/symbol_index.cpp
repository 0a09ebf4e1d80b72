#include "repo/symbol_index.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

#include <fmt/format.h>
#include <xxhash.h>

#include "repo/cache_directory.hpp"
#include "repo/local_file.hpp"
#include "repo/write_file.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;
using model::ExportedSymbol;
using model::LibrarySymbols;
using model::PackageSymbols;

// Raise it when the layout changes, or what is read of a library.
constexpr int format = 1;
constexpr std::uint64_t most_index_bytes = 512ULL << 20U;
constexpr std::string_view ending = ".index";
constexpr std::uint16_t hidden_bit = 0x8000;  // there are at most 0x7fff nodes

std::string head_of(std::string_view body) {
    return fmt::format("rpmgap symbols {} {:016x}\n", format, XXH3_64bits(body.data(), body.size()));
}

class Writer {
public:
    template <std::unsigned_integral T>
    void number(T value) {
        for (std::size_t i = 0; i < sizeof(T); ++i)
            bytes_ += static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * i) & 0xffU);
    }
    void text(std::string_view value) {
        number(static_cast<std::uint32_t>(value.size()));
        bytes_ += value;
    }
    void texts(const std::vector<std::string>& values) {
        number(static_cast<std::uint32_t>(values.size()));
        for (const auto& value : values) text(value);
    }
    std::string take() && { return std::move(bytes_); }

private:
    std::string bytes_;
};

// Every read is checked; after the first that does not fit all give nothing.
class Reader {
public:
    explicit Reader(std::string_view bytes) : left_(bytes) {}

    template <std::unsigned_integral T>
    T number() {
        if (!take(sizeof(T))) return 0;
        std::uint64_t value = 0;
        for (std::size_t i = sizeof(T); i > 0; --i) value = value << 8U | static_cast<unsigned char>(taken_[i - 1]);
        return static_cast<T>(value);
    }
    std::string text() { return take(number<std::uint32_t>()) ? std::string(taken_) : std::string(); }
    std::vector<std::string> texts() {
        std::vector<std::string> values;
        for (auto count = number<std::uint32_t>(); count > 0 && !failed_; --count) values.push_back(text());
        return values;
    }
    /// A count of things that have at least `least` bytes each.
    std::uint32_t count(std::size_t least) {
        const auto claimed = number<std::uint32_t>();
        if (claimed > left_.size() / least) failed_ = true;
        return failed_ ? 0 : claimed;
    }
    [[nodiscard]] bool failed() const { return failed_; }
    [[nodiscard]] bool at_end() const { return left_.empty(); }

private:
    bool take(std::size_t size) {
        if (failed_ || size > left_.size()) {
            failed_ = true;
            return false;
        }
        taken_ = left_.substr(0, size);
        left_.remove_prefix(size);
        return true;
    }

    std::string_view left_;
    std::string_view taken_;
    bool failed_ = false;
};

void write_library(const LibrarySymbols& library, Writer& writer) {
    writer.text(library.path);
    writer.texts(library.links);
    writer.text(library.soname);
    writer.number(static_cast<std::uint8_t>((library.is64 ? 1 : 0) | (library.big_endian ? 2 : 0)));
    writer.number(library.machine);
    writer.texts(library.needed);
    writer.texts(library.run_paths);
    writer.text(library.fault);
    writer.texts(library.exported.nodes);
    writer.number(static_cast<std::uint32_t>(library.exported.symbols.size()));
    for (const ExportedSymbol& symbol : library.exported.symbols) {
        writer.number(symbol.name);
        writer.number(static_cast<std::uint16_t>(symbol.node | (symbol.hidden ? hidden_bit : 0)));
    }
}

LibrarySymbols read_library(Reader& reader) {
    LibrarySymbols library;
    library.path = reader.text();
    library.links = reader.texts();
    library.soname = reader.text();
    const auto flags = reader.number<std::uint8_t>();
    library.is64 = (flags & 1U) != 0;
    library.big_endian = (flags & 2U) != 0;
    library.machine = reader.number<std::uint16_t>();
    library.needed = reader.texts();
    library.run_paths = reader.texts();
    library.fault = reader.text();
    library.exported.nodes = reader.texts();
    constexpr std::size_t symbol_bytes = 10;
    const auto count = reader.count(symbol_bytes);
    library.exported.symbols.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto name = reader.number<std::uint64_t>();
        const auto node = reader.number<std::uint16_t>();
        library.exported.symbols.push_back(
            {name, static_cast<std::uint16_t>(node & ~hidden_bit), (node & hidden_bit) != 0});
    }
    return library;
}

bool is_hex(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// Empty when the checksum could not be a file's name.
std::string name_of(const model::PackageFile& package) {
    const auto name = fmt::format("{}-{}{}", package.checksum_type, package.checksum, ending);
    return is_symbol_index(name) ? name : std::string();
}

}  // namespace

std::string encode_symbols(const PackageSymbols& symbols) {
    Writer writer;
    writer.number(static_cast<std::uint32_t>(symbols.libraries.size()));
    for (const LibrarySymbols& library : symbols.libraries) write_library(library, writer);
    const auto body = std::move(writer).take();
    return head_of(body) + body;
}

tl::expected<PackageSymbols, std::string> decode_symbols(std::string_view bytes) {
    const auto end = bytes.find('\n');
    if (end == std::string_view::npos) return tl::unexpected<std::string>("it has no first line");
    const auto body = bytes.substr(end + 1);
    if (bytes.substr(0, end + 1) != head_of(body)) return tl::unexpected<std::string>("its checksum does not fit");
    Reader reader(body);
    PackageSymbols symbols;
    for (auto count = reader.number<std::uint32_t>(); count > 0 && !reader.failed(); --count) {
        auto library = read_library(reader);
        // Asked by binary search.
        if (!std::ranges::is_sorted(library.exported.symbols))
            return tl::unexpected<std::string>("its symbols are not sorted");
        symbols.libraries.push_back(std::move(library));
    }
    if (reader.failed() || !reader.at_end()) return tl::unexpected<std::string>("its lists do not fit its size");
    return symbols;
}

tl::expected<PackageSymbols, std::string> read_symbol_index(const fs::path& cache, const model::PackageFile& package) {
    const auto name = name_of(package);
    if (name.empty()) return tl::unexpected<std::string>("the package has no checksum");
    const auto place = cache / "symbols" / name;
    const auto file = FileDescriptor::open_regular(place);
    if (!file) return tl::unexpected(file.error());
    const auto bytes = file->read_whole(most_index_bytes);
    if (!bytes) return tl::unexpected(bytes.error());
    auto symbols = decode_symbols(*bytes);
    if (symbols) touch_cache_item(place);
    return symbols;
}

support::Result<void> write_symbol_index(const fs::path& cache, const model::PackageFile& package,
                                         std::string_view encoded) {
    const auto name = name_of(package);
    if (name.empty()) return {};
    return write_file(cache / "symbols" / name, encoded);
}

bool is_symbol_index(std::string_view name) {
    const auto dash = name.find('-');
    if (dash == std::string_view::npos || !name.ends_with(ending)) return false;
    const auto type = name.substr(0, dash);
    const auto checksum = name.substr(dash + 1, name.size() - dash - 1 - ending.size());
    const bool named = !type.empty() && std::all_of(type.begin(), type.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    });
    constexpr std::size_t sha1_digits = 40;
    return named && checksum.size() >= sha1_digits && checksum.size() <= 128 && is_hex(checksum);
}

}  // namespace rpmgap::repo
