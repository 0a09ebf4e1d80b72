// Turns drafts into answers: package ids become names, providers are put in the order in which they would be chosen.
#pragma once

#include <string>
#include <unordered_map>

#include "resolve/installable.hpp"
#include "resolve/look_up.hpp"

namespace rpmgap::resolve {

class AnswerWriter {
public:
    AnswerWriter(const Context& context, const Installability& installability)
        : context_(context), installability_(installability) {}

    [[nodiscard]] model::Answer write(const Draft& draft, const model::Question& question);

private:
    [[nodiscard]] bool comes_first(const Hit& a, const Hit& b) const;
    const model::PackageRef& reference(Id package);
    std::string via(const Hit& hit);

    const Context& context_;
    const Installability& installability_;
    std::unordered_map<Id, model::PackageRef> references_;
    std::unordered_map<Id, std::string> texts_;
};

}  // namespace rpmgap::resolve
