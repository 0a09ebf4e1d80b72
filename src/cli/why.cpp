#include "cli/why.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "audit/knowledge.hpp"
#include "cli/base_images.hpp"
#include "cli/containment.hpp"
#include "cli/identity_packages.hpp"
#include "cli/knowledge.hpp"
#include "cli/machine.hpp"
#include "cli/progress.hpp"
#include "cli/read_paths.hpp"
#include "cli/sides.hpp"
#include "cli/terminal.hpp"
#include "extract/read_application.hpp"
#include "extract/rpm/rich.hpp"
#include "report/inquiry.hpp"
#include "resolve/inquire.hpp"
#include "resolve/questions.hpp"
#include "resolve/readings.hpp"
#include "support/clock.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

using model::Capability;
using model::Inquiry;
using support::Result;

Result<Capability> parsed(const std::string& name) {
    const auto refused = [&](const std::string& why) {
        return support::failure(support::Fault::usage, fmt::format("{}: {}", support::printable(name), why));
    };
    if (name.find_first_not_of(' ') == std::string::npos)
        return support::failure(support::Fault::usage, "an empty name is asked for");
    if (support::printable(name) != name) return refused("control characters are in no name");
    if (!name.starts_with('(')) {
        auto capability = model::parse_plain_capability(name);
        if (!capability) return refused("neither a name nor a name with a bound such as \"foo >= 1.2\"");
        return std::move(*capability);
    }
    Capability tree;
    std::string reason;
    std::size_t terms_left = extract::rpm::max_rich_terms;
    if (!extract::rpm::parse_rich(name, terms_left, tree, reason))
        return refused("this is not a rich dependency: " + reason);
    return tree;
}

// Every name with its readings; the sides are still to be asked.
Result<std::vector<Inquiry>> asked_for(const std::vector<std::string>& names, const std::string& arch) {
    std::vector<Inquiry> inquiries;
    for (const auto& name : names) {
        const auto capability = parsed(name);
        if (!capability) return tl::unexpected(capability.error());
        Inquiry inquiry;
        inquiry.asked = to_string(*capability);
        inquiry.readings = resolve::readings_of(*capability, arch);
        inquiries.push_back(std::move(inquiry));
    }
    return inquiries;
}

// The part of a side that is about one name.
model::InquirySide part_of(const model::InquirySide& all, std::size_t first, std::size_t count) {
    const auto part = [&](const auto& list) {
        const auto begin = list.begin() + static_cast<std::ptrdiff_t>(first);
        return std::vector(begin, begin + static_cast<std::ptrdiff_t>(count));
    };
    return {all.snapshot, part(all.answers), part(all.choices), part(all.ways), all.closures_complete, all.not_checked};
}

ExitCode exit_code_of(const std::vector<Inquiry>& inquiries) {
    auto code = ExitCode::clean;
    for (const auto& inquiry : inquiries) {
        if (inquiry.outcome() == model::Outcome::unmet) return ExitCode::findings;
        if (inquiry.outcome() == model::Outcome::undecidable) code = ExitCode::not_checked;
    }
    return code;
}

}  // namespace

WhyArguments::WhyArguments(CLI::App& app)
    : metadata_(*app.add_subcommand("why", "Tell who provides something, what would be chosen, and what leads to it"),
                LockUse::obeyed),
      project_(*app.get_subcommand("why")) {
    auto* const why = app.get_subcommand("why");
    why->add_option(
           "NAME", names_,
           "Capability (\"libfoo.so.1\", \"foo >= 1.2\", \"(a if b)\"), package, absolute path, command or unit")
        ->required();
    why->add_option("--app", application_, "Also tell what of this application leads to it; repeatable")
        ->type_name("PATH")
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    why->add_option("--target", target_, "Distribution to move to, as rpmgap scan takes it")
        ->type_name("DIST")
        ->capture_default_str();
    why->add_option("--baseline", baseline_, "Distribution to compare with, or none")
        ->type_name("DIST")
        ->capture_default_str();
    why->add_option("--arch", arch_, "rpm architecture to ask for (default: the application's, else this machine's)");
    why->add_option("--image", image_,
                    "Image of the target that may lead to it, or none (default: core, else its first)");
    why->add_option("--rules", rules_, "Directory of further rules (*.toml) about the target; repeatable")
        ->type_name("DIR")
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    why->add_flag("--hints", hints_, "With --app: names of libraries among the constants of ELF files count too");
    why->add_option("--format", format_, "Format of the answer")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    why->add_flag("-v,--verbose", verbose_, "Every provider, and every package that is brought");
    why->footer(
        "Examples:\n"
        "  rpmgap why libcrypto.so.3 curl /etc/redhat-release\n"
        "  rpmgap why 'openssl >= 3.6' --baseline none\n"
        "  rpmgap why 'libcbor.so.0.13()(64bit)' --app ./app");
}

Result<ExitCode> WhyArguments::run() const {
    const auto applied = project_.apply();
    if (!applied) return tl::unexpected(applied.error());
    Progress progress(false);
    auto metadata = metadata_.options();
    if (!metadata) return tl::unexpected(metadata.error());
    applied->keep_those_of({target_, baseline_}, metadata->repositories);
    const auto all_rules = known_rules(rules_);
    if (!all_rules) return tl::unexpected(all_rules.error());

    model::Application application;
    const auto arches = repo::known_arches();
    if (!application_.empty()) {
        contain_run(metadata->cache, {}, Network::kept, progress);
        auto read =
            read_paths(application_, {.threads = metadata->threads, .hints = hints_}, metadata->cache, progress);
        if (!read) return tl::unexpected(read.error());
        application = std::move(*read);
        leave_out_foreign_stages(application);
    }
    auto arch = arch_.empty() ? extract::prevailing_arch(application, arches) : arch_;
    if (arch.empty()) arch = machine_arch();
    extract::keep_arch(application, arch, arches);
    leave_out_identity_packages(application);
    auto inquiries = asked_for(names_, arch);
    if (!inquiries) return tl::unexpected(inquiries.error());

    auto sides = open_sides(target_, baseline_, arch, *metadata, progress);
    if (!sides) return tl::unexpected(sides.error());
    const auto image = chosen_image(image_, sides->front().distribution);
    if (!image) return tl::unexpected(image.error());

    // What is asked comes behind what the application asks; only that is installed together.
    auto questions = resolve::collect_questions(application);
    const auto self_supply =
        resolve::link_application(application, sides->front().distribution.library_directories).supply;
    auto required = resolve::required_questions(application, questions, self_supply);
    const auto rules = rules_for(*all_rules, *sides);
    const auto first_claim = resolve::ask_about_claims(questions, rules);
    const auto first = questions.distinct.size();
    for (const auto& inquiry : *inquiries)
        for (const auto& reading : inquiry.readings) questions.distinct.push_back(reading.question);
    required.resize(questions.distinct.size(), false);
    const auto resolvers =
        ask(*sides, {application, questions, std::move(required), *image}, metadata->threads, progress);
    if (!resolvers) return tl::unexpected(resolvers.error());

    auto target = resolvers->front()->inquire(first, *image);
    std::optional<model::InquirySide> baseline;
    if (resolvers->size() > 1) {
        baseline = resolvers->back()->inquire(first, {"none", {}, {}});
        const auto counterparts = resolvers->front()->counterparts(resolvers->back()->resolution());
        resolve::note_counterparts(target, *baseline, counterparts, first);
    }
    const auto holding = audit::rules_that_hold(rules, resolvers->front()->resolution(), first_claim,
                                                audit::installed_packages(application, nullptr));
    std::size_t at = 0;
    for (auto& inquiry : *inquiries) {
        const auto count = inquiry.readings.size();
        inquiry.target = part_of(target, at, count);
        if (baseline) inquiry.baseline = part_of(*baseline, at, count);
        inquiry.rules = audit::rules_about(holding, inquiry);
        at += count;
    }

    const auto text =
        format_ == "json"
            ? report::inquiries_json(*inquiries)
            : report::inquiries_text(*inquiries, {.width = output_width(), .verbose = verbose_, .now = support::now()});
    if (auto done = write_output(text); !done) return tl::unexpected(done.error());
    if (auto kept = keep_in_cache(*sides, *metadata); !kept) return tl::unexpected(kept.error());
    return exit_code_of(*inquiries);
}

}  // namespace rpmgap::cli
