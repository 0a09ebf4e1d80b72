#include "repo/package_source.hpp"

#include <mutex>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "repo/remote/checksum.hpp"
#include "repo/remote/repository.hpp"
#include "repo/remote/url.hpp"
#include "repo/source_directory.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

using Failure = tl::unexpected<std::string>;

// Why the metadata does not lead to a file that could be trusted; empty: it does.
std::string unusable(const model::PackageFile& package) {
    if (!package.base.empty())
        return fmt::format("it lies at another place than its channel (xml:base {})", remote::shown_url(package.base));
    if (!remote::is_relative_path(package.location)) return "the metadata has no path below the channel for it";
    if (package.checksum.empty() || package.checksum_type == "md5")
        return "the metadata has no checksum that proves anything for it";
    return {};
}

tl::expected<OpenPackage, std::string> verified(FileDescriptor file, const model::PackageFile& package) {
    if (package.size != 0 && file.size() != package.size)
        return Failure(fmt::format("it has {} bytes, the metadata says {}", file.size(), package.size));
    const auto checksum = remote::file_checksum(file.get(), package.checksum_type);
    if (!checksum) return Failure(checksum.error());
    if (*checksum != package.checksum)
        return Failure(fmt::format("its {} is not the one of the metadata", package.checksum_type));
    return OpenPackage(std::move(file));
}

tl::expected<OpenPackage, std::string> open_local(const remote::Source& source, const model::PackageFile& package) {
    std::string why = "its channel names no directory";
    for (const auto& place : source.base_urls) {
        const auto directory = local_directory(place);
        if (!directory) {
            why = directory.error();
            continue;
        }
        const auto path = *directory / package.location;
        auto file = FileDescriptor::open_regular(path);
        auto opened = file ? verified(std::move(*file), package)
                           : tl::expected<OpenPackage, std::string>(tl::unexpect, file.error());
        if (opened) return opened;
        why = fmt::format("{}: {}", support::printable(path.native()), opened.error());
    }
    return Failure(std::move(why));
}

}  // namespace

struct PackageSource::State {
    remote::Source source;
    LocateOptions options;
    std::mutex mutex;  // of what follows: librepo's handle is one thread's at a time
    std::optional<remote::Repository> repository;

    tl::expected<OpenPackage, std::string> fetch(const model::PackageFile& package) {
        if (options.offline) return Failure("--offline was given and it would have to be fetched");
        const std::lock_guard lock(mutex);
        if (!repository) {
            remote::FetchOptions fetch;
            fetch.retries = options.retries;
            fetch.retrying = options.tell;
            auto opened = remote::Repository::open(source, std::move(fetch));
            if (!opened) return Failure(opened.error().line());
            repository = std::move(*opened);
        }
        options.say(fmt::format("fetching {} from {}", nevra(package.package), remote::shown_place(source)));
        auto file = repository->fetch_package(package.location, package.checksum_type, package.checksum, package.size);
        if (!file) return Failure(file.error().line());
        return OpenPackage(std::move(*file));
    }
};

PackageSource::PackageSource(remote::Source source, LocateOptions options) : state_(std::make_unique<State>()) {
    state_->source = std::move(source);
    state_->options = std::move(options);
}
PackageSource::PackageSource(PackageSource&&) noexcept = default;
PackageSource& PackageSource::operator=(PackageSource&&) noexcept = default;
PackageSource::~PackageSource() = default;

tl::expected<OpenPackage, std::string> PackageSource::open(const model::PackageFile& package) const {
    if (auto why = unusable(package); !why.empty()) return Failure(std::move(why));
    return is_local_source(state_->source) ? open_local(state_->source, package) : state_->fetch(package);
}

}  // namespace rpmgap::repo
