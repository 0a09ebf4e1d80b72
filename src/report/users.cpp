#include "report/users.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

namespace rpmgap::report {

namespace {

using model::Finding;

std::string_view name_of(std::string_view path) {
    return path.substr(path.find_last_of('/') + 1);
}

}  // namespace

Users::Users(const model::Report& report) {
    // What stands before the subject in its chain leads to it.
    const auto follow = [&](const Finding& finding) {
        for (const auto& subject : finding.subjects) {
            const auto& chain = subject.chain.empty() ? finding.chain : subject.chain;
            const auto itself = std::ranges::find(chain, subject.path, &model::ChainLink::text);
            if (itself == chain.end()) continue;
            for (auto used = chain.begin(); used != itself; ++used) add(std::next(used)->text, {used->text, {}});
        }
    };
    for (const auto& finding : report.findings) follow(finding);
    for (const auto& finding : report.known) follow(finding);
    for (const auto& waived : report.waived) follow(waived.finding);

    std::map<std::pair<std::uint32_t, std::string_view>, std::vector<const model::Subject*>> libraries;
    for (const auto& subject : report.application.subjects) {
        if (!subject.elf) continue;
        const auto& soname = subject.elf->soname;
        libraries[{subject.tree, soname.empty() ? name_of(subject.path) : std::string_view(soname)}].push_back(
            &subject);
    }
    for (const auto& subject : report.application.subjects) {
        if (!subject.elf) continue;
        for (const auto& needed : subject.elf->needed) {
            const auto known = libraries.find({subject.tree, needed});
            // Of several with one name the report does not say which one the loader takes.
            if (known == libraries.end() || known->second.size() > 1 || known->second.front() == &subject) continue;
            add(known->second.front()->path, {subject.path, needed});
        }
    }
    for (auto& [path, users] : users_) {
        std::ranges::sort(users, [](const User& a, const User& b) {
            return std::tuple(std::string_view(a.path), a.asks.empty()) <
                   std::tuple(std::string_view(b.path), b.asks.empty());
        });
        const auto same = [](const User& a, const User& b) { return a.path == b.path; };
        users.erase(std::unique(users.begin(), users.end(), same), users.end());
    }
}

void Users::add(const std::string& path, User user) {
    if (user.path != path) users_[path].push_back(std::move(user));
}

const std::vector<User>& Users::of(const std::string& path) const {
    static const std::vector<User> none;
    const auto known = users_.find(path);
    return known == users_.end() ? none : known->second;
}

}  // namespace rpmgap::report
