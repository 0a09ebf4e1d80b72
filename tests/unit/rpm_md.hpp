// Small rpm-md repositories that a test writes into a temporary directory.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "repo/libsolv.hpp"

namespace rpm_md {

namespace fs = std::filesystem;

/// A directory that is gone with this object.
class Scratch {
public:
    Scratch() {
        std::string name = (fs::temp_directory_path() / "rpmgap-unit-XXXXXX").native();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp failed");
        path_ = name;
    }
    ~Scratch() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

inline void write_file(const fs::path& file, std::string_view bytes) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
}

inline std::string read_file(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline std::string checksum(const std::string& bytes, const char* type = "sha256") {
    const rpmgap::repo::ChksumHandle sum(solv_chksum_create(solv_chksum_str2type(type)));
    solv_chksum_add(sum.get(), bytes.data(), static_cast<int>(bytes.size()));
    int length = 0;
    const unsigned char* digest = solv_chksum_get(sum.get(), &length);
    std::string hex;
    for (int i = 0; i < length; ++i) hex += fmt::format("{:02x}", digest[i]);
    return hex;
}

struct File {
    std::string path;
    std::string type;  ///< "", "dir", "ghost"
};

struct Package {
    std::string name = {};
    std::string arch = "x86_64";
    std::vector<std::string> provides = {};
    std::vector<std::string> requires_ = {};
    std::vector<File> files = {};
    std::string pkgid = {};  ///< empty: made of the name
    unsigned installed = 100;
    std::vector<std::string> primary_files = {};  ///< paths that primary lists too
};

inline std::string pkgid_of(const Package& package) {
    return package.pkgid.empty() ? checksum(package.name) : package.pkgid;
}

inline std::string primary_of(const std::vector<Package>& packages, std::string_view root_attributes = {}) {
    std::string xml = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<metadata {} packages=\"{}\">\n",
        root_attributes.empty()
            ? "xmlns=\"http://linux.duke.edu/metadata/common\" xmlns:rpm=\"http://linux.duke.edu/metadata/rpm\""
            : root_attributes,
        packages.size());
    for (const auto& package : packages) {
        const auto entries = [](const std::vector<std::string>& names) {
            std::string text;
            for (const auto& name : names) text += fmt::format("<rpm:entry name=\"{}\"/>", name);
            return text;
        };
        xml += fmt::format(
            "<package type=\"rpm\"><name>{}</name><arch>{}</arch><version epoch=\"0\" ver=\"1\" rel=\"1\"/>"
            "<checksum type=\"sha256\" pkgid=\"YES\">{}</checksum><size package=\"10\" installed=\"{}\"/><location "
            "href=\"{}.rpm\"/>"
            "<format><rpm:provides>{}</rpm:provides><rpm:requires>{}</rpm:requires>",
            package.name, package.arch, pkgid_of(package), package.installed, package.name, entries(package.provides),
            entries(package.requires_));
        for (const auto& path : package.primary_files) xml += fmt::format("<file>{}</file>", path);
        xml += "</format></package>\n";
    }
    return xml + "</metadata>\n";
}

inline std::string filelists_of(const std::vector<Package>& packages) {
    std::string xml = fmt::format("<filelists xmlns=\"http://linux.duke.edu/metadata/filelists\" packages=\"{}\">\n",
                                  packages.size());
    for (const auto& package : packages) {
        xml += fmt::format("<package pkgid=\"{}\" name=\"{}\" arch=\"{}\"><version epoch=\"0\" ver=\"1\" rel=\"1\"/>",
                           pkgid_of(package), package.name, package.arch);
        for (const auto& file : package.files)
            xml += file.type.empty() ? fmt::format("<file>{}</file>", file.path)
                                     : fmt::format("<file type=\"{}\">{}</file>", file.type, file.path);
        xml += "</package>\n";
    }
    return xml + "</filelists>\n";
}

inline std::string record_of(std::string_view type, std::string_view href, std::string_view sum,
                             std::string_view sum_type = "sha256") {
    return fmt::format(
        "<data type=\"{}\"><checksum type=\"{}\">{}</checksum><location "
        "href=\"{}\"/><timestamp>1700000000</timestamp></data>",
        type, sum_type, sum, href);
}

inline std::string repomd_of(std::string_view records) {
    return fmt::format(
        "<?xml version=\"1.0\"?>\n<repomd "
        "xmlns=\"http://linux.duke.edu/metadata/repo\"><revision>1</revision>{}</repomd>\n",
        records);
}

/// Writes DIRECTORY/repodata; the suffixes choose the compression. Without file lists when `filelists` is empty.
inline void write(const fs::path& directory, const std::string& primary, const std::optional<std::string>& filelists,
                  const std::string& suffix = ".xml") {
    const auto store = [&](const std::string& kind, const std::string& xml) {
        const auto href = "repodata/" + kind + suffix;
        const auto file = directory / href;
        fs::create_directories(file.parent_path());
        std::FILE* const out = solv_xfopen(file.c_str(), "w");
        if (out == nullptr || std::fwrite(xml.data(), 1, xml.size(), out) != xml.size() || std::fclose(out) != 0)
            throw std::runtime_error("cannot write " + href);
        return record_of(kind, href, checksum(read_file(file)));
    };
    std::string records = store("primary", primary);
    if (filelists) records += store("filelists", *filelists);
    write_file(directory / "repodata" / "repomd.xml", repomd_of(records));
}

inline void write(const fs::path& directory, const std::vector<Package>& packages, const std::string& suffix = ".xml") {
    write(directory, primary_of(packages), filelists_of(packages), suffix);
}

}  // namespace rpm_md
