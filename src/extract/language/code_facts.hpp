// What source text tells of what its code needs, before anything of it is looked up or read in its turn.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rpmgap::extract {

/// In text whose rest is known, what stands for a part that is not.
constexpr std::string_view unknown_part = "${unknown}";

/// Lines are counted from 1 in the text that was read; 0: it has none. Nothing in it is printable() yet.
struct CodeFacts {
    struct Module {
        std::string name;  ///< by which code loads it, as far as it decides where it comes from
        unsigned line = 0;
        bool guarded = false;  ///< it may be missing
    };
    struct Run {
        /// The words that a program is started with, nothing for one that is not known; no shell is in between.
        std::vector<std::optional<std::string>> words;
        std::string text;  ///< where there are no words: text for /bin/sh, with unknown_part in it
        std::string what;  ///< "subprocess.run", for messages
        unsigned line = 0;
        bool guarded = false;  ///< its failure is caught
    };
    struct Library {
        std::string name;  ///< a soname, or an absolute path
        unsigned line = 0;
    };
    struct Note {
        std::string reason;
        unsigned line = 0;
        bool counts = true;  ///< as in model::NotChecked
    };

    std::string_view language;  ///< of the modules, as model::language_module() takes it
    std::vector<Module> modules;
    std::vector<Run> runs;
    std::vector<Library> libraries;  ///< that it asks the loader for
    std::vector<Note> not_checked;
};

}  // namespace rpmgap::extract
