// Packages of one channel: read in place from a directory, or fetched from its servers; each held against the size and
// the checksum that primary metadata gives for it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <variant>

#include <tl/expected.hpp>

#include "model/package_file.hpp"
#include "repo/local_file.hpp"
#include "repo/locate.hpp"
#include "repo/remote/descriptor.hpp"
#include "repo/remote/source.hpp"

namespace rpmgap::repo {

/// A verified package file; in memory when it was fetched, and gone with this object.
class OpenPackage {
public:
    explicit OpenPackage(FileDescriptor file) : file_(std::move(file)) {}
    explicit OpenPackage(remote::Descriptor file) : file_(std::move(file)) {}

    [[nodiscard]] int descriptor() const {
        return std::visit([](const auto& file) { return file.get(); }, file_);
    }

private:
    std::variant<FileDescriptor, remote::Descriptor> file_;
};

class PackageSource {
public:
    /// Nothing is asked of a server before the first package is.
    PackageSource(remote::Source source, LocateOptions options);
    PackageSource(PackageSource&&) noexcept;
    PackageSource& operator=(PackageSource&&) noexcept;
    ~PackageSource();

    /// From any thread; those of one server are fetched one after another. The error is one line: where the package was
    /// looked for and why it cannot be used.
    [[nodiscard]] tl::expected<OpenPackage, std::string> open(const model::PackageFile& package) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace rpmgap::repo
