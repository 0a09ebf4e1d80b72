// The bytes of one file, wherever it lies: on disk, in an archive, in a package, in a layer of an image.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "support/result.hpp"

namespace rpmgap::extract {

/// Faults are of kind input and one line: "cannot be opened: ...", "is damaged: ...".
class Content {
public:
    Content() = default;
    virtual ~Content() = default;
    Content(const Content&) = delete;
    Content& operator=(const Content&) = delete;

    /// The first 512 bytes, or all of a shorter file.
    [[nodiscard]] std::span<const std::byte> head() const { return std::span(head_).first(head_size_); }
    /// The whole file, in memory until this object ends. A fault when that takes more than `limit` bytes of it. Not
    /// after next().
    [[nodiscard]] virtual support::Result<std::span<const std::byte>> whole(std::uint64_t limit) = 0;
    /// The next bytes, the first ones at first: how many were put into `into`, 0 at the end. Not after whole().
    [[nodiscard]] virtual support::Result<std::size_t> next(std::span<std::byte> into) = 0;
    /// Of the file itself, to be read at any offset; -1 when the bytes only come one after the other.
    [[nodiscard]] virtual int descriptor() const { return -1; }

protected:
    Content(Content&&) = default;
    std::array<std::byte, 512> head_{};
    std::size_t head_size_ = 0;
};

/// "has more than ... bytes, the limit for one file".
[[nodiscard]] tl::unexpected<support::Error> too_large(std::uint64_t limit);

/// Content that comes one byte after the other.
class Stream : public Content {
public:
    Stream() = default;
    ~Stream() override;
    support::Result<std::span<const std::byte>> whole(std::uint64_t limit) final;
    support::Result<std::size_t> next(std::span<std::byte> into) final;

protected:
    /// Reads the first bytes: to be called once, before the object is used.
    [[nodiscard]] support::Result<void> begin();
    /// The bytes behind those of the last call, at least one but at the end.
    [[nodiscard]] virtual support::Result<std::size_t> pull(std::span<std::byte> into) = 0;

private:
    [[nodiscard]] support::Result<std::span<std::byte>> make_room(std::uint64_t bytes);

    std::size_t told_ = 0;  // bytes of the head that next() gave
    std::vector<std::byte> small_;
    void* room_ = nullptr;  // for what is not small
    std::size_t room_bytes_ = 0;
    bool is_whole_ = false;
    std::span<const std::byte> whole_;
};

/// An anonymous file in memory with all bytes of `content`, for libraries that want a descriptor, which ends with it.
class MemoryFile {
public:
    [[nodiscard]] static support::Result<MemoryFile> of(Content& content, std::uint64_t limit);

    MemoryFile(MemoryFile&& other) noexcept;
    MemoryFile& operator=(MemoryFile&&) = delete;
    MemoryFile(const MemoryFile&) = delete;
    ~MemoryFile();
    [[nodiscard]] int descriptor() const { return descriptor_; }

private:
    explicit MemoryFile(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
};

}  // namespace rpmgap::extract
