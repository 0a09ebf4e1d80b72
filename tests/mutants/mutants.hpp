// What the code of mutants calls (operators.py writes the calls): all of them are compiled at once, and which one is on
// is said while the program runs. It comes from RPMGAP_MUTANT, a number; or, where RPMGAP_MUTANTS_PENDING names a file
// with a byte for each, a process that comes to a mutant whose byte is not 0 is forked there: in the child it is on, and
// what came of the child is written to the file RPMGAP_MUTANTS_TOLD. So what a test does before is done only once.
#pragma once

#include <algorithm>
#include <type_traits>
#include <utility>

namespace rpmgap_mutants {

extern unsigned chosen;         // 0: none
extern unsigned char* pending;  // null: nothing is forked

void split(unsigned mutant);

inline bool on(unsigned mutant) {
    if (pending != nullptr && pending[mutant] != 0) split(mutant);
    return mutant == chosen;
}

// Each is asked only where it makes a difference, so that nothing is forked for one that does not.
// clang-format off
template <typename T> T either(unsigned mutant, const T& own, const T& others) { return own != others && on(mutant) ? others : own; }
inline bool forced(unsigned mutant, bool to, bool value) { return either(mutant, value, to); }
template <typename A, typename B> bool less(unsigned mutant, A&& a, B&& b) { return either(mutant, a < b, a <= b); }
template <typename A, typename B> bool less_equal(unsigned mutant, A&& a, B&& b) { return either(mutant, a <= b, a < b); }
template <typename A, typename B> bool greater(unsigned mutant, A&& a, B&& b) { return either(mutant, a > b, a >= b); }
template <typename A, typename B> bool greater_equal(unsigned mutant, A&& a, B&& b) { return either(mutant, a >= b, a > b); }
template <typename A, typename B> auto plus(unsigned mutant, A a, B b) { return either(mutant, a + b, a - b); }
template <typename A, typename B> auto minus(unsigned mutant, A a, B b) { return either(mutant, a - b, a + b); }
template <typename T> T one_more(unsigned mutant, T value) { return on(mutant) ? static_cast<T>(value + 1) : value; }
template <typename T> T never(unsigned mutant, T value) { return value && on(mutant) ? T{} : std::move(value); }
struct Least {
    unsigned mutant;
    template <typename A, typename B> auto operator()(const A& a, const B& b) const {
        using T = std::common_type_t<A, B>;
        return either<T>(mutant, std::min<T>(a, b), std::max<T>(a, b));
    }
};
struct Greatest {
    unsigned mutant;
    template <typename A, typename B> auto operator()(const A& a, const B& b) const {
        using T = std::common_type_t<A, B>;
        return either<T>(mutant, std::max<T>(a, b), std::min<T>(a, b));
    }
};
// clang-format on

}  // namespace rpmgap_mutants
