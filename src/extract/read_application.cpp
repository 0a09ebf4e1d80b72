#include "extract/read_application.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "extract/container_kind.hpp"
#include "extract/elf/elf_reader.hpp"
#include "extract/open_file.hpp"
#include "extract/rpm/rpm_reader.hpp"
#include "extract/script/script_reader.hpp"
#include "extract/scriptlets.hpp"
#include "extract/walk.hpp"
#include "model/unit_name.hpp"
#include "support/parallel.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

constexpr std::size_t script_limit = (4U << 20U) + 1;  // one more than the script reader parses, so that it can say so

// What became of one file: a subject, something not checked, or neither (no kind that has requirements).
struct Outcome {
    std::optional<model::Subject> subject;
    std::optional<model::NotChecked> not_checked;
};

Outcome not_checked(const std::string& path, std::string reason) {
    return {.subject = std::nullopt,
            .not_checked = model::NotChecked{{support::printable(path), 0, {}}, std::move(reason)}};
}

std::string_view as_text(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Shell code that others source has no #! line, and nothing but its name tells what it is.
bool is_shell_library(std::string_view path, std::span<const std::byte> head) {
    const bool named = path.ends_with(".sh") || path.ends_with(".bash");
    return named && !head.empty() && std::ranges::find(head, std::byte{0}) == head.end();
}

Outcome read_one(const FoundFile& found, Symbols symbols) {
    auto file = OpenFile::open(found.path, found.is_root);
    if (!file) return not_checked(found.path, file.error().line());
    if (is_elf(file->head())) {
        const auto image = file->map();
        if (!image) return not_checked(found.path, image.error().line());
        return {read_elf(support::printable(found.path), *image, symbols), std::nullopt};
    }
    if (is_rpm(file->head())) {
        auto subject = read_rpm(support::printable(found.path), file->descriptor());
        read_scriptlets(subject);
        if (subject.rpm && !subject.rpm->files.empty()) {
            subject.not_checked.push_back({.evidence = {subject.path, 0, {}},
                                           .reason = "of packages only the header is read, not the files in them",
                                           .counts = false});
        }
        return {std::move(subject), std::nullopt};
    }
    if (is_script(as_text(file->head()))) {
        const auto text = file->read(script_limit);
        if (!text) return not_checked(found.path, text.error().line());
        return {read_script(support::printable(found.path), *text), std::nullopt};
    }
    if (const auto kind = container_kind(file->head()); !kind.empty()) {
        return not_checked(found.path, fmt::format("packed file that no reader looks inside: {}", kind));
    }
    if (is_shell_library(found.path, file->head())) {
        return not_checked(found.path, "shell code without a #! line is not read");
    }
    if (!found.is_root) return {};
    return not_checked(found.path, file->head().empty() ? "is empty" : "is no ELF file, RPM package or script");
}

// rpm's arch names by the family whose packages install side by side.
std::string_view family(std::string_view arch) {
    if (arch == "i386" || arch == "i486" || arch == "i586" || arch == "i686" || arch == "x86_64") return "x86_64";
    return arch;
}

std::string_view arch_of(const model::Subject& subject) {
    if (subject.elf) return subject.elf->arch;
    if (subject.rpm && subject.rpm->arch != "noarch" && !subject.rpm->source) return subject.rpm->arch;
    return {};
}

// A unit file is known by its name alone: installers put it where it belongs. One outside a directory of systemd's can
// be meant for either manager.
void add_unit_file(const std::string& path, model::Application& application) {
    const auto slash = path.rfind('/');
    const auto name = std::string_view(path).substr(slash == std::string::npos ? 0 : slash + 1);
    if (!model::is_unit_name(name)) return;
    const auto directory = std::string_view(path).substr(0, slash == std::string::npos ? 0 : slash);
    if (!directory.ends_with("/systemd/user"))
        application.unit_files.push_back({std::string(name), support::printable(path)});
    if (!directory.ends_with("/systemd/system"))
        application.unit_files.push_back({fmt::format("user/{}", name), support::printable(path)});
}

}  // namespace

support::Result<model::Application> read_application(const std::vector<std::string>& roots,
                                                     const ReadOptions& options) {
    auto found = walk(roots);
    if (!found) return tl::unexpected(found.error());
    const auto prepared = prepare_rpm_library();

    std::vector<Outcome> outcomes(found->files.size());
    std::atomic<std::size_t> done{0};
    support::parallel_for(found->files.size(), options.threads, [&](std::size_t i) {
        outcomes[i] = read_one(found->files[i], options.symbols ? Symbols::all : Symbols::no);
        const auto now = ++done;
        if (options.progress && now % 512 == 0) options.progress(now, found->files.size());
    });

    model::Application application;
    for (const auto& root : roots) application.roots.push_back(support::printable(root));
    application.files = found->files.size();
    for (const auto& file : found->files) add_unit_file(file.path, application);
    application.not_checked = std::move(found->not_checked);
    if (!prepared) {
        // Packages are read all the same.
        application.not_checked.push_back(
            {.evidence = {"librpm", 0, {}}, .reason = prepared.error().line(), .counts = false});
    }
    for (auto& outcome : outcomes) {
        if (outcome.not_checked) application.not_checked.push_back(std::move(*outcome.not_checked));
        if (outcome.subject) application.subjects.push_back(std::move(*outcome.subject));
    }
    if (application.subjects.empty() && application.not_checked.empty()) {
        for (const auto& root : application.roots) {
            application.not_checked.push_back({{root, 0, {}}, "there is no ELF file, RPM package or script in it"});
        }
    }
    std::ranges::stable_sort(application.subjects, {}, &model::Subject::path);
    for (const auto& subject : application.subjects) application.requirements += subject.requirements.size();
    return application;
}

void keep_arch(model::Application& application, const std::string& arch, const std::vector<std::string>& arches) {
    std::vector<model::Subject> kept;
    for (auto& subject : application.subjects) {
        const auto own = arch_of(subject);
        if (own.empty() || family(own) == family(arch)) {
            kept.push_back(std::move(subject));
            continue;
        }
        auto reason = fmt::format("is built for {}, this run is for {}", own, arch);
        if (std::ranges::find(arches, own) != arches.end()) reason += fmt::format(" (run again with --arch {})", own);
        application.not_checked.push_back({{subject.path, 0, {}}, std::move(reason)});
        application.requirements -= subject.requirements.size();
    }
    application.subjects = std::move(kept);
}

std::string prevailing_arch(const model::Application& application, const std::vector<std::string>& arches) {
    std::map<std::string, std::size_t> count;
    for (const auto& subject : application.subjects) {
        const auto arch = std::string(family(arch_of(subject)));
        if (std::ranges::find(arches, arch) != arches.end()) ++count[arch];
    }
    const auto most = std::ranges::max_element(count, {}, [](const auto& entry) { return entry.second; });
    return most == count.end() ? std::string{} : most->first;
}

}  // namespace rpmgap::extract
