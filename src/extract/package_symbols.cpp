#include "extract/package_symbols.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "extract/elf/elf_reader.hpp"
#include "extract/rpm/payload.hpp"
#include "extract/rpm/rpm_reader.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

constexpr std::uint64_t most_library_bytes = 512ULL << 20U;
constexpr std::size_t most_symbols = 16U << 20U;

std::pair<std::string, std::string> split_name(const std::string& path) {
    const auto slash = path.rfind('/');
    if (slash == std::string::npos) return {{}, path};
    return {path.substr(0, slash), path.substr(slash + 1)};
}

bool is_for_programs(const std::string& path) {
    const auto directory = split_name(path).first;
    return directory.ends_with("/bin") || directory.ends_with("/sbin");
}

std::vector<std::string> libraries_of(const model::Subject& subject) {
    auto libraries = subject.elf->needed;
    for (const auto& requirement : subject.requirements) {
        const auto& section = requirement.evidence.section;
        model::ElfCapability parts;
        const bool filter = section == "DT_FILTER" || section == "DT_AUXILIARY";
        if (filter && model::parse_elf_capability(requirement.capability.name, parts))
            libraries.push_back(parts.soname);
    }
    return libraries;
}

// Nothing unless the loader could take the file for a library by some name.
std::optional<model::LibrarySymbols> library_of(const std::string& path, std::span<const std::byte> bytes) {
    auto subject = read_elf(path, bytes, Symbols::exported);
    const auto& elf = *subject.elf;
    if (elf.type != model::ElfFacts::Type::shared_object || elf.separate_debug) return std::nullopt;
    if (elf.soname.empty() && split_name(path).second.find(".so") == std::string::npos) return std::nullopt;
    model::LibrarySymbols library;
    library.path = support::printable(path);
    library.soname = elf.soname;
    library.is64 = elf.is64;
    library.big_endian = elf.big_endian;
    library.machine = elf.machine;
    library.needed = libraries_of(subject);
    library.run_paths = elf.runpath.empty() ? elf.rpath : elf.runpath;
    if (subject.symbols) {
        library.exported = std::move(subject.symbols->exported);
        library.fault = std::move(subject.symbols->fault);
    }
    // A damaged dynamic section may hide symbols and libraries.
    const auto damage = std::ranges::find(subject.not_checked, true, &model::NotChecked::counts);
    if (library.fault.empty() && damage != subject.not_checked.end()) library.fault = damage->reason;
    return library;
}

// Links by directory: name and target.
using Links = std::map<std::string, std::vector<std::pair<std::string, std::string>>>;

class LibraryReader {
public:
    /// Says what is wrong, or nothing.
    std::optional<std::string> take(PayloadFile& file) {
        if (file.kind == PayloadFile::Kind::link) note_link(file.path, file.target);
        for (const auto& name : file.other_names)
            if (split_name(name).first == split_name(file.path).first) note_link(name, split_name(file.path).second);
        if (file.kind != PayloadFile::Kind::regular || is_for_programs(file.path)) return std::nullopt;
        constexpr std::uint64_t head_bytes = 64;  // of a file that is no ELF file nothing more is unpacked into memory
        buffer_.resize(static_cast<std::size_t>(std::min(file.size, head_bytes)));
        if (auto read = file.read(buffer_); !read) return read.error();
        if (!is_elf(buffer_)) return std::nullopt;
        if (file.size > most_library_bytes)
            return fmt::format("{} in it has {} MiB, more than is read", support::printable(file.path),
                               file.size >> 20U);
        const std::size_t done = buffer_.size();
        buffer_.resize(static_cast<std::size_t>(file.size));
        if (auto read = file.read(std::span(buffer_).subspan(done)); !read) return read.error();
        auto library = library_of(file.path, buffer_);
        if (!library) return std::nullopt;
        symbols_ += library->exported.symbols.size();
        if (symbols_ > most_symbols) return "its libraries export more symbols than are read";
        package_.libraries.push_back(std::move(*library));
        return std::nullopt;
    }

    model::PackageSymbols finish() && {
        for (auto& library : package_.libraries) add_links(library);
        std::ranges::sort(package_.libraries, {}, &model::LibrarySymbols::path);
        return std::move(package_);
    }

private:
    // A library is opened by the name of a link to it, which lies beside it.
    void note_link(const std::string& path, const std::string& target) {
        auto [directory, name] = split_name(path);
        if (name.find(".so") == std::string::npos || target.find('/') != std::string::npos) return;
        links_[directory].emplace_back(std::move(name), target);
    }

    void add_links(model::LibrarySymbols& library) const {
        const auto [directory, name] = split_name(library.path);
        const auto there = links_.find(directory);
        if (there == links_.end()) return;
        std::vector<std::string> names{name};
        for (std::size_t i = 0; i < names.size(); ++i)  // links to links
            for (const auto& [link, target] : there->second)
                if (target == names[i] && std::ranges::find(names, link) == names.end()) names.push_back(link);
        for (std::size_t i = 1; i < names.size(); ++i) library.links.push_back(support::printable(names[i]));
    }

    std::vector<std::byte> buffer_;
    std::size_t symbols_ = 0;
    Links links_;
    model::PackageSymbols package_;
};

}  // namespace

tl::expected<model::PackageSymbols, std::string> read_package_symbols(int descriptor) {
    static_cast<void>(prepare_rpm_library());  // said once, by read_application()
    LibraryReader reader;
    if (auto fault = visit_payload(descriptor, [&](PayloadFile& file) { return reader.take(file); }))
        return tl::unexpected(std::move(*fault));
    return std::move(reader).finish();
}

}  // namespace rpmgap::extract
