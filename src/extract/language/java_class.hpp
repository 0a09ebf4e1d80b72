// Classes of Java: the native libraries that they load (JNI).
// Format: https://docs.oracle.com/javase/specs/jvms/se21/html/jvms-4.html
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "model/application.hpp"

namespace rpmgap::extract {

/// By the first bytes, which Mach-O files for several machines have too: those count few of them where a class has its
/// version.
[[nodiscard]] bool is_java_class(std::span<const std::byte> head);

/// The libraries that it loads by constant names, with System or Runtime, as hints: by name, "z" for libz.so, or by
/// path. Nothing for the many classes that load none. Never fails: one whose constants cannot be read says so. Pure and
/// thread-safe.
[[nodiscard]] std::optional<model::Subject> read_java_class(std::string path, std::span<const std::byte> bytes);

}  // namespace rpmgap::extract
