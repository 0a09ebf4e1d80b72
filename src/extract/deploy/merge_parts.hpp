// Parts of one file that are needed at different times, each with a Gathering of its own, as one subject.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "extract/script/gathering.hpp"
#include "model/application.hpp"

namespace rpmgap::extract {

struct Part {
    bool build_time = false;
    /// What is the application's own; may be empty.
    std::function<bool(const model::Requirement&)> leave_out = {};
    /// What may be the application's own, so that asking for it is a guess; may be empty.
    std::function<bool(const model::Requirement&)> doubt = {};
};

/// Moves what was gathered to `subject`, whose script facts exist. What the subject has already is there once: of run
/// time before of build time, unguarded before guarded.
void merge_part(Gathering& gathering, const Part& part, model::Subject& subject);

/// In the order of the file.
void sort_by_line(model::Subject& subject);

/// For text that no reader of this folder takes (no text, or more than anyone writes): a subject that says so.
[[nodiscard]] std::optional<model::Subject> unreadable(const std::string& path, std::string_view text,
                                                       model::SubjectKind kind);

}  // namespace rpmgap::extract
