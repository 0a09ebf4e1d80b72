#include "model/package_arch.hpp"

#include <algorithm>
#include <array>

namespace rpmgap::model {

namespace {

constexpr std::array<std::string_view, 20> arches{
    "noarch", "x86_64",  "x86_64_v2", "aarch64", "i386",     "i486",  "i586",    "i686", "ppc64le", "s390x",
    "src",    "riscv64", "nosrc",     "armv7hl", "armv7hnl", "ppc64", "ppc64p7", "s390", "ppc",     "loongarch64"};

bool is_x86_32(std::string_view arch) {
    return arch.size() == 4 && arch.front() == 'i' && arch.ends_with("86");
}

}  // namespace

bool is_package_arch(std::string_view word) {
    return std::ranges::find(arches, word) != arches.end();
}

bool is_without_arch(std::string_view arch) {
    return arch.empty() || arch == "noarch" || arch == "src" || arch == "nosrc";
}

std::string_view arch_family(std::string_view arch) {
    return is_x86_32(arch) || arch == "x86_64_v2" ? "x86_64" : arch;
}

std::string_view arch_of_word(std::string_view word) {
    const auto dot = word.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return {};
    const auto arch = word.substr(dot + 1);
    return is_package_arch(arch) ? arch : std::string_view();
}

std::string word_of_package(std::string_view name, std::string_view arch) {
    std::string word(name);
    if (!is_without_arch(arch)) word.append(".").append(arch);
    return word;
}

std::string_view isa_marker(std::string_view arch) {
    if (is_x86_32(arch)) return "(x86-32)";
    if (arch == "x86_64" || arch == "x86_64_v2") return "(x86-64)";
    if (arch == "aarch64") return "(aarch-64)";
    if (arch == "ppc64le") return "(ppc-64)";
    if (arch == "s390x") return "(s390-64)";
    return arch == "riscv64" ? "(riscv-64)" : std::string_view();
}

}  // namespace rpmgap::model
