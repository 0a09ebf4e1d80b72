#include "cli/scan_arguments.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

std::vector<std::string> formats() {
    std::vector<std::string> names;
    for (const auto& writer : report::all_writers()) names.emplace_back(writer.format);
    return names;
}

}  // namespace

ScanArguments::ScanArguments(CLI::App& app)
    : command_(
          app.add_subcommand("scan", "Report what an application needs that is missing or diverging on the target")),
      metadata_(*command_, LockUse::obeyed) {
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
                     "Name of the application in a record and in ndjson (default: that of the first PATH)");
    scan->add_option(
            "--target", options_.target,
            "Distribution to move to: a profile id, a profile file, or a directory or URL with rpm-md metadata")
        ->capture_default_str();
    scan->add_option("--baseline", options_.baseline, "Distribution the application runs on today, or none")
        ->capture_default_str();
    scan->add_option("--arch", options_.arch, "rpm architecture to audit for (default: the application's own)");
    scan->add_option("--image", options_.image,
                     "Image of the target that the install plan goes over, none for an empty root (default: core, "
                     "else its first)");
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
    scan->add_flag("--symbols", options_.symbols,
                   "Read the target's packages and report symbols that no library of them exports (RG106)");
    scan->add_flag("--hints", options_.hints,
                   "Count names of libraries among the constants of ELF files as what they may load at run time");
    scan->add_flag("--trust-specs", options_.trust_specs,
                   "Parse spec files: runs their macros, in a process that can neither write nor reach a network");
    gate_.emplace(*scan);
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
        if (options_.paths.empty() && options_.from_record.empty()) throw CLI::RequiredError("PATH");
    });
    scan->footer(
        "Examples:\n"
        "  rpmgap scan ./app\n"
        "  rpmgap scan ./app --repo company=https://mirror.example/rpms --max-age 7d\n"
        "  rpmgap scan ./app --only-repo base=/srv/azl4/base --baseline none\n"
        "  rpmgap scan app.rpm --target /srv/azl4 --baseline /srv/fedora-43 --format json");
}

support::Result<ScanOptions> ScanArguments::options() const {
    auto options = options_;
    auto metadata = metadata_.options();
    if (!metadata) return tl::unexpected(metadata.error());
    options.metadata = std::move(*metadata);
    for (const auto& limit : limits_)
        if (auto set = extract::set_limit(options.limits, limit); !set) return tl::unexpected(set.error());
    options.baseline_is_default = command_->count("--baseline") == 0;
    options.gate = gate_->gate();
    return options;
}

}  // namespace rpmgap::cli
