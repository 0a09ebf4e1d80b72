// libFuzzer target: any bytes as one of the TOML files: a profile, rules, rpmgap.toml, a lock, expected channels, and
// what the cache remembers of a source and of modules. What is written of them reads the same.
#include <algorithm>
#include <array>

#include <xxhash.h>

#include "fuzz.hpp"
#include "repo/expected_channels.hpp"
#include "repo/knowledge.hpp"
#include "repo/lock_file.hpp"
#include "repo/module_summary.hpp"
#include "repo/profile.hpp"
#include "repo/project_file.hpp"
#include "repo/repomd.hpp"
#include "repo/source_record.hpp"

namespace {

using namespace rpmgap;
namespace remote = repo::remote;

// A complaint is about a line of the file.
void require_complaint(const support::Error& error) {
    require(is_line(error.line()) && is_clean(error.line()));
}

void look_at_profile(std::string_view text) {
    const auto profile = repo::parse_profile(text, "a.toml");
    if (!profile) return require_complaint(profile.error());
    require(!profile->distribution.id.empty() && profile->sources.size() == profile->distribution.channels.size());
    auto stages = profile->stages;
    if (stages.empty()) stages.emplace_back();
    for (const auto& stage : stages) {
        const auto variables = repo::variables_of(*profile, "x86_64", stage);
        for (std::size_t i = 0; i < profile->sources.size(); ++i) {
            require(repo::is_channel_id(profile->distribution.channels[i].id));
            const auto source = repo::source_of(*profile, i, stage, variables);
            require(source.has_value() || is_line(source.error()));
        }
    }
}

void look_at_rules(std::string_view text) {
    const auto rules = repo::parse_rules(text, "a.toml", {"RG401", "RG603"});
    if (!rules) return require_complaint(rules.error());
    for (const auto& rule : *rules) {
        require(!rule.id.empty() && !rule.codes.empty());
        for (const auto& test : rule.tests) require(model::passes(rule, test));
        for (const auto& claim : rule.claims) {
            require(!to_string(claim).empty());
            static_cast<void>(model::question_about(claim));
        }
    }
}

// With a waiver more it is what it was before.
void look_at_project(std::string_view text) {
    constexpr std::array keys{repo::SettingKey{"target", repo::SettingKind::text},
                              repo::SettingKey{"inputs", repo::SettingKind::texts},
                              repo::SettingKey{"strict", repo::SettingKind::flag}};
    const repo::WaiverWords words{
        .commands = {"scan", "closure"}, .codes = {"RG101", "RG902"}, .unwaivable = {"RG902"}};
    const auto file = Scratch::path() / "rpmgap.toml";
    put_file(file, text);
    const auto project = repo::read_project(file, keys, words);
    if (!project) return require_complaint(project.error());
    for (const auto& waiver : project->waivers) require(!waiver.reason.empty() && !waiver.owner.empty());
    model::Waiver waiver;
    waiver.command = "closure";
    waiver.fingerprint = "0123456789abcdef";
    waiver.reason = text.substr(0, 16);
    const auto is_ascii = [](char byte) { return static_cast<unsigned char>(byte) < 0x80; };
    if (!std::ranges::all_of(waiver.reason, is_ascii)) waiver.reason = support::printable(waiver.reason);
    waiver.owner = "a";
    if (const auto added = repo::add_waiver(file, waiver, waiver.reason, keys, words); !added)
        return require(is_line(added.error().line()));
    const auto again = repo::read_project(file, keys, words);
    require(again && again->waivers.size() == project->waivers.size() + 1);
    require(again->waivers.back().reason == support::printable(waiver.reason) &&
            again->settings.size() == project->settings.size());
}

void look_at_lock(std::string_view text) {
    const auto lock = repo::parse_lock(text, "a.lock");
    if (!lock) return require_complaint(lock.error());
    const auto written = repo::lock_text(*lock);
    const auto again = repo::parse_lock(written, "a.lock");
    require(again && again->channels == lock->channels && repo::lock_text(*again) == written);
}

void look_at_expected_channels(std::string_view text) {
    const MemoryFile file(text);
    const auto channels = repo::read_expected_channels(file.path());
    if (!channels) require_complaint(channels.error());
}

void look_at_source_record(std::string_view text) {
    const auto& cache = Scratch::path();
    remote::Source source;
    put_file(cache / "sources" / (repo::source_identity(source) + ".toml"), text);
    const auto record = repo::read_source_record(cache, source);
    if (!record) return;
    require(repo::is_sha256(record->digest));
    require(repo::write_source_record(cache, source, *record).has_value());
    const auto again = repo::read_source_record(cache, source);
    require(again && again->place == record->place && again->digest == record->digest && again->key == record->key &&
            again->authenticity == record->authenticity);
}

// Behind the checksum that its first line has.
void look_at_modules(std::string_view text) {
    const auto sum = XXH3_64bits(text.data(), text.size());
    constexpr std::string_view digits = "0123456789abcdef";
    std::string head = "# rpmgap modules 1 ";
    for (int shift = 60; shift >= 0; shift -= 4) head += digits[sum >> static_cast<unsigned>(shift) & 0xfU];
    const auto modules = repo::from_text(head + '\n' + std::string(text));
    if (!modules) return require(is_line(modules.error()));
    const auto written = repo::to_text(*modules);
    const auto again = repo::from_text(written);
    require(again && *again == *modules && repo::to_text(*again) == written);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size == 0) return 0;
    // The first byte chooses the reader.
    const auto text = as_text(bytes, size).substr(1);
    switch (bytes[0] % 7) {
        case 0: look_at_profile(text); break;
        case 1: look_at_rules(text); break;
        case 2: look_at_project(text); break;
        case 3: look_at_lock(text); break;
        case 4: look_at_expected_channels(text); break;
        case 5: look_at_source_record(text); break;
        default: look_at_modules(text); break;
    }
    return 0;
}
