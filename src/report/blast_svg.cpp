#include "report/blast_svg.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/html_text.hpp"
#include "report/page_words.hpp"
#include "support/text.hpp"

namespace rpmgap::report {

namespace {

using support::count_of;

// All lengths are in units of the picture, which a browser shows as pixels where the window is wide enough.
constexpr double cause_width = 320;
constexpr double levels_width = 680;  // for all levels together
constexpr double widest_level = 260;
constexpr double unit_height = 16;     // of one package or application where there are few
constexpr double shown_height = 1100;  // what the bars of many share
constexpr double lowest_cause = 20;    // so that a cause has room for its name
constexpr double lowest_label = 11.5;
constexpr double lowest_bar = 4;  // what is lower goes into one bar of all such
constexpr double gap = 3;         // between causes
constexpr double letter_width = 20;
constexpr double column_of_text = 7.2;  // width of a character on average
constexpr std::size_t causes_shown = 24;
constexpr std::size_t levels_shown = 5;
constexpr std::size_t names_in_title = 8;

struct Bar {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    std::string classes;
    std::string link;
    std::string label;
    std::string title;
    double indent = 5;  // of the label
};

// A label is cut to the characters that fit on average, and by the inner svg where they are wider.
void draw(std::string& out, const Bar& bar) {
    out += fmt::format(
        R"(<a href="#{}"><title>{}</title><rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>)",
        bar.link, html_escaped(bar.title), bar.classes, bar.x, bar.y, std::max(bar.width - 1, 1.0),
        std::max(bar.height - 0.8, 1.0));
    const auto room = bar.width - bar.indent - 4;
    if (bar.height >= lowest_label && room > 3 * column_of_text)
        out += fmt::format(
            R"(<svg x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"><text x="{:.1f}" y="{:.1f}">{}</text></svg>)",
            bar.x, bar.y, bar.width - 3, bar.height, bar.indent, bar.height / 2 + 4,
            html_cut(bar.label, static_cast<std::size_t>(room / column_of_text)));
    out += "</a>\n";
}

class Picture {
public:
    Picture(const std::vector<BlastCause>& causes, const model::FleetImpact* fleet, const BlastTargets& targets,
            std::string_view thing)
        : causes_(causes),
          fleet_(fleet),
          targets_(targets),
          thing_(thing),
          shown_(std::min(causes.size(), causes_shown)) {
        if (causes.size() == shown_ + 1) ++shown_;  // a bar for one more takes no more room than that one
        std::size_t weight = 0;
        for (std::size_t i = 0; i < shown_; ++i) weight += causes[i].weight();
        unit_ = std::min(unit_height, shown_height / static_cast<double>(std::max<std::size_t>(weight, 1)));
    }

    std::string draw_all() {
        draw_with(levels_shown);
        const auto height = draw_with(std::max<std::size_t>(levels_drawn_, 1));
        return fmt::format(
            R"(<div class="wide"><svg class="blast" viewBox="0 0 {:.0f} {:.0f}" role="group" aria-label="Root causes and what hangs on them">
{}</svg></div>
)",
            cause_width + levels_width, height, out_);
    }

private:
    // How high it gets.
    double draw_with(std::size_t levels) {
        levels_ = levels;
        level_width_ = std::min(widest_level, levels_width / static_cast<double>(levels));
        out_.clear();
        double y = 0;
        for (std::size_t i = 0; i < shown_; ++i) y += draw_cause(i, y) + gap;
        return shown_ < causes_.size() ? y + draw_tail(y) : y;
    }

    double draw_cause(std::size_t index, double y) {
        const auto& cause = causes_[index];
        const auto height = std::max(lowest_cause, unit_ * static_cast<double>(cause.weight()));
        const auto severity = class_of(cause.severity);
        link_ = cause_id(targets_.section, index);
        if (index >= targets_.causes) link_ = fmt::format("{}causes", targets_.section);
        cause_ = index;
        draw(out_, {.x = 0,
                    .y = y,
                    .width = cause_width,
                    .height = height,
                    .classes = fmt::format("cause {}", severity),
                    .link = link_,
                    .label = cause.what,
                    .title = fmt::format("{}: {}: {}", to_string(cause.severity), cause.what,
                                         packages_and_applications(cause.packages, cause.all_applications, thing_)),
                    .indent = letter_width + 5});
        out_ += fmt::format(
            R"(<rect class="stripe {}" x="0" y="{:.1f}" width="{:.0f}" height="{:.1f}"/><text class="letter" x="{:.0f}" y="{:.1f}" aria-hidden="true">{}</text>)"
            "\n",
            severity, y, letter_width, height - 0.8, letter_width / 2, y + height / 2 + 4, letter_of(cause.severity));
        const auto scale = cause.weight() == 0 ? 0 : height / static_cast<double>(cause.weight());
        draw_level(cause.applications, cause.direct, 1, y, scale, severity);
        return height;
    }

    // What hangs on one bar, applications first, below each other from `y` on.
    void draw_level(const std::vector<std::uint32_t>& applications, const std::vector<std::size_t>& nodes,
                    std::size_t level, double y, double scale, std::string_view severity) {
        if (level > levels_ || applications.size() + nodes.size() == 0) return;
        levels_drawn_ = std::max(levels_drawn_, level);
        const auto x = cause_width + level_width_ * static_cast<double>(level - 1);
        if (!applications.empty()) {
            const auto height = scale * static_cast<double>(applications.size());
            const auto names = names_of(applications);
            draw(out_, {.x = x,
                        .y = y,
                        .width = level_width_,
                        .height = height,
                        .classes = fmt::format("apps {}", severity),
                        .link = link_,
                        .label = applications.size() == 1 ? names : count_of(applications.size(), "application"),
                        .title = fmt::format("{}: {}", count_of(applications.size(), "application"), names)});
            y += height;
        }
        std::size_t packages_left = 0;
        std::size_t applications_left = 0;
        bool is_any_drawn = false;
        for (const auto index : nodes) {
            const auto& node = causes_[cause_].nodes[index];
            const auto height = scale * static_cast<double>(node.weight());
            if (height < lowest_bar) {
                packages_left += node.packages;
                applications_left += node.all_applications;
                continue;
            }
            is_any_drawn = true;
            draw_node(index, x, y, height, level, severity);
            draw_level(node.applications, node.children, level + 1,
                       y + (node.state == BlastState::on_the_way ? 0 : scale), scale, severity);
            y += height;
        }
        if (packages_left + applications_left == 0) return;
        const auto text =
            packages_and_applications(packages_left, applications_left, thing_) + (is_any_drawn ? " more" : "");
        draw(out_, {.x = x,
                    .y = y,
                    .width = level_width_,
                    .height = scale * static_cast<double>(packages_left + applications_left),
                    .classes = fmt::format("rest {}", severity),
                    .link = link_,
                    .label = text,
                    .title = text});
    }

    void draw_node(std::size_t index, double x, double y, double height, std::size_t level, std::string_view severity) {
        const auto& node = causes_[cause_].nodes[index];
        const bool is_listed = cause_ < targets_.causes && targets_.nodes[cause_][index];
        const auto behind = node.weight() - (node.state == BlastState::on_the_way ? 0 : 1);
        auto title = node.package;
        if (!node.asks.empty()) title += " asks for " + node.asks;
        if (behind > 0)
            title += fmt::format("; with all that hangs on it: {}",
                                 packages_and_applications(node.packages, node.all_applications, thing_));
        draw(out_, {.x = x,
                    .y = y,
                    .width = level_width_,
                    .height = height,
                    .classes = fmt::format("{} {}", node.state == BlastState::on_the_way ? "way" : "package", severity),
                    .link = is_listed ? node_id(targets_.section, cause_, index) : link_,
                    .label = behind > 0 && level == levels_ ? fmt::format("{} +{}", node.name, behind) : node.name,
                    .title = std::move(title)});
    }

    double draw_tail(double y) {
        std::size_t packages = 0;
        std::size_t applications = 0;
        auto severity = model::Severity::note;
        for (std::size_t i = shown_; i < causes_.size(); ++i) {
            packages += causes_[i].packages;
            applications += causes_[i].all_applications;
            severity = std::max(severity, causes_[i].severity);
        }
        const auto text = fmt::format("and {} more causes, {} hang on them", causes_.size() - shown_,
                                      packages_and_applications(packages, applications, thing_));
        draw(out_, {.x = 0,
                    .y = y,
                    .width = cause_width + level_width_,
                    .height = lowest_cause,
                    .classes = fmt::format("rest {}", class_of(severity)),
                    .link = shown_ < targets_.causes ? cause_id(targets_.section, shown_)
                                                     : fmt::format("{}causes", targets_.section),
                    .label = text,
                    .title = text + "; not drawn to scale"});
        return lowest_cause;
    }

    std::string names_of(const std::vector<std::uint32_t>& applications) const {
        std::vector<std::string> names;
        for (const auto application : applications) {
            if (fleet_ == nullptr || names.size() == names_in_title) break;
            names.push_back(fleet_->applications[application]);
        }
        auto text = support::join(names, ", ");
        if (applications.size() > names.size()) text += fmt::format(" and {} more", applications.size() - names.size());
        return text;
    }

    const std::vector<BlastCause>& causes_;
    const model::FleetImpact* fleet_;
    const BlastTargets& targets_;
    std::string_view thing_;
    std::size_t shown_;
    std::size_t levels_ = 1;
    std::size_t levels_drawn_ = 0;
    double unit_ = 0;
    double level_width_ = 0;
    std::string out_;
    std::size_t cause_ = 0;  // that is being drawn
    std::string link_;       // where its bars lead
};

}  // namespace

std::string cause_id(std::string_view section, std::size_t cause) {
    return fmt::format("{}c{}", section, cause + 1);
}

std::string node_id(std::string_view section, std::size_t cause, std::size_t node) {
    return fmt::format("{}c{}p{}", section, cause + 1, node + 1);
}

std::string blast_svg(const std::vector<BlastCause>& causes, const model::FleetImpact* fleet,
                      const BlastTargets& targets, std::string_view thing) {
    return causes.empty() ? std::string() : Picture(causes, fleet, targets, thing).draw_all();
}

std::string blast_key(const std::vector<std::pair<std::string_view, std::string_view>>& bars) {
    using model::Severity;
    std::string out = "<p class=\"key soft\">";
    for (const auto severity : {Severity::blocker, Severity::error, Severity::warning, Severity::note})
        out += fmt::format("<span>{}{}</span> ", severity_mark(severity), to_string(severity));
    for (const auto& [kind, words] : bars)
        out += fmt::format(
            "<span><svg class=\"blast\" viewBox=\"0 0 24 14\" aria-hidden=\"true\"><rect class=\"{} n\" width=\"24\" "
            "height=\"14\"/></svg>{}</span> ",
            kind, words);
    return out + "</p>\n";
}

std::string_view blast_svg_patterns() {
    return R"svg(<svg class="patterns" width="0" height="0" aria-hidden="true"><defs>
<pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch" width="2.5" height="7"/></pattern>
<pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse"><circle class="hatch" cx="2" cy="2" r="1"/></pattern>
</defs></svg>
)svg";
}

}  // namespace rpmgap::report
