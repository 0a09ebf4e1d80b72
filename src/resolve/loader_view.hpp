// Libraries as an ELF file asks for them: a package serves only if the loader would find its file.
#pragma once

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "resolve/look_up.hpp"

namespace rpmgap::resolve {

class LoaderView {
public:
    explicit LoaderView(const Context& context);

    /// `own_directories` are those of the asking object's RPATH or RUNPATH.
    /// A soname, with the version nodes that one object needs of it: they must come from one package.
    [[nodiscard]] Draft library(const model::ElfCapability& soname, const std::vector<std::string>& nodes,
                                const std::vector<std::string>& own_directories);
    /// One version node.
    [[nodiscard]] Draft node(const model::ElfCapability& node, const std::vector<std::string>& own_directories);

private:
    /// Packages that provide a library, those that the loader finds first.
    struct Providers {
        std::vector<Hit> hits;
        std::size_t visible = 0;
    };
    const Providers& providers_of(const model::ElfCapability& library, const std::vector<std::string>& own_directories);
    std::vector<Id> with_capability(const std::string& name) const;
    void locate(Hit& hit, const std::vector<std::pair<Id, std::string>>& places) const;
    Draft missing(const model::ElfCapability& library);
    Draft off_path(const model::ElfCapability& wanted, Id package) const;
    std::vector<std::vector<Id>> node_holders(const model::ElfCapability& soname, const std::vector<std::string>& nodes,
                                              const std::vector<Hit>& among) const;

    Context context_;
    std::vector<std::string> directories_;  // in every spelling
    std::unordered_map<std::string, Providers> known_;
};

}  // namespace rpmgap::resolve
