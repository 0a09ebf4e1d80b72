// A metadata file that repomd.xml lists: held against its checksum, then read decompressed and within a limit.
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "repo/local_file.hpp"
#include "repo/parentheses_guard.hpp"
#include "repo/repomd.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

enum class Watch {
    parentheses,  ///< the reader parses dependencies, and is not safe from deep ones
    nothing,
};

/// The decompressed bytes as a stdio stream. A small file can decompress to terabytes: after `limit` bytes the stream
/// ends early.
class BoundedStream {
public:
    BoundedStream(std::FILE* compressed, std::uint64_t limit, Watch watch);  ///< owns `compressed`
    ~BoundedStream();
    BoundedStream(const BoundedStream&) = delete;
    BoundedStream& operator=(const BoundedStream&) = delete;

    [[nodiscard]] std::FILE* get() const { return stream_; }
    /// The next bytes, without a buffer between; 0 at the end. Not to be mixed with get().
    [[nodiscard]] std::size_t read(std::span<char> into);
    /// Why the stream ended before the end of the bytes, or nothing. Ask after reading: a parser only sees an early
    /// end.
    [[nodiscard]] std::optional<std::string> cut_short() const;

private:
    static ssize_t read_cookie(void* cookie, char* into, size_t length);

    std::FILE* inner_;
    std::FILE* stream_ = nullptr;
    std::uint64_t limit_;
    std::uint64_t left_;
    std::optional<ParenthesesGuard> guard_;
    bool exceeded_ = false;
    bool failed_ = false;
    bool memory_ended_ = false;
};

/// Whether a file's checksum still has to be compared.
enum class Verified {
    no,
    by_fetcher,  ///< this process has just written the file and compared it
};

class MetadataFile {
public:
    /// Opens `record` below `directory` and compares its checksum. Faults are of kind repository and name the file.
    [[nodiscard]] static support::Result<MetadataFile> open(const std::filesystem::path& directory,
                                                            const MetadataRecord& record, std::uint64_t limit,
                                                            Verified verified = Verified::no);

    /// From the start; one stream at a time.
    [[nodiscard]] support::Result<std::unique_ptr<BoundedStream>> decompressed(Watch watch) const;
    [[nodiscard]] const std::string& name() const { return name_; }  ///< the path, printable
    [[nodiscard]] support::Error rejected(const std::string& why) const;

private:
    FileDescriptor file_;
    std::string name_;
    std::string suffix_;  ///< what libsolv chooses the decompressor by: ".gz"
    std::uint64_t limit_ = 0;
};

}  // namespace rpmgap::repo
