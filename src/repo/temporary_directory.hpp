// A directory in the cache while it is being filled: only its maker sees it, and what a killed process left goes when
// the next one comes by.
#pragma once

#include <filesystem>
#include <string>

#include "support/interruption.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

/// Claimed (claim.hpp), so that nobody removes it while its process lives; removed when it goes out of scope unless it
/// was moved to its place. Mode 0700.
class TemporaryDirectory {
public:
    /// Makes one below `parent`, which is made when it is not there. First removes those of dead processes. Faults are
    /// of kind output.
    [[nodiscard]] static support::Result<TemporaryDirectory> in(const std::filesystem::path& parent);

    TemporaryDirectory(TemporaryDirectory&& other) noexcept;
    TemporaryDirectory& operator=(TemporaryDirectory&& other) noexcept;
    ~TemporaryDirectory();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// To be called before it is moved to its place: from then on no signal removes what has its name.
    void settle() const { unfinished_.settle(); }

private:
    TemporaryDirectory(std::filesystem::path path, int lock)
        : unfinished_(path.native()), path_(std::move(path)), lock_(lock) {}

    support::Unfinished unfinished_;
    std::filesystem::path path_;
    int lock_ = -1;
};

/// Whether a name in the cache is that of a temporary directory.
[[nodiscard]] bool is_temporary(const std::filesystem::path& path);

/// Removes the temporary directories in `parent` that no living process holds.
void remove_abandoned(const std::filesystem::path& parent);

/// A fault of kind output: the cache cannot be written at `path`, and what to do.
[[nodiscard]] tl::unexpected<support::Error> unwritable(const std::filesystem::path& path, const std::string& why);

}  // namespace rpmgap::repo
