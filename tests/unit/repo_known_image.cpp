#include <doctest/doctest.h>

#include "repo/known_image.hpp"

namespace unit_repo_known_image {

using namespace rpmgap;

TEST_CASE("references are compared without what docker adds to them") {
    using repo::plain_reference;
    CHECK(plain_reference("fedora:43") == "fedora:43");
    CHECK(plain_reference("docker.io/library/fedora:43") == "fedora:43");
    CHECK(plain_reference("index.docker.io/fedora") == "fedora:latest");
    CHECK(plain_reference("library/fedora") == "fedora:latest");
    CHECK(plain_reference("fedora:43@sha256:00") == "fedora:43");
    CHECK(plain_reference("fedora@sha256:00").empty());
    CHECK(plain_reference("host:5000/fedora") == "host:5000/fedora:latest");
    CHECK(plain_reference("").ends_with(":latest"));
}

TEST_CASE("built-in profiles know their systems") {
    std::vector<repo::Profile> profiles;
    for (const auto& id : repo::builtin_profiles()) profiles.push_back(*repo::builtin_profile(id));
    const auto known = [&](std::string_view id, std::string_view version) {
        const auto system = repo::known_system(profiles, id, version);
        return system ? system->profile : std::string("-");
    };
    CHECK(known("fedora", "43") == "fedora-43");
    CHECK(known("almalinux", "10.1") == "almalinux-10");
    CHECK(known("centos", "10") == "centos-stream-10");
    CHECK(known("amzn", "2023") == "amazonlinux-2023");
    CHECK(known("azurelinux", "3.0") == "azurelinux-3.0");
    CHECK(known("azurelinux", "4.0.20260602") == "azurelinux-4.0");
    CHECK(known("fedora", "430") == "-");
    CHECK(known("fedora", "") == "-");
    CHECK(known("debian", "12") == "-");
}

TEST_CASE("built-in profiles know their images") {
    std::vector<repo::Profile> profiles;
    for (const auto& id : repo::builtin_profiles()) profiles.push_back(*repo::builtin_profile(id));
    const auto known = [&](std::string_view reference) {
        const auto image = repo::known_image(profiles, reference);
        return image ? image->profile + "/" + image->image : std::string("-");
    };
    CHECK(known("fedora:43") == "fedora-43/");
    CHECK(known("docker.io/fedora:44") == "fedora-44/");
    CHECK(known("registry.fedoraproject.org/fedora:43") == "fedora-43/");
    CHECK(known("quay.io/fedora/fedora-minimal:rawhide") == "fedora-rawhide/");
    CHECK(known("almalinux:10") == "almalinux-10/");
    CHECK(known("almalinux:10.1-minimal") == "almalinux-10/");
    CHECK(known("almalinux/10-base") == "almalinux-10/");
    CHECK(known("quay.io/centos/centos:stream10-minimal") == "centos-stream-10/");
    CHECK(known("amazonlinux:2023") == "amazonlinux-2023/container");
    CHECK(known("public.ecr.aws/amazonlinux/amazonlinux:2023.6.20241111.0") == "amazonlinux-2023/container");
    CHECK(known("mcr.microsoft.com/azurelinux/base/core:3.0.20240727-amd64") == "azurelinux-3.0/core");
    CHECK(known("mcr.microsoft.com/azurelinux-beta/base/core:4.0@sha256:00") == "azurelinux-4.0/core");
    CHECK(known("mcr.microsoft.com/azurelinux/distroless/minimal:3.0") == "azurelinux-3.0/");
    for (const auto* other : {"fedora", "fedora:430", "almalinux:9", "almalinux:100", "evil.example/fedora:43",
                              "fedora@sha256:00", "debian:12", "quay.io/centos/centos:stream9", ""})
        CHECK(known(other) == "-");
}

}  // namespace unit_repo_known_image
