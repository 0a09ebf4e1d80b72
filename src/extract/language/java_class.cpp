#include "extract/language/java_class.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace rpmgap::extract {

namespace {

constexpr std::size_t header_bytes = 10;  // up to the constants: magic, minor and major version, their number

// The tags of constants that are looked at (table 4.4-B).
enum Tag : std::uint8_t { utf8 = 1, class_name = 7, string = 8, method = 10, name_and_type = 12 };

// Bytes of a constant behind its tag; 0: of no tag that the format has. A string of characters counts its own.
std::size_t size_of(std::uint8_t tag) {
    switch (tag) {
        case utf8:
        case class_name:
        case string:
        case 16:  // MethodType
        case 19:  // Module
        case 20:  // Package
            return 2;
        case 15:  // MethodHandle
            return 3;
        case 3:  // Integer
        case 4:  // Float
        case 9:  // Fieldref
        case method:
        case 11:  // InterfaceMethodref
        case name_and_type:
        case 17:  // Dynamic
        case 18:  // InvokeDynamic
            return 4;
        case 5:  // Long
        case 6:  // Double
            return 8;
        default: return 0;
    }
}

class JavaClass {
public:
    explicit JavaClass(std::span<const std::byte> bytes) : bytes_(bytes) {}

    // False where it is damaged.
    bool read_constants() {
        if (bytes_.size() < header_bytes) return false;
        const auto count = number(8, 2);
        std::size_t at = header_bytes;
        constants_.resize(count);
        for (std::size_t i = 1; i < count; ++i) {
            if (at >= bytes_.size()) return false;
            const auto tag = std::to_integer<std::uint8_t>(bytes_[at]);
            auto size = size_of(tag);
            if (size == 0 || bytes_.size() - at - 1 < size) return false;
            if (tag == utf8) size += number(at + 1, 2);
            if (bytes_.size() - at - 1 < size) return false;
            constants_[i] = at;
            at += 1 + size;
            if (tag == 5 || tag == 6) ++i;  // these count as two
        }
        end_of_constants_ = at;
        return true;
    }

    // Calls `found(method, argument)` for each call of a method of System or Runtime that takes the constant before it.
    template <typename Found>
    void for_each_call(const Found& found) const {
        constexpr std::uint8_t ldc = 0x12;
        constexpr std::uint8_t ldc_w = 0x13;
        constexpr std::uint8_t invokevirtual = 0xb6;
        constexpr std::uint8_t invokestatic = 0xb8;
        for (std::size_t at = end_of_constants_ + 3; at + 3 <= bytes_.size(); ++at) {
            const auto operation = number(at, 1);
            if (operation != invokestatic && operation != invokevirtual) continue;
            const auto called = method_at(number(at + 1, 2), operation == invokestatic ? "System" : "Runtime");
            if (called.empty()) continue;
            if (number(at - 3, 1) == ldc_w)
                found(called, text_of(number(at - 2, 2), string));
            else if (number(at - 2, 1) == ldc)
                found(called, text_of(number(at - 1, 1), string));
        }
    }

private:
    [[nodiscard]] std::size_t number(std::size_t at, std::size_t size) const {
        std::size_t value = 0;
        for (const auto byte : bytes_.subspan(at, size)) value = value << 8U | std::to_integer<std::size_t>(byte);
        return value;
    }

    [[nodiscard]] bool is(std::size_t index, Tag tag) const {
        return index < constants_.size() && constants_[index] != 0 && number(constants_[index], 1) == tag;
    }

    // Of a constant with this tag, what the n-th index in it leads to; 0, which no constant has: it is none.
    [[nodiscard]] std::size_t part(std::size_t index, Tag tag, std::size_t n = 0) const {
        return is(index, tag) ? number(constants_[index] + 1 + 2 * n, 2) : 0;
    }

    [[nodiscard]] std::string_view characters(std::size_t index) const {
        if (!is(index, utf8)) return {};
        const auto text = bytes_.subspan(constants_[index] + 3, number(constants_[index] + 1, 2));
        return {reinterpret_cast<const char*>(text.data()), text.size()};
    }

    // Of a class or string.
    [[nodiscard]] std::string_view text_of(std::size_t index, Tag tag) const { return characters(part(index, tag)); }

    // "load" or "loadLibrary" of that class in java.lang; empty: another method.
    [[nodiscard]] std::string_view method_at(std::size_t index, std::string_view of) const {
        const auto type = text_of(part(index, method), class_name);
        if (!type.starts_with("java/lang/") || type.substr(10) != of) return {};
        const auto name = characters(part(part(index, method, 1), name_and_type));
        return name == "load" || name == "loadLibrary" ? name : std::string_view();
    }

    std::span<const std::byte> bytes_;
    std::vector<std::size_t> constants_;  // where their tags are; 0: there is none
    std::size_t end_of_constants_ = 0;
};

bool is_library_name(std::string_view name) {
    return !name.empty() && name.size() <= 255 && name.find_first_of("/\\ \t\n") == std::string_view::npos;
}

}  // namespace

bool is_java_class(std::span<const std::byte> head) {
    constexpr std::array magic{std::byte{0xca}, std::byte{0xfe}, std::byte{0xba}, std::byte{0xbe}};
    constexpr auto first_version = std::byte{45};
    return head.size() >= header_bytes && std::ranges::equal(head.first(4), magic) && head[4] == std::byte{0} &&
           (head[6] != std::byte{0} || head[7] >= first_version);
}

CodeFacts read_java_class(std::span<const std::byte> bytes) {
    CodeFacts facts;
    JavaClass read(bytes);
    if (!read.read_constants()) {
        facts.not_checked.push_back({"a class of Java whose constants cannot be read", 0});
        return facts;
    }
    read.for_each_call([&](std::string_view called, std::string_view argument) {
        if (called == "loadLibrary" && is_library_name(argument))
            facts.libraries.push_back({fmt::format("lib{}.so", argument), 0});
        if (called == "load" && argument.starts_with('/')) facts.libraries.push_back({std::string(argument), 0});
    });
    return facts;
}

}  // namespace rpmgap::extract
