// The checks, each defined in the file of its name.
#pragma once

#include "audit/check.hpp"

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
extern const Check uninstallable;           // RG501
extern const Check arch_missing;            // RG503
extern const Check interpreter_version;     // RG601
extern const Check bundled_off_path;        // RG605
extern const Check not_checked;             // RG901

}  // namespace rpmgap::audit
