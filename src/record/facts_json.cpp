#include "record/facts_json.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <string_view>
#include <unordered_map>

#include <fmt/format.h>

#include "record/capability_json.hpp"
#include "record/compact.hpp"
#include "record/fields.hpp"

namespace rpmgap::record {

namespace {

using Json = nlohmann::json;
using Ordered = nlohmann::ordered_json;
using model::ElfFacts;
using model::FileTraits;
using model::Invocation;
using model::RpmFacts;

// In the order of the enumerations.
constexpr std::array<std::string_view, 5> elf_types{"other", "relocatable", "executable", "shared-object", "core"};
constexpr std::array<std::string_view, 3> guards{"none", "tested", "tolerated"};

struct ElfFlag {
    std::string_view name;
    bool ElfFacts::*flag;
};
constexpr std::array elf_flags{
    ElfFlag{"64-bit", &ElfFacts::is64},
    ElfFlag{"big-endian", &ElfFacts::big_endian},
    ElfFlag{"dynamic", &ElfFacts::dynamic},
    ElfFlag{"static", &ElfFacts::is_static},
    ElfFlag{"static-pie", &ElfFacts::is_static_pie},
    ElfFlag{"separate-debug", &ElfFacts::separate_debug},
    ElfFlag{"debug-tag", &ElfFacts::debug_tag},
    ElfFlag{"gnu-hash-only", &ElfFacts::gnu_hash_only},
};

template <typename Enum>
Enum one_of(std::span<const std::string_view> names, const std::string& name, const char* key) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) throw Damage(fmt::format("{} is none that is known", key));
    return static_cast<Enum>(found - names.begin());
}

std::vector<model::Capability> capabilities(const Fields& fields, const char* key) {
    std::vector<model::Capability> all;
    if (const auto* const elements = fields.array(key); elements != nullptr)
        for (const auto& element : *elements) all.push_back(capability_of(element));
    return all;
}

// "100644 0 2 OWNER CONTENT": type and permissions as octal digits, "g" for %ghost, rpm's colour, hashes.
std::string traits_text(const FileTraits& traits) {
    return fmt::format("{:o}{} {} {:016x} {:016x}", traits.mode, traits.is_ghost ? "g" : "", traits.elf_classes,
                       traits.owner, traits.content);
}

template <typename Number>
Number next_number(std::string_view& text, int base) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    if (error != std::errc()) throw Damage("traits are not those of a file");
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

FileTraits traits_of(std::string_view text) {
    const auto skip = [&](char c) {
        const bool is_there = text.starts_with(c);
        if (is_there) text.remove_prefix(1);
        return is_there;
    };
    FileTraits traits;
    traits.mode = next_number<std::uint16_t>(text, 8);
    traits.is_ghost = skip('g');
    bool fits = skip(' ');
    traits.elf_classes = next_number<std::uint8_t>(text, 10);
    fits = skip(' ') && fits;
    traits.owner = next_number<std::uint64_t>(text, 16);
    fits = skip(' ') && fits;
    traits.content = next_number<std::uint64_t>(text, 16);
    if (!fits || !text.empty()) throw Damage("traits are not those of a file");
    return traits;
}

// Paths that are among the files are told by their index there.
using Places = std::unordered_map<std::string_view, std::size_t>;

void put_paths(Ordered& json, const char* key, const std::vector<std::string>& paths, const Places& places) {
    if (paths.empty()) return;
    auto array = Ordered::array();
    for (const auto& path : paths) {
        const auto place = places.find(path);
        array.push_back(place == places.end() ? Ordered(path) : Ordered(place->second));
    }
    json[key] = std::move(array);
}

std::vector<std::string> paths_of(const Fields& fields, const char* key, const std::vector<std::string>& files) {
    std::vector<std::string> paths;
    const auto* const elements = fields.array(key);
    if (elements == nullptr) return paths;
    for (const auto& element : *elements) {
        if (!element.is_number_unsigned()) {
            paths.push_back(text_of(element));
            continue;
        }
        const auto place = element.get<std::uint64_t>();
        if (place >= files.size()) throw Damage(fmt::format("{} names a file that is not there", key));
        paths.push_back(files[place]);
    }
    return paths;
}

Ordered invocation_json(const Invocation& invocation) {
    Ordered json{{"command", invocation.command}};
    put(json, "words", invocation.words);
    put_number(json, "line", invocation.line);
    if (invocation.guard != Invocation::Guard::none) json["guard"] = guards[static_cast<std::size_t>(invocation.guard)];
    put_number(json, "decision", invocation.decision);
    return json;
}

Invocation invocation_of(const Json& json) {
    const Fields fields(json);
    Invocation invocation;
    invocation.command = fields.text("command");
    invocation.words = fields.texts("words");
    invocation.line = fields.number<unsigned>("line");
    if (fields.find("guard") != nullptr)
        invocation.guard = one_of<Invocation::Guard>(guards, fields.text("guard"), "guard");
    invocation.decision = fields.number<unsigned>("decision");
    return invocation;
}

Ordered capability_json(const model::Capability& capability) {
    return json_of(capability);
}

}  // namespace

Ordered json_of(const ElfFacts& elf) {
    Ordered json{{"type", elf_types[static_cast<std::size_t>(elf.type)]}};
    put_number(json, "machine", elf.machine);
    put(json, "arch", elf.arch);
    std::vector<std::string> flags;
    for (const auto& [name, flag] : elf_flags)
        if (elf.*flag) flags.emplace_back(name);
    put(json, "flags", flags);
    put(json, "soname", elf.soname);
    put(json, "interpreter", elf.interpreter);
    put(json, "needed", elf.needed);
    put(json, "rpath", elf.rpath);
    put(json, "runpath", elf.runpath);
    put(json, "defined_nodes", elf.defined_nodes);
    put_number(json, "x86_level", static_cast<unsigned>(elf.x86_level));
    return json;
}

ElfFacts elf_of(const Json& json) {
    const Fields fields(json);
    ElfFacts elf;
    elf.type = one_of<ElfFacts::Type>(elf_types, fields.text("type"), "type");
    elf.machine = fields.number<std::uint16_t>("machine");
    elf.arch = fields.text("arch");
    for (const auto& set : fields.texts("flags")) {
        const auto* const known = std::ranges::find(elf_flags, set, &ElfFlag::name);
        if (known == elf_flags.end()) throw Damage("flags has one that is not known");
        elf.*(known->flag) = true;
    }
    elf.soname = fields.text("soname");
    elf.interpreter = fields.text("interpreter");
    elf.needed = fields.texts("needed");
    elf.rpath = fields.texts("rpath");
    elf.runpath = fields.texts("runpath");
    elf.defined_nodes = fields.texts("defined_nodes");
    elf.x86_level = static_cast<int>(fields.number<unsigned>("x86_level", 4));
    return elf;
}

Ordered json_of(const RpmFacts& rpm) {
    Ordered json{{"name", rpm.name}, {"evr", rpm.evr}, {"arch", rpm.arch}};
    put_flag(json, "source", rpm.source);
    put_flag(json, "installed", rpm.installed);
    json["format"] = rpm.format;
    put(json, "signature", rpm.signature);
    put(json, "signature_algorithms", rpm.signature_algorithms);
    put(json, "digest", rpm.digest);
    put(json, "header_digests", rpm.header_digests);
    put(json, "payload_digests", rpm.payload_digests);
    put(json, "payload_compressor", rpm.payload_compressor);
    put_each(json, "conflicts", rpm.conflicts, capability_json);
    put_each(json, "obsoletes", rpm.obsoletes, capability_json);
    put(json, "files", rpm.files);
    std::vector<std::string> traits;
    for (const auto& file : rpm.traits) traits.push_back(traits_text(file));
    put(json, "traits", traits);
    Places places;
    for (std::size_t i = 0; i < rpm.files.size(); ++i) places.try_emplace(rpm.files[i], i);
    put_paths(json, "ghosts", rpm.ghosts, places);
    put_paths(json, "directories", rpm.directories, places);
    put_paths(json, "links", rpm.links, places);
    return json;
}

RpmFacts rpm_of(const Json& json) {
    const Fields fields(json);
    RpmFacts rpm;
    rpm.name = fields.text("name");
    rpm.evr = fields.text("evr");
    rpm.arch = fields.text("arch");
    rpm.source = fields.flag("source");
    rpm.installed = fields.flag("installed");
    rpm.format = static_cast<int>(fields.number<unsigned>("format", 1000));
    rpm.signature = fields.text("signature");
    rpm.signature_algorithms = fields.texts("signature_algorithms");
    rpm.digest = fields.text("digest");
    rpm.header_digests = fields.texts("header_digests");
    rpm.payload_digests = fields.texts("payload_digests");
    rpm.payload_compressor = fields.text("payload_compressor");
    rpm.conflicts = capabilities(fields, "conflicts");
    rpm.obsoletes = capabilities(fields, "obsoletes");
    rpm.files = fields.texts("files");
    for (const auto& text : fields.texts("traits")) rpm.traits.push_back(traits_of(text));
    if (!rpm.traits.empty() && rpm.traits.size() != rpm.files.size()) throw Damage("traits are not one for each file");
    rpm.ghosts = paths_of(fields, "ghosts", rpm.files);
    rpm.directories = paths_of(fields, "directories", rpm.files);
    rpm.links = paths_of(fields, "links", rpm.files);
    return rpm;
}

Ordered json_of(const model::ScriptFacts& script) {
    Ordered json = Ordered::object();
    put(json, "interpreter", script.interpreter);
    put_flag(json, "parsed", script.parsed);
    put(json, "functions", script.functions);
    put(json, "sources", script.sources);
    put_each(json, "invocations", script.invocations, invocation_json);
    return json;
}

model::ScriptFacts script_of(const Json& json) {
    const Fields fields(json);
    model::ScriptFacts script;
    script.interpreter = fields.text("interpreter");
    script.parsed = fields.flag("parsed");
    script.functions = fields.texts("functions");
    script.sources = fields.texts("sources");
    if (const auto* const elements = fields.array("invocations"); elements != nullptr)
        for (const auto& element : *elements) script.invocations.push_back(invocation_of(element));
    return script;
}

Ordered json_of(const model::BaseImage& image) {
    Ordered json{{"reference", image.reference}};
    put(json, "stage", image.stage);
    put_number(json, "line", image.line);
    put_flag(json, "build_time", image.build_time);
    if (!image.stages.empty()) {
        auto stages = Ordered::array();
        for (const auto& [first, last] : image.stages) stages.push_back({{"first", first}, {"last", last}});
        json["stages"] = std::move(stages);
    }
    return json;
}

model::BaseImage image_of(const Json& json) {
    const Fields fields(json);
    model::BaseImage image;
    image.reference = fields.text("reference");
    image.stage = fields.text("stage");
    image.line = fields.number<unsigned>("line");
    image.build_time = fields.flag("build_time");
    if (const auto* const stages = fields.array("stages"); stages != nullptr) {
        for (const auto& stage : *stages) {
            const Fields lines(stage);
            image.stages.push_back({lines.number<unsigned>("first"), lines.number<unsigned>("last")});
        }
    }
    return image;
}

}  // namespace rpmgap::record
