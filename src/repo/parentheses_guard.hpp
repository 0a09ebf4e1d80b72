// libsolv parses a rich dependency by recursion, also from one term of it to the next, so one value with a hundred
// thousand parentheses or terms would end the stack.
#pragma once

#include <cstddef>
#include <string_view>

namespace rpmgap::repo {

/// Looks for an attribute's value with more parentheses than any dependency has, or that is longer than any and begins
/// with one, in XML that comes in pieces. A parenthesis may be written as a character reference; taking "&" for one too
/// is coarse and far above what occurs.
class ParenthesesGuard {
public:
    static constexpr std::size_t most_openings = 4096;
    static constexpr std::size_t most_bytes = std::size_t{1} << 16U;

    /// The next bytes; false from the first such value on.
    bool watch(std::string_view bytes);
    [[nodiscard]] bool tripped() const { return tripped_; }

private:
    void count(std::string_view bytes);

    bool tripped_ = false;
    char quote_ = 0;  // inside a value: the quote that ends it
    char previous_ = 0;
    std::size_t openings_ = 0;  // of possible parentheses in the value
    std::size_t bytes_ = 0;     // of the value
    bool is_rich_ = false;      // it begins as a rich dependency does
};

}  // namespace rpmgap::repo
