#include "extract/rpm/package_file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "extract/rpm/header_values.hpp"
#include "extract/rpm/library.hpp"
#include "extract/rpm/signature.hpp"

namespace rpmgap::extract::rpm {

namespace {

constexpr off_t lead_size = 96;
constexpr off_t header_intro_size = 16;  ///< magic, reserved, number of entries, bytes of data
constexpr off_t header_entry_size = 16;

// An own descriptor for librpm to close, standing at `offset`.
FileHandle reopen(int descriptor, off_t offset) {
    FileHandle file(fdDup(descriptor));
    if (file != nullptr && lseek(descriptor, offset, SEEK_SET) != offset) file.reset();
    return file;
}

/// One attempt; null and a reason when librpm refuses. Leaves in `file` what is open then, at the payload.
HeaderHandle read_header(int descriptor, rpmVSFlags flags, std::string& reason, FileHandle& file) {
    const LogCapture log;
    file = reopen(descriptor, 0);
    if (file == nullptr) {
        reason = fmt::format("cannot be read from its start: {}", std::strerror(errno));
        return {};
    }
    const TransactionHandle transaction(rpmtsCreate());
    rpmtsSetVSFlags(transaction.get(), flags);
    Header header = nullptr;
    // Some messages name the file by what is passed here, others by what librpm finds out about the descriptor: make
    // them one.
    const std::string name = Fdescr(file.get());
    const rpmRC result = rpmReadPackageFile(transaction.get(), file.get(), name.c_str(), &header);
    HeaderHandle owner(header);
    if (result == RPMRC_OK && owner != nullptr) return owner;
    reason = log.line(name);
    // librpm keeps silent about files without a lead, because it tries them as something else then.
    if (reason.empty()) reason = result == RPMRC_NOTFOUND ? "not an rpm package" : "librpm gives no reason";
    return {};
}

HeaderHandle read_signature_header(int descriptor) {
    const LogCapture log;
    const FileHandle file = reopen(descriptor, lead_size);
    return HeaderHandle(file == nullptr ? nullptr : headerRead(file.get(), HEADER_MAGIC_YES));
}

/// Where the header structure that begins at `start` ends by its own counts; nothing when there is none.
std::optional<off_t> end_of_header(int descriptor, off_t start) {
    constexpr std::array<std::uint8_t, 3> magic{0x8e, 0xad, 0xe8};
    std::array<std::uint8_t, header_intro_size> intro{};
    if (pread(descriptor, intro.data(), intro.size(), start) != header_intro_size) return std::nullopt;
    if (!std::equal(magic.begin(), magic.end(), intro.begin())) return std::nullopt;
    const auto big_endian = [&](std::size_t at) {
        return off_t{intro[at]} << 24 | off_t{intro[at + 1]} << 16 | off_t{intro[at + 2]} << 8 | off_t{intro[at + 3]};
    };
    return start + header_intro_size + big_endian(8) * header_entry_size + big_endian(12);
}

/// The main header begins at the next multiple of eight.
std::optional<off_t> end_of_signatures(int descriptor) {
    const auto end = end_of_header(descriptor, lead_size);
    return end ? std::optional((*end + 7) / 8 * 8) : std::nullopt;
}

std::optional<off_t> size_of(int descriptor) {
    struct stat status {};
    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    return status.st_size;
}

// librpm allocates what a header claims before it reads: up to 256 MiB for a file of some bytes.
std::string claims_beyond_file(int descriptor) {
    const auto size = size_of(descriptor);
    const auto signatures = end_of_signatures(descriptor);
    if (!size || !signatures) return {};
    const auto claim = [&](const char* what, off_t end) {
        return fmt::format("the {} claims to end at byte {}, the file ends at {}", what, end, *size);
    };
    if (*signatures > *size) return claim("signature header", *signatures);
    const auto main = end_of_header(descriptor, *signatures);
    return main && *main > *size ? claim("header", *main) : std::string();
}

// The signature header says how long header and payload are together.
std::uint64_t count_missing_bytes(int descriptor, Header header) {
    const auto long_length = number(header, RPMTAG_LONGSIGSIZE);
    const auto length = long_length ? long_length : number(header, RPMTAG_SIGSIZE);
    const auto size = size_of(descriptor);
    const auto start = end_of_signatures(descriptor);
    if (!length || !size || !start) return 0;
    const auto held = static_cast<std::uint64_t>(std::max(*size - *start, off_t{0}));
    return *length > held ? *length - held : 0;
}

}  // namespace

PackageFile open_package(int descriptor) {
    PackageFile package;
    package.failure = claims_beyond_file(descriptor);
    if (!package.failure.empty()) return package;
    std::string reason;
    FileHandle file;
    package.header = read_header(descriptor, header_digests_only, reason, file);
    if (package.header != nullptr) {
        package.digest = has_checkable_digest(package.header.get()) ? "ok" : "none";
    } else {
        // Only a digest that does not fit is forgiven here; a file that is no package fails in the same way again.
        package.header = read_header(descriptor, structure_only, package.failure, file);
        if (package.header == nullptr) return package;
        package.digest = "bad";
        package.digest_fault = reason;
    }
    package.signatures = read_signature_header(descriptor);
    package.missing_bytes = count_missing_bytes(descriptor, package.header.get());
    return package;
}

OpenPayload open_payload(int descriptor) {
    OpenPayload payload;
    payload.failure = claims_beyond_file(descriptor);
    if (payload.failure.empty())
        payload.header = read_header(descriptor, structure_only, payload.failure, payload.file);
    return payload;
}

}  // namespace rpmgap::extract::rpm
