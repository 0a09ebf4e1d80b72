// Files that other processes may read at any time: they see the old content or the new one, and a disk that fills up
// leaves the old one.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "support/interruption.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

/// Who may read what is written.
enum class Readers {
    owner,     ///< mode 0600: the cache is nobody else's
    as_usual,  ///< as the umask says, for files that the user keeps; one that is replaced passes its mode on
};

/// `mode` without what the umask of the process takes away. Not from two threads at a time.
[[nodiscard]] mode_t usual_mode(mode_t mode);

/// A new file beside its place while it is written; removed with this object unless it was moved there. In the cache
/// the name is always the same, and claimed (claim.hpp), so that what a killed process left is written anew; beside files
/// that the user keeps it is one that nothing has. Errors are one line without the path.
class PartialFile {
public:
    [[nodiscard]] static tl::expected<PartialFile, std::string> beside(const std::filesystem::path& place,
                                                                       Readers readers);
    PartialFile(PartialFile&& other) noexcept;
    PartialFile& operator=(PartialFile&&) = delete;
    ~PartialFile();

    [[nodiscard]] int get() const { return fd_; }
    [[nodiscard]] tl::expected<void, std::string> write(std::string_view bytes);
    /// Flushes it first; nothing is to be written after it.
    [[nodiscard]] tl::expected<void, std::string> move_to_place();

private:
    PartialFile(std::filesystem::path place, std::string name) : place_(std::move(place)), name_(std::move(name)) {}

    support::Unfinished unfinished_;
    std::filesystem::path place_;
    std::string name_;  // empty: it is in its place
    int fd_ = -1;
};

/// Writes `bytes` by way of a PartialFile. Makes the directory. Faults are of kind output. Of files that the user
/// keeps, a link stays one, and a device, a pipe or what is open already (output_place.hpp) is written to as it is.
[[nodiscard]] support::Result<void> write_file(const std::filesystem::path& file, std::string_view bytes,
                                               Readers readers = Readers::owner);

}  // namespace rpmgap::repo
