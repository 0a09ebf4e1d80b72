#include "extract/deploy/accounts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "extract/deploy/dockerfile_lines.hpp"
#include "extract/deploy/merge_parts.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

void provide(model::Subject& subject, std::string_view kind, std::string_view name) {
    if (name.empty() || name.find_first_of("%$()") != std::string_view::npos) return;
    model::Capability capability;
    capability.name = fmt::format("{}({})", kind, support::printable(name));
    subject.provides.push_back(std::move(capability));
}

}  // namespace

bool is_sysusers(std::string_view path, std::string_view head) {
    if (head.find('\0') != std::string_view::npos || !path.ends_with(".conf")) return false;
    const auto directory = path.substr(0, path.rfind('/'));
    return directory == "sysusers.d" || directory.ends_with("/sysusers.d");
}

model::Subject read_sysusers(std::string path, std::string_view text) {
    if (auto subject = unreadable(path, text, model::SubjectKind::recipe)) return *std::move(subject);
    model::Subject subject;
    subject.path = std::move(path);
    subject.kind = model::SubjectKind::recipe;
    subject.script.emplace().parsed = true;
    for (const auto& line : support::split(text, '\n')) {
        const auto words = raw_words(line, '\\');
        if (words.size() < 2) continue;
        // A user has a group of its own name; what a member is named by is made too.
        const bool is_user = words[0][0] == 'u' || words[0] == "m";
        if (is_user) provide(subject, "user", words[1]);
        if (is_user || words[0] == "g") provide(subject, "group", words[1]);
        if (words[0] == "m" && words.size() > 2) provide(subject, "group", words[2]);
    }
    return subject;
}

void tell_accounts(model::Subject& subject) {
    if (!subject.script) return;
    for (const auto& [command, words, line, guard, decision] : subject.script->invocations) {
        const bool is_user = command == "useradd" || command == "adduser";
        if ((!is_user && command != "groupadd" && command != "addgroup") || words.empty()) continue;
        if (is_user) provide(subject, "user", words.back());
        provide(subject, "group", words.back());
    }
}

}  // namespace rpmgap::extract
