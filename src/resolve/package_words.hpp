// Words of an install command: package names in dnf's forms, capabilities, globs and paths.
// Order as dnf5 resolves them (libdnf5's PackageQuery::resolve_pkg_spec): names, provides, paths, programs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "resolve/look_up.hpp"

namespace rpmgap::resolve {

class PackageWords {
public:
    explicit PackageWords(const Context& context) : context_(context) {}

    [[nodiscard]] Draft look_up(const std::string& word);

private:
    enum class Seen : bool { no, yes };
    std::vector<Hit> by_name(const std::string& word, bool glob, Seen seen) const;
    model::NearestMiss nearest_hidden(const std::string& word, bool glob) const;
    model::NearestMiss nearest_of_name(const std::string& word) const;
    std::vector<Hit> by_provides_glob(const std::string& word);
    Draft by_path(const std::string& word) const;
    std::vector<Hit> as_program(const std::string& word) const;
    Draft by_bound(const std::string& word) const;

    Context context_;
    unsigned globs_left_ = 100;  ///< each looks at every name there is
};

}  // namespace rpmgap::resolve
