// RPM package files written byte by byte, so that a test can say what no rpmbuild would write.
// Format: https://rpm-software-management.github.io/rpm/manual/format_v4.html
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <sys/mman.h>
#include <unistd.h>

#include "extract/rpm/rpm_reader.hpp"

namespace rpmgap::test {

inline void append_big_endian(std::string& out, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFFU);
}

/// One header structure: an index of entries and a store of data.
class HeaderBytes {
public:
    enum Type : std::uint32_t { int16 = 3, int32 = 4, string = 6, binary = 7, string_array = 8 };

    HeaderBytes& text(std::uint32_t tag, std::string_view value) {
        return raw(tag, string, 1, std::string(value) + '\0');
    }
    HeaderBytes& texts(std::uint32_t tag, const std::vector<std::string>& values) {
        std::string data;
        for (const auto& value : values) data += value + '\0';
        return raw(tag, string_array, static_cast<std::uint32_t>(values.size()), data);
    }
    HeaderBytes& numbers(std::uint32_t tag, const std::vector<std::uint32_t>& values) {
        while (store_.size() % 4 != 0) store_ += '\0';
        std::string data;
        for (const auto value : values) append_big_endian(data, value);
        return raw(tag, int32, static_cast<std::uint32_t>(values.size()), data);
    }
    HeaderBytes& halves(std::uint32_t tag, const std::vector<std::uint16_t>& values) {
        while (store_.size() % 2 != 0) store_ += '\0';
        std::string data;
        for (const auto value : values) {
            data += static_cast<char>(value >> 8U);
            data += static_cast<char>(value & 0xFFU);
        }
        return raw(tag, int16, static_cast<std::uint32_t>(values.size()), data);
    }
    HeaderBytes& bytes(std::uint32_t tag, std::string_view value) {
        return raw(tag, binary, static_cast<std::uint32_t>(value.size()), std::string(value));
    }
    HeaderBytes& raw(std::uint32_t tag, std::uint32_t type, std::uint32_t count, const std::string& data) {
        for (const auto value : {tag, type, static_cast<std::uint32_t>(store_.size()), count})
            append_big_endian(index_, value);
        store_ += data;
        return *this;
    }

    /// With a leading region entry of this tag, as every rpm since 4.0 writes; 0: without one, as before.
    [[nodiscard]] std::string with_region(std::uint32_t region) const {
        std::string index;
        std::string store = store_;
        if (region != 0) {
            for (const auto value : {region, std::uint32_t{binary}, static_cast<std::uint32_t>(store_.size()), 16U}) {
                append_big_endian(index, value);
            }
            const auto index_size = static_cast<std::uint32_t>(index_.size()) + 16;
            for (const auto value : {region, std::uint32_t{binary}, 0U - index_size, 16U})
                append_big_endian(store, value);
        }
        index += index_;
        std::string out("\x8e\xad\xe8\x01\0\0\0\0", 8);
        append_big_endian(out, static_cast<std::uint32_t>(index.size() / 16));
        append_big_endian(out, static_cast<std::uint32_t>(store.size()));
        return out + index + store;
    }

private:
    std::string index_;
    std::string store_;
};

/// A package file without payload. `region` 63 is that of a main header.
inline std::string package_bytes(const HeaderBytes& main, const HeaderBytes& signatures, std::uint32_t region = 63) {
    std::string out("\xed\xab\xee\xdb\x03\0", 6);
    out.resize(96, '\0');
    out[79] = 5;  // a signature header follows
    out += signatures.with_region(62);
    while (out.size() % 8 != 0) out += '\0';
    return out + main.with_region(region);
}

/// A signature header must not be empty; a size says nothing about digests.
inline HeaderBytes plain_signatures() {
    return HeaderBytes().bytes(1008, std::string(16, '\0'));
}

/// Name, version, release, arch and what makes it a binary package.
inline HeaderBytes named(std::string_view name) {
    HeaderBytes header;
    return header.text(1000, name)
        .text(1001, "1.0")
        .text(1002, "2")
        .text(1022, "x86_64")
        .text(1044, "sample-1.0-2.src.rpm");
}

/// An open file in memory.
class MemoryFile {
public:
    explicit MemoryFile(std::string_view bytes) : descriptor_(memfd_create("package", MFD_CLOEXEC)) {
        for (std::size_t done = 0; done < bytes.size();) {
            const auto wrote = ::write(descriptor_, bytes.data() + done, bytes.size() - done);
            if (wrote <= 0) break;
            done += static_cast<std::size_t>(wrote);
        }
    }
    ~MemoryFile() { ::close(descriptor_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    [[nodiscard]] int descriptor() const { return descriptor_; }

private:
    int descriptor_;
};

inline model::Subject read_bytes(std::string_view bytes) {
    static_cast<void>(extract::prepare_rpm_library());
    const MemoryFile file(bytes);
    return extract::read_rpm("sample.rpm", file.descriptor());
}

inline model::Subject read_header(const HeaderBytes& header) {
    return read_bytes(package_bytes(header, plain_signatures()));
}

}  // namespace rpmgap::test
