#include "resolve/own_modules.hpp"

#include <array>

#include "model/requirement.hpp"

namespace rpmgap::resolve {

namespace {

// How the names of modules follow from paths.
struct Form {
    std::string_view language;
    std::string_view suffix;
    std::string_view separator;
};
constexpr std::array<Form, 3> forms{{
    {"python", ".py", "."},
    {"python", ".so", "."},
    {"ruby", ".rb", "/"},
}};

constexpr unsigned most_parts = 4;  // of a name

std::string_view take_last(std::string_view& path) {
    const auto slash = path.rfind('/');
    const auto last = path.substr(slash == std::string_view::npos ? 0 : slash + 1);
    path = path.substr(0, slash == std::string_view::npos ? 0 : slash);
    return last;
}

}  // namespace

void OwnModules::add(std::string_view file, const std::string& owner) {
    for (const auto& form : forms) {
        if (!file.ends_with(form.suffix)) continue;
        auto path = file.substr(0, file.size() - form.suffix.size());
        auto directory = path;
        auto last = take_last(directory);
        const auto add_all = [&](std::string name, std::string_view above) {
            for (unsigned parts = 0; !name.empty() && parts < most_parts; ++parts) {
                owners_.try_emplace(model::language_module(form.language, name), owner);
                const auto next = take_last(above);
                if (next.empty()) return;
                name = std::string(next).append(form.separator).append(name);
            }
        };
        // "x.cpython-314-x86_64-linux-gnu.so"; a package is named by its directory.
        if (form.language == "python") last = last.substr(0, last.find('.'));
        if (last != "__init__") add_all(std::string(last), directory);
        if (form.language != "python") continue;
        const auto package = take_last(directory);
        add_all(std::string(package), directory);
    }
}

const std::string* OwnModules::find(const std::string& module) const {
    const auto found = owners_.find(module);
    return found == owners_.end() ? nullptr : &found->second;
}

}  // namespace rpmgap::resolve
