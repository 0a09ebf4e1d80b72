// Content whose first bytes are kept while it is read, for one who wants them besides its reader.
#pragma once

#include <cstddef>
#include <string>

#include "extract/input/content.hpp"

namespace rpmgap::extract {

class KeptContent final : public Content {
public:
    /// `content`, of which nothing was read yet, outlives this object.
    KeptContent(Content& content, std::size_t most);

    support::Result<std::span<const std::byte>> whole(std::uint64_t limit) override;
    support::Result<std::size_t> next(std::span<std::byte> into) override;
    /// The first bytes, at most so many: what nobody has asked for is read now. What cannot be read ends them.
    [[nodiscard]] const std::string& text();

private:
    void keep(std::span<const std::byte> bytes);

    Content& content_;
    std::size_t most_;
    std::string text_;
    bool is_whole_ = false;
};

}  // namespace rpmgap::extract
