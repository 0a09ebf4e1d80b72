// A regular file on disk.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <sys/stat.h>

#include "extract/input/content.hpp"
#include "extract/input/mapped_file.hpp"

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
    /// Whether somebody wrote to it, or shortened it, since more than its first bytes were asked for: what was read is
    /// perhaps no file that there ever was.
    [[nodiscard]] bool has_changed() const;

private:
    explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
    [[nodiscard]] support::Result<void> begin();
    void note_state();
    [[nodiscard]] support::Result<std::size_t> size() const;
    support::Result<std::size_t> read_at(std::uint64_t offset, std::span<std::byte> into) const;

    int descriptor_ = -1;
    std::uint64_t offset_ = 0;          // of next()
    std::optional<struct stat> state_;  // when reading began
    MappedFile mapping_;
    std::vector<std::byte> copy_;
};

}  // namespace rpmgap::extract
