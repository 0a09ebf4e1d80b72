// The dynamic string table: names by offset, each checked against the table and the file.
#pragma once

#include <cstdint>
#include <string_view>

#include <tl/expected.hpp>

namespace rpmgap::extract::elf {

class StringTable {
public:
    StringTable() = default;
    explicit StringTable(std::string_view bytes) : bytes_(bytes) {}
    /// The same names, with another budget and price.
    [[nodiscard]] StringTable rebudgeted(std::size_t budget, std::size_t cost_of_one) const {
        StringTable other(bytes_);
        other.budget_ = budget;
        other.entry_cost_ = cost_of_one;
        return other;
    }

    /// The name at `offset`, or why there is none. The names of one file may not add up to more than a budget: many
    /// entries that share one long name would otherwise make a small file fill the memory.
    [[nodiscard]] tl::expected<std::string_view, const char*> at(std::uint64_t offset) {
        if (offset >= bytes_.size()) return tl::make_unexpected<const char*>("a name lies outside the string table");
        const auto length = bytes_.substr(offset, max_name + 1).find('\0');
        if (length == std::string_view::npos) {
            return tl::make_unexpected<const char*>(bytes_.size() - offset > max_name
                                                        ? "a name is longer than 16384 bytes"
                                                        : "a name is not ended by the string table's end");
        }
        if (length + entry_cost_ > budget_)
            return tl::make_unexpected<const char*>("the names add up to too many bytes");
        budget_ -= length + entry_cost_;
        return bytes_.substr(offset, length);
    }

private:
    static constexpr std::size_t max_name = 16384;  // four times PATH_MAX: run paths are lists of paths
    std::string_view bytes_;
    std::size_t entry_cost_ = 512;  // what a name costs in memory beside its text
    std::size_t budget_ = std::size_t{32} << 20U;
};

}  // namespace rpmgap::extract::elf
