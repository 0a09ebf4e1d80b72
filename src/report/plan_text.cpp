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

std::uint64_t sum(const std::vector<model::PlannedPackage>& packages, std::uint64_t model::PlannedPackage::*size) {
    return std::accumulate(packages.begin(), packages.end(), std::uint64_t{0},
                           [&](std::uint64_t total, const auto& package) { return total + package.*size; });
}

}  // namespace

std::string tier_line(const model::Report& report) {
    if (report.tiers.empty()) return {};
    const auto& first = report.tiers.front();
    const auto on_baseline = [&]() -> std::string {
        if (!report.baseline_tier || report.baseline_tier->installs == Verdict::yes) return {};
        return fmt::format("; from {} {}", report.baseline.front().distribution.id,
                           report.baseline_tier->installs == Verdict::no ? "it does not either" : "cannot be told");
    };
    // What the channels can give together may still not go over what is there already.
    const auto over_image = [&]() -> std::string {
        if (!report.plan || report.plan->problems.empty()) return {};
        return fmt::format(", but not over the image {}: see the end", report.plan->image);
    };
    if (first.installs == Verdict::yes)
        return fmt::format("installs from: the enabled channels ({}){}", channels_of(first), over_image());
    if (first.installs == Verdict::unknown)
        return fmt::format("installs from: cannot be told, {} of what it requires cannot be looked up",
                           first.undecided.size());
    const auto works = std::ranges::find(report.tiers, Verdict::yes, &model::Tier::installs);
    const auto& last = report.tiers.back();
    const auto blocking = capabilities(report, works != report.tiers.end() ? first.blocked_by : last.blocked_by);
    if (works != report.tiers.end())
        return fmt::format("installs from: {} ({}), which {} {} it to{}", works->name, channels_of(*works),
                           some_of(blocking), blocking.size() == 1 ? "forces" : "force", over_image());
    return fmt::format("installs from: no tier; {} {} in the way{}", some_of(blocking),
                       blocking.size() == 1 ? "is" : "are", on_baseline());
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
    const auto& left_out = report.plan->left_out;
    if (left_out.empty()) return "to install";
    const auto is_undecided = [&](std::uint32_t question) {
        return !report.tiers.empty() &&
               std::ranges::find(report.tiers.back().undecided, question) != report.tiers.back().undecided.end();
    };
    return std::ranges::all_of(left_out, is_undecided) ? "apart from what cannot be told, to install"
                                                       : "once the rest is gone, to install";
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
        if (!plan.image_known) lines.push_back(fmt::format("what the image {} holds is not known", plan.image));
        if (direct + plan.in_image.size() > 0)
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
    for (const auto& problem : plan.problems) lines.push_back("does not install over it: " + problem);
    return lines;
}

}  // namespace rpmgap::report
