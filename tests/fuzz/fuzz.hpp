// What the fuzz targets share: what they check with, and files for what reads files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <sys/mman.h>
#include <unistd.h>

#include "support/text.hpp"

/// Ends the process where that does not hold, and says in which line.
inline void require(bool holds, int line = __builtin_LINE()) {
    if (holds) return;
    std::fprintf(stderr, "what line %d requires does not hold\n", line);
    std::abort();
}

inline std::string_view as_text(const std::uint8_t* bytes, std::size_t size) {
    return {reinterpret_cast<const char*>(bytes), size};  // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast)
}

/// It could go to a terminal as it is.
inline bool is_clean(std::string_view text) {
    return rpmgap::support::printable(text) == text;
}

/// What every reason and every error has to be: one line, and not none.
inline bool is_line(std::string_view text) {
    return !text.empty() && text.find('\n') == std::string_view::npos;
}

/// A file without a name that is gone with this object.
class MemoryFile {
public:
    explicit MemoryFile(std::string_view bytes) : descriptor_(memfd_create("input", MFD_CLOEXEC)) {
        require(descriptor_ >= 0);
        require(write(descriptor_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
    }
    ~MemoryFile() { close(descriptor_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    [[nodiscard]] int descriptor() const { return descriptor_; }
    [[nodiscard]] std::string name() const { return std::to_string(descriptor_); }  ///< in directory()
    [[nodiscard]] static std::filesystem::path directory() { return "/proc/self/fd"; }
    [[nodiscard]] std::filesystem::path path() const { return directory() / name(); }

private:
    int descriptor_;
};

/// The directory of this process for what wants a name, below $TMPDIR; empty at first, gone at the end.
class Scratch {
public:
    static const std::filesystem::path& path() {
        static const Scratch scratch;
        return scratch.path_;
    }

private:
    Scratch() {
        std::string name = (std::filesystem::temp_directory_path() / "rpmgap-fuzz-XXXXXX").native();
        require(mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    std::filesystem::path path_;
};

inline void put_file(const std::filesystem::path& file, std::string_view bytes) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}
