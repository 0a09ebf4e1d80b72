#include "extract/language/interpreter_ties.hpp"

#include <algorithm>
#include <utility>

#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_number(std::string_view text) {
    return !text.empty() && text.size() <= 4 && std::ranges::all_of(text, is_digit);
}

std::string_view file_name(std::string_view path) {
    return path.substr(path.find_last_of("/!") + 1);  // "!" stands before what lies in an archive
}

// "3.12" of "3.12", "3.12.1" or "3.12.1.final.0"; empty when it is none.
std::string major_and_minor(std::string_view version) {
    const auto dot = version.find('.');
    if (dot == std::string_view::npos) return {};
    const auto minor = version.substr(dot + 1, version.find('.', dot + 1) - dot - 1);
    if (!is_number(version.substr(0, dot)) || !is_number(minor)) return {};
    return std::string(version.substr(0, dot)).append(1, '.').append(minor);
}

// "3.14" of "x.cpython-314-x86_64-linux-gnu.so".
std::string version_in_tag(std::string_view name) {
    constexpr std::string_view tag = ".cpython-3";
    const auto at = name.rfind(tag);
    if (at == std::string_view::npos || !name.ends_with(".so") || name.find("-linux-", at) == std::string_view::npos)
        return {};
    const auto minor = name.substr(at + tag.size());
    const auto length = std::min(minor.find_first_not_of("0123456789"), minor.size());
    return is_number(minor.substr(0, length)) ? "3." + std::string(minor.substr(0, length)) : std::string();
}

// "3.12" of ".../lib/python3.12/site-packages/...".
std::string version_of_directory(std::string_view path) {
    constexpr std::string_view python = "/python";
    const auto end = path.find("/site-packages/");
    if (end == std::string_view::npos) return {};
    const auto begin = path.rfind('/', end - std::min<std::size_t>(end, 1));
    if (begin == std::string_view::npos || !path.substr(begin).starts_with(python)) return {};
    const auto version = path.substr(begin + python.size(), end - begin - python.size());
    const auto library = file_name(path.substr(0, begin));
    const bool in_library = library == "lib" || library == "lib64";
    return in_library && major_and_minor(version) == version ? std::string(version) : std::string();
}

void tie(model::Subject& subject, std::string name, std::string version, std::string section, unsigned line = 0) {
    model::Requirement requirement;
    requirement.kind = model::RequirementKind::capability;
    requirement.capability.name = std::move(name);
    requirement.capability.sense = model::Sense::equal;
    requirement.capability.evr = std::move(version);
    requirement.evidence = {subject.path, line, std::move(section)};
    subject.requirements.push_back(std::move(requirement));
}

std::string_view node_module_version(std::span<const std::byte> image) {
    constexpr std::string_view symbol = "node_register_module_v";
    const std::string_view bytes(reinterpret_cast<const char*>(image.data()), image.size());
    const auto at = bytes.find(symbol);
    if (at == std::string_view::npos) return {};
    const auto rest = bytes.substr(at + symbol.size(), 8);
    const auto number = rest.substr(0, std::min(rest.find('\0'), rest.size()));
    return is_number(number) ? number : std::string_view();
}

}  // namespace

void add_interpreter_ties(model::Subject& subject, std::span<const std::byte> image) {
    const std::string_view path = subject.path;
    auto version = subject.elf ? version_in_tag(file_name(path)) : std::string();
    if (!version.empty())
        tie(subject, "python(abi)", std::move(version), "file name");
    else if (version = version_of_directory(path); !version.empty())
        tie(subject, "python(abi)", std::move(version), "path");
    if (!subject.elf || !path.ends_with(".node")) return;
    if (const auto number = node_module_version(image); !number.empty())
        tie(subject, "nodejs(abi)", std::string(number), "node_register_module");
}

bool is_pyvenv(std::string_view path) {
    return file_name(path) == "pyvenv.cfg";
}

model::Subject read_pyvenv(std::string path, std::string_view text) {
    model::Subject subject;
    subject.path = std::move(path);
    subject.kind = model::SubjectKind::recipe;
    unsigned number = 0;
    bool told = false;
    for (const auto& line : support::split(text.substr(0, 65'536), '\n')) {
        ++number;
        const auto equals = line.find('=');
        if (equals == std::string::npos) continue;
        const auto trimmed = [](std::string_view part) {
            const auto first = part.find_first_not_of(" \t\r");
            if (first == std::string_view::npos) return std::string_view();
            return part.substr(first, part.find_last_not_of(" \t\r") - first + 1);
        };
        const auto key = trimmed(std::string_view(line).substr(0, equals));
        // "version" of venv, "version_info" of virtualenv.
        if (told || (key != "version" && key != "version_info")) continue;
        auto version = major_and_minor(trimmed(std::string_view(line).substr(equals + 1)));
        told = !version.empty();
        if (told) tie(subject, "python(abi)", std::move(version), {}, number);
    }
    if (!told) subject.not_checked.push_back({{subject.path, 0, {}}, "it does not say which Python it is for"});
    return subject;
}

}  // namespace rpmgap::extract
