// A requirement: a capability that something needs, how strongly, and where that was seen.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/capability.hpp"

namespace rpmgap::model {

/// Where something was seen. Line and section are alternatives, both may be absent.
struct Evidence {
    std::string path;     ///< as the user would type it; nested as "app.rpm!/usr/bin/x"
    unsigned line = 0;    ///< counted from 1; 0: no line
    std::string section;  ///< ELF part ("DT_NEEDED"), RPM tag ("Requires(post)") or scriptlet ("%post")

    friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// "path:12", "path (DT_NEEDED)" or "path".
[[nodiscard]] std::string to_string(const Evidence& evidence);

/// What is asked for; it decides how the distribution is looked up and which code a miss gets.
enum class RequirementKind : std::uint8_t {
    capability,      ///< any RPM dependency without a more exact kind, rich ones included
    soname,          ///< a shared library, "libfoo.so.1()(64bit)"
    symbol_version,  ///< a version node of one, "libfoo.so.1(FOO_1.2)(64bit)"
    loader,          ///< PT_INTERP: an absolute path
    interpreter,     ///< first word of a #! line: an absolute path
    file,            ///< an absolute path that is required or executed
    command,         ///< a command name, looked up in a search path
    package,         ///< a word of an install command: a package name, capability, glob or path
    unit,            ///< a systemd unit by its file name, "sshd.service"; of the user manager "user/NAME"
    module,          ///< a module of a language by the name that code imports, see language_module()
};
[[nodiscard]] std::string_view to_string(RequirementKind kind);

/// Name of the capability of kind module, "python-module(yaml)": no rpm dependency, since packages are named after
/// distributions of modules and not after what is imported.
[[nodiscard]] std::string language_module(std::string_view language, std::string_view name);
/// The parts of such a name; both empty when it is none.
struct LanguageModule {
    std::string_view language;
    std::string_view name;
};
[[nodiscard]] LanguageModule parse_language_module(std::string_view capability);

/// A word of an install command that means every package whose name it matches, not one of them.
[[nodiscard]] bool is_pattern(RequirementKind kind, const Capability& capability);

/// Of an RPM: whether its header has it. What a scriptlet calls is no dependency of its package.
[[nodiscard]] constexpr bool is_rpm_level(RequirementKind kind) {
    return kind != RequirementKind::command && kind != RequirementKind::package && kind != RequirementKind::unit &&
           kind != RequirementKind::module;
}

enum class Strength : std::uint8_t { required, recommended, suggested };
[[nodiscard]] std::string_view to_string(Strength strength);

struct Requirement {
    RequirementKind kind = RequirementKind::capability;
    Capability capability;  ///< a path or a command name is the name of an unbounded capability
    Strength strength = Strength::required;
    bool guarded = false;  ///< only used after a test that it is there (`command -v x && x`)
    bool scriptlet =
        false;  ///< Requires(pre), (post), (preun), (postun), ...: needed while the package is installed or removed
    bool build_time = false;  ///< only needed where the application is built: BuildRequires, a builder stage
    bool declared = false;    ///< of a file in an RPM: the header of the RPM requires it too
    bool hint =
        false;  ///< guessed from what looks like a name, or maybe of the application itself: may never be asked for
    Evidence evidence;

    /// The application does not run without it.
    [[nodiscard]] bool indispensable() const {
        return strength == Strength::required && !guarded && !build_time && !hint;
    }

    friend bool operator==(const Requirement&, const Requirement&) = default;
};

}  // namespace rpmgap::model
