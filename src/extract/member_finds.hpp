// Which member of an archive brought what, so that it can be taken back: of members with one name the last one counts.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "extract/harvest.hpp"

namespace rpmgap::extract {

class MemberFinds {
public:
    /// `out` outlives this object, which alone may take from it what is found between begin() and end().
    explicit MemberFinds(Harvest& out) : out_(out) {}

    /// What is found from now on is of the member `path`. What an earlier one of that name brought is dropped.
    void begin(const std::string& path);
    void end();
    /// Drops what all members brought of whose path `is_dropped` is true.
    void drop_if(const std::function<bool(const std::string&)>& is_dropped);
    /// Takes what was dropped out of the harvest. To be called once, at the end.
    void settle();

private:
    using Sizes = std::array<std::size_t, 4>;
    struct Extent {
        Sizes first;
        Sizes last;
    };

    [[nodiscard]] Sizes sizes() const;
    template <typename T>
    void erase(std::vector<T>& from, std::size_t kind) const;

    Harvest& out_;
    std::string path_;
    Sizes begin_{};
    std::map<std::string, Extent> extents_;  // of members that brought something
    std::vector<Extent> dropped_;
};

}  // namespace rpmgap::extract
