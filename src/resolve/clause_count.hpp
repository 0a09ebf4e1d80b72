// How many clauses libsolv makes of a rich dependency (its src/cplxdeps.c): it multiplies them out.
#pragma once

namespace rpmgap::resolve {

/// Of the conjunctive normal form, which a requirement becomes, and of the disjunctive one, which a conflict is read
/// by.
struct ClauseCount {
    double conjunctive = 1;
    double disjunctive = 1;
};

inline constexpr double most_clauses_for_solver = 20'000;

[[nodiscard]] inline ClauseCount both(ClauseCount a, ClauseCount b) {
    return {a.conjunctive + b.conjunctive, a.disjunctive * b.disjunctive};
}
[[nodiscard]] inline ClauseCount either(ClauseCount a, ClauseCount b) {
    return {a.conjunctive * b.conjunctive, a.disjunctive + b.disjunctive};
}
[[nodiscard]] inline ClauseCount inverse(ClauseCount a) {
    return {a.disjunctive, a.conjunctive};
}

/// (A if B), or (A unless B) where `unless`.
[[nodiscard]] inline ClauseCount conditional(ClauseCount a, ClauseCount condition, bool unless) {
    return unless ? both(a, inverse(condition)) : either(a, inverse(condition));
}
/// (A if B else C), which is (A or not B) and (C or B), and (A and B) or (C and not B); or (A unless B else C), which
/// is the same of the contrary of B.
[[nodiscard]] inline ClauseCount conditional(ClauseCount a, ClauseCount condition, ClauseCount otherwise, bool unless) {
    const auto holds = unless ? inverse(condition) : condition;
    return {a.conjunctive * holds.disjunctive + otherwise.conjunctive * holds.conjunctive,
            a.disjunctive * holds.disjunctive + otherwise.disjunctive * holds.conjunctive};
}

}  // namespace rpmgap::resolve
