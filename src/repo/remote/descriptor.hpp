// A file descriptor that is closed with its owner, never one of the three standard ones.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include <tl/expected.hpp>

namespace rpmgap::repo::remote {

class Descriptor {
public:
    Descriptor() = default;
    Descriptor(Descriptor&& other) noexcept;
    Descriptor& operator=(Descriptor&& other) noexcept;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor();

    /// A new, empty file; one of that name loses its contents. The error is the system's text.
    [[nodiscard]] static tl::expected<Descriptor, std::string> create(const std::filesystem::path& file);
    /// A file without a name, in memory.
    [[nodiscard]] static tl::expected<Descriptor, std::string> in_memory();

    [[nodiscard]] int get() const { return fd_; }
    /// The whole file, of at most `most` bytes.
    [[nodiscard]] tl::expected<std::string, std::string> read_whole(std::uint64_t most) const;

private:
    explicit Descriptor(int fd) : fd_(fd) {}
    static tl::expected<Descriptor, std::string> adopt(int fd);
    int fd_ = -1;
};

/// Empties the file behind `fd` and goes to its beginning; false with errno set.
[[nodiscard]] bool start_over(int fd);

/// Why 64 KiB cannot be written to the file behind `fd` ("No space left on device"), or nothing. Leaves it empty.
[[nodiscard]] std::string why_not_writable(int fd);

}  // namespace rpmgap::repo::remote
