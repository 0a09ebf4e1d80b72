// The dependency tags of a header: names, versions and flags in three arrays -> capabilities and requirements.
#pragma once

#include <vector>

#include "extract/rpm/rpm_versions.hpp"
#include "model/application.hpp"

namespace rpmgap::extract::rpm {

/// One dependency as stored: the capability, and the flags that say where it applies.
struct Dependency {
    model::Capability capability;
    rpmsenseFlags flags = 0;
};

/// Which tags of a header hold one kind of dependency, and what a spec file calls it.
struct DependencyTags {
    rpmTagVal names;
    rpmTagVal versions;
    rpmTagVal flags;
    const char* label;
    bool rich;  ///< rpm gives a leading "(" a meaning here
};
inline constexpr DependencyTags requires_tags{RPMTAG_REQUIRENAME, RPMTAG_REQUIREVERSION, RPMTAG_REQUIREFLAGS,
                                              "Requires", true};
inline constexpr DependencyTags recommends_tags{RPMTAG_RECOMMENDNAME, RPMTAG_RECOMMENDVERSION, RPMTAG_RECOMMENDFLAGS,
                                                "Recommends", true};
inline constexpr DependencyTags suggests_tags{RPMTAG_SUGGESTNAME, RPMTAG_SUGGESTVERSION, RPMTAG_SUGGESTFLAGS,
                                              "Suggests", true};
inline constexpr DependencyTags provides_tags{RPMTAG_PROVIDENAME, RPMTAG_PROVIDEVERSION, RPMTAG_PROVIDEFLAGS,
                                              "Provides", false};
inline constexpr DependencyTags conflicts_tags{RPMTAG_CONFLICTNAME, RPMTAG_CONFLICTVERSION, RPMTAG_CONFLICTFLAGS,
                                               "Conflicts", true};
inline constexpr DependencyTags obsoletes_tags{RPMTAG_OBSOLETENAME, RPMTAG_OBSOLETEVERSION, RPMTAG_OBSOLETEFLAGS,
                                               "Obsoletes", false};

/// All dependencies of one kind in the header's order. What cannot be taken as it stands is added to
/// `subject.not_checked`.
[[nodiscard]] std::vector<Dependency> read_dependencies(Header header, const DependencyTags& tags,
                                                        model::Subject& subject);

/// The distinct capabilities, in the header's order.
[[nodiscard]] std::vector<model::Capability> distinct_capabilities(std::vector<Dependency> dependencies);

/// Appends one requirement for each distinct capability, strength and section. `label` becomes the section, with the
/// scriptlets that ask: "Requires(pre,post)".
void add_requirements(const std::vector<Dependency>& dependencies, model::Strength strength, const char* label,
                      model::Subject& subject);

/// What of the sense bits belongs to a scriptlet of the package itself: "%pre" and so on.
struct ScriptletSense {
    const char* word;  ///< in Requires(word)
    rpmsenseFlags flag;
    bool order;  ///< the requirement must be there when the scriptlet runs, not only after the transaction
};
inline constexpr ScriptletSense scriptlet_senses[] = {
    {"pretrans", RPMSENSE_PRETRANS, true},     {"pre", RPMSENSE_SCRIPT_PRE, true},
    {"post", RPMSENSE_SCRIPT_POST, true},      {"preun", RPMSENSE_SCRIPT_PREUN, true},
    {"postun", RPMSENSE_SCRIPT_POSTUN, true},  {"posttrans", RPMSENSE_POSTTRANS, true},
    {"preuntrans", sense_preuntrans, true},    {"postuntrans", sense_postuntrans, true},
    {"verify", RPMSENSE_SCRIPT_VERIFY, false}, {"meta", RPMSENSE_META, false},
};

}  // namespace rpmgap::extract::rpm
