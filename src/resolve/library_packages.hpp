// Which package the loader's next library comes from, and where its file lies: for questions that come up only when
// libraries of packages have been read.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/answer.hpp"
#include "model/package_file.hpp"
#include "repo/channel.hpp"
#include "support/result.hpp"

namespace rpmgap::resolve {

class LibraryPackages {
public:
    struct Found {
        model::PackageFile file;
        std::string directory;  ///< where the library lies; empty when the metadata does not say
    };

    /// A pool of its own. The distribution and the channels must outlive it.
    [[nodiscard]] static support::Result<LibraryPackages> load(const model::Distribution& distribution,
                                                               const std::vector<repo::OpenChannel>& channels);
    LibraryPackages(LibraryPackages&&) noexcept;
    LibraryPackages& operator=(LibraryPackages&&) noexcept;
    ~LibraryPackages();

    /// The package that the solver would choose among those whose library of this soname the loader finds, in the
    /// distribution's directories or in `own_directories`. Nothing when there is none.
    [[nodiscard]] std::optional<Found> find(const model::ElfCapability& soname,
                                            const std::vector<std::string>& own_directories);
    /// The file of a package that an answer names; nothing for the application's own.
    [[nodiscard]] std::optional<model::PackageFile> file_of(const model::PackageRef& package) const;

private:
    struct State;
    explicit LibraryPackages(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace rpmgap::resolve
