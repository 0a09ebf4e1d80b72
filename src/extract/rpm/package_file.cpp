#include "extract/rpm/package_file.hpp"

#include <array>
#include <cerrno>
#include <cstring>

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

/// One attempt; null and a reason when librpm refuses.
HeaderHandle read_header(int descriptor, rpmVSFlags flags, std::string& reason) {
    const LogCapture log;
    const FileHandle file = reopen(descriptor, 0);
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

// The signature header says how long header and payload are together; what precedes them follows from its own counts.
std::uint64_t count_missing_bytes(int descriptor, Header header) {
    const auto long_size = number(header, RPMTAG_LONGSIGSIZE);
    const auto size = long_size ? long_size : number(header, RPMTAG_SIGSIZE);
    struct stat status {};
    std::array<std::uint8_t, header_intro_size> intro{};
    if (!size || fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return 0;
    if (pread(descriptor, intro.data(), intro.size(), lead_size) != header_intro_size) return 0;
    const auto big_endian = [&](std::size_t at) {
        return off_t{intro[at]} << 24 | off_t{intro[at + 1]} << 16 | off_t{intro[at + 2]} << 8 | off_t{intro[at + 3]};
    };
    const off_t signatures = header_intro_size + big_endian(8) * header_entry_size + big_endian(12);
    const off_t start = lead_size + (signatures + 7) / 8 * 8;
    const auto held = static_cast<std::uint64_t>(status.st_size > start ? status.st_size - start : 0);
    return *size > held ? *size - held : 0;
}

}  // namespace

PackageFile open_package(int descriptor) {
    PackageFile package;
    std::string reason;
    package.header = read_header(descriptor, header_digests_only, reason);
    if (package.header != nullptr) {
        package.digest = has_checkable_digest(package.header.get()) ? "ok" : "none";
    } else {
        // Only a digest that does not fit is forgiven here; a file that is no package fails in the same way again.
        package.header = read_header(descriptor, structure_only, package.failure);
        if (package.header == nullptr) return package;
        package.digest = "bad";
        package.digest_fault = reason;
    }
    package.signatures = read_signature_header(descriptor);
    package.missing_bytes = count_missing_bytes(descriptor, package.header.get());
    return package;
}

}  // namespace rpmgap::extract::rpm
