// What rpmgap diff prints: one comparison for each architecture.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/snapshot_diff.hpp"
#include "report/writer.hpp"
#include "support/result.hpp"

namespace rpmgap::report {

/// Summary first, then changes by severity; notes are counted only, unless everything is asked for.
[[nodiscard]] std::string diff_text(const std::vector<model::SnapshotDiff>& diffs, const WriteOptions& options);

/// The same for a pull request or a release page, in the Markdown that GitHub and GitLab share.
[[nodiscard]] std::string diff_markdown(const std::vector<model::SnapshotDiff>& diffs, const WriteOptions& options);

/// What it does to recorded applications, a line for each of them and each of its needs that something changes for;
/// rules/schemas/impact-1.schema.json.
[[nodiscard]] std::string diff_ndjson(const std::vector<model::SnapshotDiff>& diffs);

/// Takes a part of the text; its fault ends the writing.
using TextSink = std::function<support::Result<void>(std::string_view)>;

/// One object that fits rules/schemas/diff-1.schema.json, one change a line. Given out in parts: that of two large
/// distributions has a hundred megabytes.
[[nodiscard]] support::Result<void> diff_json(const std::vector<model::SnapshotDiff>& diffs, const TextSink& sink);

/// One page that needs nothing but itself: the root causes with what hangs on them as a picture and as lists, and all
/// changes. Long lists are cut with a count, unless everything is asked for.
[[nodiscard]] std::string diff_html(const std::vector<model::SnapshotDiff>& diffs, const WriteOptions& options);

}  // namespace rpmgap::report
