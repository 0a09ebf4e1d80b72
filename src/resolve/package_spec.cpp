#include "resolve/package_spec.hpp"
#include "support/glob.hpp"

#include <string>

#include <fmt/format.h>

namespace rpmgap::resolve {

namespace {

bool part_matches(std::string_view pattern, std::string_view text, bool glob) {
    return pattern.empty() || (glob ? support::matches_glob(pattern, text) : pattern == text);
}

std::string_view without_zeros(std::string_view number) {
    const auto digit = number.find_first_not_of('0');
    return digit == std::string_view::npos ? "0" : number.substr(digit);
}

bool evr_matches(const SpecForm& form, std::string_view evr, bool glob) {
    std::string_view epoch = "0";
    if (const auto colon = evr.find(':'); colon != std::string_view::npos) {
        epoch = evr.substr(0, colon);
        evr.remove_prefix(colon + 1);
    }
    const auto dash = evr.rfind('-');
    const auto release = dash == std::string_view::npos ? std::string_view() : evr.substr(dash + 1);
    if (!form.epoch.empty() && without_zeros(form.epoch) != without_zeros(epoch)) return false;
    return part_matches(form.version, evr.substr(0, dash), glob) && part_matches(form.release, release, glob);
}

}  // namespace

std::vector<SpecForm> forms_of(std::string_view word) {
    std::vector<SpecForm> forms;
    const auto npos = std::string_view::npos;
    const auto last_dash = word.rfind('-');
    const auto dash_before = last_dash == npos || last_dash == 0 ? npos : word.rfind('-', last_dash - 1);
    const auto last_dot = word.rfind('.');
    const auto with_version = [&](SpecForm form, std::string_view version) {
        if (const auto colon = version.find(':'); colon != npos) {
            form.epoch = version.substr(0, colon);
            version.remove_prefix(colon + 1);
        }
        form.version = version;
        const bool complete =
            !form.name.empty() && !form.version.empty() && form.epoch.find_first_not_of("0123456789") == npos;
        if (complete) forms.push_back(form);
    };
    const bool has_release = dash_before != npos && dash_before > 0;
    if (has_release && last_dot != npos && last_dot > last_dash + 1 && last_dot + 1 < word.size()) {
        SpecForm form{word.substr(0, dash_before),
                      {},
                      {},
                      word.substr(last_dash + 1, last_dot - last_dash - 1),
                      word.substr(last_dot + 1)};
        with_version(form, word.substr(dash_before + 1, last_dash - dash_before - 1));
    }
    if (last_dot != npos && last_dot > 0 && last_dot + 1 < word.size())
        forms.push_back({word.substr(0, last_dot), {}, {}, {}, word.substr(last_dot + 1)});
    forms.push_back({word, {}, {}, {}, {}});
    if (has_release && last_dash + 1 < word.size())
        with_version({word.substr(0, dash_before), {}, {}, word.substr(last_dash + 1), {}},
                     word.substr(dash_before + 1, last_dash - dash_before - 1));
    if (last_dash != npos && last_dash > 0 && last_dash + 1 < word.size())
        with_version({word.substr(0, last_dash), {}, {}, {}, {}}, word.substr(last_dash + 1));
    return forms;
}

bool has_glob(std::string_view word) {
    return word.find_first_of("*?[") != std::string_view::npos;
}

bool matches_form(const Pool* pool, const Solvable& package, const SpecForm& form, bool glob) {
    const auto text = [&](Id id) { return std::string_view(pool_id2str(pool, id)); };
    return part_matches(form.name, text(package.name), glob) && part_matches(form.arch, text(package.arch), glob) &&
           evr_matches(form, text(package.evr), glob);
}

std::vector<Id> packages_meant(const Pool* pool, const Repo& repo, std::string_view word) {
    std::vector<Id> packages;
    const auto collect = [&](const auto& matches) {
        for (Id id = repo.start; id < repo.end; ++id)
            if (pool->solvables[id].repo == &repo && matches(pool->solvables[id])) packages.push_back(id);
        return !packages.empty();
    };
    // No part of a package has these: libdnf5 takes no word with one of them.
    if (word.empty() || word.find_first_of("(/=<> ") != std::string_view::npos) return packages;
    const bool glob = has_glob(word);
    for (const SpecForm& form : forms_of(word))
        if (collect([&](const Solvable& s) { return matches_form(pool, s, form, glob); })) return packages;
    if (!glob) return packages;
    const bool with_epoch = word.find(':') != std::string_view::npos;
    collect([&](const Solvable& s) {
        const std::string_view evr = pool_id2str(pool, s.evr);
        const bool add_epoch = with_epoch && evr.find(':') == std::string_view::npos;
        return support::matches_glob(word, fmt::format("{}-{}{}.{}", pool_id2str(pool, s.name), add_epoch ? "0:" : "",
                                                       evr, pool_id2str(pool, s.arch)));
    });
    return packages;
}

}  // namespace rpmgap::resolve
