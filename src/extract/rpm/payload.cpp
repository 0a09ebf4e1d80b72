#include "extract/rpm/payload.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

#include <fmt/format.h>
#include <rpm/rpmfi.h>
#include <rpm/rpmfiles.h>
#include <sys/stat.h>
// Relies on the types of the others.
#include <rpm/rpmarchive.h>

#include "extract/rpm/library.hpp"
#include "extract/rpm/package_file.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

using FileIterator = support::Handle<std::remove_pointer_t<rpmfi>, rpmfiFree>;
using FileInfo = support::Handle<std::remove_pointer_t<rpmfiles>, rpmfilesFree>;
using Failure = tl::unexpected<std::string>;

class LibrpmFile final : public PayloadFile {
public:
    LibrpmFile(rpmfi iterator, rpmfiles files) : iterator_(iterator) {
        const mode_t mode = rpmfiFMode(iterator);
        if (const char* name = rpmfiFN(iterator)) path = name;
        if (S_ISLNK(mode)) {
            kind = Kind::link;
            if (const char* to = rpmfiFLink(iterator)) target = to;
        } else if (S_ISREG(mode)) {
            kind = Kind::regular;
            // Of several names of one file the last has its bytes.
            if (rpmfiArchiveHasContent(iterator) == 0) return;
            size = rpmfiFSize(iterator);
            add_other_names(files);
        }
    }

    tl::expected<void, std::string> read(std::span<std::byte> into) override {
        while (!into.empty()) {
            const auto got = rpmfiArchiveRead(iterator_, into.data(), into.size());
            if (got < 0) return Failure("its payload cannot be unpacked");
            if (got == 0) return Failure("its payload ends inside a file");
            into = into.subspan(static_cast<std::size_t>(got));
        }
        return {};
    }

private:
    void add_other_names(rpmfiles files) {
        const int* names = nullptr;
        const auto count = rpmfiFLinks(iterator_, &names);
        if (names == nullptr) return;
        for (const int name : std::span(names, count)) {
            if (name == rpmfiFX(iterator_)) continue;
            const support::Handle<char, std::free> other(rpmfilesFN(files, name));
            if (other != nullptr) other_names.emplace_back(other.get());
        }
    }

    rpmfi iterator_;
};

// The mode in which librpm is asked to unpack; nothing for a compressor that it may not know, or a made-up name.
std::optional<std::string> unpacking_mode(Header header) {
    constexpr std::array<std::string_view, 5> known{"gzip", "bzip2", "xz", "lzma", "zstd"};
    const char* const name = headerGetString(header, RPMTAG_PAYLOADCOMPRESSOR);
    const std::string_view compressor = name == nullptr ? "gzip" : name;  // what packages had before there was a tag
    if (std::ranges::find(known, compressor) == known.end()) return std::nullopt;
    return fmt::format("r.{}", compressor);
}

std::string reason_of(int code, const rpm::LogCapture& log) {
    if (auto line = log.line(); !line.empty()) return line;
    const support::Handle<char, std::free> text(rpmfileStrerror(code));
    return support::printable(text == nullptr ? "damaged" : text.get());
}

}  // namespace

std::optional<std::string> visit_payload(int descriptor,
                                         const std::function<std::optional<std::string>(PayloadFile&)>& visit) {
    auto payload = rpm::open_payload(descriptor);
    if (payload.header == nullptr) return fmt::format("its header cannot be read: {}", payload.failure);
    const auto mode = unpacking_mode(payload.header.get());
    if (!mode) return "its payload is packed in a way that no reader knows";
    const rpm::LogCapture log;
    FD_t const unpacked = Fdopen(payload.file.get(), mode->c_str());
    if (unpacked == nullptr) return fmt::format("librpm cannot unpack {}", mode->substr(2));
    const FileInfo files(rpmfilesNew(nullptr, payload.header.get(), 0, RPMFI_NOFILECLASS | RPMFI_NOFILEDEPS));
    if (files == nullptr) return "its file list is damaged";
    if (rpmfilesFC(files.get()) == 0) return std::nullopt;
    const FileIterator iterator(rpmfiNewArchiveReader(unpacked, files.get(), RPMFI_ITER_READ_ARCHIVE));
    if (iterator == nullptr) return "its payload cannot be read";
    for (;;) {
        const int at = rpmfiNext(iterator.get());
        if (at == RPMERR_ITER_END) return std::nullopt;
        if (at < 0) return fmt::format("its payload is damaged: {}", reason_of(at, log));
        LibrpmFile file(iterator.get(), files.get());
        if (auto fault = visit(file)) return fault;
    }
}

}  // namespace rpmgap::extract
