#include "report/page_words.hpp"

#include <fmt/format.h>

#include "report/amounts.hpp"
#include "report/html_text.hpp"
#include "support/text.hpp"

namespace rpmgap::report {

using support::count_of;

std::string_view letter_of(model::Severity severity) {
    switch (severity) {
        case model::Severity::blocker: return "B";
        case model::Severity::error: return "E";
        case model::Severity::warning: return "W";
        case model::Severity::note: return "N";
    }
    return "";
}

std::string_view class_of(model::Severity severity) {
    switch (severity) {
        case model::Severity::blocker: return "b";
        case model::Severity::error: return "e";
        case model::Severity::warning: return "w";
        case model::Severity::note: return "n";
    }
    return "";
}

std::string severity_mark(model::Severity severity) {
    return fmt::format(R"(<span class="mark {}" title="{}">{}</span>)", class_of(severity), to_string(severity),
                       letter_of(severity));
}

std::string severity_badge(model::Severity severity) {
    return fmt::format(R"(<span class="mark {}">{}</span>)", class_of(severity), to_string(severity));
}

std::string_view grade_of(const model::Finding& finding) {
    return model::is_not_checked(finding) ? std::string_view("not checked") : to_string(finding.severity);
}

std::string grade_badge(const model::Finding& finding) {
    const auto colour = model::is_not_checked(finding) ? model::Severity::note : finding.severity;
    return fmt::format(R"(<span class="mark {}">{}</span>)", class_of(colour), grade_of(finding));
}

std::string html_code(std::string_view text) {
    return fmt::format("<code>{}</code>", html_escaped(text));
}

std::string wide_table(std::string_view label, const std::vector<std::string_view>& columns, std::string_view classes) {
    auto out =
        fmt::format("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table{}>\n",
                    html_escaped(label), classes.empty() ? std::string() : fmt::format(" class=\"{}\"", classes));
    if (columns.empty()) return out;
    out += "<tr>";
    for (const auto column : columns) out += fmt::format("<th scope=\"col\">{}</th>", column);
    return out + "</tr>\n";
}

std::string not_listed(std::size_t count, const std::string& what, const std::string& plural) {
    return fmt::format("and {} not listed here",
                       count_of(count, "more " + what, plural.empty() ? plural : "more " + plural));
}

std::string packages_and_applications(std::size_t packages, std::size_t applications, std::string_view thing) {
    std::vector<std::string> parts;
    if (packages > 0) parts.push_back(count_of(packages, thing));
    if (applications > 0) parts.push_back(count_of(applications, "application"));
    return parts.empty() ? "nothing" : support::join(parts, ", ");
}

std::string packages_text(const model::DiffSide& side, const std::vector<model::PackageIndex>& packages, bool all) {
    std::vector<std::string> texts;
    texts.reserve(packages.size());
    for (const auto index : packages) texts.push_back(package_and_channel(side.packages[index]));
    return all ? support::join(texts, ", ") : some_of(texts);
}

}  // namespace rpmgap::report
