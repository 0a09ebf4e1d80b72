// A regular file on disk.
#pragma once

#include <string>
#include <string_view>

#include "extract/input/content.hpp"

namespace rpmgap::extract {

class OpenFile : public Content {
public:
    /// Never blocks on a pipe or device. A fault of kind input says why it cannot be opened or read. With `follow`, a
    /// symbolic link is.
    [[nodiscard]] static support::Result<OpenFile> open(const std::string& path, bool follow);
    /// The file `name` below `directory`, to which no symbolic link leads and nothing out of the directory.
    [[nodiscard]] static support::Result<OpenFile> open_below(const std::string& directory, std::string_view name);

    OpenFile(OpenFile&& other) noexcept;
    ~OpenFile() override;

    /// Small files are copied, large ones mapped: no limit is needed.
    [[nodiscard]] support::Result<std::span<const std::byte>> whole(std::uint64_t limit) override;
    [[nodiscard]] support::Result<std::size_t> next(std::span<std::byte> into) override;
    [[nodiscard]] int descriptor() const override { return descriptor_; }

private:
    explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
    [[nodiscard]] support::Result<void> begin();
    [[nodiscard]] support::Result<std::size_t> size() const;
    support::Result<std::size_t> read_at(std::uint64_t offset, std::span<std::byte> into) const;

    int descriptor_ = -1;
    std::uint64_t offset_ = 0;  // of next()
    void* mapping_ = nullptr;
    std::size_t mapped_ = 0;
    std::vector<std::byte> copy_;
};

}  // namespace rpmgap::extract
