#include "model/known_modules.hpp"

#include <algorithm>
#include <vector>

#include "model/language_texts.hpp"

namespace rpmgap::model {

namespace {

std::string_view take_word(std::string_view& line) {
    const auto end = std::min(line.find(' '), line.size());
    const auto word = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    return word;
}

std::vector<KnownModule> parsed(std::string_view text) {
    std::vector<KnownModule> modules;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty() || line.starts_with('#')) continue;
        KnownModule module;
        module.name = take_word(line);
        while (!line.empty()) {
            const auto word = take_word(line);
            if (word == "since") module.since = take_word(line);
            if (word == "until") module.until = take_word(line);
            module.apart |= word == "apart";
            module.foreign |= word == "foreign";
            module.is_namespace |= word == "namespace";
        }
        modules.push_back(module);
    }
    std::ranges::sort(modules, {}, &KnownModule::name);
    return modules;
}

const std::vector<KnownModule>& modules_of(std::string_view language) {
    static const auto python = parsed(python_modules);
    static const auto ruby = parsed(ruby_modules);
    static const std::vector<KnownModule> none;
    return language == "python" ? python : language == "ruby" ? ruby : none;
}

}  // namespace

const KnownModule* known_module(std::string_view language, std::string_view name) {
    const auto& modules = modules_of(language);
    const auto found = std::ranges::lower_bound(modules, name, {}, &KnownModule::name);
    return found != modules.end() && found->name == name ? &*found : nullptr;
}

}  // namespace rpmgap::model
