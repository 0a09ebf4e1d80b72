#include "resolve/sourced_functions.hpp"

#include <numeric>

#include "resolve/loader_paths.hpp"

namespace rpmgap::resolve {

namespace {

// "common.bash" of "$LIB/common.bash"; empty where the name itself is not known.
std::string sourced_name(std::string_view written) {
    while (!written.empty() && (written.back() == '"' || written.back() == '\'')) written.remove_suffix(1);
    const auto name = file_name_of(written);
    return name.find_first_of("$`*?\"'") == std::string_view::npos ? std::string(name) : std::string();
}

}  // namespace

SourcedFunctions::SourcedFunctions(const model::Application& application) : parent_(application.subjects.size()) {
    std::iota(parent_.begin(), parent_.end(), 0);
    const auto& subjects = application.subjects;
    std::map<std::pair<std::uint32_t, std::string>, std::vector<std::size_t>> named;
    for (std::size_t i = 0; i < subjects.size(); ++i)
        if (subjects[i].script) named[{subjects[i].tree, std::string(file_name_of(subjects[i].path))}].push_back(i);
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        if (!subjects[i].script) continue;
        for (const auto& source : subjects[i].script->sources) {
            const auto files = named.find({subjects[i].tree, sourced_name(source)});
            if (files == named.end()) continue;
            for (const auto file : files->second) parent_[group_of(file)] = group_of(i);
            files->second.resize(1);  // they are of one group now
        }
    }
    for (std::size_t i = 0; i < subjects.size(); ++i) parent_[i] = group_of(i);
    for (std::size_t i = 0; i < subjects.size(); ++i)
        if (subjects[i].script)
            for (const auto& function : subjects[i].script->functions)
                functions_.try_emplace({parent_[i], function}, i);
}

std::size_t SourcedFunctions::group_of(std::size_t subject) {
    for (; parent_[subject] != subject; subject = parent_[subject]) parent_[subject] = parent_[parent_[subject]];
    return subject;
}

std::int64_t SourcedFunctions::definer(const std::string& function, std::size_t asker) const {
    const auto found = functions_.find({parent_[asker], function});
    return found == functions_.end() ? -1 : static_cast<std::int64_t>(found->second);
}

}  // namespace rpmgap::resolve
