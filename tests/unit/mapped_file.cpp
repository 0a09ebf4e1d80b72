#include "extract/input/mapped_file.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>

#include <doctest/doctest.h>
#include <stdlib.h>
#include <unistd.h>

#include "extract/input/open_file.hpp"

namespace unit_mapped_file {

using rpmgap::extract::MappedFile;
using rpmgap::extract::OpenFile;

namespace {

constexpr std::size_t bytes = 1U << 20U;

// A file of ones that goes with this object.
class File {
public:
    File() : name_((std::filesystem::temp_directory_path() / "rpmgap-mapped-XXXXXX").native()) {
        descriptor_ = mkstemp(name_.data());
        REQUIRE(descriptor_ >= 0);
        const std::string ones(bytes, '\1');
        REQUIRE(write(descriptor_, ones.data(), ones.size()) == static_cast<ssize_t>(ones.size()));
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() {
        close(descriptor_);
        unlink(name_.c_str());
    }
    [[nodiscard]] int get() const { return descriptor_; }
    [[nodiscard]] const std::string& name() const { return name_; }
    void shorten(off_t size) const { REQUIRE(ftruncate(descriptor_, size) == 0); }

private:
    std::string name_;
    int descriptor_ = -1;
};

auto ones_in(std::span<const std::byte> memory) {
    return std::count(memory.begin(), memory.end(), std::byte{1});
}

}  // namespace

TEST_CASE("a mapped file that becomes shorter has zeros at its end and says so") {
    const File file;
    auto made = MappedFile::of(file.get(), bytes);
    REQUIRE(made);
    const MappedFile mapped = std::move(*made);
    CHECK(ones_in(mapped.bytes().first(4096)) == 4096);
    file.shorten(8192);
    CHECK(ones_in(mapped.bytes()) == 8192);
    CHECK(mapped.is_torn());
}

TEST_CASE("one that stays as it is, or is asked for no more, is not torn") {
    const File file;
    const auto whole = MappedFile::of(file.get(), bytes);
    REQUIRE(whole);
    CHECK(ones_in(whole->bytes()) == static_cast<std::ptrdiff_t>(bytes));
    CHECK(!whole->is_torn());
    for (int i = 0; i < 1000; ++i) REQUIRE(MappedFile::of(file.get(), bytes));  // places are given back
    CHECK(!MappedFile::of(-1, bytes));
}

TEST_CASE("an open file tells that it changed while it was read") {
    const File file;
    auto opened = OpenFile::open(file.name(), true);
    REQUIRE(opened);
    CHECK(!opened->has_changed());
    const auto whole = opened->whole(bytes);
    REQUIRE(whole);
    CHECK(!opened->has_changed());
    file.shorten(4096);
    CHECK(ones_in(*whole) == 4096);
    CHECK(opened->has_changed());
}

}  // namespace unit_mapped_file
