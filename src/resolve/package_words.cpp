#include "resolve/package_words.hpp"

#include <array>
#include <unordered_set>

#include "resolve/capability_id.hpp"

namespace rpmgap::resolve {

namespace {

using model::Capability;
using model::Confidence;
using model::Sense;

// One way to cut a word into the parts of a package; what is not there is not compared.
struct Form {
    std::string_view name;
    std::string_view epoch;
    std::string_view version;
    std::string_view release;
    std::string_view arch;
};

// libdnf5's forms in its order: NEVRA, NA, NAME, NEVR, NEV.
std::vector<Form> forms_of(std::string_view word) {
    std::vector<Form> forms;
    const auto npos = std::string_view::npos;
    const auto last_dash = word.rfind('-');
    const auto dash_before = last_dash == npos || last_dash == 0 ? npos : word.rfind('-', last_dash - 1);
    const auto last_dot = word.rfind('.');
    const auto with_version = [&](Form form, std::string_view version) {
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
        Form form{word.substr(0, dash_before),
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

bool part_matches(std::string_view pattern, std::string_view text, bool glob) {
    return pattern.empty() || (glob ? matches_glob(pattern, text) : pattern == text);
}

std::string_view without_zeros(std::string_view number) {
    const auto digit = number.find_first_not_of('0');
    return digit == std::string_view::npos ? "0" : number.substr(digit);
}

bool evr_matches(const Form& form, std::string_view evr, bool glob) {
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

bool has_glob(std::string_view word) {
    return word.find_first_of("*?[") != std::string_view::npos;
}

// End of the bracket expression that starts at `at`, or npos: then '[' is a plain character.
std::size_t end_of_bracket(std::string_view pattern, std::size_t at) {
    std::size_t i = at + 1;
    if (i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^')) ++i;
    if (i < pattern.size() && pattern[i] == ']') ++i;
    return pattern.find(']', i);
}

bool bracket_matches(std::string_view inner, char c) {
    const bool negated = inner.starts_with('!') || inner.starts_with('^');
    if (negated) inner.remove_prefix(1);
    bool found = false;
    for (std::size_t i = 0; i < inner.size(); ++i) {
        if (i + 2 < inner.size() && inner[i + 1] == '-') {
            found = found || (inner[i] <= c && c <= inner[i + 2]);
            i += 2;
        } else {
            found = found || inner[i] == c;
        }
    }
    return found != negated;
}

// Where " >= " or the like begins: dnf takes "name >= 1.2" as one word.
std::size_t find_operator(std::string_view word) {
    const auto at = word.find_first_of("<=>");
    return at == 0 ? std::string_view::npos : at;
}

}  // namespace

bool matches_glob(std::string_view pattern, std::string_view text) {
    std::size_t p = 0;
    std::size_t t = 0;
    std::size_t star =
        std::string_view::npos;  // of the last '*' seen; what it takes is extended when the rest does not fit
    std::size_t taken = 0;
    while (t < text.size()) {
        std::size_t width = 0;  // of the pattern's element at p, if it matches
        if (p < pattern.size() && pattern[p] != '*') {
            const auto bracket = pattern[p] == '[' ? end_of_bracket(pattern, p) : std::string_view::npos;
            if (bracket != std::string_view::npos) {
                if (bracket_matches(pattern.substr(p + 1, bracket - p - 1), text[t])) width = bracket + 1 - p;
            } else if (pattern[p] == '?' || pattern[p] == text[t]) {
                width = 1;
            }
        }
        if (width > 0) {
            p += width;
            ++t;
        } else if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            taken = t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++taken;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

std::vector<Hit> PackageWords::by_name(const std::string& word, bool glob) {
    Pool* pool = context_.pool.raw();
    const auto text = [&](Id id) { return std::string_view(pool_id2str(pool, id)); };
    for (const Form& form : forms_of(word)) {
        std::vector<Hit> hits;
        const auto consider = [&](Id package) {
            const Solvable& s = context_.pool.solvable(package);
            if (!part_matches(form.name, text(s.name), glob) || !part_matches(form.arch, text(s.arch), glob)) return;
            if (!evr_matches(form, text(s.evr), glob)) return;
            Hit hit;
            hit.package = package;
            hit.via = solvable_selfprovidedep(pool->solvables + package);
            hits.push_back(std::move(hit));
        };
        if (glob) {
            Id package = 0;
            FOR_POOL_SOLVABLES(package) if (context_.pool.is_admitted(package)) consider(package);
        } else {
            for (const Id package : context_.pool.packages_named(form.name)) consider(package);
        }
        if (!hits.empty()) return hits;
    }
    return {};
}

std::vector<Hit> PackageWords::by_provides_glob(const std::string& word) {
    const Pool* pool = context_.pool.raw();
    std::vector<Hit> hits;
    std::unordered_set<Id> seen;
    const Id names = pool->ss.nstrings;
    for (Id name = 1; name < names; ++name) {
        if (pool->whatprovides[name] <= 1 || !matches_glob(word, pool_id2str(pool, name))) continue;
        for (const Id package : context_.pool.providers_of(name))
            if (seen.insert(package).second) hits.push_back(hit_of(context_.pool, package, name));
    }
    return hits;
}

Draft PackageWords::by_path(const std::string& word) const {
    if (has_glob(word)) return undecidable("a pattern of paths cannot be looked up");
    return look_up_path(context_, {word}, OwnProvides::counted);
}

// dnf5's last attempt. Where no file lists are, dnf has none to search either.
std::vector<Hit> PackageWords::as_program(const std::string& word) const {
    auto hits = packages_with_paths(context_, {"/usr/bin/" + word, "/usr/sbin/" + word}, OwnProvides::counted);
    for (Hit& hit : hits) hit.confidence = Confidence::medium;
    return hits;
}

Draft PackageWords::by_bound(const std::string& word, std::size_t operator_at) const {
    Capability capability;
    const auto end = word.find_first_not_of("<=>", operator_at);
    if (end == std::string::npos) return undecidable("its bound has no version");
    for (const char c : word.substr(operator_at, end - operator_at))
        capability.sense = capability.sense | (c == '<' ? Sense::less : c == '>' ? Sense::greater : Sense::equal);
    const auto trimmed = [](std::string_view text) {
        while (text.starts_with(' ')) text.remove_prefix(1);
        while (text.ends_with(' ')) text.remove_suffix(1);
        return std::string(text);
    };
    capability.name = trimmed(std::string_view(word).substr(0, operator_at));
    capability.evr = trimmed(std::string_view(word).substr(end));
    if (capability.name.empty() || capability.evr.empty()) return undecidable("its bound has no version");
    return look_up_capability(context_, capability, OwnProvides::counted);
}

Draft PackageWords::look_up(const std::string& word) {
    if (word.find("://") != std::string::npos || word.ends_with(".rpm"))
        return undecidable("it names a package file, not a package of a channel");
    if (word.starts_with('@')) return undecidable("groups and modules of packages are not read");
    if (word.starts_with('/')) return by_path(word);
    if (const auto at = find_operator(word); at != std::string::npos) return by_bound(word, at);
    const bool glob = has_glob(word);
    if (glob && globs_left_ == 0) return undecidable("too many patterns of package names");
    if (glob) --globs_left_;

    if (auto hits = by_name(word, glob); !hits.empty()) return satisfied(std::move(hits));
    Capability capability;
    capability.name = word;
    if (glob) {
        if (auto hits = by_provides_glob(word); !hits.empty()) return satisfied(std::move(hits));
        return unmet({});
    }
    Draft draft = look_up_capability(context_, capability, OwnProvides::counted);
    if (draft.outcome == model::Outcome::satisfied) return draft;
    if (auto hits = as_program(word); !hits.empty()) return satisfied(std::move(hits));
    return draft;
}

}  // namespace rpmgap::resolve
