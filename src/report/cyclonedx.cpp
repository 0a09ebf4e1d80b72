#include "report/cyclonedx.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "model/version.hpp"
#include "support/clock.hpp"

namespace rpmgap::report {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view application_reference = "application";
constexpr std::string_view system_reference = "operating-system";

// What package URLs leave as it is, in names, versions and values.
std::string encoded(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
                           c == '-' || c == '_' || c == '~' || c == ':';
        if (plain)
            result += c;
        else
            result += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return result;
}

Json property(std::string_view name, const std::string& value) {
    return {{"name", fmt::format("rpmgap:{}", name)}, {"value", value}};
}

Json component_of(const model::PackageRef& package, const model::Distribution& distribution, Json properties) {
    const auto url = package_url(package, distribution);
    return {{"type", "library"},      {"bom-ref", url}, {"name", package.name},
            {"version", package.evr}, {"purl", url},    {"properties", std::move(properties)}};
}

// Scanners know by it which advisories the packages have.
Json system_component(const model::Distribution& distribution) {
    Json component{{"type", "operating-system"}, {"bom-ref", system_reference}, {"name", os_id(distribution)}};
    if (!distribution.release.empty()) component["version"] = distribution.release;
    return component;
}

/// The packages by name; each once.
class Components {
public:
    explicit Components(const model::Report& report) : distribution_(report.target.distribution) {
        if (!report.plan) return;
        for (const auto& planned : report.plan->to_install) add_installed(planned);
        for (const auto& planned : report.plan->in_image)
            if (planned.direct) direct_.insert(package_url(planned.package, distribution_));
        const std::set<std::string> removed(report.plan->removed.begin(), report.plan->removed.end());
        for (const auto& package : report.plan->image_packages)
            if (!removed.contains(nevra(package)) && !replaced_.contains({package.name, package.evr}))
                add(package, Json::array({property("channel", package.channel), property("state", "in-image")}));
    }

    Json list() && {
        Json all = Json::array();
        for (auto& [key, component] : components_) all.push_back(std::move(component));
        if (!all.empty()) all.push_back(system_component(distribution_));
        return all;
    }

    /// What the application itself asks for.
    Json direct() const {
        Json references = Json::array();
        for (const auto& url : direct_) references.push_back(url);
        return references;
    }

private:
    void add_installed(const model::PlannedPackage& planned) {
        auto properties = Json::array({property("channel", planned.package.channel), property("state", "to-install")});
        if (!planned.replaces.empty()) {
            properties.push_back(property("replaces", planned.replaces));
            replaced_.emplace(planned.package.name, planned.replaces);
        }
        if (planned.direct) direct_.insert(package_url(planned.package, distribution_));
        add(planned.package, std::move(properties));
    }

    void add(const model::PackageRef& package, Json properties) {
        components_.try_emplace({package.name, package.evr, package.arch},
                                component_of(package, distribution_, std::move(properties)));
    }

    const model::Distribution& distribution_;
    std::map<std::tuple<std::string, std::string, std::string>, Json> components_;
    std::set<std::pair<std::string, std::string>> replaced_;  // name, EVR
    std::set<std::string> direct_;
};

std::string application_name(const model::Report& report) {
    if (report.application.roots.size() != 1) return "application";
    const auto& root = report.application.roots.front();
    const auto end = root.find_last_not_of('/');
    if (end == std::string::npos) return "application";
    const auto begin = root.find_last_of('/', end);
    return root.substr(begin == std::string::npos ? 0 : begin + 1, end - (begin == std::string::npos ? -1 : begin));
}

// Which metadata it was made from, and what it does not hold.
Json properties_of(const model::Report& report) {
    Json properties = Json::array(
        {property("target", report.target.distribution.id), property("arch", report.target.distribution.arch)});
    for (const auto& channel : report.target.channels)
        properties.push_back(property("repomd-sha256", fmt::format("{} {}", channel.id, channel.digest)));
    // A plan of what could be read alone.
    std::set<std::string> not_checked;
    for (const auto& finding : report.findings)
        if (model::is_not_checked(finding))
            for (const auto& subject : finding.subjects)
                for (const auto& evidence : subject.evidence)
                    not_checked.insert(fmt::format("{}: {}", to_string(evidence), finding.message));
    for (const auto& item : not_checked) properties.push_back(property("not-checked", item));
    if (!report.plan) return properties;
    const auto& plan = *report.plan;
    properties.push_back(property("image", plan.image));
    if (!plan.image_known) properties.push_back(property("image-known", "false"));
    for (const auto& name : plan.image_missing) properties.push_back(property("image-missing", name));
    std::set<std::string> left_out;
    for (const auto question : plan.left_out)
        left_out.insert(to_string(report.questions.distinct[question].capability));
    for (const auto& capability : left_out) properties.push_back(property("left-out", capability));
    for (const auto subject : plan.refused)
        properties.push_back(property("refused", report.application.subjects[subject].path));
    for (const auto& problem : plan.problems) properties.push_back(property("problem", problem.cause));
    return properties;
}

Json metadata_of(const model::Report& report, const WriteOptions& options) {
    Json metadata = Json::object();
    if (const auto time = support::iso_time(options.source_date); !time.empty()) metadata["timestamp"] = time;
    const Json tool{{"type", "application"}, {"name", "rpmgap"}, {"version", model::tool_version}};
    metadata["tools"] = {{"components", Json::array({tool})}};
    metadata["component"] = {
        {"type", "application"}, {"bom-ref", application_reference}, {"name", application_name(report)}};
    metadata["properties"] = properties_of(report);
    return metadata;
}

}  // namespace

std::string package_url(const model::PackageRef& package, const model::Distribution& distribution) {
    const bool is_own = package.channel == "@application";
    const auto colon = package.evr.find(':');
    const auto version = colon == std::string::npos ? package.evr : package.evr.substr(colon + 1);
    const auto vendor = is_own ? std::string() : encoded(os_id(distribution)) + '/';
    auto url =
        fmt::format("pkg:rpm/{}{}@{}?arch={}", vendor, encoded(package.name), encoded(version), encoded(package.arch));
    if (!is_own) {
        url += "&distro=" + encoded(os_id(distribution));
        if (!distribution.release.empty()) url += '-' + encoded(distribution.release);
    }
    if (colon != std::string::npos) url += "&epoch=" + encoded(package.evr.substr(0, colon));
    return url;
}

std::string write_cyclonedx(const model::Report& report, const WriteOptions& options) {
    Components components(report);
    auto direct = components.direct();
    const Json document{{"$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json"},
                        {"bomFormat", "CycloneDX"},
                        {"specVersion", "1.6"},
                        {"version", 1},
                        {"metadata", metadata_of(report, options)},
                        {"components", std::move(components).list()},
                        {"dependencies", Json::array({{{"ref", application_reference}, {"dependsOn", direct}}})}};
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace rpmgap::report
