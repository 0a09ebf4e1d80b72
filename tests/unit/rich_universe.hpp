// Small random distributions with rich dependencies, and what rpm's manual says of them, found by trying every set of
// packages: https://rpm-software-management.github.io/rpm/manual/boolean_dependencies.html
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "tiny_repo.hpp"

namespace rich_universe {

namespace model = rpmgap::model;
using model::Capability;
using model::RichOperator;
using model::Sense;

/// Versions are whole numbers, so that what a bound means needs no other judge.
struct Provide {
    std::string name;
    int version = 0;  ///< 0: none
};

struct Package {
    std::string name;
    int version = 1;
    std::vector<Provide> provides;  ///< its own name included
    std::vector<Capability> needs;
    std::vector<Capability> conflicts;
    bool opt_in = false;  ///< in a channel that is not enabled
};

/// Sets of packages are bits of a number: bit i is packages[i].
using Set = std::uint32_t;

struct Universe {
    std::vector<Package> packages;
};

/// A generator whose numbers are the same with every standard library.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
    bool one_in(std::size_t count) { return below(count) == 0; }

private:
    std::mt19937_64 engine_;
};

inline bool matches(const Provide& provide, const Capability& wanted) {
    if (provide.name != wanted.name) return false;
    if (wanted.sense == Sense::any || provide.version == 0) return true;
    const int bound = std::stoi(wanted.evr);
    return (provide.version < bound && has(wanted.sense, Sense::less)) ||
           (provide.version == bound && has(wanted.sense, Sense::equal)) ||
           (provide.version > bound && has(wanted.sense, Sense::greater));
}

/// What one package must be for "with" and "without".
inline bool is_met_by(const Package& package, const Capability& wanted) {
    const auto met = [&](const Capability& operand) { return is_met_by(package, operand); };
    switch (wanted.rich) {
        case RichOperator::none:
            return std::ranges::any_of(package.provides, [&](const Provide& p) { return matches(p, wanted); });
        case RichOperator::with_: return std::ranges::all_of(wanted.operands, met);
        case RichOperator::or_: return std::ranges::any_of(wanted.operands, met);
        case RichOperator::without_: return met(wanted.operands[0]) && !met(wanted.operands[1]);
        default: throw std::logic_error("rpm allows no such operator inside \"with\"");
    }
}

/// The providers of a leaf, "with" or "without".
inline Set providers_of(const Universe& universe, const Capability& wanted) {
    Set set = 0;
    for (std::size_t i = 0; i < universe.packages.size(); ++i)
        if (is_met_by(universe.packages[i], wanted)) set |= Set{1} << i;
    return set;
}

/// Whether a dependency holds when exactly the packages of `installed` are.
inline bool holds(const Universe& universe, Set installed, const Capability& wanted) {
    const auto met = [&](const Capability& operand) { return holds(universe, installed, operand); };
    const auto& operands = wanted.operands;
    switch (wanted.rich) {
        case RichOperator::none:
        case RichOperator::with_:
        case RichOperator::without_: return (providers_of(universe, wanted) & installed) != 0;
        case RichOperator::and_: return std::ranges::all_of(operands, met);
        case RichOperator::or_: return std::ranges::any_of(operands, met);
        case RichOperator::if_:
            if (met(operands[1])) return met(operands[0]);
            return operands.size() < 3 || met(operands[2]);
        case RichOperator::unless_:
            if (!met(operands[1])) return met(operands[0]);
            return operands.size() == 3 && met(operands[2]);
    }
    throw std::logic_error("no such operator");
}

/// Whether the packages of a set may be installed together, as far as they speak of each other.
inline bool is_consistent(const Universe& universe, Set set, bool with_dependencies) {
    for (std::size_t i = 0; i < universe.packages.size(); ++i) {
        if ((set >> i & 1U) == 0) continue;
        const Package& package = universe.packages[i];
        for (std::size_t j = 0; j < i; ++j)
            if ((set >> j & 1U) != 0 && universe.packages[j].name == package.name) return false;
        if (!with_dependencies) continue;
        const auto met = [&](const Capability& need) { return holds(universe, set, need); };
        if (!std::ranges::all_of(package.needs, met)) return false;
        // A package never conflicts with itself.
        for (const Capability& conflict : package.conflicts)
            if ((providers_of(universe, conflict) & set & ~(Set{1} << i)) != 0) return false;
    }
    return true;
}

/// Whether some set that has all of `least` and nothing beyond `most` is consistent and lets `wanted` (null: nothing)
/// hold.
inline bool is_possible(const Universe& universe, Set least, Set most, const Capability* wanted,
                        bool with_dependencies) {
    const Set free = most & ~least;
    for (Set part = free;; part = (part - 1) & free) {
        const Set set = part | least;
        if ((wanted == nullptr || holds(universe, set, *wanted)) && is_consistent(universe, set, with_dependencies))
            return true;
        if (part == 0) return false;
    }
}

class Generator {
public:
    explicit Generator(std::uint64_t seed) : dice_(seed) {}

    /// The first two packages need nothing, and no other one has or provides their names.
    Universe universe(std::size_t count) {
        Universe made;
        for (std::size_t i = 0; i < count; ++i) {
            Package package;
            // Some names have two versions.
            package.name = i > 3 && dice_.one_in(6) ? made.packages[i - 1].name : "p" + std::to_string(i);
            package.version = i > 0 && package.name == made.packages[i - 1].name ? made.packages[i - 1].version + 1 : 1;
            package.opt_in = i > 1 && dice_.one_in(5);
            package.provides.push_back({package.name, package.version});
            for (std::size_t n = dice_.below(3); n > 0; --n)
                package.provides.push_back({virtual_name(), static_cast<int>(dice_.below(4))});
            made.packages.push_back(std::move(package));
        }
        names_.clear();
        for (const Package& package : made.packages) names_.push_back(package.name);
        for (std::size_t i = 2; i < count; ++i) {
            Package& package = made.packages[i];
            for (std::size_t n = dice_.below(3); n > 0; --n) package.needs.push_back(dice_.one_in(3) ? leaf() : tree());
            if (dice_.one_in(6)) package.conflicts.push_back(leaf());
        }
        return made;
    }

    /// Over all six operators, up to three deep; not all of them does rpm accept.
    Capability tree(unsigned depth = 3) {
        constexpr RichOperator operators[] = {RichOperator::and_,    RichOperator::or_,   RichOperator::if_,
                                              RichOperator::unless_, RichOperator::with_, RichOperator::without_};
        return tree_of(operators[dice_.below(std::size(operators))], depth);
    }
    std::size_t below(std::size_t count) { return dice_.below(count); }
    std::string virtual_name() { return "v" + std::to_string(dice_.below(5)); }

private:
    Capability tree_of(RichOperator op, unsigned depth) {
        std::size_t count = 2;
        if (op != RichOperator::without_ && dice_.one_in(3)) count = 3;
        std::vector<Capability> operands;
        const bool one_package = op == RichOperator::with_ || op == RichOperator::without_;
        for (std::size_t i = 0; i < count; ++i) {
            if (depth <= 1 || dice_.one_in(2)) {
                operands.push_back(leaf());
            } else if (one_package) {
                constexpr RichOperator inner[] = {RichOperator::or_, RichOperator::with_, RichOperator::without_};
                operands.push_back(one_package_tree(inner[dice_.below(std::size(inner))], depth - 1));
            } else {
                operands.push_back(tree(depth - 1));
            }
        }
        return tiny::rich(op, std::move(operands));
    }

    Capability one_package_tree(RichOperator op, unsigned depth) {
        if (op != RichOperator::or_) return tree_of(op, depth);
        return tiny::rich(op, {leaf(), leaf()});
    }

    Capability leaf() {
        if (dice_.one_in(10)) return tiny::capability("nothing");
        std::string text = dice_.one_in(2) ? virtual_name() : names_[dice_.below(names_.size())];
        if (dice_.one_in(3)) {
            constexpr const char* signs[] = {" < ", " <= ", " = ", " >= ", " > "};
            text += signs[dice_.below(std::size(signs))] + std::to_string(1 + dice_.below(3));
        }
        return tiny::capability(text);
    }

    Dice dice_;
    std::vector<std::string> names_;
};

}  // namespace rich_universe
