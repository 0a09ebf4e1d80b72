#include "report/finding_title.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "support/text.hpp"

namespace rpmgap::report {

namespace {

std::string_view colour_of(model::Severity severity) {
    switch (severity) {
        case model::Severity::blocker: return "\x1b[1;31m";
        case model::Severity::error: return "\x1b[31m";
        case model::Severity::warning: return "\x1b[33m";
        case model::Severity::note: return "\x1b[36m";
    }
    return "";
}

std::string upper(std::string_view word) {
    std::string text(word);
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'a' && c <= 'z' ? char(c - 32) : c; });
    return text;
}

}  // namespace

std::string severity_word(model::Severity severity, const WriteOptions& options) {
    const auto word = upper(to_string(severity));
    return options.colour ? fmt::format("{}{}\x1b[0m", colour_of(severity), word) : word;
}

std::string title_of(const model::Finding& finding, const WriteOptions& options) {
    const auto mark = finding.fingerprint.substr(0, 8);
    const auto title = fmt::format("{}  {} {}  {}", severity_word(finding.severity, options), finding.code,
                                   finding.name, finding.capability);
    const auto plain = to_string(finding.severity).size() + 2 + finding.code.size() + 1 + finding.name.size() + 2 +
                       support::columns(finding.capability);
    if (plain + 2 + mark.size() <= options.width) return fmt::format("{}{:>{}}\n", title, mark, options.width - plain);
    return fmt::format("{}\n  {}\n", title, mark);
}

}  // namespace rpmgap::report
