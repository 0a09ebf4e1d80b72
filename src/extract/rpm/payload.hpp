// The payload of an RPM file as a stream of its files, read with librpm: its reader takes every form that packages have
// (v4, v6, members beyond 4 GiB whose names are in the header only). Nothing is written anywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace rpmgap::extract {

/// One file of a payload; good until the visit of it returns.
class PayloadFile {
public:
    enum class Kind : std::uint8_t { regular, link, other };

    virtual ~PayloadFile() = default;
    PayloadFile(const PayloadFile&) = delete;
    PayloadFile& operator=(const PayloadFile&) = delete;

    Kind kind = Kind::other;
    std::string path;                      ///< absolute, as in the package
    std::string target;                    ///< of a symbolic link, as written
    std::vector<std::string> other_names;  ///< of the one of several names of a regular file that has its bytes
    std::uint64_t size = 0;                ///< of a regular file; 0 for all but one of the names of one file

    /// The next bytes of a regular file, exactly as many as fit into `into`. The error is one line.
    [[nodiscard]] virtual tl::expected<void, std::string> read(std::span<std::byte> into) = 0;

protected:
    PayloadFile() = default;
};

/// Calls `visit` for each file in the order of the payload, until it returns what is wrong or there are no more.
/// Returns that, or why the payload cannot be read, one line; nothing when all was visited. Moves the offset of
/// `descriptor`. Call prepare_rpm_library() before; one descriptor a thread.
[[nodiscard]] std::optional<std::string> visit_payload(
    int descriptor, const std::function<std::optional<std::string>(PayloadFile&)>& visit);

}  // namespace rpmgap::extract
