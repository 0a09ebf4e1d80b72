// The install plan as a bill of materials. Format: CycloneDX 1.6, https://cyclonedx.org/docs/1.6/json/; package URLs:
// https://github.com/package-url/purl-spec, type rpm
#pragma once

#include "report/writer.hpp"

namespace rpmgap::report {

/// What is on the target once the plan is carried out: the packages of the image that stay and those that are
/// installed. The same report gives the same bytes: there is a time only where the options have one, and no serial
/// number. What the plan leaves out is told in the document's properties.
[[nodiscard]] std::string write_cyclonedx(const model::Report& report, const WriteOptions& options);

/// "pkg:rpm/azurelinux/openssl@3.3.5-1.azl4?arch=x86_64&distro=azurelinux-4.0&epoch=1"; without vendor and distro for
/// a package of the application's own.
[[nodiscard]] std::string package_url(const model::PackageRef& package, const model::Distribution& distribution);

}  // namespace rpmgap::report
