#include "cli/scan_arguments.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/known_report.hpp"
#include "support/add_once.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

std::vector<std::string> formats() {
    std::vector<std::string> names;
    for (const auto& writer : report::all_writers()) names.emplace_back(writer.format);
    return names;
}

support::Result<OutputFile> parse_output(const std::string& text) {
    const auto refused = [&](const std::string& why) {
        return support::failure(support::Fault::usage, fmt::format("--output {}: {}", support::printable(text), why));
    };
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals + 1 == text.size())
        return refused("say FORMAT=FILE, as in sarif=rpmgap.sarif");
    const auto format = text.substr(0, equals);
    if (text.substr(equals + 1) == "-") return refused("a file is written; --format is for standard output");
    if (report::find_writer(format) == nullptr)
        return refused(fmt::format("there is no format {}; there are {}", support::printable(format),
                                   support::join(formats(), ", ")));
    return OutputFile{format, text.substr(equals + 1)};
}

// An output that is an input as well would take its place before anybody has seen what is said of it.
support::Result<void> refuse_inputs_as_outputs(const std::vector<std::filesystem::path>& outputs,
                                               const std::vector<std::string>& inputs) {
    for (const auto& output : outputs)
        for (const auto& input : inputs) {
            std::error_code absent;
            if (!std::filesystem::equivalent(output, input, absent) || absent) continue;
            return support::failure(support::Fault::usage,
                                    fmt::format("{} is to be read, and would be written over: write to another file",
                                                support::printable(output.native())));
        }
    return {};
}

}  // namespace

CLI::App& add_scan(CLI::App& app) {
    auto* const scan =
        app.add_subcommand("scan", "Report what an application needs that is missing or diverging on the target");
    scan->footer(
        "What rpmgap.toml in the working directory says stands for options that are not given.\n"
        "Examples:\n"
        "  rpmgap scan ./app\n"
        "  rpmgap scan ./app --repo company=https://mirror.example/rpms --max-age 7d\n"
        "  rpmgap scan ./app --only-repo base=/srv/azl4/base --baseline none\n"
        "  rpmgap scan app.rpm --target /srv/azl4 --baseline /srv/fedora-43 --format json\n"
        "  rpmgap scan ./app --known main.json --output sarif=rpmgap.sarif --output junit=rpmgap.xml");
    return *scan;
}

ScanArguments::ScanArguments(CLI::App& command) : command_(&command), metadata_(command, LockUse::obeyed) {
    auto* const scan = command_;
    auto* const paths = scan->add_option(
        "PATH", options_.paths,
        "What to audit: programs, packages, scripts, archives, lists of packages, or directories of them");
    auto* const from_record = scan->add_option("--from-record", options_.from_record,
                                               "Audit what a record says of an application, in place of its files")
                                  ->type_name("FILE")
                                  ->excludes(paths);
    scan->add_option("--record", options_.record,
                     "Besides the report, write to this file what the application needs, without secrets")
        ->type_name("FILE")
        ->excludes(from_record);
    scan->add_option("--name", options_.name,
                     "Name of the application in a record and in reports (default: that of the first PATH)");
    scan->add_option(
            "--target", options_.target,
            "Distribution to move to: a profile id, a profile file, or a directory or URL with rpm-md metadata")
        ->type_name("DIST")
        ->capture_default_str();
    scan->add_option("--baseline", options_.baseline, "Distribution the application runs on today, or none")
        ->type_name("DIST")
        ->capture_default_str();
    scan->add_option("--arch", options_.arch, "rpm architecture to audit for (default: the application's own)");
    scan->add_option("--image", options_.image,
                     "Image of the target that the install plan goes over, none for an empty root (default: that of "
                     "Dockerfiles, else core, else its first)");
    scan->add_option("--exclude", options_.judging.exclude,
                     "Glob of paths within PATH that are not of the application, directories too; repeatable")
        ->type_name("GLOB")
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    scan->add_option("--platform", options_.platform,
                     "Which of the images in one is meant: linux/arm64, arm64 (default: this machine's)")
        ->type_name("OS/ARCH");
    scan->add_option("--base-image", options_.base_image,
                     "Image that the scanned one is built on: its layers are not the application")
        ->type_name("PATH");
    scan->add_option("--rules", options_.rules, "Directory of further rules (*.toml) about the target; repeatable")
        ->type_name("DIR")
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    scan->add_option("--format", options_.format, "Format of the report")
        ->check(CLI::IsMember(formats()))
        ->capture_default_str();
    scan->add_option("--output", outputs_, "Write the report in this format to a file, too; repeatable")
        ->type_name("FORMAT=FILE")
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    scan->add_flag("--symbols", options_.symbols,
                   "Read the target's packages and report symbols that no library of them exports (RG106)");
    scan->add_flag("--hints", options_.hints,
                   "Count names of libraries among the constants of ELF files as what they may load at run time");
    scan->add_flag("--trust-specs", options_.trust_specs,
                   "Parse spec files: runs their macros, in a process that can neither write nor reach a network");
    gate_.emplace(*scan);
    scan->add_option("--known", known_,
                     "Report of an earlier run as JSON, as of the default branch: only what is new counts")
        ->type_name("FILE");
    scan->add_flag("--known-causes", options_.judging.known_causes,
                   "With --known: what is new under a known cause is known");
    project_.emplace(*scan);
    scan->add_option("--limit", limits_,
                     fmt::format("What reading one file with all that lies in it may cost, repeatable; by default {}",
                                 support::join(extract::default_limits(), ", ")))
        ->type_name("NAME=N")
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    scan->add_option("--explain", options_.explain,
                     "Instead of the report, how the finding with this fingerprint came to be; its beginning is enough")
        ->type_name("FINGERPRINT");
    auto* quiet = scan->add_flag("-q,--quiet", options_.quiet,
                                 "Findings, and how much was not checked; nothing when there is neither");
    scan->add_flag("-v,--verbose", options_.verbose, "Every subject and its evidence")->excludes(quiet);
    for (const auto* option : {"--platform", "--base-image", "--trust-specs", "--limit"}) from_record->excludes(option);
    scan->callback([this] {
        for (const auto* option : {"--record", "--from-record", "--name"})
            if (command_->count(option) > 0 && command_->get_option(option)->as<std::string>().empty())
                throw CLI::ValidationError(option, "it is empty");
    });
}

support::Result<AppliedProject> ScanArguments::apply_project() const {
    return project_->apply();
}

support::Result<ScanOptions> ScanArguments::options() const {
    const auto applied = apply_project();
    if (!applied) return tl::unexpected(applied.error());
    auto options = options_;
    if (options.paths.empty() && options.from_record.empty())
        return support::failure(support::Fault::usage,
                                "PATH is required, or inputs in rpmgap.toml; see rpmgap scan --help");
    if (applied->is_given("known-causes") && known_.empty())
        return support::failure(support::Fault::usage, "--known-causes goes with --known FILE");
    if (!known_.empty()) {
        auto known = known_report(known_, "--known");
        if (!known) return tl::unexpected(known.error());
        options.judging.known = std::move(*known);
    }
    options.judging.waivers = applied->project.waivers;
    // What the file says is the whole, and so is what the command line says where the file is silent.
    for (const auto* const key : {"inputs", "excludes", "baseline", "symbols", "hints"}) {
        const auto& settings = applied->project.settings;
        const bool is_overridden =
            applied->is_given(key) && std::ranges::find(settings, key, &repo::Setting::key) != settings.end();
        options.judging.is_partial = options.judging.is_partial || is_overridden;
    }
    options.judging.is_partial = options.judging.is_partial || applied->is_given("excludes") ||
                                 (applied->is_given("baseline") && options.baseline == "none");
    auto metadata = metadata_.options();
    if (!metadata) return tl::unexpected(metadata.error());
    // A default baseline may give way to what images say: then all stay, to be judged with it.
    if (command_->count("--baseline") > 0)
        applied->keep_those_of({options.target, options.baseline}, metadata->repositories);
    options.metadata = std::move(*metadata);
    options.metadata.fetches_packages = options.symbols;
    if (!options.record.empty()) options.metadata.outputs.push_back(options.record);
    for (const auto& limit : limits_)
        if (auto set = extract::set_limit(options.limits, limit); !set) return tl::unexpected(set.error());
    std::vector<std::filesystem::path> files;
    if (!options.record.empty()) files.push_back(std::filesystem::absolute(options.record).lexically_normal());
    for (const auto& output : outputs_) {
        auto parsed = parse_output(output);
        if (!parsed) return tl::unexpected(parsed.error());
        const auto before = files.size();
        support::add_once(files, std::filesystem::absolute(parsed->file).lexically_normal());
        if (files.size() == before)
            return support::failure(
                support::Fault::usage,
                fmt::format("--output {}: the record or another format goes to this file", support::printable(output)));
        options.metadata.outputs.push_back(parsed->file);
        options.outputs.push_back(std::move(*parsed));
    }
    auto inputs = options.paths;
    if (!options.from_record.empty()) inputs.push_back(options.from_record.native());
    if (auto done = refuse_inputs_as_outputs(options.metadata.outputs, inputs); !done)
        return tl::unexpected(done.error());
    options.baseline_is_default = command_->count("--baseline") == 0;
    options.gate = gate_->gate();
    return options;
}

}  // namespace rpmgap::cli
