// libFuzzer target: any bytes as one of the small texts that say what something is: the conditions of a spec and the
// answer of the process that parsed it, the options of an interpreter, os-release, ld.so.conf, the JSON of an image,
// a class of Java and an earlier report.
#include <algorithm>
#include <map>
#include <memory>
#include <span>
#include <string>

#include "extract/image_manifest.hpp"
#include "extract/image_parts.hpp"
#include "extract/language/java_class.hpp"
#include "extract/loader_configuration.hpp"
#include "extract/os_release.hpp"
#include "extract/rpm/spec_conditions.hpp"
#include "extract/script/interpreter_options.hpp"
#include "extract/script/source_reader.hpp"
#include "extract/spec_exchange.hpp"
#include "extract/system_tree.hpp"
#include "fuzz.hpp"
#include "record/known_report.hpp"

namespace {

using namespace rpmgap;

bool is_clean_capability(const model::Capability& capability) {
    return is_clean(capability.name) && is_clean(capability.evr) &&
           std::ranges::all_of(capability.operands, [](const auto& operand) { return is_clean_capability(operand); });
}

void look_at_conditions(const std::string& text) {
    const auto lines = static_cast<unsigned>(std::ranges::count(text, '\n')) + 1;
    const auto macros = extract::conditional_macros(text);
    require(macros.size() <= 50);
    for (const auto& macro : macros) {
        require(is_clean(macro.name) && !macro.name.empty());
        require(macro.line >= 1 && macro.line <= lines);
    }
}

void look_at_answer(const std::string& text) {
    const auto subject = extract::subject_of_json(text, "a.spec");
    if (!subject) return;
    for (const auto& requirement : subject->requirements) require(is_clean_capability(requirement.capability));
    for (const auto& capability : subject->provides) require(is_clean_capability(capability));
    for (const auto& item : subject->not_checked) require(is_clean(item.reason));
    require(extract::subject_of_json(extract::subject_json(*subject), "a.spec") == subject);
}

// Words stand one a line; one with a byte of mark:: in it is not known.
void look_at_options(const std::string& text) {
    extract::Words words;
    for (auto& line : support::split(text, '\n')) {
        words.emplace_back();
        words.back().text = std::move(line);
    }
    if (words.empty()) return;
    const auto use = extract::interpreter_use(words);
    if (!use) return;
    require(!use->language.empty());
    require(!(use->code && use->input));
    require(!use->module || use->language == "Python");
}

// Files of a system stand one behind the other, a NUL between them.
void look_at_system(const std::string& text) {
    extract::Layer layer;
    const auto parts = support::split(text, '\0');
    for (std::size_t i = 0; i < parts.size(); ++i) {
        extract::Entry entry;
        entry.kind = extract::Entry::Kind::file;
        entry.content = std::make_shared<const std::string>(parts[i]);
        const auto path = i == 0   ? std::string("/etc/os-release")
                          : i == 1 ? std::string("/etc/ld.so.conf")
                                   : "/etc/ld.so.conf.d/" + std::to_string(i) + ".conf";
        layer.entries.emplace_back(path, std::move(entry));
    }
    extract::SystemTree tree("system");
    tree.apply(layer);
    const auto release = extract::read_os_release(tree);
    require(is_clean(release.id) && is_clean(release.version_id) && is_clean(release.pretty_name));
    const auto loader = extract::read_loader_configuration(tree);
    for (const auto& directory : loader.directories) require(directory.starts_with('/') && is_clean(directory));
    for (const auto& path : loader.unread) require(is_clean(path));
}

// The same of an image: the file that begins it, then the blobs "a", "b" and so on.
void look_at_image(const std::string& text, bool is_layout) {
    std::map<std::string, std::string> files;
    std::string name = is_layout ? "index.json" : "manifest.json";
    char blob = 'a';
    for (auto& part : support::split(text, '\0')) {
        static_cast<void>(extract::read_image_mark(name, part));
        files.emplace(name, std::move(part));
        name = std::string("blobs/sha256/") + blob;
        if (blob++ == 'z') break;
    }
    const auto read = [&](const std::string& wanted) -> support::Result<std::string> {
        const auto found = files.find(wanted);
        if (found == files.end()) return support::failure(support::Fault::input, "is not there");
        return found->second;
    };
    const auto image = extract::read_image_manifest(read, is_layout ? "linux/amd64" : "");
    if (!image) return require(is_clean(image.error().line()));
    require(image->layers.size() == image->config.layer_digests.size());
    require(is_clean(image->name));
}

void look_at_class(const std::string& text) {
    const auto bytes = std::as_bytes(std::span(text));
    static_cast<void>(extract::is_java_class(bytes));
    const auto subject = extract::read_class("A.class", bytes);
    if (!subject) return;
    for (const auto& requirement : subject->requirements) {
        require(is_clean_capability(requirement.capability));
        require(requirement.hint);
    }
}

void look_at_report(const std::string& text) {
    const auto report = record::parse_known_report(text);
    if (!report) return require(is_line(report.error()) && is_clean(report.error()));
    for (const auto& path : report->paths) require(is_clean(path));
    for (const auto& finding : report->findings) {
        require(is_clean(finding.code) && is_clean(finding.capability) && is_clean(finding.fingerprint));
        for (const auto& subject : finding.subjects) require(is_clean(subject.path) && is_clean(subject.fingerprint));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size == 0) return 0;
    // The first byte chooses the reader.
    const std::string text(as_text(bytes, size).substr(1));
    switch (bytes[0] % 8) {
        case 0: look_at_conditions(text); break;
        case 1: look_at_answer(text); break;
        case 2: look_at_options(text); break;
        case 3: look_at_system(text); break;
        case 4: look_at_image(text, true); break;
        case 5: look_at_image(text, false); break;
        case 6: look_at_class(text); break;
        default: look_at_report(text); break;
    }
    return 0;
}
