// Which package of a system brought a file, and whether the file is still what it brought.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/rpm/installed.hpp"
#include "extract/system_tree.hpp"
#include "model/links.hpp"

namespace rpmgap::extract {

class FileOwners {
public:
    struct Owner {
        const model::Subject* package = nullptr;  ///< null: one of the distribution's
        std::vector<const std::string*> digests;  ///< of the file in each package that has it; empty text: unknown

        /// Whether what lies there now is what none of them brought.
        [[nodiscard]] bool has_lost(const Entry& file) const;
    };

    /// `links` of the system are printable, as the names of files in packages are; they outlive this object.
    explicit FileOwners(const model::Links& links) : links_(links) {}

    /// `package` stays where it is as long as this object.
    void add(const InstalledPackage& package, bool is_distributions);
    /// By real path, printable; null: no package brought it.
    [[nodiscard]] const Owner* of(const std::string& path) const;
    /// Of the distribution's packages, those whose files cannot be told from changed ones.
    [[nodiscard]] std::size_t without_digests() const { return without_digests_; }

private:
    const model::Links& links_;
    std::unordered_map<std::string, Owner> owners_;
    std::size_t without_digests_ = 0;
};

}  // namespace rpmgap::extract
