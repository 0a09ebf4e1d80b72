#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "deploy_expect.hpp"
#include "extract/language/java_class.hpp"
#include "extract/script/source_reader.hpp"

namespace unit_java_class {

using namespace rpmgap;

namespace {

// A class as javac writes it, as far as constants and code go.
class ClassBuilder {
public:
    unsigned characters(std::string_view text) { return constant(1, two(text.size()) + std::string(text)); }
    unsigned string(std::string_view text) { return constant(8, two(characters(text))); }
    unsigned number_of_64_bits() {
        const auto index = constant(5, std::string(8, '\0'));
        ++count_;
        return index;
    }
    unsigned method(std::string_view type, std::string_view name) {
        const auto class_index = constant(7, two(characters(type)));
        const auto name_index = characters(name);
        return constant(10, two(class_index) + two(constant(12, two(name_index) + two(characters("(L;)V")))));
    }
    void code(std::string_view bytes) { code_ += bytes; }
    void call(unsigned char operation, unsigned method_index, unsigned argument, bool wide = false) {
        code_ += wide ? '\x13' + two(argument) : '\x12' + std::string(1, static_cast<char>(argument));
        code_ += static_cast<char>(operation) + two(method_index);
    }
    [[nodiscard]] std::string bytes() const {
        return "\xca\xfe\xba\xbe" + std::string("\0\0\0\x3d", 4) + two(count_) + constants_ + std::string(8, '\0') +
               code_;
    }

private:
    static std::string two(std::size_t value) {
        return {static_cast<char>(value >> 8U & 0xffU), static_cast<char>(value & 0xffU)};
    }
    unsigned constant(char tag, const std::string& bytes) {
        constants_ += tag + bytes;
        return count_++;
    }

    std::string constants_;
    std::string code_;
    unsigned count_ = 1;
};

constexpr unsigned char invokestatic = 0xb8;
constexpr unsigned char invokevirtual = 0xb6;

std::span<const std::byte> as_bytes(std::string_view text) {
    return std::as_bytes(std::span(text));
}

std::string found_in(const ClassBuilder& built) {
    const auto bytes = built.bytes();
    REQUIRE(extract::is_java_class(as_bytes(bytes)));
    const auto subject = extract::read_class("A.class", as_bytes(bytes));
    return subject ? told(*subject) : "nothing";
}

}  // namespace

TEST_CASE("constant names of libraries that a class loads are hints") {
    ClassBuilder built;
    built.number_of_64_bits();
    const auto load_library = built.method("java/lang/System", "loadLibrary");
    built.call(invokestatic, load_library, built.string("zstd-jni"));
    built.call(invokestatic, built.method("java/lang/System", "load"), built.string("/opt/x/libq.so"), true);
    built.call(invokevirtual, built.method("java/lang/Runtime", "loadLibrary"), built.string("rt"));
    CHECK(found_in(built) == "0 soname% libzstd-jni.so()(64bit); 0 file% /opt/x/libq.so; 0 soname% librt.so()(64bit)");
}

TEST_CASE("a class that names no library to the loader says nothing") {
    ClassBuilder built;
    CHECK(found_in(built) == "nothing");
    built.call(invokestatic, built.method("my/System", "loadLibrary"), built.string("z"));
    built.call(invokestatic, built.method("java/lang/System", "getenv"), built.string("z"));
    built.call(invokevirtual, built.method("java/lang/System", "loadLibrary"), built.string("z"));
    const auto load_library = built.method("java/lang/System", "loadLibrary");
    built.call(invokestatic, load_library, built.string(""));
    built.call(invokestatic, load_library, built.string("a/b"));
    built.code(std::string("\x2a\x2b\xb8\0", 4) + static_cast<char>(load_library));  // the name is in a variable
    CHECK(found_in(built) == "nothing");
}

TEST_CASE("a class is told from Mach-O files for several machines, which begin alike") {
    const std::string_view fat("\xca\xfe\xba\xbe\0\0\0\x02\0\0\0\x07", 12);
    CHECK(!extract::is_java_class(as_bytes(fat)));
    CHECK(!extract::is_java_class(as_bytes("\xca\xfe")));
}

TEST_CASE("damaged classes are told, and nothing beyond them is read") {
    ClassBuilder built;
    built.call(invokestatic, built.method("java/lang/System", "loadLibrary"), built.string("z"));
    const auto bytes = built.bytes();
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        const std::vector<char> exact(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(length));
        const auto subject = extract::read_class("A.class", std::as_bytes(std::span(exact)));
        if (subject) CHECK(told(*subject) == "0 ! a class of Java whose constants cannot be read");
    }
    for (std::size_t at = 8; at < bytes.size(); ++at)
        for (const char value : {'\0', '\x01', '\x7f', '\xff'}) {
            auto changed = bytes;
            changed[at] = value;
            (void)extract::read_class("A.class", as_bytes(changed));
        }
}

}  // namespace unit_java_class
