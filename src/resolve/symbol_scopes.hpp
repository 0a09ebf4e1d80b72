// What the loader would have loaded on the target when it binds the imports of each ELF file of the application, and
// which imports nothing of that exports. Rules: ld.so(8) and dlopen(3); glibc binds in breadth-first order of DT_NEEDED
// over everything that an executable loads, so any of these objects may serve any other.
//
// Packages are read between the calls, by whoever can: while wanted() names some, add() each of them.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include <tl/expected.hpp>

#include "model/answer.hpp"
#include "model/package_file.hpp"
#include "model/symbols.hpp"
#include "resolve/bundled_libraries.hpp"
#include "resolve/library_packages.hpp"
#include "resolve/symbol_comparison.hpp"
#include "resolve/symbol_gap.hpp"

namespace rpmgap::resolve {

class SymbolScopes {
public:
    /// Everything that is given must outlive it.
    SymbolScopes(const model::Application& application, const model::Questions& questions,
                 const model::Resolution& target, LibraryPackages& packages);

    /// Packages that must be read to know more, each once; empty: nothing is left to ask.
    [[nodiscard]] std::vector<model::PackageFile> wanted();
    /// The libraries of one of them, or why they could not be read, one line.
    void add(const model::PackageFile& package, tl::expected<model::PackageSymbols, std::string> read);

    /// When nothing is wanted any more.
    [[nodiscard]] SymbolReport compare() const;

private:
    using ObjectId = std::uint32_t;   // a subject has its index; libraries of packages follow
    using PackageId = std::uint32_t;  // index into packages_
    using Edge = NeededObject;

    struct Package {
        model::PackageFile file;
        bool is_wanted = false;
        bool is_read = false;
        model::PackageSymbols symbols = {};
        std::string fault = {};
    };
    // An edge that leads into a package.
    struct Waiting {
        ObjectId object = 0;
        std::size_t edge = 0;
        std::optional<PackageId> package = {};
        std::string directory;  // where the library lies; empty: not known
    };

    void expand(ObjectId id, std::vector<model::PackageFile>& wanted);
    [[nodiscard]] Edge follow_subject(ObjectId id, const std::string& soname, Waiting& waiting);
    [[nodiscard]] Edge follow_library(ObjectId id, const std::string& soname, Waiting& waiting);
    PackageId package_id(const model::PackageFile& file);
    void settle(const Waiting& waiting);
    [[nodiscard]] const model::LibrarySymbols* library_in(const Package& package, const Waiting& waiting) const;
    ObjectId library_object(PackageId package, const model::LibrarySymbols* library);

    const model::Application& application_;
    const model::Questions& questions_;
    const model::Resolution& target_;
    LibraryPackages& finder_;
    BundledLibraries bundled_;
    std::deque<LoadedObject> objects_;
    std::deque<Package> packages_;                                                        // they stay where they are
    std::map<std::tuple<std::string, std::string, std::string>, PackageId> package_ids_;  // channel, NEVRA, checksum
    std::map<const model::LibrarySymbols*, ObjectId> library_ids_;
    std::vector<ObjectId> pending_;  // their edges were not looked at yet
    std::vector<Waiting> waiting_;   // their package is being read
};

}  // namespace rpmgap::resolve
