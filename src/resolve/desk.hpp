// Sends each question to the look-up of its kind, seen with the eyes of who asks.
#pragma once

#include <string>
#include <vector>

#include "resolve/loader_view.hpp"
#include "resolve/look_up.hpp"
#include "resolve/modules.hpp"
#include "resolve/package_words.hpp"

namespace rpmgap::resolve {

class Desk {
public:
    explicit Desk(const Context& context);

    [[nodiscard]] Draft answer(const model::Question& question);

private:
    [[nodiscard]] std::vector<std::string> spell(const std::string& path) const;
    Draft answer_loader(const model::Question& question, OwnProvides own);
    [[nodiscard]] Draft answer_library_of_rpm(const model::Question& question) const;

    Context context_;
    LoaderView loader_;
    PackageWords words_;
    ModuleLookUp modules_;
    std::vector<std::string> command_directories_;
};

}  // namespace rpmgap::resolve
