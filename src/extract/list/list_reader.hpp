// Lists of packages: bills of materials, package groups and plain text. Each reader says which formats it takes.
#pragma once

#include "extract/list/bill_of_materials.hpp"
#include "extract/list/comps.hpp"
#include "extract/list/package_list.hpp"

namespace rpmgap::extract {

inline constexpr std::size_t list_limit = (std::size_t{64} << 20U) + 1;  ///< bytes; one more than any reader takes
inline constexpr std::size_t package_list_limit = std::size_t{4} << 20U;

/// A list that its own content tells, wherever it lies.
[[nodiscard]] inline bool is_list(std::string_view path, std::string_view head) {
    return is_bill_of_materials(path, head) || is_comps(path, head);
}

/// A bill of what a Python distribution has in itself (https://peps.python.org/pep-0770/): nothing that it asks for.
[[nodiscard]] inline bool describes_its_own(std::string_view path) {
    return path.find(".dist-info/sboms/") != std::string_view::npos;
}

/// Reads what is_list() told; `path` is used in evidence only.
[[nodiscard]] inline model::Subject read_list(std::string path, std::string_view text) {
    return is_comps(path, text.substr(0, 512)) ? read_comps(std::move(path), text)
                                               : read_bill_of_materials(std::move(path), text);
}

}  // namespace rpmgap::extract
