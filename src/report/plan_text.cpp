#include "report/plan_text.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "report/amounts.hpp"
#include "report/shell_word.hpp"
#include "support/text.hpp"

namespace rpmgap::report {

namespace {

using model::Verdict;
using support::count_of;

// A version node is told by its library where that is among them too.
std::vector<std::string> capabilities(const model::Report& report, const std::vector<std::uint32_t>& questions) {
    std::vector<std::string> names;
    for (const auto question : questions) {
        auto name = to_string(report.questions.distinct[question].capability);
        if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    }
    std::erase_if(names, [all = names](const std::string& name) {
        model::ElfCapability parts;
        if (!model::parse_elf_capability(name, parts) || parts.node.empty()) return false;
        const auto library = model::elf_capability(parts.soname, {}, parts.is64);
        return std::ranges::find(all, library) != all.end();
    });
    return names;
}

std::string channels_of(const model::Tier& tier) {
    return support::join(tier.channels, ", ");
}

std::vector<std::string> file_names(const model::Report& report, const std::vector<std::uint32_t>& subjects) {
    std::vector<std::string> names;
    for (const auto subject : subjects) {
        const auto& path = report.application.subjects[subject].path;
        names.push_back(path.substr(path.find_last_of('/') + 1));
    }
    return names;
}

std::uint64_t sum(const std::vector<model::PlannedPackage>& packages, std::uint64_t model::PlannedPackage::*size) {
    return std::accumulate(packages.begin(), packages.end(), std::uint64_t{0},
                           [&](std::uint64_t total, const auto& package) { return total + package.*size; });
}

// What keeps a tier from installing; packages of the application where it is none of what they require.
std::vector<std::string> in_the_way(const model::Report& report, const model::Tier& tier) {
    return tier.blocked_by.empty() ? file_names(report, tier.blocked_packages) : capabilities(report, tier.blocked_by);
}

auto find_tier(const model::Report& report, Verdict verdict) {
    return std::ranges::find(report.tiers, verdict, &model::Tier::installs);
}

std::string not_looked_up(const model::Tier& tier) {
    return fmt::format("{} of what it requires cannot be looked up", tier.undecided.size());
}

std::string on_baseline(const model::Report& report) {
    if (!report.baseline_tier || report.baseline_tier->installs == Verdict::yes) return {};
    return fmt::format("; from {} {}", report.baseline.front().distribution.id,
                       report.baseline_tier->installs == Verdict::no ? "it does not either" : "cannot be told");
}

std::string but_refused(const model::Report& report) {
    if (!report.plan || report.plan->refused.empty()) return {};
    return fmt::format(", but rpm refuses {}", some_of(file_names(report, report.plan->refused)));
}

// What the channels can give together may still not go over what is there already, and rpm may not want it.
std::string but(const model::Report& report) {
    auto text = but_refused(report);
    if (report.plan && !report.plan->problems.empty())
        text += report.plan->image == "none"
                    ? std::string(", but not all of it: see the end")
                    : fmt::format(", but not over the image {}: see the end", report.plan->image);
    return text;
}

}  // namespace

bool asks_for_nothing(const model::Report& report) {
    return report.application.requirements == 0 &&
           std::ranges::none_of(report.application.subjects,
                                [](const auto& subject) { return subject.rpm.has_value(); });
}

std::string tier_line(const model::Report& report) {
    if (report.tiers.empty()) return {};
    if (asks_for_nothing(report))
        return report.summary.not_checked == 0 ? "nothing that has requirements was found"
                                               : "nothing that has requirements was found in what could be read";
    const auto& first = report.tiers.front();
    const auto& last = report.tiers.back();
    if (first.installs == Verdict::yes)
        return fmt::format("installs from: the enabled channels ({}){}", channels_of(first), but(report));
    if (first.installs == Verdict::unknown)
        return fmt::format("installs from: cannot be told, {}{}", not_looked_up(first), but(report));
    if (const auto works = find_tier(report, Verdict::yes); works != report.tiers.end()) {
        const auto blocking = in_the_way(report, first);
        return fmt::format("installs from: {} ({}), which {} {} it to{}", works->name, channels_of(*works),
                           some_of(blocking), blocking.size() == 1 ? "forces" : "force", but(report));
    }
    if (const auto open = find_tier(report, Verdict::unknown); open != report.tiers.end())
        return fmt::format("installs from: cannot be told from {} ({}); the enabled channels lack {}{}",
                           channels_of(*open), not_looked_up(*open), some_of(in_the_way(report, first)), but(report));
    const auto blocking = in_the_way(report, last);
    return fmt::format("installs from: no tier; {} {} in the way{}{}", some_of(blocking),
                       blocking.size() == 1 ? "is" : "are", on_baseline(report), but_refused(report));
}

std::string install_command(const model::Plan& plan, const model::Distribution& distribution) {
    if (plan.arguments.empty()) return {};
    std::string command = "dnf install";
    for (const auto& id : plan.enable) {
        const auto channel = std::ranges::find(distribution.channels, id, &model::Channel::id);
        const bool is_configured = channel == distribution.channels.end() || channel->configured;
        command += is_configured ? " --enablerepo=" + shell_word(id)
                                 : " --repofrompath=" + shell_word(id + ',' + channel->source);
    }
    for (const auto& argument : plan.arguments) {
        // dnf takes a word for a file when it has a '/' or ends in ".rpm".
        command += ' ' + shell_word(argument.starts_with('-') ? "./" + argument : argument);
    }
    return command;
}

std::string plan_title(const model::Report& report) {
    const auto& plan = *report.plan;
    const std::string title = plan.arguments.empty() ? "nothing to install" : "to install";
    const bool has_every_package = std::ranges::all_of(report.application.subjects, [&](const model::Subject& subject) {
        return !subject.rpm || subject.rpm->source ||
               std::ranges::find(plan.arguments, install_word(subject)) != plan.arguments.end();
    });
    if (plan.left_out.empty() && has_every_package) return title;
    const auto is_undecided = [&](std::uint32_t question) {
        return !report.tiers.empty() &&
               std::ranges::find(report.tiers.back().undecided, question) != report.tiers.back().undecided.end();
    };
    const bool only_undecided = has_every_package && std::ranges::all_of(plan.left_out, is_undecided);
    return (only_undecided ? "apart from what cannot be told, " : "once the rest is gone, ") + title;
}

std::vector<std::string> plan_lines(const model::Plan& plan) {
    std::vector<std::string> lines;
    const auto direct = static_cast<std::size_t>(
        std::ranges::count_if(plan.to_install, [](const auto& package) { return package.direct; }));
    if (!plan.to_install.empty()) {
        auto line = count_of(plan.to_install.size(), "package");
        const auto download = sum(plan.to_install, &model::PlannedPackage::download_size);
        const auto installed = sum(plan.to_install, &model::PlannedPackage::installed_size);
        line += download + installed == 0
                    ? ", of sizes that the metadata does not say"
                    : fmt::format(", {} to download, {} installed", size_text(download), size_text(installed));
        const auto weak = std::ranges::count_if(plan.to_install, [](const auto& package) { return package.weak; });
        if (weak > 0) line += fmt::format("; {} only recommended", weak);
        lines.push_back(std::move(line));
    }
    if (plan.image != "none") {
        if (!plan.image_known)
            lines.push_back(fmt::format("what the image {} holds is not known", plan.image));
        else if (direct + plan.in_image.size() > 0)
            lines.push_back(fmt::format("of the packages that it uses itself, {} of {} are in the image {}",
                                        plan.in_image.size(), direct + plan.in_image.size(), plan.image));
        if (!plan.image_missing.empty())
            lines.push_back(fmt::format("in no enabled channel, though the image {} is said to have it: {}", plan.image,
                                        some_of(plan.image_missing)));
    }
    std::vector<std::string> replaced;
    for (const auto& package : plan.to_install)
        if (!package.replaces.empty())
            replaced.push_back(fmt::format("{} {} by {}", package.package.name, package.replaces, package.package.evr));
    if (!replaced.empty()) lines.push_back("replaces in the image: " + some_of(replaced));
    if (!plan.removed.empty()) lines.push_back("takes out of the image: " + some_of(plan.removed));
    for (const auto& problem : plan.problems)
        lines.push_back((plan.image == "none" ? "cannot be installed together: " : "does not install over it: ") +
                        problem.cause);
    return lines;
}

}  // namespace rpmgap::report
