// Files packed by gzip, bzip2, xz, lzma, zstd, lz4 or compress, read with libarchive. Nothing is written anywhere.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "extract/input/content.hpp"
#include "extract/input/limits.hpp"

namespace rpmgap::extract {

/// True for bytes that begin like something that visit_unpacked() unpacks. Magic numbers: file(1)'s magic database.
[[nodiscard]] bool is_packed(std::span<const std::byte> head);

/// Calls `visit` with the bytes of `content` unpacked, or with `content` itself where it is not packed. Returns one
/// line each: why they could not be had to the end, a limit among the reasons, if `visit` asked for them all.
[[nodiscard]] std::vector<std::string> visit_unpacked(Content& content, Budget& budget,
                                                      const std::function<void(Content&)>& visit);

}  // namespace rpmgap::extract
