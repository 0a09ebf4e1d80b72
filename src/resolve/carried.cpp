#include "resolve/carried.hpp"

#include <algorithm>

namespace rpmgap::resolve {

bool has_isa_suffix(std::string_view name) {
    if (!name.ends_with("-32)") && !name.ends_with("-64)")) return false;
    const auto open = name.rfind('(');
    if (open == std::string_view::npos || open == 0) return false;
    const auto word = name.substr(open + 1, name.size() - open - 5);
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

Carried class_of(std::string_view name) {
    if (name.starts_with('/')) return Carried::files;
    if (has_isa_suffix(name)) return Carried::names;
    if (name.find('(') != std::string_view::npos) return Carried::generated;
    model::ElfCapability parts;  // 32-bit sonames have no parentheses
    return model::parse_elf_capability(name, parts) ? Carried::generated : Carried::names;
}

CarriedClasses::CarriedClasses(const SolvPool& pool) : CarriedClasses(pool, {pool, model::Support::unsupported}) {}

CarriedClasses::CarriedClasses(const SolvPool& pool, const ChannelSet& channels) {
    for (std::size_t i = 0; i < pool.channel_count(); ++i) {
        if (!channels.has(i)) continue;
        const model::ChannelSnapshot& channel = pool.channel(i);
        if (!channel.carries_generated) note(generated_, channel);
        if (!channel.carries_files) note(files_, channel);
    }
}

void CarriedClasses::note(Lack& lack, const model::ChannelSnapshot& channel) {
    const bool is_files = &lack == &files_;
    if (!lack.reason.empty()) lack.reason += "; ";
    lack.reason += "channel " + channel.id + ": ";
    if (!channel.lacks_reason.empty()) {
        lack.reason += channel.lacks_reason;
    } else {
        lack.reason += is_files ? "its metadata has no file lists" : "its metadata has no generated dependencies";
    }
    lack.best = lack.best ? std::min(*lack.best, channel.support) : channel.support;
}

const std::string& CarriedClasses::reason_of(Carried what) const {
    switch (what) {
        case Carried::names: return names_.reason;
        case Carried::generated: return generated_.reason;
        case Carried::files: return files_.reason;
    }
    return names_.reason;
}

const CarriedClasses::Lack& CarriedClasses::lack_of(Carried what) const {
    return what == Carried::generated ? generated_ : what == Carried::files ? files_ : names_;
}

bool CarriedClasses::lacking_before(Carried what, model::Support support) const {
    const Lack& lack = lack_of(what);
    return lack.best && *lack.best < support;
}

}  // namespace rpmgap::resolve
