#include "extract/input/unpacked.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "extract/input/archive_bytes.hpp"

namespace rpmgap::extract {

namespace {

using support::Fault;
using support::Result;
using namespace std::string_view_literals;

constexpr std::array magics{"\x1f\x8b"sv,           // gzip
                            "\x1f\x9d"sv,           // compress
                            "BZh"sv,                // bzip2
                            "\xfd\x37zXZ\0"sv,      // xz
                            "\x5d\0\0"sv,           // lzma
                            "\x28\xb5\x2f\xfd"sv,   // zstd
                            "\x04\x22\x4d\x18"sv};  // lz4

class UnpackedContent final : public Stream {
public:
    UnpackedContent(archive* reader, Budget& budget) : reader_(reader), budget_(budget) {
        static_cast<void>(begin());  // what is wrong is told by fault()
    }
    [[nodiscard]] const std::string& fault() const { return fault_; }
    [[nodiscard]] bool has_ended() const { return has_ended_; }

private:
    Result<std::size_t> pull(std::span<std::byte> into) override {
        if (!fault_.empty()) return support::failure(Fault::input, fault_);
        const auto got = archive_read_data(reader_, into.data(), into.size());
        if (got < 0) {
            fault_ = reason_of(reader_);
        } else {
            const auto bytes = static_cast<std::uint64_t>(got);
            has_ended_ = bytes == 0;
            unpacked_ += bytes;
            const auto read = archive_filter_bytes(reader_, -1);
            if (auto limit = budget_.take_bytes(bytes, unpacked_, read < 0 ? 0 : static_cast<std::uint64_t>(read)))
                fault_ = *std::move(limit);
        }
        if (!fault_.empty()) return support::failure(Fault::input, fault_);
        return static_cast<std::size_t>(got);
    }

    archive* reader_;
    Budget& budget_;
    std::uint64_t unpacked_ = 0;
    bool has_ended_ = false;
    std::string fault_;
};

}  // namespace

bool is_packed(std::span<const std::byte> head) {
    const std::string_view text(reinterpret_cast<const char*>(head.data()), head.size());
    return std::ranges::any_of(magics, [&](std::string_view magic) { return text.starts_with(magic); });
}

std::vector<std::string> visit_unpacked(Content& content, Budget& budget, const std::function<void(Content&)>& visit) {
    std::vector<std::string> reasons;
    if (!is_packed(content.head())) {
        visit(content);
        return reasons;
    }
    ArchiveBytes bytes(content);
    const ArchiveHandle reader(archive_read_new());
    // One by one: "all" would run programs for the filters that libarchive itself does not know.
    archive_read_support_filter_gzip(reader.get());
    archive_read_support_filter_bzip2(reader.get());
    archive_read_support_filter_xz(reader.get());
    archive_read_support_filter_lzma(reader.get());
    archive_read_support_filter_compress(reader.get());
    if (archive_read_support_filter_zstd(reader.get()) != ARCHIVE_OK ||
        archive_read_support_filter_lz4(reader.get()) != ARCHIVE_OK)
        reasons.emplace_back("this libarchive was built without zstd or lz4, and unpacks them with a program");
    archive_read_support_format_raw(reader.get());
    archive_read_support_format_empty(reader.get());
    archive_entry* entry = nullptr;
    int got = bytes.open(reader.get());
    if (got == ARCHIVE_OK) got = archive_read_next_header(reader.get(), &entry);
    if (got == ARCHIVE_EOF) return reasons;
    if (got < ARCHIVE_WARN) {
        reasons.push_back(fmt::format("it cannot be read: {}", reason_of(reader.get())));
        return reasons;
    }
    if (archive_filter_count(reader.get()) == 1) {
        reasons.emplace_back("it cannot be read: it begins like a packed file and is none, or a damaged one");
        return reasons;
    }
    UnpackedContent unpacked(reader.get(), budget);
    visit(unpacked);
    if (!unpacked.fault().empty()) reasons.push_back(fmt::format("it cannot be read on: {}", unpacked.fault()));
    if (!unpacked.has_ended()) return reasons;
    const auto has_more = bytes.go_behind(static_cast<std::uint64_t>(archive_filter_bytes(reader.get(), -1)), budget);
    if (!has_more || *has_more) reasons.emplace_back("what lies behind its packed part is not read");
    return reasons;
}

}  // namespace rpmgap::extract
