// What a channel's module metadata (modules.yaml) says that bears on which packages are seen: module streams with their
// packages, and default streams. Format: https://github.com/fedora-modularity/libmodulemd/tree/main/yaml_specs
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "support/result.hpp"

namespace rpmgap::repo {

/// What a module stream needs of another module when it is active.
struct ModuleRequirement {
    std::string module;                ///< "platform" is the distribution itself
    std::vector<std::string> streams;  ///< one of these; "-x" refuses stream x; empty: any stream

    friend bool operator==(const ModuleRequirement&, const ModuleRequirement&) = default;
};

/// One build of a module stream.
struct ModuleStream {
    std::string module;
    std::string stream;
    std::uint64_t version = 0;
    std::string context;          ///< as written; may be empty
    std::string arch;             ///< rpm's name; empty: none is said
    bool static_context = false;  ///< the context outlives rebuilds; otherwise the requirements stand in for it
    std::vector<ModuleRequirement> requirements = {};  ///< sorted by module
    std::vector<std::string> artifacts = {};           ///< its packages: name-epoch:version-release.arch, sorted
    std::vector<std::string> demodularized = {};       ///< names of packages that left the module

    friend bool operator==(const ModuleStream&, const ModuleStream&) = default;
};

/// Which stream of a module is active where nobody enabled one.
struct ModuleDefault {
    std::string module;
    std::string stream;          ///< empty: none, or the channel contradicts itself
    std::uint64_t modified = 0;  ///< of two channels that differ the newer holds

    friend bool operator==(const ModuleDefault&, const ModuleDefault&) = default;
};

struct ModuleSummary {
    std::vector<ModuleStream> streams;    ///< sorted by module, stream, version, context and arch
    std::vector<ModuleDefault> defaults;  ///< sorted by module

    friend bool operator==(const ModuleSummary&, const ModuleSummary&) = default;
};

/// Parses the text of a modules.yaml with libmodulemd. A document that libmodulemd refuses is a fault of kind
/// repository that names it: what is not understood could hide packages. Faults do not name the file.
[[nodiscard]] support::Result<ModuleSummary> read_modules(const std::string& yaml);

/// The summary as a cache entry keeps it: TOML under a line with the form's version and a checksum of the rest.
[[nodiscard]] std::string to_text(const ModuleSummary& modules);
/// The inverse; the error says that the text is damaged or of another version.
[[nodiscard]] tl::expected<ModuleSummary, std::string> from_text(std::string_view text);

}  // namespace rpmgap::repo
