// Digests of bytes, computed by the cryptography that librpm was built with.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace rpmgap::extract {

/// Call prepare_rpm_library() before.
class Digest {
public:
    /// "sha256", "sha384" or "sha512"; nothing for another name.
    [[nodiscard]] static std::optional<Digest> of(std::string_view algorithm);

    void add(std::span<const std::byte> bytes);
    /// Of all that was added, in lower case; the object is used up.
    [[nodiscard]] std::string hex() &&;

private:
    struct End {
        void operator()(void* context) const;
    };

    explicit Digest(void* context) : context_(context) {}

    std::unique_ptr<void, End> context_;
};

}  // namespace rpmgap::extract
