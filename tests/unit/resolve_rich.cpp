#include <doctest/doctest.h>

#include <sstream>

#include "resolve/capability_id.hpp"
#include "tiny_repo.hpp"

extern "C" {
#include <solv/pool_parserpmrichdep.h>
}

namespace unit_resolve_rich {

using namespace tiny;
using model::Outcome;
using model::RichOperator;
using model::Support;
using Kind = model::NearestMiss::Kind;

namespace {

Capability both(Capability a, Capability b) {
    return rich(RichOperator::and_, {std::move(a), std::move(b)});
}
Capability either(Capability a, Capability b) {
    return rich(RichOperator::or_, {std::move(a), std::move(b)});
}
Capability c(std::string_view text) {
    return capability(text);
}

const std::string packages = R"(pkg a 1-1 noarch
    prv shared
    pkg b 2-1 noarch
    prv shared
    prv only-b
    pkg c 1-1 noarch
    pkg broken 1-1 noarch
    req nothing)";

model::Answer asks(const World& world, const Capability& tree, const std::vector<std::string>& beside = {}) {
    std::vector<model::Requirement> requirements = {needs(RequirementKind::capability, tree)};
    for (const auto& name : beside) requirements.push_back(needs(RequirementKind::capability, name));
    return world.resolve(application({subject(SubjectKind::rpm, "app.rpm", requirements)})).answers[0];
}

}  // namespace

TEST_CASE("the six operators") {
    World world;
    world.base(packages);
    const auto holds = [&](const Capability& tree, const std::vector<std::string>& beside = {}) {
        return asks(world, tree, beside).outcome == Outcome::satisfied;
    };
    CHECK(holds(both(c("a"), c("b"))));
    CHECK_FALSE(holds(both(c("a"), c("none"))));
    CHECK(holds(either(c("none"), c("b"))));
    CHECK_FALSE(holds(either(c("none"), c("none2"))));
    CHECK(holds(rich(RichOperator::with_, {c("shared"), c("only-b")})));
    CHECK_FALSE(holds(rich(RichOperator::with_, {c("a"), c("only-b")})));
    CHECK(holds(rich(RichOperator::without_, {c("shared"), c("only-b")})));
    CHECK_FALSE(holds(rich(RichOperator::without_, {c("b"), c("only-b")})));

    const auto none_if_c = rich(RichOperator::if_, {c("none"), c("c")});
    CHECK(holds(none_if_c));
    CHECK_FALSE(holds(none_if_c, {"c"}));  // judged on what else comes in
    CHECK(holds(rich(RichOperator::if_, {c("a"), c("c")}), {"c"}));
    const auto if_else = rich(RichOperator::if_, {c("a"), c("c"), c("none")});
    CHECK(holds(if_else, {"c"}));
    CHECK(holds(rich(RichOperator::if_, {c("none"), c("c"), c("b")})));
    CHECK_FALSE(holds(rich(RichOperator::if_, {c("none"), c("c"), c("b")}), {"c"}));

    const auto a_unless_c = rich(RichOperator::unless_, {c("a"), c("c")});
    CHECK(holds(a_unless_c));
    CHECK_FALSE(holds(a_unless_c, {"c"}));
    CHECK(holds(rich(RichOperator::unless_, {c("a"), c("c"), c("b")}), {"c"}));
    CHECK_FALSE(holds(rich(RichOperator::unless_, {c("a"), c("c"), c("none")}), {"c"}));
    // What it needs itself counts too: a comes in, so its condition holds.
    CHECK_FALSE(holds(both(c("a"), rich(RichOperator::if_, {c("none"), c("a")}))));
}

TEST_CASE("its packages are those that meet the leaves") {
    World world;
    world.base(packages);
    CHECK(names(asks(world, both(c("a"), c("b")))) == Names{"a", "b"});
    CHECK(names(asks(world, either(c("none"), c("b >= 2")))) == Names{"b"});
    CHECK(asks(world, either(c("none"), c("b >= 2"))).providers[0].via == "b = 2-1");
    const auto with = asks(world, rich(RichOperator::with_, {c("shared"), c("only-b")}));
    CHECK(names(with) == Names{"b"});
    CHECK(with.providers[0].via == "(shared with only-b)");
    CHECK(asks(world, rich(RichOperator::if_, {c("none"), c("c")})).providers.empty());
    const auto miss = asks(world, both(c("a"), c("b >= 3")));
    CHECK(miss.nearest.kind == Kind::other_version);
    CHECK(miss.nearest.found == "2-1");
}

TEST_CASE("a range that no version lies in is never met") {
    World world;
    world.base(packages +
               "\npkg d 3-1 noarch\nprv d-api\npkg e 1-1 noarch\nprv e-api = 1\npkg f 1-1 noarch\nprv e-api = 3");
    const auto range = [](std::string_view one, std::string_view other) {
        return rich(RichOperator::with_, {c(one), c(other)});
    };
    const auto miss = [&](const Capability& tree) {
        const auto answer = asks(world, tree);
        CHECK(answer.outcome == Outcome::unmet);
        return answer.nearest;
    };
    CHECK(miss(range("d > 2", "d < 1")).never == "no version of d is > 2 and < 1");
    CHECK(miss(range("d > 2", "d < 1")).kind == Kind::other_version);
    CHECK(miss(range("d > 2", "d < 1")).found == "3-1");
    CHECK(miss(both(c("a"), range("d = 4", "d = 5"))).never == "no version of d is = 4 and = 5");
    // Each bound has a package, no package has both.
    CHECK(miss(range("e-api > 2", "e-api < 2")).never == "no version of e-api is > 2 and < 2");
    CHECK(miss(range("e-api > 2", "e-api < 2")).kind == Kind::other_version);
    CHECK(miss(range("d >= 4", "d < 5")).never.empty());
    CHECK(miss(either(range("d > 2", "d < 1"), c("none"))).never.empty());  // the other one may come
    // A Provides without a version lies in every range, and is said to.
    const auto open = asks(world, range("d-api > 2", "d-api < 4"));
    CHECK(open.outcome == Outcome::satisfied);
    CHECK(open.providers[0].via == "d-api");
    CHECK(open.providers[0].confidence == model::Confidence::medium);
    CHECK(asks(world, range("d > 2", "d < 4")).providers[0].confidence == model::Confidence::high);
}

TEST_CASE("tiers and breakage of rich dependencies") {
    World world;
    world.base(packages);
    world.channel("extra", Support::opt_in, "pkg opt 1-1 noarch");
    world.channel("sdk", Support::unsupported, "pkg far 1-1 noarch");
    CHECK(asks(world, either(c("a"), c("far"))).tier == Support::enabled);
    CHECK(asks(world, both(c("a"), c("opt"))).tier == Support::opt_in);
    CHECK(asks(world, both(c("a"), c("far"))).tier == Support::unsupported);
    const auto answer = asks(world, both(c("a"), c("broken")));
    CHECK(answer.outcome == Outcome::satisfied);
    REQUIRE(answer.breakage);
    CHECK(answer.breakage->cause == "nothing");
    CHECK_FALSE(asks(world, either(c("a"), c("broken"))).breakage);
}

TEST_CASE("breakage is judged beside what is there anyway, and not by what else the application requires") {
    World world;
    world.base(packages);
    // c comes in, so broken is needed.
    const auto conditional = rich(RichOperator::if_, {c("broken"), c("c")});
    CHECK_FALSE(asks(world, conditional).breakage);
    REQUIRE(asks(world, conditional, {"c"}).breakage);
    CHECK(asks(world, conditional, {"c"}).breakage->cause == "nothing");
    // The application has a part of it, which is no reason to leave the rest unlooked at.
    auto own = subject(
        SubjectKind::rpm, "app.rpm",
        {needs(RequirementKind::capability, both(c("app-api"), c("broken"))),
         needs(RequirementKind::capability, both(c("app-api"), c("a"))), needs(RequirementKind::capability, "none")});
    own.provides.push_back(c("app-api"));
    const auto answers = world.resolve(application({own})).answers;
    REQUIRE(answers[0].breakage);
    CHECK(texts(answers[0].breakage->chain) == Names{"broken", "nothing"});
    CHECK_FALSE(answers[1].breakage);
}

TEST_CASE("what cannot be looked up leaves a rich dependency open") {
    World world;
    world.channel("base", Support::enabled, packages, {"files", "generated"});
    CHECK(asks(world, either(c("a"), c("/usr/bin/none"))).outcome == Outcome::satisfied);
    CHECK(asks(world, both(c("a"), c("pkgconfig(none)"))).outcome == Outcome::undecidable);
    CHECK(asks(world, rich(RichOperator::if_, {c("none"), c("/usr/bin/none")})).outcome == Outcome::undecidable);
    CHECK(asks(world, rich(RichOperator::if_, {c("a"), c("/usr/bin/none")})).outcome != Outcome::unmet);
}

TEST_CASE("trees that would explode are refused, deep ones too") {
    World world;
    world.base(packages);
    Capability wide = both(c("a"), c("b"));
    for (int i = 0; i < 40; ++i) wide = either(std::move(wide), both(c("a"), c("b")));
    CHECK(asks(world, wide).outcome == Outcome::undecidable);
    Capability deep = c("a");
    for (int i = 0; i < 500; ++i) deep = both(std::move(deep), c("b"));
    CHECK(asks(world, deep).outcome == Outcome::undecidable);
    CHECK(asks(world, rich(RichOperator::if_, {c("a")})).outcome == Outcome::undecidable);
    CHECK(asks(world, rich(RichOperator::and_, {c("a")})).outcome == Outcome::satisfied);  // "(a)"
    CHECK(asks(world, rich(RichOperator::and_, {c("none")})).outcome == Outcome::unmet);
    Capability many = rich(RichOperator::or_, {});
    for (int i = 0; i < 100; ++i) many.operands.push_back(c("none" + std::to_string(i)));
    many.operands.push_back(c("a"));
    CHECK(asks(world, many).outcome == Outcome::satisfied);
}

TEST_CASE("trees become the ids that libsolv's own parser makes") {
    const auto pool = rpmgap::repo::new_rpm_pool();
    const auto if_else = rich(RichOperator::if_, {c("a >= 1"), both(c("b"), c("d")), c("e")});
    for (const auto& tree :
         {both(c("a"), c("b < 0:2-1")), rich(RichOperator::or_, {c("a"), c("b"), c("d")}), if_else,
          rich(RichOperator::unless_, {c("a"), c("b"), either(c("d"), c("e"))}),
          rich(RichOperator::if_, {c("a"), c("b = 1:2")}), rich(RichOperator::with_, {c("a >= 1"), c("a <= 2")}),
          rich(RichOperator::without_, {c("a"), c("b")})}) {
        const auto text = to_string(tree);
        CHECK_MESSAGE(
            rpmgap::resolve::capability_id(pool.get(), tree, true) == pool_parserpmrichdep(pool.get(), text.c_str()),
            text);
    }
}

// Every tree of two operators over four names, against a package of a repository that requires it: what the solver
// installs.
TEST_CASE("answers agree with the solver on a package that requires the same") {
    const std::vector<Capability> leaves = {c("a"), c("b"), c("none"), c("shared")};
    const std::vector<RichOperator> operators = {RichOperator::and_,    RichOperator::or_,   RichOperator::if_,
                                                 RichOperator::unless_, RichOperator::with_, RichOperator::without_};
    const auto simple = [](RichOperator op) { return op == RichOperator::with_ || op == RichOperator::without_; };
    std::vector<Capability> trees;
    for (const auto outer : operators)
        for (const auto inner : operators)
            for (const auto& x : leaves)
                for (const auto& y : leaves)
                    for (const auto& z : leaves) {
                        if (simple(outer) && !simple(inner)) continue;  // rpm allows nothing else inside "with"
                        trees.push_back(rich(outer, {x, rich(inner, {y, z})}));
                    }
    std::string text = "pkg a 1-1 noarch\nprv shared\npkg b 1-1 noarch\nprv shared\n";
    std::vector<model::Requirement> requirements;
    for (std::size_t i = 0; i < trees.size(); ++i) {
        text += "pkg asks" + std::to_string(i) + " 1-1 noarch\nreq " + to_string(trees[i]) + '\n';
        requirements.push_back(needs(RequirementKind::capability, trees[i]));
    }
    World world;
    world.base(text);
    const auto answers = world.resolve(application({subject(SubjectKind::rpm, "app.rpm", requirements)})).answers;

    const auto pool = rpmgap::repo::new_rpm_pool();
    pool_setarch(pool.get(), "x86_64");
    REQUIRE(rpmgap::repo::add_to_pool(pool.get(), world.channels[0]));
    pool_addfileprovides(pool.get());
    pool_createwhatprovides(pool.get());
    std::size_t met = 0;
    for (std::size_t i = 0; i < trees.size(); ++i) {
        Queue jobs;
        queue_init(&jobs);
        queue_push2(&jobs, SOLVER_INSTALL | SOLVER_SOLVABLE_NAME,
                    pool_str2id(pool.get(), ("asks" + std::to_string(i)).c_str(), 1));
        Solver* solver = solver_create(pool.get());
        const bool solved = solver_solve(solver, &jobs) == 0;
        solver_free(solver);
        queue_free(&jobs);
        met += solved ? 1 : 0;
        CHECK_MESSAGE((answers[i].outcome == Outcome::satisfied) == solved, to_string(trees[i]));
    }
    CHECK(met > trees.size() / 4);
    CHECK(met < trees.size());
}

TEST_CASE("conditions are judged with the image in place") {
    World world;
    world.base(packages + "\npkg filesystem 1-1 noarch\npkg core 1-1 noarch\nreq filesystem");
    const auto judged = [&](const Capability& tree, std::vector<std::string> image) {
        const auto asked =
            application({subject(SubjectKind::rpm, "app.rpm", {needs(RequirementKind::capability, tree)})});
        const auto questions = rpmgap::resolve::collect_questions(asked);
        model::Image core{"core", {}, std::move(image)};
        auto resolver = rpmgap::resolve::Resolver::load(world.distribution, world.channels,
                                                        {asked, questions, {true}, std::move(core)});
        REQUIRE(resolver);
        return (*resolver)->answer().answers.at(0);
    };
    const auto if_filesystem = [](std::string_view name) {
        return rich(RichOperator::if_, {c(name), c("filesystem")});
    };
    CHECK(judged(if_filesystem("nosuch"), {}).outcome == Outcome::satisfied);
    CHECK(judged(if_filesystem("nosuch"), {"core"}).outcome == Outcome::unmet);
    CHECK(judged(if_filesystem("nosuch"), {"core"}).lacking == std::vector<Capability>{c("nosuch")});
    CHECK(names(judged(if_filesystem("a"), {"core"})) == Names{"a"});
}

TEST_CASE("the parts that nothing has are named") {
    World world;
    world.base(packages);
    CHECK(asks(world, both(both(c("a"), c("nosuch")), both(c("b"), c("nosuch")))).lacking ==
          std::vector<Capability>{c("nosuch")});
    CHECK(asks(world, both(c("a"), c("b"))).lacking.empty());
}

}  // namespace unit_resolve_rich
