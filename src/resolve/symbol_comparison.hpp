// Imports against exports, once it is known which objects the loader has loaded.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/application.hpp"
#include "model/symbols.hpp"
#include "resolve/symbol_gap.hpp"

namespace rpmgap::resolve {

/// What one DT_NEEDED entry leads to.
struct NeededObject {
    std::string soname;
    std::vector<std::uint32_t> objects = {};  ///< indices; several: bundled libraries, in different processes
    std::string unread = {};                  ///< why what it leads to is not known whole; empty: it is
    bool reported = false;                    ///< nothing has it, which is a finding of its own
};

/// A file that the loader links: of the application, or a library of a package.
struct LoadedObject {
    const model::Subject* subject = nullptr;         ///< or
    const model::LibrarySymbols* library = nullptr;  ///< one of a package
    std::string name = {};                           ///< of a library: its package and channel, for people
    std::vector<NeededObject> edges = {};            ///< in the order of DT_NEEDED

    [[nodiscard]] const model::ExportTable* exported() const;
    [[nodiscard]] std::string fault() const;
    [[nodiscard]] const std::vector<std::string>& needed() const;
};

/// The requirement of a subject that asks for a library.
[[nodiscard]] std::optional<std::uint32_t> library_requirement(const model::Subject& subject, std::string_view soname);

/// The subjects of the application come first in `objects`, each at its own index.
[[nodiscard]] SymbolReport compare_symbols(const std::deque<LoadedObject>& objects);

}  // namespace rpmgap::resolve
