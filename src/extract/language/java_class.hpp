// Classes of Java: the native libraries that they load (JNI).
// Format: https://docs.oracle.com/javase/specs/jvms/se21/html/jvms-4.html
#pragma once

#include <cstddef>
#include <span>

#include "extract/language/code_facts.hpp"

namespace rpmgap::extract {

/// By the first bytes, which Mach-O files for several machines have too: those count few of them where a class has its
/// version.
[[nodiscard]] bool is_java_class(std::span<const std::byte> head);

/// The libraries that it loads by constant names, with System or Runtime: "libz.so" for "z", or a path. Never fails:
/// where the constants cannot be read it says so. Pure and thread-safe.
[[nodiscard]] CodeFacts read_java_class(std::span<const std::byte> bytes);

}  // namespace rpmgap::extract
