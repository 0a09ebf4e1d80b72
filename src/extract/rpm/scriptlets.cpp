#include "extract/rpm/scriptlets.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "extract/rpm/header_values.hpp"
#include "support/text.hpp"

namespace rpmgap::extract::rpm {

namespace {

// What rpm runs a scriptlet with that names no interpreter.
constexpr std::string_view default_interpreter = "/bin/sh";

constexpr std::size_t max_triggers = 10'000;

struct Scriptlet {
    const char* section;
    rpmTagVal body;
    rpmTagVal program;
    rpmsenseFlags sense;
    bool order;  ///< runs while the package is installed or removed
};
constexpr Scriptlet scriptlets[] = {
    {"%pretrans", RPMTAG_PRETRANS, RPMTAG_PRETRANSPROG, RPMSENSE_PRETRANS, true},
    {"%pre", RPMTAG_PREIN, RPMTAG_PREINPROG, RPMSENSE_SCRIPT_PRE, true},
    {"%post", RPMTAG_POSTIN, RPMTAG_POSTINPROG, RPMSENSE_SCRIPT_POST, true},
    {"%preun", RPMTAG_PREUN, RPMTAG_PREUNPROG, RPMSENSE_SCRIPT_PREUN, true},
    {"%postun", RPMTAG_POSTUN, RPMTAG_POSTUNPROG, RPMSENSE_SCRIPT_POSTUN, true},
    {"%posttrans", RPMTAG_POSTTRANS, RPMTAG_POSTTRANSPROG, RPMSENSE_POSTTRANS, true},
    {"%preuntrans", tag_preuntrans, tag_preuntrans_prog, sense_preuntrans, true},
    {"%postuntrans", tag_postuntrans, tag_postuntrans_prog, sense_postuntrans, true},
    {"%verifyscript", RPMTAG_VERIFYSCRIPT, RPMTAG_VERIFYSCRIPTPROG, RPMSENSE_SCRIPT_VERIFY, false},
};

/// Triggers: several bodies and programs in one tag; `index` and `flags` tell which event each belongs to.
struct TriggerTags {
    rpmTagVal bodies;
    rpmTagVal programs;
    rpmTagVal index;
    rpmTagVal flags;
    const char* prefix;  ///< of the section's name
};
constexpr TriggerTags triggers[] = {
    {RPMTAG_TRIGGERSCRIPTS, RPMTAG_TRIGGERSCRIPTPROG, RPMTAG_TRIGGERINDEX, RPMTAG_TRIGGERFLAGS, "%trigger"},
    {RPMTAG_FILETRIGGERSCRIPTS, RPMTAG_FILETRIGGERSCRIPTPROG, RPMTAG_FILETRIGGERINDEX, RPMTAG_FILETRIGGERFLAGS,
     "%filetrigger"},
    {RPMTAG_TRANSFILETRIGGERSCRIPTS, RPMTAG_TRANSFILETRIGGERSCRIPTPROG, RPMTAG_TRANSFILETRIGGERINDEX,
     RPMTAG_TRANSFILETRIGGERFLAGS, "%transfiletrigger"},
};

std::string_view event_of(rpmsenseFlags flags) {
    if ((flags & RPMSENSE_TRIGGERPREIN) != 0) return "prein";
    if ((flags & RPMSENSE_TRIGGERPOSTUN) != 0) return "postun";
    if ((flags & RPMSENSE_TRIGGERUN) != 0) return "un";
    return "in";
}

/// Paths that the Requires tag asks for, with every sense it does so in.
class Required {
public:
    explicit Required(const std::vector<Dependency>& requires_list) {
        for (const auto& [capability, flags] : requires_list) {
            if (!capability.name.starts_with('/')) continue;
            bool timed = false;
            for (const auto& sense : scriptlet_senses) {
                if ((flags & sense.flag) == 0) continue;
                paths_.emplace(capability.name, sense.flag);
                timed = true;
            }
            // rpm before 4 and triggers of any rpm: an interpreter for whatever runs.
            if (!timed && (flags & (RPMSENSE_INTERP | RPMSENSE_PREREQ)) != 0) paths_.emplace(capability.name, 0);
        }
    }
    [[nodiscard]] bool covers(const std::string& path, rpmsenseFlags sense) const {
        return paths_.contains({path, 0}) || (sense != 0 && paths_.contains({path, sense}));
    }

private:
    std::set<std::pair<std::string, rpmsenseFlags>> paths_;
};

void add(std::string_view program, rpmsenseFlags sense, std::string section, bool order, const Required& required,
         model::Subject& subject) {
    if (program.starts_with('<')) return;  // built into rpm
    std::string path = support::printable(program.empty() ? default_interpreter : program);
    if (required.covers(path, sense)) return;
    model::Requirement requirement;
    requirement.kind = model::RequirementKind::interpreter;
    requirement.capability.name = std::move(path);
    requirement.scriptlet = order;
    requirement.evidence = {subject.path, 0, std::move(section)};
    subject.requirements.push_back(std::move(requirement));
}

void add_triggers(Header header, const TriggerTags& tags, const Required& required, model::Subject& subject) {
    const Strings bodies(header, tags.bodies);
    const Strings programs(header, tags.programs);
    const auto index = numbers(header, tags.index);
    const auto flags = numbers(header, tags.flags);
    const std::size_t all = std::max(bodies.count(), programs.count());
    const std::size_t count = std::min(all, max_triggers);
    if (count < all) {
        subject.not_checked.push_back(
            {{subject.path, 0, tags.prefix}, fmt::format("{} triggers, of which the first {} were read", all, count)});
    }
    std::vector<rpmsenseFlags> events(count, 0);
    for (std::size_t i = 0; i < std::min(index.values.size(), flags.values.size()); ++i) {
        if (index.values[i] < count) events[index.values[i]] |= flags.values[i];
    }
    std::set<std::pair<std::string_view, std::string_view>> seen;
    for (std::size_t i = 0; i < count; ++i) {
        const auto program = i < programs.values().size() ? programs.values()[i] : std::string_view();
        const auto event = event_of(events[i]);
        if (!seen.emplace(program, event).second) continue;
        add(program, 0, std::string(tags.prefix).append(event), false, required, subject);  // rpm orders nothing for it
    }
}

}  // namespace

void add_interpreters(Header header, const std::vector<Dependency>& requires_list, model::Subject& subject) {
    const Required required(requires_list);
    for (const auto& scriptlet : scriptlets) {
        const Strings program(header, scriptlet.program);
        if (!program.present() && headerIsEntry(header, scriptlet.body) == 0) continue;
        // The first word is the interpreter, the others are its arguments.
        add(program.values().empty() ? std::string_view() : program.values().front(), scriptlet.sense,
            scriptlet.section, scriptlet.order, required, subject);
    }
    for (const auto& tags : triggers) add_triggers(header, tags, required, subject);
}

}  // namespace rpmgap::extract::rpm
