// Rich dependencies, judged by the solver: a package that requires nothing but the dependency is installed. What the
// packages of its leaves need in turn is left aside, as in any other look-up; whether they can be installed is a
// question of its own.
#pragma once

#include <optional>
#include <vector>

#include "model/capability.hpp"
#include "resolve/installable.hpp"
#include "resolve/look_up.hpp"

namespace rpmgap::resolve {

class RichJudge {
public:
    /// `image`: packages that are installed before, sorted.
    RichJudge(const Context& context, Installability& installability, std::vector<Id> image);

    /// `question` is the package made for `capability`. Conditions are judged on what the rest of the application
    /// brings in, and on the image.
    [[nodiscard]] Draft decide(Id question, const model::Capability& capability);

    /// Why a dependency that decide() found to be met from the enabled channels, by `hits`, cannot be installed from
    /// them, if so.
    [[nodiscard]] std::optional<model::Breakage> breakage(Id question, const model::Capability& capability,
                                                          const std::vector<Hit>& hits);

    /// A name in it is provided by nothing, and of a class that some channel does not carry.
    [[nodiscard]] bool rests_on_unknown(const model::Capability& capability) const;

private:
    std::vector<Id> involved_in(const model::Capability& capability) const;
    std::vector<Id> forced(const Tier& tier, const std::vector<Id>& involved) const;
    bool try_tier(Tier& tier, Id question, const model::Capability& capability, std::vector<Hit>& hits) const;
    std::vector<model::Capability> lacking(const model::Capability& capability) const;
    model::NearestMiss nearest(const model::Capability& capability) const;

    Context context_;
    Installability& installability_;
    std::vector<Id> image_;                 // sorted
    std::vector<model::Support> supports_;  // of the channels there are, best first
};

}  // namespace rpmgap::resolve
