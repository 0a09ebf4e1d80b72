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
constexpr std::size_t max_text_bytes = std::size_t{16} << 20U;  // of all scriptlets of one package

// include/rpm/rpmscript.h of rpm: macros, and tags of the header, are replaced when the scriptlet runs.
constexpr std::uint32_t expanding_flags = 1U << 0U | 1U << 1U;

struct Scriptlet {
    const char* section;
    rpmTagVal body;
    rpmTagVal program;
    rpmTagVal flags;
    rpmsenseFlags sense;
    bool order;  ///< runs while the package is installed or removed
};
constexpr Scriptlet scriptlets[] = {
    {"%pretrans", RPMTAG_PRETRANS, RPMTAG_PRETRANSPROG, RPMTAG_PRETRANSFLAGS, RPMSENSE_PRETRANS, true},
    {"%pre", RPMTAG_PREIN, RPMTAG_PREINPROG, RPMTAG_PREINFLAGS, RPMSENSE_SCRIPT_PRE, true},
    {"%post", RPMTAG_POSTIN, RPMTAG_POSTINPROG, RPMTAG_POSTINFLAGS, RPMSENSE_SCRIPT_POST, true},
    {"%preun", RPMTAG_PREUN, RPMTAG_PREUNPROG, RPMTAG_PREUNFLAGS, RPMSENSE_SCRIPT_PREUN, true},
    {"%postun", RPMTAG_POSTUN, RPMTAG_POSTUNPROG, RPMTAG_POSTUNFLAGS, RPMSENSE_SCRIPT_POSTUN, true},
    {"%posttrans", RPMTAG_POSTTRANS, RPMTAG_POSTTRANSPROG, RPMTAG_POSTTRANSFLAGS, RPMSENSE_POSTTRANS, true},
    {"%preuntrans", tag_preuntrans, tag_preuntrans_prog, tag_preuntrans_flags, sense_preuntrans, true},
    {"%postuntrans", tag_postuntrans, tag_postuntrans_prog, tag_postuntrans_flags, sense_postuntrans, true},
    {"%verifyscript", RPMTAG_VERIFYSCRIPT, RPMTAG_VERIFYSCRIPTPROG, RPMTAG_VERIFYSCRIPTFLAGS, RPMSENSE_SCRIPT_VERIFY,
     false},
};

/// Triggers: several bodies and programs in one tag; `index` and `flags` tell which event each belongs to.
struct TriggerTags {
    rpmTagVal bodies;
    rpmTagVal programs;
    rpmTagVal index;
    rpmTagVal flags;
    rpmTagVal script_flags;
    const char* prefix;  ///< of the section's name
};
constexpr TriggerTags triggers[] = {
    {RPMTAG_TRIGGERSCRIPTS, RPMTAG_TRIGGERSCRIPTPROG, RPMTAG_TRIGGERINDEX, RPMTAG_TRIGGERFLAGS,
     RPMTAG_TRIGGERSCRIPTFLAGS, "%trigger"},
    {RPMTAG_FILETRIGGERSCRIPTS, RPMTAG_FILETRIGGERSCRIPTPROG, RPMTAG_FILETRIGGERINDEX, RPMTAG_FILETRIGGERFLAGS,
     RPMTAG_FILETRIGGERSCRIPTFLAGS, "%filetrigger"},
    {RPMTAG_TRANSFILETRIGGERSCRIPTS, RPMTAG_TRANSFILETRIGGERSCRIPTPROG, RPMTAG_TRANSFILETRIGGERINDEX,
     RPMTAG_TRANSFILETRIGGERFLAGS, RPMTAG_TRANSFILETRIGGERSCRIPTFLAGS, "%transfiletrigger"},
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

// The events of each trigger script.
std::vector<rpmsenseFlags> events_of(Header header, const TriggerTags& tags, std::size_t count) {
    const auto index = numbers(header, tags.index);
    const auto flags = numbers(header, tags.flags);
    std::vector<rpmsenseFlags> events(count, 0);
    for (std::size_t i = 0; i < std::min(index.values.size(), flags.values.size()); ++i) {
        if (index.values[i] < count) events[index.values[i]] |= flags.values[i];
    }
    return events;
}

void add_triggers(Header header, const TriggerTags& tags, const Required& required, model::Subject& subject) {
    const Strings bodies(header, tags.bodies);
    const Strings programs(header, tags.programs);
    const std::size_t all = std::max(bodies.count(), programs.count());
    const std::size_t count = std::min(all, max_triggers);
    if (count < all) {
        subject.not_checked.push_back(
            {{subject.path, 0, tags.prefix}, fmt::format("{} triggers, of which the first {} were read", all, count)});
    }
    const auto events = events_of(header, tags, count);
    std::set<std::pair<std::string_view, std::string_view>> seen;
    for (std::size_t i = 0; i < count; ++i) {
        const auto program = i < programs.values().size() ? programs.values()[i] : std::string_view();
        const auto event = event_of(events[i]);
        if (!seen.emplace(program, event).second) continue;
        add(program, 0, std::string(tags.prefix).append(event), false, required, subject);  // rpm orders nothing for it
    }
}

class TextReader {
public:
    TextReader(Header header, model::Subject& subject, std::vector<model::Scriptlet>& out)
        : header_(header), subject_(subject), out_(out) {}

    void read(const Scriptlet& tags) {
        const Strings bodies(header_, tags.body);
        if (bodies.values().empty()) return;
        const Strings programs(header_, tags.program);
        add(tags.section, support::join({programs.values().begin(), programs.values().end()}, " "),
            bodies.values().front(), tags.order, number(header_, tags.flags).value_or(0));
    }

    void read(const TriggerTags& tags) {
        const Strings bodies(header_, tags.bodies);
        const Strings programs(header_, tags.programs);
        const auto script_flags = numbers(header_, tags.script_flags);
        const std::size_t count = std::min(bodies.values().size(), max_triggers);
        const auto events = events_of(header_, tags, count);
        for (std::size_t i = 0; i < count; ++i) {
            add(std::string(tags.prefix).append(event_of(events[i])),
                i < programs.values().size() ? std::string(programs.values()[i]) : std::string(), bodies.values()[i],
                false, i < script_flags.values.size() ? script_flags.values[i] : 0);
        }
    }

private:
    void add(std::string section, const std::string& program, std::string_view text, bool order, std::uint64_t flags) {
        if (text.empty() || full_) return;
        bytes_ += text.size();
        if (bytes_ > max_text_bytes) {
            full_ = true;
            subject_.not_checked.push_back(
                {{subject_.path, 0, std::move(section)}, "scriptlets from here on are not read: too much text"});
            return;
        }
        out_.push_back({.section = std::move(section),
                        .interpreter = support::printable(program.empty() ? default_interpreter : program),
                        .text = std::string(text),
                        .ordered = order,
                        .expanded = (flags & expanding_flags) != 0});
    }

    Header header_;
    model::Subject& subject_;
    std::vector<model::Scriptlet>& out_;
    std::size_t bytes_ = 0;
    bool full_ = false;
};

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

std::vector<model::Scriptlet> read_texts(Header header, model::Subject& subject) {
    std::vector<model::Scriptlet> texts;
    TextReader reader(header, subject, texts);
    for (const auto& tags : scriptlets) reader.read(tags);
    for (const auto& tags : triggers) reader.read(tags);
    return texts;
}

}  // namespace rpmgap::extract::rpm
