// Commands that run another command given by their arguments: sudo, env, timeout, xargs, sh -c ...
#pragma once

#include <string>
#include <vector>

#include "extract/script/word.hpp"

namespace rpmgap::extract {

/// What a command runs beyond itself.
struct Inner {
    enum class Kind {
        none,        ///< nothing
        words,       ///< the command that begins at word `index`
        text,        ///< the shell text in word `index`
        stdin_text,  ///< shell text on its standard input
        elsewhere,   ///< a command in another root directory or container
        unsure,      ///< something that the options do not let us tell
    };
    Kind kind = Kind::none;
    std::size_t index = 0;
};

/// Looks at a command whose first word is literal; by its base name, so "/usr/bin/env" is env.
[[nodiscard]] Inner inner_command(const Words& words);

/// The commands of find's -exec, -execdir, -ok and -okdir, each without its terminator.
[[nodiscard]] std::vector<Words> commands_of_find(const Words& words);

/// For a shell (sh, bash ...): -c text, a script file or standard input. Kind::words means: word `index` is a script
/// file.
[[nodiscard]] Inner inner_of_shell(const Words& words);

}  // namespace rpmgap::extract
