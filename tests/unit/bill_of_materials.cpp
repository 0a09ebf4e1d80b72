#include <doctest/doctest.h>

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "report/cyclonedx.hpp"

namespace unit_bill_of_materials {

using namespace rpmgap;

namespace {

model::PackageRef package(std::string name, std::string evr, std::string arch, std::string channel) {
    model::PackageRef package;
    package.name = std::move(name);
    package.evr = std::move(evr);
    package.arch = std::move(arch);
    package.channel = std::move(channel);
    return package;
}

model::Report a_report() {
    model::Report report;
    report.application.roots = {"./app/"};
    report.target.distribution.id = "azurelinux-4.0";
    report.target.distribution.release = "4.0";
    model::Plan& plan = report.plan.emplace();
    plan.image = "core";
    const auto in_image = [](std::string name, std::string evr) {
        return package(std::move(name), std::move(evr), "x86_64", "base");
    };
    plan.image_packages = {in_image("bash", "5.3-1"), in_image("old", "1-1"), in_image("gone", "2-1")};
    model::PlannedPackage planned;
    planned.direct = true;
    planned.package = in_image("bash", "5.3-1");
    plan.in_image.push_back(planned);
    planned.package = in_image("old", "1:2-1");
    planned.replaces = "1-1";
    plan.to_install.push_back(planned);
    planned = {};
    planned.package = package("own", "1-1", "noarch", "@application");
    plan.to_install.push_back(planned);
    plan.removed = {"gone-2-1.x86_64"};
    return report;
}

}  // namespace

TEST_CASE("the bill of materials is the image after the plan") {
    const auto bill = nlohmann::json::parse(report::write_cyclonedx(a_report(), {}));
    std::vector<std::string> told;
    for (const auto& component : bill["components"])
        if (component["type"] == "operating-system")
            told.push_back(component["name"].get<std::string>() + " " + component["version"].get<std::string>());
        else
            told.push_back(component["purl"].get<std::string>() + " " +
                           component["properties"][1]["value"].get<std::string>());
    CHECK(told ==
          std::vector<std::string>{"pkg:rpm/azurelinux/bash@5.3-1?arch=x86_64&distro=azurelinux-4.0 in-image",
                                   "pkg:rpm/azurelinux/old@2-1?arch=x86_64&distro=azurelinux-4.0&epoch=1 to-install",
                                   "pkg:rpm/own@1-1?arch=noarch to-install", "azurelinux 4.0"});
    CHECK(bill["metadata"]["component"]["name"] == "app");
    CHECK(bill["dependencies"][0]["dependsOn"].size() == 2);
    CHECK_FALSE(bill["metadata"].contains("timestamp"));
    CHECK(report::write_cyclonedx(a_report(), {.source_date = 1767225600}).find("\"2026-01-01T00:00:00Z\"") !=
          std::string::npos);
}

TEST_CASE("without a plan there are no components") {
    auto report = a_report();
    report.plan.reset();
    CHECK(nlohmann::json::parse(report::write_cyclonedx(report, {}))["components"].empty());
}

TEST_CASE("package URLs name the vendor as os-release does, and escape what is no plain character") {
    model::Distribution distribution;
    distribution.id = "amazonlinux-2023";
    distribution.release = "2023";
    distribution.os_id = "amzn";
    CHECK(report::package_url(package("libstdc++", "1~rc1^a+b-1", "x86_64", "base"), distribution) ==
          "pkg:rpm/amzn/libstdc%2B%2B@1~rc1%5Ea%2Bb-1?arch=x86_64&distro=amzn-2023");
    distribution = {};
    distribution.id = "My Mirror";
    CHECK(report::package_url(package("a", "1-1", "noarch", "base"), distribution) ==
          "pkg:rpm/my%20mirror/a@1-1?arch=noarch&distro=my%20mirror");
}

}  // namespace unit_bill_of_materials
