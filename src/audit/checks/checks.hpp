// The checks, each defined in the file of its name.
#pragma once

#include "audit/check.hpp"
#include "audit/evidence.hpp"

namespace rpmgap::audit {

extern const Check missing_capability;      // RG101
extern const Check missing_package;         // RG102
extern const Check missing_soname;          // RG103
extern const Check soname_differs;          // RG104
extern const Check missing_symbol_version;  // RG105
extern const Check missing_symbol;          // RG106
extern const Check missing_file;            // RG107
extern const Check missing_command;         // RG108
extern const Check unresolved;              // RG109
extern const Check channel_unsupported;     // RG201
extern const Check channel_optional;        // RG202
extern const Check command_channel;         // RG203
extern const Check version_too_old;         // RG301
extern const Check version_older;           // RG302
extern const Check version_newer;           // RG303
extern const Check dist_tag_pinned;         // RG304
extern const Check provider_differs;        // RG401
extern const Check renamed;                 // RG402
extern const Check split_or_merged;         // RG403
extern const Check path_moved;              // RG404
extern const Check command_missing;         // RG405
extern const Check uninstallable;           // RG501
extern const Check conflict;                // RG502
extern const Check arch_missing;            // RG503
extern const Check weak_dependency_lost;    // RG504
extern const Check scriptlet_tool_missing;  // RG505
extern const Check closure_differs;         // RG506
extern const Check interpreter_version;     // RG601
extern const Check not_in_image;            // RG602
extern const Check package_manager;         // RG603
extern const Check identity_test;           // RG604
extern const Check bundled_off_path;        // RG605
extern const Check unit_missing;            // RG606
extern const Check cpu_level;               // RG607
extern const Check feature_cut;             // RG701
extern const Check policy_differs;          // RG702
extern const Check package_refused;         // RG703
extern const Check not_checked;             // RG901
extern const Check waiver_stale;            // RG902

}  // namespace rpmgap::audit
