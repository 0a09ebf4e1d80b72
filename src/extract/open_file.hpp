// One opened regular file: its first bytes, and all of them when a reader wants them.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>

#include "support/result.hpp"

namespace rpmgap::extract {

class OpenFile {
public:
    /// Never blocks on a pipe or device. A fault of kind input says why it cannot be opened or read. With `follow`, a
    /// symbolic link is.
    [[nodiscard]] static support::Result<OpenFile> open(const std::string& path, bool follow);

    OpenFile(OpenFile&& other) noexcept;
    OpenFile& operator=(OpenFile&&) = delete;
    OpenFile(const OpenFile&) = delete;
    ~OpenFile();

    [[nodiscard]] std::span<const std::byte> head() const { return std::span(head_).first(head_size_); }
    [[nodiscard]] int descriptor() const { return descriptor_; }

    /// Bytes in the file now; a fault when it is no regular file.
    [[nodiscard]] support::Result<std::size_t> size() const;
    /// The whole file, in memory until this object ends: small files copied, large ones mapped. Empty for an empty
    /// file.
    [[nodiscard]] support::Result<std::span<const std::byte>> map();
    /// At most `limit` bytes from the start, copied.
    [[nodiscard]] support::Result<std::string> read(std::size_t limit) const;

private:
    OpenFile() = default;
    support::Result<std::span<const std::byte>> copied(std::size_t bytes);

    int descriptor_ = -1;
    std::size_t head_size_ = 0;
    std::array<std::byte, 512> head_{};
    void* mapping_ = nullptr;
    std::size_t mapped_ = 0;
    std::string copy_;
};

}  // namespace rpmgap::extract
