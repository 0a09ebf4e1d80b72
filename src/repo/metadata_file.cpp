#include "repo/metadata_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <vector>

#include <fmt/format.h>

#include "repo/libsolv.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

using support::Fault;
using support::Result;

tl::expected<std::string, std::string> checksum_of(const FileDescriptor& file, const std::string& type) {
    const ChksumHandle sum(solv_chksum_create(solv_chksum_str2type(type.c_str())));
    std::vector<std::byte> chunk(1U << 18U);
    for (std::uint64_t at = 0; at < file.size();) {
        const auto length = static_cast<std::size_t>(std::min<std::uint64_t>(chunk.size(), file.size() - at));
        if (!file.read_at(at, std::span(chunk).first(length))) return tl::unexpected<std::string>(std::strerror(errno));
        solv_chksum_add(sum.get(), chunk.data(), static_cast<int>(length));
        at += length;
    }
    int length = 0;
    const unsigned char* digest = solv_chksum_get(sum.get(), &length);
    std::string hex;
    for (int i = 0; i < length; ++i) hex += fmt::format("{:02x}", digest[i]);
    return hex;
}

std::string suffix_of(const std::string& href) {
    const auto name = href.substr(href.rfind('/') + 1);  // npos + 1 is 0
    const auto dot = name.rfind('.');
    return dot == std::string::npos ? std::string() : name.substr(dot);
}

}  // namespace

BoundedStream::BoundedStream(std::FILE* compressed, std::uint64_t limit)
    : inner_(compressed), limit_(limit), left_(limit) {
    stream_ =
        fopencookie(this, "r", {.read = &BoundedStream::read, .write = nullptr, .seek = nullptr, .close = nullptr});
    if (stream_ != nullptr) std::setvbuf(stream_, nullptr, _IOFBF, 1U << 16U);
}

BoundedStream::~BoundedStream() {
    if (stream_ != nullptr) std::fclose(stream_);
    std::fclose(inner_);
}

ssize_t BoundedStream::read(void* cookie, char* into, size_t length) {
    auto& self = *static_cast<BoundedStream*>(cookie);
    if (self.left_ == 0) {
        self.exceeded_ = self.exceeded_ || std::fgetc(self.inner_) != EOF;
        return 0;
    }
    const auto got =
        std::fread(into, 1, static_cast<std::size_t>(std::min<std::uint64_t>(length, self.left_)), self.inner_);
    self.left_ -= got;
    self.watch(into, got);
    if (self.nested_) return 0;
    self.failed_ = self.failed_ || std::ferror(self.inner_) != 0;
    return static_cast<ssize_t>(got);
}

// libsolv parses a rich dependency by recursion, so one value with a hundred thousand parentheses would end the stack.
// A parenthesis may be written as a character reference; counting "&" too is coarse and far above what any dependency
// has.
void BoundedStream::watch(const char* bytes, std::size_t count) {
    constexpr std::size_t most_openings = 4096;
    for (std::size_t i = 0; i < count; ++i) {
        const char c = bytes[i];
        if (quote_ == 0) {
            if (previous_ == '=' && (c == '"' || c == '\'')) {
                quote_ = c;
                openings_ = 0;
            }
        } else if (c == quote_ || c == '<') {
            quote_ = 0;
        } else if ((c == '(' || c == '&') && ++openings_ > most_openings) {
            nested_ = true;
            return;
        }
        previous_ = c;
    }
}

std::optional<std::string> BoundedStream::cut_short() const {
    if (nested_) return "a value in it has more parentheses than any dependency";
    if (exceeded_) return fmt::format("it decompresses to more than {} bytes", limit_);
    if (failed_) return "its compression is damaged";
    return std::nullopt;
}

support::Error MetadataFile::rejected(const std::string& why) const {
    return {Fault::repository, fmt::format("cannot use {}: {}", name_, why)};
}

Result<MetadataFile> MetadataFile::open(const std::filesystem::path& directory, const MetadataRecord& record,
                                        std::uint64_t limit) {
    MetadataFile metadata;
    const auto path = directory / record.href;
    metadata.name_ = support::printable(path.native());
    metadata.suffix_ = suffix_of(record.href);
    metadata.limit_ = limit;
    const auto refuse = [&](const std::string& why) { return tl::unexpected(metadata.rejected(why)); };

    auto opened = FileDescriptor::open_regular(path);
    if (!opened) return refuse(fmt::format("repomd.xml lists it, but {}", opened.error()));
    metadata.file_ = std::move(*opened);
    if (solv_xfopen_iscompressed(metadata.suffix_.c_str()) < 0)
        return refuse(fmt::format(
            "libsolv {} was built without {} decompression; write the metadata with gz or zstd (createrepo_c "
            "--general-compress-type)",
            solv_version, metadata.suffix_));
    const auto checksum = checksum_of(metadata.file_, record.checksum_type);
    if (!checksum) return refuse(checksum.error());
    if (*checksum == record.checksum) return metadata;
    // The size decides nothing that the checksum does not; it only helps to see what went wrong.
    const auto sizes = record.size && *record.size != metadata.file_.size()
                           ? fmt::format(" (it has {} bytes, repomd.xml says {})", metadata.file_.size(), *record.size)
                           : std::string();
    return refuse(
        fmt::format("its {} is {}, repomd.xml says {}{}: one of the two is stale or damaged, copy the repository again",
                    record.checksum_type, *checksum, record.checksum, sizes));
}

Result<std::unique_ptr<BoundedStream>> MetadataFile::decompressed() const {
    const int fd = fcntl(file_.get(), F_DUPFD_CLOEXEC, 0);
    // The duplicate shares the position, which the last stream left anywhere.
    if (fd < 0 || lseek(fd, 0, SEEK_SET) != 0) {
        const auto why = std::string(std::strerror(errno));
        if (fd >= 0) close(fd);
        return tl::unexpected(rejected(why));
    }
    // libsolv chooses the decompressor by the name that it is told.
    std::FILE* const compressed = solv_xfopen_fd(("metadata" + suffix_).c_str(), fd, "r");
    if (compressed == nullptr) {
        close(fd);
        return tl::unexpected(rejected("its compression cannot be read"));
    }
    auto stream = std::make_unique<BoundedStream>(compressed, limit_);
    if (stream->get() == nullptr) return tl::unexpected(rejected(std::strerror(errno)));
    return stream;
}

}  // namespace rpmgap::repo
