// Which file of an archive brought what, so that it can be taken back: of members with one name the last one counts,
// and a file is there as long as one of its names is.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "extract/harvest.hpp"

namespace rpmgap::extract {

class MemberFinds {
public:
    /// `out` outlives this object, which alone may take from it what is found between begin() and end(). Paths in it
    /// are `prefix` and that of the member, printable.
    MemberFinds(Harvest& out, std::string prefix) : out_(out), prefix_(std::move(prefix)) {}

    /// The member `path` comes, so that nothing else has that name any more; what is found from now on is of it.
    void begin(const std::string& path);
    void end();
    /// `path`, which begin() was told of, is a hard link to what `target` is now.
    void link(const std::string& path, const std::string& target);
    /// Takes away the names for which `is_dropped` is true.
    void drop_if(const std::function<bool(const std::string&)>& is_dropped);
    /// Takes out of the harvest what has no name any more, and renames what has another one. To be called once, at the
    /// end.
    void settle();
    /// After settle(): (a name, the name that findings of that file have).
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> hard_links() const;

private:
    using Sizes = std::array<std::size_t, 5>;
    struct Extent {
        Sizes first;
        Sizes last;
    };
    struct File {
        std::string path;  // that its findings have
        std::set<std::string> names = {};
        std::optional<Extent> found = {};
    };

    [[nodiscard]] Sizes sizes() const;
    void add(File file);
    void rename(File& file);
    template <typename T>
    void erase(std::vector<T>& from, std::size_t kind, const std::vector<Extent>& dropped) const;

    Harvest& out_;
    std::string prefix_;
    std::string path_;
    Sizes begin_{};
    std::vector<File> files_;                    // that brought something, or have several names
    std::map<std::string, std::size_t> owners_;  // of names
};

}  // namespace rpmgap::extract
