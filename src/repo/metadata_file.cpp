#include "repo/metadata_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>

#include <fmt/format.h>

#include "repo/libsolv.hpp"
#include "repo/remote/checksum.hpp"
#include "support/memory_end.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

using support::Fault;
using support::Result;

std::string suffix_of(const std::string& href) {
    const std::string name(support::base_name(href));
    const auto dot = name.rfind('.');
    return dot == std::string::npos ? std::string() : name.substr(dot);
}

}  // namespace

BoundedStream::BoundedStream(std::FILE* compressed, std::uint64_t limit, Watch watch)
    : inner_(compressed), limit_(limit), left_(limit) {
    if (watch == Watch::parentheses) guard_.emplace();
    stream_ = fopencookie(this, "r",
                          {.read = &BoundedStream::read_cookie, .write = nullptr, .seek = nullptr, .close = nullptr});
    if (stream_ != nullptr) std::setvbuf(stream_, nullptr, _IOFBF, 1U << 16U);
}

BoundedStream::~BoundedStream() {
    if (stream_ != nullptr) std::fclose(stream_);
    std::fclose(inner_);
}

ssize_t BoundedStream::read_cookie(void* cookie, char* into, size_t length) {
    return static_cast<ssize_t>(static_cast<BoundedStream*>(cookie)->read({into, length}));
}

std::size_t BoundedStream::read(std::span<char> into) {
    if (guard_ && guard_->tripped()) return 0;
    if (left_ == 0) {
        exceeded_ = exceeded_ || std::fgetc(inner_) != EOF;
        return 0;
    }
    const auto length = static_cast<std::size_t>(std::min<std::uint64_t>(into.size(), left_));
    errno = 0;
    const auto got = std::fread(into.data(), 1, length, inner_);
    left_ -= got;
    failed_ = failed_ || std::ferror(inner_) != 0;
    memory_ended_ = memory_ended_ || (failed_ && errno == ENOMEM);
    if (guard_ && !guard_->watch({into.data(), got})) return 0;
    return got;
}

std::optional<std::string> BoundedStream::cut_short() const {
    if (guard_ && guard_->tripped()) return "a value in it is longer, or has more parentheses, than any dependency";
    if (exceeded_) return fmt::format("it decompresses to more than {} bytes", limit_);
    if (memory_ended_) throw std::bad_alloc();
    if (failed_) return "its compression is damaged";
    return std::nullopt;
}

support::Error MetadataFile::rejected(const std::string& why) const {
    return {Fault::repository, fmt::format("cannot use {}: {}", name_, why)};
}

Result<MetadataFile> MetadataFile::open(const std::filesystem::path& directory, const MetadataRecord& record,
                                        std::uint64_t limit, Verified verified) {
    MetadataFile metadata;
    const auto path = directory / record.href;
    metadata.name_ = support::printable(path.native());
    metadata.suffix_ = suffix_of(record.href);
    metadata.limit_ = limit;
    const auto refuse = [&](const std::string& why) { return tl::unexpected(metadata.rejected(why)); };

    auto opened = FileDescriptor::open_regular(path);
    if (!opened) return refuse(fmt::format("{}, and repomd.xml lists it", opened.error()));
    metadata.file_ = std::move(*opened);
    if (solv_xfopen_iscompressed(metadata.suffix_.c_str()) < 0)
        return refuse(fmt::format(
            "libsolv {} was built without {} decompression; write the metadata with gz or zstd (createrepo_c "
            "--general-compress-type)",
            solv_version, metadata.suffix_));
    if (verified == Verified::by_fetcher) return metadata;
    const auto checksum = remote::file_checksum(metadata.file_.get(), record.checksum_type);
    if (!checksum) return refuse(checksum.error());
    if (*checksum == record.checksum) return metadata;
    // The size decides nothing that the checksum does not; it only helps to see what went wrong.
    const auto sizes = record.size && *record.size != metadata.file_.size()
                           ? fmt::format(" (it has {} bytes, repomd.xml says {})", metadata.file_.size(), *record.size)
                           : std::string();
    // Only in the cache is a directory named by the digest of its repomd.xml.
    const auto* const cure =
        is_sha256(directory.filename().native()) ? "fetch or import it again" : "copy the repository again";
    return refuse(fmt::format("its {} is {}, repomd.xml says {}{}: one of the two is stale or damaged, {}",
                              record.checksum_type, *checksum, record.checksum, sizes, cure));
}

Result<std::unique_ptr<BoundedStream>> MetadataFile::decompressed(Watch watch) const {
    const int fd = fcntl(file_.get(), F_DUPFD_CLOEXEC, 0);
    // The duplicate shares the position, which the last stream left anywhere.
    if (fd < 0 || lseek(fd, 0, SEEK_SET) != 0) {
        const auto why = std::string(std::strerror(errno));
        if (fd >= 0) close(fd);
        return tl::unexpected(rejected(why));
    }
    // libsolv chooses the decompressor by the name that it is told.
    errno = 0;
    std::FILE* const compressed = solv_xfopen_fd(("metadata" + suffix_).c_str(), fd, "r");
    if (compressed == nullptr) {
        const int error = errno;
        close(fd);
        errno = error;
        support::throw_if_memory_ended();
        return tl::unexpected(rejected("its compression cannot be read"));
    }
    auto stream = std::make_unique<BoundedStream>(compressed, limit_, watch);
    if (stream->get() != nullptr) return stream;
    support::throw_if_memory_ended();
    return tl::unexpected(rejected(std::strerror(errno)));
}

}  // namespace rpmgap::repo
