// Words of a Dockerfile after the builder's own substitution of variables, which is not the shell's.
// Source: https://docs.docker.com/reference/dockerfile/#environment-replacement
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace rpmgap::extract {

class DockerfileWords {
public:
    /// The value of a variable; nothing where it has none, or none that can be known.
    using LookUp = std::function<std::optional<std::string>(std::string_view)>;

    explicit DockerfileWords(char escape) : escape_(escape) {}

    /// `raw` without quotes and escapes and with its variables replaced: $x ${x} ${x:-w} ${x-w} ${x:+w} ${x+w} ${x:?w}
    /// ${x?w} ${x#p} ${x##p} ${x%p} ${x%%p} ${x/p/r} ${x//p/r}. Nothing when the value of a variable that counts is not
    /// known, or when the text of a whole file has made more work than any Dockerfile does.
    [[nodiscard]] std::optional<std::string> expand(std::string_view raw, const LookUp& look_up);

private:
    struct Reader;

    char escape_;
    std::uint64_t work_ = 0;  // bytes that were looked at
};

}  // namespace rpmgap::extract
