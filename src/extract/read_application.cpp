#include "extract/read_application.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "extract/reading.hpp"
#include "model/package_arch.hpp"
#include "support/parallel.hpp"

namespace rpmgap::extract {

namespace {

std::string_view arch_of(const model::Subject& subject) {
    if (subject.elf) return subject.elf->arch;
    if (subject.rpm && subject.rpm->arch != "noarch" && !subject.rpm->source) return subject.rpm->arch;
    return {};
}

// That of most packages which a list names; empty: it names none.
std::string arch_of_list(const model::Subject& subject) {
    std::map<std::string_view, std::size_t> count;
    if (subject.kind != model::SubjectKind::list) return {};
    for (const auto& requirement : subject.requirements)
        if (const auto arch = model::arch_of_word(requirement.capability.name); !arch.empty()) ++count[arch];
    const auto most = std::ranges::max_element(count, {}, [](const auto& entry) { return entry.second; });
    return most == count.end() ? std::string() : std::string(most->first);
}

// A list says for which architecture the old system had a package: of the run's own it is no demand, since the target
// may have the package for none or the other way round.
void drop_own_arch(model::Subject& list, const std::string& arch) {
    for (auto& requirement : list.requirements) {
        auto& word = requirement.capability.name;
        const auto own = model::arch_of_word(word);
        if (own == arch || (own.starts_with(arch) && model::arch_family(own) == arch))
            word.resize(word.size() - own.size() - 1);
    }
}

}  // namespace

support::Result<model::Application> read_application(const std::vector<std::string>& roots,
                                                     const ReadOptions& options) {
    auto reading = Reading::begin(roots, options);
    if (!reading) return tl::unexpected(reading.error());
    std::vector<support::Result<Harvest>> harvests(reading->size());
    support::parallel_for(reading->size(), options.threads, [&](std::size_t i) { harvests[i] = reading->read(i); });
    for (std::size_t i = 0; i < harvests.size(); ++i) {
        if (!harvests[i]) return tl::unexpected(harvests[i].error());
        reading->take(i, std::move(*harvests[i]));
    }
    return std::move(*reading).finish();
}

void keep_arch(model::Application& application, const std::string& arch, const std::vector<std::string>& arches) {
    std::vector<model::Subject> kept;
    for (auto& subject : application.subjects) {
        const auto listed = arch_of_list(subject);
        const auto own = listed.empty() ? std::string(arch_of(subject)) : listed;
        if (own.empty() || model::arch_family(own) == model::arch_family(arch)) {
            if (!listed.empty()) drop_own_arch(subject, arch);
            kept.push_back(std::move(subject));
            continue;
        }
        auto reason =
            fmt::format("{} {}, this run is for {}", listed.empty() ? "is built for" : "lists packages of", own, arch);
        if (std::ranges::find(arches, own) != arches.end()) reason += fmt::format(" (run again with --arch {})", own);
        application.not_checked.push_back({{subject.path, 0, {}}, std::move(reason)});
        application.requirements -= subject.requirements.size();
    }
    application.subjects = std::move(kept);
}

std::string prevailing_arch(const model::Application& application, const std::vector<std::string>& arches) {
    std::map<std::string, std::size_t> count;
    const auto count_as = [&](std::string_view own) {
        const std::string arch(model::arch_family(own));
        if (std::ranges::find(arches, arch) != arches.end()) ++count[arch];
    };
    for (const auto& subject : application.subjects) count_as(arch_of(subject));
    if (count.empty())
        for (const auto& subject : application.subjects) count_as(arch_of_list(subject));
    const auto most = std::ranges::max_element(count, {}, [](const auto& entry) { return entry.second; });
    return most == count.end() ? std::string{} : most->first;
}

}  // namespace rpmgap::extract
