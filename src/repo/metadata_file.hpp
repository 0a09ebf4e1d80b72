// A metadata file that repomd.xml lists: held against its checksum, then read decompressed and within a limit.
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "repo/local_file.hpp"
#include "repo/repomd.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

/// The decompressed bytes as a stdio stream. A small file can decompress to terabytes: after `limit` bytes the stream
/// ends early.
class BoundedStream {
public:
    BoundedStream(std::FILE* compressed, std::uint64_t limit);  ///< owns `compressed`
    ~BoundedStream();
    BoundedStream(const BoundedStream&) = delete;
    BoundedStream& operator=(const BoundedStream&) = delete;

    [[nodiscard]] std::FILE* get() const { return stream_; }
    /// Why the stream ended before the end of the bytes, or nothing. Ask after reading: a parser only sees an early
    /// end.
    [[nodiscard]] std::optional<std::string> cut_short() const;

private:
    static ssize_t read(void* cookie, char* into, size_t length);

    std::FILE* inner_;
    std::FILE* stream_ = nullptr;
    std::uint64_t limit_;
    std::uint64_t left_;
    void watch(const char* bytes, std::size_t count);

    bool exceeded_ = false;
    bool nested_ = false;
    char quote_ = 0;  // inside an attribute's value: the quote that ends it
    char previous_ = 0;
    std::size_t openings_ = 0;  // of possible parentheses in the value
    bool failed_ = false;
};

class MetadataFile {
public:
    /// Opens `record` below `directory` and compares its checksum. Faults are of kind repository and name the file.
    [[nodiscard]] static support::Result<MetadataFile> open(const std::filesystem::path& directory,
                                                            const MetadataRecord& record, std::uint64_t limit);

    /// From the start; one stream at a time.
    [[nodiscard]] support::Result<std::unique_ptr<BoundedStream>> decompressed() const;
    [[nodiscard]] const std::string& name() const { return name_; }  ///< the path, printable
    [[nodiscard]] support::Error rejected(const std::string& why) const;

private:
    FileDescriptor file_;
    std::string name_;
    std::string suffix_;  ///< what libsolv chooses the decompressor by: ".gz"
    std::uint64_t limit_ = 0;
};

}  // namespace rpmgap::repo
