#include "record/record_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "record/format.hpp"
#include "record/read_record.hpp"
#include "support/text.hpp"

namespace rpmgap::record {

namespace {

namespace fs = std::filesystem;
using Text = tl::expected<std::string, std::string>;

class OpenFile {
public:
    explicit OpenFile(const fs::path& path) : fd_(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)) {}
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() {
        if (fd_ >= 0) close(fd_);
    }

    /// In bytes; the error is one line.
    [[nodiscard]] tl::expected<std::size_t, std::string> size() const {
        struct stat status {};
        if (fd_ < 0 || fstat(fd_, &status) != 0) return tl::unexpected<std::string>(std::strerror(errno));
        if (S_ISDIR(status.st_mode)) return tl::unexpected<std::string>("it is a directory");
        if (!S_ISREG(status.st_mode)) return tl::unexpected<std::string>("it is no regular file");
        const auto size = static_cast<std::size_t>(status.st_size);
        if (size > most_bytes) return tl::unexpected(fmt::format("it is larger than {} bytes", most_bytes));
        return size;
    }

    /// Its first `bytes`, or all of it.
    [[nodiscard]] Text read_first(std::size_t bytes) const {
        std::string text(bytes, '\0');
        std::size_t filled = 0;
        while (filled < bytes) {
            const auto got = pread(fd_, text.data() + filled, bytes - filled, static_cast<off_t>(filled));
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) return tl::unexpected<std::string>(std::strerror(errno));
            if (got == 0) break;
            filled += static_cast<std::size_t>(got);
        }
        text.resize(filled);
        return text;
    }

private:
    int fd_;
};

tl::unexpected<support::Error> unreadable(const fs::path& file, const std::string& why) {
    return support::failure(support::Fault::input,
                            fmt::format("cannot read the record {}: {}", support::printable(file.native()), why));
}

}  // namespace

support::Result<Record> read_record_file(const fs::path& file) {
    const OpenFile opened(file);
    const auto size = opened.size();
    if (!size) return unreadable(file, size.error());
    const auto text = opened.read_first(*size);
    if (!text) return unreadable(file, text.error());
    auto record = read_record(*text);
    if (!record) return unreadable(file, record.error());
    return std::move(*record);
}

support::Result<void> read_beginning(const fs::path& file,
                                     const std::function<tl::expected<void, std::string>(std::string_view)>& read) {
    const OpenFile opened(file);
    const auto size = opened.size();
    if (!size) return unreadable(file, size.error());
    constexpr std::size_t beginning = std::size_t{16} << 10U;
    for (auto bytes = std::min(beginning, *size);; bytes = *size) {
        const auto text = opened.read_first(bytes);
        if (!text) return unreadable(file, text.error());
        const auto done = read(*text);
        if (done) return {};
        if (bytes == *size) return unreadable(file, done.error());
    }
}

}  // namespace rpmgap::record
