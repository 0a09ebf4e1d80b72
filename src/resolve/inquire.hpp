// What rpmgap why tells beyond the answers: what would be chosen for one question alone, and which chains lead to it.
#pragma once

#include <cstdint>

#include "model/inquiry.hpp"
#include "resolve/wanted_sets.hpp"

namespace rpmgap::resolve {

/// From the channels of the answer's tier. Of a pattern nothing: dnf installs all that it matches.
[[nodiscard]] model::Choice choose_alone(const SolvPool& pool, const Found& found, std::uint32_t question,
                                         model::Support tier);

/// What comes nearest to what the target lacks by what the baseline answered with: the file at another path, its
/// package without it. `counterparts` are the target's; readings begin at question `first`.
void note_counterparts(model::InquirySide& target, const model::InquirySide& baseline,
                       const model::Counterparts& counterparts, std::size_t first);

/// From the image, unless it is "none", and from the application, unless it is empty.
class WaysFinder {
public:
    WaysFinder(const SolvPool& pool, const model::Application& application, const Found& found,
               const model::Image& image);

    [[nodiscard]] std::vector<model::Way> to(std::uint32_t question) const;

private:
    [[nodiscard]] model::Chain from_image(const Draft& draft) const;
    [[nodiscard]] model::Chain from_application(std::uint32_t question) const;
    [[nodiscard]] model::Chain need_of(const model::Question& asked) const;
    [[nodiscard]] bool requires_it(Id package, Id capability) const;

    struct Need {
        std::size_t subject;
        std::uint32_t question;
    };

    const SolvPool& pool_;
    const model::Application& application_;
    Found found_;
    std::string image_;
    std::vector<Id> image_packages_;  // sorted
    std::vector<Id> image_named_;
    std::map<Id, Need> needed_;  // packages that serve the application directly, by who comes first
};

}  // namespace rpmgap::resolve
