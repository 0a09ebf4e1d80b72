// The bytes of a file as memory, where the file may lose them at any time.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include <tl/expected.hpp>

namespace rpmgap::extract {

/// A private mapping for reading. Pages that the file does not have any more when they are asked for (it became
/// shorter, or its disk failed) are zeros and make is_torn() true, where the kernel would end the process by SIGBUS.
class MappedFile {
public:
    MappedFile() = default;
    /// The first `bytes` of an open file, more than 0; the descriptor may be closed then. The error is one line.
    [[nodiscard]] static tl::expected<MappedFile, std::string> of(int descriptor, std::size_t bytes);

    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    MappedFile(const MappedFile&) = delete;
    ~MappedFile();

    [[nodiscard]] std::span<const std::byte> bytes() const { return {start_, size_}; }
    [[nodiscard]] bool is_torn() const;

private:
    const std::byte* start_ = nullptr;  // nullptr: there is none
    std::size_t size_ = 0;
    int place_ = -1;  // among those that the signal handler knows
};

}  // namespace rpmgap::extract
