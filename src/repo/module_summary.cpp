#include "repo/module_summary.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <modulemd.h>

#include "repo/module_bounds.hpp"
#include "support/handle.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

using support::Fault;
using support::Result;

using IndexHandle = support::Handle<ModulemdModuleIndex, g_object_unref>;
using ArrayHandle = support::Handle<GPtrArray, g_ptr_array_unref>;
using TableHandle = support::Handle<GHashTable, g_hash_table_unref>;
using StringsHandle = support::Handle<gchar*, g_strfreev>;
using ErrorHandle = support::Handle<GError, g_error_free>;

std::string text_of(const char* text) {
    return text == nullptr ? std::string() : support::printable(text);
}

std::vector<std::string> texts_of(gchar** strings) {
    const StringsHandle owned(strings);
    std::vector<std::string> texts;
    for (gchar** each = strings; each != nullptr && *each != nullptr; ++each) texts.push_back(text_of(*each));
    return texts;
}

// "document: modulemd, name: perl, stream: 5.30": libmodulemd's reasons do not say which document they are about. It
// hands the document over as libyaml writes it: what a document is about stands in its first two levels.
std::string name_of(std::string_view document) {
    std::vector<std::string> parts;
    std::vector<std::string_view> wanted = {"document: ", "  name: ", "  module: ", "  stream: "};
    for (const std::string& line : support::split(document.substr(0, 100'000), '\n')) {
        const auto key = std::find_if(wanted.begin(), wanted.end(), [&](auto k) { return line.starts_with(k); });
        if (key == wanted.end()) continue;
        wanted.erase(key);
        parts.push_back(support::printable(std::string_view(line).substr(line.find_first_not_of(' '), 100)));
    }
    return parts.empty() ? "a document without a name" : support::join(parts, ", ");
}

std::string refusal(ModulemdSubdocumentInfo* document) {
    const GError* const error = modulemd_subdocument_info_get_gerror(document);
    const char* const yaml = modulemd_subdocument_info_get_yaml(document);
    return fmt::format("it has a document that libmodulemd refuses ({}): {}", name_of(yaml == nullptr ? "" : yaml),
                       error == nullptr ? "no reason given" : text_of(error->message));
}

// On some refusals libmodulemd and GLib also write to standard error; what went wrong is told by the fault.
void keep_libraries_quiet() {
    static std::once_flag once;
    std::call_once(once, [] {
        for (const char* const domain : {"libmodulemd", "GLib", "GLib-GObject"})
            g_log_set_handler(
                domain, G_LOG_LEVEL_MASK, [](const gchar*, GLogLevelFlags, const gchar*, gpointer) {}, nullptr);
    });
}

Result<IndexHandle> parse(const std::string& yaml) {
    if (yaml.find('\0') != std::string::npos) return support::failure(Fault::repository, "it holds a NUL byte");
    if (const auto beyond = beyond_module_bounds(yaml)) return support::failure(Fault::repository, *beyond);
    keep_libraries_quiet();
    IndexHandle index(modulemd_module_index_new());
    GPtrArray* raw_failures = nullptr;
    GError* raw_error = nullptr;
    const bool whole =
        modulemd_module_index_update_from_string(index.get(), yaml.c_str(), FALSE, &raw_failures, &raw_error) != FALSE;
    const ArrayHandle failures(raw_failures);
    const ErrorHandle error(raw_error);
    if (error)
        return support::failure(Fault::repository,
                                fmt::format("it is no module metadata: {}", text_of(error->message)));
    if (failures && failures->len > 0) {
        auto* const first = static_cast<ModulemdSubdocumentInfo*>(g_ptr_array_index(failures, 0));
        const auto more = failures->len == 1 ? std::string() : fmt::format(" (and {} more)", failures->len - 1);
        return support::failure(Fault::repository, refusal(first) + more);
    }
    if (!whole) return support::failure(Fault::repository, "libmodulemd refuses it without a reason");
    return index;
}

// Older documents have older forms; everything below knows the newest.
Result<void> upgrade(ModulemdModuleIndex* index) {
    GError* error = nullptr;
    const bool upgraded = modulemd_module_index_upgrade_defaults(index, MD_DEFAULTS_VERSION_ONE, &error) != FALSE &&
                          modulemd_module_index_upgrade_streams(index, MD_MODULESTREAM_VERSION_TWO, &error) != FALSE;
    const ErrorHandle owned(error);
    if (upgraded) return {};
    return support::failure(Fault::repository, owned ? text_of(owned->message) : "an old document cannot be upgraded");
}

std::vector<ModuleRequirement> requirements_of(ModulemdModuleStreamV2* stream) {
    std::vector<ModuleRequirement> requirements;
    const GPtrArray* const all = modulemd_module_stream_v2_get_dependencies(stream);
    for (guint i = 0; all != nullptr && i < all->len; ++i) {
        auto* const dependencies = static_cast<ModulemdDependencies*>(g_ptr_array_index(all, i));
        const StringsHandle modules(modulemd_dependencies_get_runtime_modules_as_strv(dependencies));
        for (gchar** module = modules.get(); module != nullptr && *module != nullptr; ++module) {
            requirements.push_back(
                {text_of(*module), texts_of(modulemd_dependencies_get_runtime_streams_as_strv(dependencies, *module))});
        }
    }
    std::stable_sort(requirements.begin(), requirements.end(),
                     [](const auto& a, const auto& b) { return a.module < b.module; });
    return requirements;
}

ModuleStream describe(ModulemdModuleStream* stream) {
    auto* const newest = MODULEMD_MODULE_STREAM_V2(stream);
    ModuleStream described;
    described.module = text_of(modulemd_module_stream_get_module_name(stream));
    described.stream = text_of(modulemd_module_stream_get_stream_name(stream));
    described.version = modulemd_module_stream_get_version(stream);
    described.context = text_of(modulemd_module_stream_get_context(stream));
    described.arch = text_of(modulemd_module_stream_get_arch(stream));
    described.static_context = modulemd_module_stream_v2_is_static_context(newest) != FALSE;
    described.requirements = requirements_of(newest);
    described.artifacts = texts_of(modulemd_module_stream_v2_get_rpm_artifacts_as_strv(newest));
    std::sort(described.artifacts.begin(), described.artifacts.end());
    described.demodularized = texts_of(modulemd_module_stream_v2_get_demodularized_rpms(newest));
    return described;
}

void describe_module(ModulemdModule* module, const char* name, ModuleSummary& summary) {
    const GPtrArray* const streams = modulemd_module_get_all_streams(module);
    for (guint i = 0; streams != nullptr && i < streams->len; ++i)
        summary.streams.push_back(describe(static_cast<ModulemdModuleStream*>(g_ptr_array_index(streams, i))));
    ModulemdDefaults* const defaults = modulemd_module_get_defaults(module);
    if (defaults == nullptr) return;
    summary.defaults.push_back(
        {text_of(name), text_of(modulemd_defaults_v1_get_default_stream(MODULEMD_DEFAULTS_V1(defaults), nullptr)),
         modulemd_defaults_get_modified(defaults)});
}

// What the choice of streams could not bear: builds of one module exclude each other pair by pair, and alternatives
// nest.
std::optional<std::string> beyond_bounds(const ModuleSummary& summary) {
    std::map<std::string_view, std::size_t> builds;
    for (const ModuleStream& stream : summary.streams) {
        if (++builds[stream.module] > most_builds_of_module)
            return fmt::format("it has more than {} builds of module {}", most_builds_of_module, stream.module);
        for (const ModuleRequirement& requirement : stream.requirements)
            if (requirement.streams.size() > most_required_streams)
                return fmt::format("module {} accepts more than {} streams of module {}", stream.module,
                                   most_required_streams, requirement.module);
    }
    return std::nullopt;
}

}  // namespace

Result<ModuleSummary> read_modules(const std::string& yaml) {
    const auto index = parse(yaml);
    if (!index) return tl::unexpected(index.error());
    if (const auto upgraded = upgrade(index->get()); !upgraded) return tl::unexpected(upgraded.error());

    ModuleSummary summary;
    const StringsHandle names(modulemd_module_index_get_module_names_as_strv(index->get()));
    for (gchar** name = names.get(); name != nullptr && *name != nullptr; ++name)
        describe_module(modulemd_module_index_get_module(index->get(), *name), *name, summary);
    const auto key = [](const ModuleStream& s) { return std::tie(s.module, s.stream, s.version, s.context, s.arch); };
    std::stable_sort(summary.streams.begin(), summary.streams.end(),
                     [&](const auto& a, const auto& b) { return key(a) < key(b); });
    std::stable_sort(summary.defaults.begin(), summary.defaults.end(),
                     [](const auto& a, const auto& b) { return a.module < b.module; });
    if (auto refused = beyond_bounds(summary)) return support::failure(Fault::repository, *refused);
    return summary;
}

}  // namespace rpmgap::repo
