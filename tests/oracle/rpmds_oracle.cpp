// librpm as judge of which Provides meets which requirement: rpmdsCompare() on every pair of one name that real
// metadata has, and on pairs made of them for the shapes of EVR that are rare there.
//   rpmds_oracle REPOSITORIES   exit 0: no difference, 1: a difference or too few pairs of some kind, 77: no data
// Each Provides is a package of its own, once in a channel (what rpm-md and libsolv make of it) and once in the
// application (what an RPM header says); last, one package has all Provides of a name, and the one that is said to
// satisfy must be one that does.
#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>
#include <rpm/rpmds.h>
#include <rpm/rpmtag.h>

#include "real_channels.hpp"
#include "resolve/look_up.hpp"
#include "support/handle.hpp"
#include "support/stable_hash.hpp"
#include "tiny_repo.hpp"

namespace {

namespace fs = std::filesystem;
namespace model = rpmgap::model;
namespace resolve = rpmgap::resolve;
using model::Capability;
using model::Confidence;
using model::Sense;
using RpmDependency = rpmgap::support::Handle<std::remove_pointer_t<rpmds>, rpmdsFree>;

constexpr std::array operators = {
    Sense::any, Sense::less, Sense::less | Sense::equal, Sense::equal, Sense::greater | Sense::equal, Sense::greater};

// Everything of one name: what is provided, what is asked for.
struct Name {
    std::vector<Capability> provides;
    std::vector<Capability> wanted;
};
using Names = std::map<std::string, Name>;

struct Parts {
    std::string epoch, version, release;
    [[nodiscard]] std::string text() const {
        return (epoch.empty() ? "" : epoch + ':') + version + (release.empty() ? "" : '-' + release);
    }
};

Parts parts_of(std::string_view evr) {
    Parts parts;
    if (const auto colon = evr.find(':'); colon != std::string_view::npos) {
        parts.epoch = evr.substr(0, colon);
        evr.remove_prefix(colon + 1);
    }
    const auto dash = evr.rfind('-');
    parts.version = evr.substr(0, dash);
    if (dash != std::string_view::npos) parts.release = evr.substr(dash + 1);
    return parts;
}

// EVRs near a real one, of the shapes that real metadata seldom has.
std::vector<std::string> variants_of(const std::string& evr) {
    const Parts real = parts_of(evr);
    std::vector<std::string> variants;
    const auto add = [&](auto&& change) {
        Parts parts = real;
        change(parts);
        variants.push_back(parts.text());
    };
    add([](Parts& p) { p.release.clear(); });
    add([](Parts& p) { p.epoch = p.epoch.empty() ? "1" : ""; });
    add([](Parts& p) { p.epoch = "0"; });
    add([](Parts& p) { p.version += "~rc1"; });
    add([](Parts& p) { p.version += "^20260102git1a2b3c4"; });
    add([](Parts& p) { p.version += "~beta^1"; });
    add([](Parts& p) { p.release += p.release.empty() ? "1~bootstrap" : "~bootstrap"; });
    add([](Parts& p) { p.release += p.release.empty() ? "1^1" : "^1"; });
    add([](Parts& p) { p.version += ".1"; });
    add([](Parts& p) { p.version = '0' + p.version; });
    add([](Parts& p) { p.release += p.release.empty() ? "1.fc43" : ".1"; });
    // What only a header can hold, and rpm still compares: a release, an epoch or a version that is empty.
    variants.push_back(real.version + '-');
    variants.push_back(':' + real.version);
    variants.push_back("");
    return variants;
}

bool is_plain_text(std::string_view text) {
    return !text.empty() && text.find_first_of(" \t\n<>&\"'") == std::string_view::npos;
}

// What the metadata has, leaves of rich dependencies included.
class Collector {
public:
    void take(const Pool* pool) {
        pool_ = pool;
        for (Id package = 2; package < pool->nsolvables; ++package) {
            const Solvable& s = pool->solvables[package];
            if (s.repo == nullptr) continue;
            take_list(s, s.dep_provides, &Name::provides);
            for (const Offset list : {s.dep_requires, s.dep_recommends, s.dep_conflicts, s.dep_obsoletes})
                take_list(s, list, &Name::wanted);
        }
    }

    // Names that are both provided and asked for, with bounds on at least one side.
    [[nodiscard]] Names names() && {
        std::erase_if(names_, [](const auto& entry) {
            const auto bounded = [](const Capability& c) { return c.sense != Sense::any; };
            const Name& name = entry.second;
            return name.provides.empty() || name.wanted.empty() || std::ranges::none_of(name.wanted, bounded);
        });
        return std::move(names_);
    }

private:
    void take_list(const Solvable& s, Offset list, std::vector<Capability> Name::*side) {
        for (const Id* id = s.repo->idarraydata + list; list != 0 && *id != 0; ++id)
            if (*id != SOLVABLE_FILEMARKER && *id != SOLVABLE_PREREQMARKER) take_one(*id, side);
    }
    void take_one(Id id, std::vector<Capability> Name::*side) {
        Capability capability;
        Id name = id;
        if (ISRELDEP(id)) {
            const Reldep* relation = GETRELDEP(pool_, id);
            if (relation->flags > 7) {
                take_one(relation->name, side);
                return take_one(relation->evr, side);
            }
            name = relation->name;
            if (ISRELDEP(name)) return;
            if ((relation->flags & REL_LT) != 0) capability.sense = capability.sense | Sense::less;
            if ((relation->flags & REL_EQ) != 0) capability.sense = capability.sense | Sense::equal;
            if ((relation->flags & REL_GT) != 0) capability.sense = capability.sense | Sense::greater;
            capability.evr = pool_id2str(pool_, relation->evr);
            if (!is_plain_text(capability.evr)) return;
        }
        capability.name = pool_id2str(pool_, name);
        // A path is looked up in file lists; a name that tiny_repo.hpp cannot write is left out.
        if (!is_plain_text(capability.name) || capability.name[0] == '/' || capability.name[0] == '(') return;
        auto& known = seen_[capability.name][side == &Name::provides ? 0 : 1];
        if (known.insert(to_string(capability)).second) (names_[capability.name].*side).push_back(capability);
    }

    const Pool* pool_ = nullptr;
    Names names_;
    std::unordered_map<std::string, std::array<std::set<std::string>, 2>> seen_;
};

// Adds pairs of rare shapes, and keeps names that many packages provide from being most of what is compared.
void mutate(Names& names) {
    constexpr std::size_t most_provides = 12;
    constexpr std::size_t most_wanted = 16;
    for (auto& entry : names) {
        const std::string& name = entry.first;
        Name& sides = entry.second;
        std::mt19937_64 random(rpmgap::support::stable_hash(name));  // its numbers are the same everywhere
        const auto any_of = [&](const auto& list) -> const auto& {
            return list[random() % list.size()];
        };
        std::vector<std::string> evrs;
        for (const auto* side : {&sides.provides, &sides.wanted})
            for (const Capability& capability : *side)
                if (capability.sense != Sense::any) evrs.push_back(capability.evr);
        const auto mutant = [&](Sense sense) {
            Capability capability;
            capability.name = name;
            capability.sense = sense;
            if (sense == Sense::any) return capability;
            const std::string& real = any_of(evrs);
            const auto variants = variants_of(real);
            capability.evr = random() % 4 == 0 ? real : any_of(variants);
            return capability;
        };
        // std::shuffle() may differ between standard libraries.
        const auto shorten = [&](std::vector<Capability>& list, std::size_t most) {
            for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[random() % i]);
            if (list.size() > most) list.resize(most);
        };
        shorten(sides.provides, most_provides / 2);
        shorten(sides.wanted, most_wanted / 2);
        for (int i = 0; i < 3; ++i) sides.provides.push_back(mutant(Sense::equal));
        sides.provides.push_back(mutant(any_of(operators)));
        for (const Sense sense : operators) sides.wanted.push_back(mutant(sense));
        sides.wanted.push_back(mutant(Sense::equal));
    }
}

RpmDependency as_rpm(rpmTagVal tag, const Capability& capability) {
    rpmsenseFlags flags = RPMSENSE_ANY;
    if (has(capability.sense, Sense::less)) flags |= RPMSENSE_LESS;
    if (has(capability.sense, Sense::equal)) flags |= RPMSENSE_EQUAL;
    if (has(capability.sense, Sense::greater)) flags |= RPMSENSE_GREATER;
    return RpmDependency(rpmdsSingle(tag, capability.name.c_str(), capability.evr.c_str(), flags));
}

struct Count {
    std::size_t pairs = 0;
    std::size_t matching = 0;
};

class Tally {
public:
    void add(const Capability& provided, const Capability& wanted, bool rpm_matches, bool we_match) {
        count("pairs", rpm_matches);
        count(fmt::format("wanted {}", wanted.sense == Sense::any ? "without a bound" : sign(wanted)), rpm_matches);
        if (provided.sense != Sense::equal)
            count(fmt::format("provided {}", provided.sense == Sense::any ? "without a version" : "as a range"),
                  rpm_matches);
        if (provided.sense != Sense::any && wanted.sense != Sense::any) {
            const Parts here = parts_of(provided.evr);
            const Parts there = parts_of(wanted.evr);
            if (here.epoch.empty() != there.epoch.empty()) count("one epoch missing", rpm_matches);
            if (here.release.empty() != there.release.empty()) count("one release missing", rpm_matches);
            const auto either = [&](char c) { return (provided.evr + wanted.evr).find(c) != std::string::npos; };
            if (either('~')) count("with ~", rpm_matches);
            if (either('^')) count("with ^", rpm_matches);
        }
        if (rpm_matches != we_match)
            differ(fmt::format("{} for {}: rpm says {}", to_string(provided), to_string(wanted),
                               rpm_matches ? "met" : "not met"));
    }

    void differ(const std::string& what) {
        constexpr std::size_t most_lines = 40;
        if (++differences_ <= most_lines) fmt::print("{}: {}\n", pass_, what);
    }
    void begin(std::string_view pass) { pass_ = pass; }

    [[nodiscard]] int report() const {
        bool enough = true;
        for (const auto& [kind, least] : quotas) {
            const auto found = counts_.find(kind);
            const Count count = found == counts_.end() ? Count{} : found->second;
            const bool met = count.pairs >= least && (kind == unbounded || count.matching * 10 >= count.pairs) &&
                             (kind == unbounded || kind == unversioned || count.matching * 10 <= count.pairs * 9);
            enough = enough && met;
            fmt::print("{:<26} {:>9}, {:>2}% match{}\n", kind, count.pairs,
                       count.pairs == 0 ? 0 : count.matching * 100 / count.pairs, met ? "" : "  TOO FEW");
        }
        const auto all = counts_.at("pairs");
        enough = enough && all.matching * 10 >= all.pairs * 3;
        fmt::print("{} differences\n", differences_);
        return enough && differences_ == 0 ? 0 : 1;
    }

private:
    static constexpr std::string_view unbounded = "wanted without a bound";
    static constexpr std::string_view unversioned = "provided without a version";
    static constexpr std::pair<std::string_view, std::size_t> quotas[] = {
        {"pairs", 100'000},    {unbounded, 10'000},           {"wanted <", 10'000},
        {"wanted <=", 10'000}, {"wanted =", 10'000},          {"wanted >=", 10'000},
        {"wanted >", 10'000},  {unversioned, 10'000},         {"provided as a range", 10'000},
        {"with ~", 10'000},    {"one epoch missing", 10'000}, {"one release missing", 10'000},
        {"with ^", 10'000},
    };

    static std::string sign(const Capability& capability) {
        std::string text;
        if (has(capability.sense, Sense::less)) text += '<';
        if (has(capability.sense, Sense::greater)) text += '>';
        if (has(capability.sense, Sense::equal)) text += '=';
        return text;
    }
    void count(const std::string& kind, bool matches) {
        Count& count = counts_[kind];
        ++count.pairs;
        count.matching += matches ? 1 : 0;
    }

    std::map<std::string, Count, std::less<>> counts_;
    std::size_t differences_ = 0;
    std::string pass_;
};

// A pool, and look-ups in it as resolve() makes them.
class Desk {
public:
    Desk(const std::vector<rpmgap::repo::OpenChannel>& channels, const model::Application& application) {
        distribution_.id = "oracle";
        distribution_.arch = "x86_64";
        auto loaded = resolve::SolvPool::load(distribution_, channels, application, {});
        if (!loaded) throw std::runtime_error(loaded.error().line());
        pool_ = std::move(*loaded);
        carried_.emplace(*pool_);
        nearest_.emplace(*pool_, distribution_);
    }

    [[nodiscard]] const resolve::SolvPool& pool() const { return *pool_; }
    [[nodiscard]] std::vector<resolve::Hit> ask(const Capability& wanted) {
        const resolve::Context context{*pool_, distribution_, *carried_, *nearest_};
        return look_up_capability(context, wanted, resolve::OwnProvides::counted).hits;
    }
    [[nodiscard]] std::string name_of(Id package) const {
        return pool_id2str(pool_->raw(), pool_->solvable(package).name);
    }

private:
    model::Distribution distribution_;
    std::unique_ptr<resolve::SolvPool> pool_;
    std::optional<resolve::CarriedClasses> carried_;
    std::optional<resolve::NearestFinder> nearest_;
};

std::string package_name(std::string_view name, std::size_t i) {
    return fmt::format("oracle-{}-{}", i, name);
}

// Every Provides of a name is a package: those that a look-up names are those that rpm lets through.
void compare_single(Desk& desk, const Names& names, bool in_application, Tally& tally) {
    for (const auto& [name, sides] : names) {
        // A package's word to itself: nothing in a channel ever serves it.
        if (!in_application && name.starts_with("config(")) continue;
        std::vector<RpmDependency> provides;
        for (const Capability& provided : sides.provides) provides.push_back(as_rpm(RPMTAG_PROVIDENAME, provided));
        for (const Capability& wanted : sides.wanted) {
            std::set<std::string> met;
            for (const resolve::Hit& hit : desk.ask(wanted)) met.insert(desk.name_of(hit.package));
            const auto rpm = as_rpm(RPMTAG_REQUIRENAME, wanted);
            for (std::size_t i = 0; i < provides.size(); ++i)
                tally.add(sides.provides[i], wanted, rpmdsCompare(provides[i].get(), rpm.get()) != 0,
                          met.contains(package_name(name, i)));
        }
    }
}

// One package has them all: the one that is said to satisfy does, and a version is trusted more than none.
void compare_together(Desk& desk, const Names& names, Tally& tally) {
    for (const auto& [name, sides] : names) {
        if (name.starts_with("config(")) continue;
        for (const Capability& wanted : sides.wanted) {
            const auto rpm = as_rpm(RPMTAG_REQUIRENAME, wanted);
            bool any = false;
            bool any_versioned = false;
            std::set<std::string> satisfying;
            for (const Capability& provided : sides.provides) {
                if (rpmdsCompare(as_rpm(RPMTAG_PROVIDENAME, provided).get(), rpm.get()) == 0) continue;
                any = true;
                any_versioned = any_versioned || provided.sense != Sense::any;
                // libsolv's texts have no zero epoch.
                auto text = to_string(provided);
                if (const auto zero = text.find(" 0:"); zero != std::string::npos) text.erase(zero + 1, 2);
                satisfying.insert(text);
            }
            const auto hits = desk.ask(wanted);
            const auto question = to_string(wanted);
            if (hits.empty() == any) {
                tally.differ(fmt::format("{}: rpm says {}", question, any ? "met" : "not met"));
                continue;
            }
            if (!any) continue;
            const auto via = desk.pool().text_of(hits.front().via);
            if (!satisfying.contains(via)) tally.differ(fmt::format("{}: by {}, which does not", question, via));
            const bool sure = any_versioned || wanted.sense == Sense::any;
            if ((hits.front().confidence == Confidence::high) != sure)
                tally.differ(fmt::format("{}: by {} with the wrong confidence", question, via));
        }
    }
}

// createrepo_c writes epoch, version and release apart, and no version that is empty.
void keep_what_rpm_md_can_say(Names& names) {
    for (auto& [name, sides] : names)
        std::erase_if(sides.provides, [](const Capability& provided) {
            return provided.sense != Sense::any &&
                   (provided.evr.empty() || provided.evr.ends_with('-') || provided.evr.starts_with(':'));
        });
}

std::vector<rpmgap::repo::OpenChannel> as_channel(const Names& names, bool together, const fs::path& scratch) {
    std::vector<tiny::Package> packages;
    for (const auto& [name, sides] : names) {
        for (std::size_t i = 0; i < sides.provides.size(); ++i) {
            if (i == 0 || !together) {
                packages.push_back({});
                packages.back().name = package_name(name, i);
                packages.back().evr = "1-1";
                packages.back().arch = "noarch";
                packages.back().provides.push_back(package_name(name, i) + " = 1-1");
            }
            packages.back().provides.push_back(to_string(sides.provides[i]));
        }
    }
    const auto directory = scratch / (together ? "together" : "single");
    tiny::write(directory, packages, false);
    return real_metadata::open_channels(directory.parent_path(), {directory.filename().native()}, scratch / "cache");
}

model::Application as_application(const Names& names) {
    std::vector<model::Subject> subjects;
    for (const auto& [name, sides] : names) {
        for (std::size_t i = 0; i < sides.provides.size(); ++i) {
            subjects.push_back(tiny::subject(model::SubjectKind::rpm, package_name(name, i) + ".rpm"));
            subjects.back().rpm->name = package_name(name, i);
            subjects.back().rpm->arch = "noarch";
            subjects.back().provides.push_back(sides.provides[i]);
        }
    }
    return tiny::application(std::move(subjects));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        fmt::print(stderr, "usage: rpmds_oracle REPOSITORIES\n");
        return 2;
    }
    std::error_code error;
    if (!fs::is_directory(argv[1], error)) {
        fmt::print("skipped: no real metadata at {}\n", argv[1]);
        return 77;
    }
    const rpm_md::Scratch scratch;
    Collector collector;
    for (const char* const path :
         {"centos-stream-9-appstream", "almalinux-10-derived/BaseOS", "almalinux-10-derived/AppStream",
          "almalinux-10-derived/CRB", "almalinux-10-derived/devel", "fedora-43-core-rebuild",
          "azurelinux-4.0-specs/base", "azurelinux-4.0-specs/sdk", "azurelinux-3-desktop"}) {
        const auto pool = rpmgap::repo::new_rpm_pool();
        const auto channels = real_metadata::open_channels(argv[1], {path}, scratch.path() / "cache");
        if (auto added = rpmgap::repo::add_to_pool(pool.get(), channels.front()); !added) {
            fmt::print(stderr, "{}\n", added.error().line());
            return 2;
        }
        collector.take(pool.get());
    }
    Names names = std::move(collector).names();
    mutate(names);

    Tally tally;
    tally.begin("in the application");
    Desk own({}, as_application(names));
    compare_single(own, names, true, tally);

    keep_what_rpm_md_can_say(names);
    tally.begin("in a channel");
    Desk single(as_channel(names, false, scratch.path()), {});
    compare_single(single, names, false, tally);
    tally.begin("in one package");
    Desk together(as_channel(names, true, scratch.path()), {});
    compare_together(together, names, tally);
    return tally.report();
}
