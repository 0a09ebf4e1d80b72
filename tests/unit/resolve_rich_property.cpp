// Random rich dependencies, in what the application requires and in what packages do: rpmgap, the solver asked
// directly, and for small distributions rpm's manual must agree.
#include <doctest/doctest.h>

#include <map>

#include "extract/rpm/rich.hpp"
#include "resolve/capability_id.hpp"
#include "rich_universe.hpp"

extern "C" {
#include <solv/pool_parserpmrichdep.h>
}

namespace unit_resolve_rich_property {

using namespace rich_universe;
using model::Outcome;
using model::RequirementKind;
using model::SubjectKind;
using model::Support;
namespace repo = rpmgap::repo;

namespace {

constexpr std::size_t small_universe = 10;  // of which every set can be tried
constexpr std::size_t largest_universe = 30;
constexpr std::size_t questions_a_universe = 16;

bool rpm_accepts(const Capability& tree) {
    std::size_t terms = 1000;
    Capability parsed;
    std::string reason;
    if (!rpmgap::extract::rpm::parse_rich(to_string(tree), terms, parsed, reason)) return false;
    CHECK(parsed == tree);
    return true;
}

std::string evr_of(const Package& package) {
    return std::to_string(package.version) + "-1";
}

// As tiny_repo.hpp reads them; `opt_in` chooses the channel.
std::string as_text(const Universe& universe, bool opt_in, bool with_dependencies) {
    std::string text;
    for (const Package& package : universe.packages) {
        if (package.opt_in != opt_in) continue;
        text += fmt::format("pkg {} {} noarch\n", package.name, evr_of(package));
        for (std::size_t i = 1; i < package.provides.size(); ++i)
            text += "prv " + package.provides[i].name +
                    (package.provides[i].version == 0 ? "\n" : fmt::format(" = {}\n", package.provides[i].version));
        if (!with_dependencies) continue;
        for (const Capability& need : package.needs) text += "req " + to_string(need) + '\n';
        for (const Capability& conflict : package.conflicts) text += "con " + to_string(conflict) + '\n';
    }
    return text;
}

Set set_of(const Universe& universe, auto&& chosen) {
    Set set = 0;
    for (std::size_t i = 0; i < universe.packages.size(); ++i)
        if (chosen(universe.packages[i])) set |= Set{1} << i;
    return set;
}
Set enabled_of(const Universe& universe) {
    return set_of(universe, [](const Package& p) { return !p.opt_in; });
}

// libsolv on the same packages, with nothing of rpmgap in between but what reads them.
class DirectSolver {
public:
    DirectSolver(const Universe& universe, bool with_dependencies) {
        world_.base(as_text(universe, false, with_dependencies));
        world_.channel("extra", Support::opt_in, as_text(universe, true, with_dependencies));
    }

    // Installs `jobs` and, unless it is empty, a package that requires `wanted`; from the enabled channel only or from
    // both. The package `own` (null: none) may be installed too.
    bool can_install(const std::vector<const Package*>& jobs, const std::string& wanted, const Package* own,
                     bool enabled_only) const {
        const auto pool = repo::new_rpm_pool();
        pool_setarch(pool.get(), "x86_64");
        for (std::size_t i = 0; i < (enabled_only ? 1 : 2); ++i)
            REQUIRE(repo::add_to_pool(pool.get(), world_.channels[i]));
        const auto id = [&](const std::string& text) { return pool_str2id(pool.get(), text.c_str(), 1); };
        Repo* extra = repo_create(pool.get(), "application");
        const auto add = [&](const std::string& name, const std::string& evr) {
            Solvable* s = pool->solvables + repo_add_solvable(extra);
            s->name = id(name);
            s->evr = id(evr);
            s->arch = ARCH_NOARCH;
            s->dep_provides = repo_addid_dep(extra, 0, pool_rel2id(pool.get(), s->name, s->evr, REL_EQ, 1), 0);
            return s;
        };
        if (own != nullptr) {
            Solvable* s = add(own->name, evr_of(*own));
            for (const Provide& provide : own->provides)
                s->dep_provides = repo_addid_dep(extra, s->dep_provides, id(provide.name), 0);
        }
        if (!wanted.empty()) {
            Solvable* s = add("asks", "1-1");
            s->dep_requires = repo_addid_dep(extra, 0, pool_parserpmrichdep(pool.get(), wanted.c_str()), 0);
        }
        pool_createwhatprovides(pool.get());
        Queue queue;
        queue_init(&queue);
        const auto install = [&](const std::string& name, const std::string& evr) {
            queue_push2(&queue, SOLVER_INSTALL | SOLVER_SOLVABLE_NAME,
                        pool_rel2id(pool.get(), id(name), id(evr), REL_EQ, 1));
        };
        for (const Package* package : jobs) install(package->name, evr_of(*package));
        if (!wanted.empty()) install("asks", "1-1");
        Solver* solver = solver_create(pool.get());
        const bool solved = solver_solve(solver, &queue) == 0;
        solver_free(solver);
        queue_free(&queue);
        return solved;
    }

private:
    tiny::World world_;
};

// How often each answer and each operator came: a generator that makes one kind only would prove nothing.
struct Tally {
    std::map<std::string, std::size_t> counts;
    void note(const Capability& tree) {
        static constexpr const char* names[] = {"none", "and", "or", "if", "unless", "with", "without"};
        if (tree.rich != RichOperator::none) ++counts[names[static_cast<std::size_t>(tree.rich)]];
        if (tree.rich != RichOperator::none && tree.operands.size() == 3 &&
            (tree.rich == RichOperator::if_ || tree.rich == RichOperator::unless_))
            ++counts[std::string(names[static_cast<std::size_t>(tree.rich)]) + " else"];
        for (const Capability& operand : tree.operands) note(operand);
    }
    void print() const {
        std::string line;
        for (const auto& [what, count] : counts) line += fmt::format("{}{} {}", line.empty() ? "" : ", ", what, count);
        MESSAGE(line);
    }
    bool has_enough() const {
        return std::ranges::all_of(counts, [](const auto& entry) { return entry.second >= 50; });
    }
};

Universe accepted_universe(Generator& generator, std::size_t count) {
    Universe universe = generator.universe(count);
    for (Package& package : universe.packages)
        std::erase_if(package.needs,
                      [](const Capability& need) { return need.rich != RichOperator::none && !rpm_accepts(need); });
    return universe;
}

// Installed whatever a rich dependency of the application says.
bool is_given(const Package& package, const std::vector<const Package*>& beside) {
    return package.name == "app" ||
           std::ranges::any_of(beside, [&](const Package* other) { return other->name == package.name; });
}

// The tree has a condition, and a name that the package has.
bool is_condition_of(const Capability& tree, const Package& package) {
    if (!rpmgap::resolve::is_conditional(tree)) return false;
    const auto leaves = rpmgap::resolve::leaves_of(tree);
    return std::ranges::any_of(leaves, [&](const auto& leaf) { return is_met_by(package, *leaf.capability); });
}

std::size_t count_for(std::size_t turn) {
    return turn % 2 == 0 ? small_universe : small_universe + 1 + turn % (largest_universe - small_universe);
}

}  // namespace

TEST_CASE("a package with rich requirements can be installed when the solver and rpm's manual say so") {
    Tally tally;
    std::size_t cases = 0;
    for (std::size_t turn = 0; cases < 2000; ++turn) {
        Generator generator(1000 + turn);
        const Universe universe = accepted_universe(generator, count_for(turn));
        const DirectSolver direct(universe, true);
        tiny::World world;
        world.base(as_text(universe, false, true));
        world.channel("extra", Support::opt_in, as_text(universe, true, true));
        std::vector<model::Requirement> requirements;
        std::vector<const Package*> asked;
        for (const Package& package : universe.packages) {
            if (package.opt_in) continue;
            requirements.push_back(tiny::needs(RequirementKind::capability, package.name + " = " + evr_of(package)));
            asked.push_back(&package);
        }
        const auto answers =
            world.resolve(tiny::application({tiny::subject(SubjectKind::rpm, "app.rpm", requirements)})).answers;
        for (std::size_t i = 0; i < asked.size(); ++i) {
            const Package& package = *asked[i];
            CAPTURE(turn);
            CAPTURE(as_text(universe, false, true));
            for (const Capability& need : package.needs) tally.note(need);
            const bool ours = !answers[i].breakage;
            const bool solver = direct.can_install({&package}, "", nullptr, true);
            CHECK_MESSAGE(ours == solver, package.name);
            ++tally.counts[solver ? "installable" : "not installable"];
            if (universe.packages.size() <= small_universe) {
                const Set self = set_of(universe, [&](const Package& p) { return &p == &package; });
                CHECK_MESSAGE(solver == is_possible(universe, self, enabled_of(universe), nullptr, true), package.name);
                ++tally.counts["tried every set"];
            }
            ++cases;
        }
    }
    tally.print();
    CHECK(tally.has_enough());
}

TEST_CASE("rich requirements of the application agree with the solver and with rpm's manual") {
    Tally tally;
    std::size_t cases = 0;
    for (std::size_t turn = 0; cases < 2000; ++turn) {
        Generator generator(500'000 + turn);
        const Universe universe = accepted_universe(generator, count_for(turn));
        const DirectSolver bare(universe, false);
        const DirectSolver whole(universe, true);
        tiny::World world;
        world.base(as_text(universe, false, true));
        world.channel("extra", Support::opt_in, as_text(universe, true, true));

        // What is there whatever a rich dependency says: up to two packages that the application also requires, and its
        // own package.
        std::vector<const Package*> beside;
        std::vector<model::Requirement> requirements;
        for (std::size_t i = 0; i < 2; ++i) {
            if (generator.below(2) == 0) continue;
            beside.push_back(&universe.packages[i]);
            requirements.push_back(tiny::needs(RequirementKind::capability, universe.packages[i].name));
        }
        Package own;
        own.name = "app";
        own.provides.push_back({"app", 1});
        if (generator.below(2) == 0) own.provides.push_back({generator.virtual_name(), 0});
        std::vector<Capability> trees;
        while (trees.size() < questions_a_universe) {
            Capability tree = generator.tree();
            if (!rpm_accepts(tree) || std::ranges::find(trees, tree) != trees.end()) continue;
            requirements.push_back(tiny::needs(RequirementKind::capability, tree));
            trees.push_back(std::move(tree));
        }
        auto subject = tiny::subject(SubjectKind::rpm, "app.rpm", requirements);
        for (std::size_t i = 1; i < own.provides.size(); ++i)
            subject.provides.push_back(tiny::capability(own.provides[i].name));
        const auto answers = world.resolve(tiny::application({subject})).answers;

        Universe with_own = universe;
        with_own.packages.push_back(own);
        const Set enabled = enabled_of(with_own);
        const Set all = (Set{1} << with_own.packages.size()) - 1;
        for (std::size_t i = 0; i < trees.size(); ++i) {
            const Capability& tree = trees[i];
            const auto text = to_string(tree);
            const auto& answer = answers[beside.size() + i];
            CAPTURE(turn);
            CAPTURE(as_text(universe, false, true));
            CAPTURE(as_text(universe, true, true));
            CAPTURE(to_string(own.provides.back().name == "app" ? Capability()
                                                                : tiny::capability(own.provides.back().name)));
            CAPTURE(beside.size());
            tally.note(tree);
            // Conditions are judged on what is there anyway; nothing else is held against what would meet the tree.
            const auto given = [&](const Package& p) { return is_given(p, beside) && is_condition_of(tree, p); };
            std::vector<const Package*> jobs;
            for (const Package& package : with_own.packages)
                if (given(package)) jobs.push_back(&package);
            const Set forced = set_of(with_own, given);
            const bool in_first = bare.can_install(jobs, text, &own, true);
            const bool somewhere = in_first || bare.can_install(jobs, text, &own, false);
            const bool installable = whole.can_install(jobs, text, &own, true);
            CHECK_MESSAGE((answer.outcome == Outcome::satisfied) == somewhere, text);
            if (answer.outcome != Outcome::satisfied) {
                ++tally.counts["unmet"];
            } else {
                CHECK_MESSAGE((answer.tier == Support::enabled) == in_first, text);
                ++tally.counts[in_first ? "met" : "met beyond the first tier"];
            }
            if (in_first) {
                CHECK_MESSAGE(!answer.breakage == installable, text);
                ++tally.counts[installable ? "installable" : "not installable"];
            }
            if (universe.packages.size() <= small_universe) {
                CHECK_MESSAGE(in_first == is_possible(with_own, forced, enabled, &tree, false), text);
                CHECK_MESSAGE(somewhere == is_possible(with_own, forced, all, &tree, false), text);
                CHECK_MESSAGE(installable == is_possible(with_own, forced, enabled, &tree, true), text);
                ++tally.counts["tried every set"];
            }
            ++cases;
        }
    }
    tally.print();
    CHECK(tally.has_enough());
}

}  // namespace unit_resolve_rich_property
