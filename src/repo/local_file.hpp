// A regular file that was opened for reading: by position or whole. Nothing that could block or be endless is ever
// opened.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <span>
#include <string>

#include <tl/expected.hpp>

#include "support/handle.hpp"

namespace rpmgap::repo {

inline void end_file(std::FILE* file) {
    std::fclose(file);
}
using FileHandle = support::Handle<std::FILE, end_file>;

/// A new file, mode 0600, open for writing; null with errno set. What lies at the path, a symbolic link included, is an
/// error.
[[nodiscard]] FileHandle create_file(const std::filesystem::path& file);

class FileDescriptor {
public:
    FileDescriptor() = default;
    FileDescriptor(FileDescriptor&& other) noexcept;
    FileDescriptor& operator=(FileDescriptor&& other) noexcept;
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    ~FileDescriptor();

    /// The error is one line without the path ("No such file or directory", "it is a directory").
    [[nodiscard]] static tl::expected<FileDescriptor, std::string> open_regular(const std::filesystem::path& file);

    [[nodiscard]] int get() const { return fd_; }
    [[nodiscard]] std::uint64_t size() const { return size_; }  ///< when it was opened

    /// Fills `into` from `offset`; false with errno set otherwise (ENODATA: the file ends before).
    [[nodiscard]] bool read_at(std::uint64_t offset, std::span<std::byte> into) const;
    /// The whole file, of at most `limit` bytes.
    [[nodiscard]] tl::expected<std::string, std::string> read_whole(std::uint64_t limit) const;

private:
    int fd_ = -1;
    std::uint64_t size_ = 0;
};

}  // namespace rpmgap::repo
