#include "extract/image_manifest.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <sys/utsname.h>
#include <nlohmann/json.hpp>

#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

using Json = nlohmann::json;
using support::Fault;
using support::Result;

constexpr int deepest_index = 4;
constexpr std::size_t most_manifests = 1000;
constexpr std::size_t most_layers = 1000;  // of overlayfs, at most 500 can be mounted

tl::unexpected<support::Error> damaged(const std::string& name, std::string_view what) {
    return support::failure(Fault::input, fmt::format("{} of the image {}", support::printable(name), what));
}

Json parse_text(const std::string& text) {
    // Nesting costs the parser stack; these files nest a few levels.
    const auto too_deep = [](int depth, Json::parse_event_t, Json&) { return depth <= 32; };
    return Json::parse(text, too_deep, false);
}

using Misfits = std::vector<ImageManifest::Misfit>;

// It is read whether it fits or not.
Result<Json> parse(const ReadText& read, const ImageBlob& blob, Misfits& misfits) {
    const auto text = read(blob.name);
    if (!text) return tl::unexpected(text.error());
    if (auto reason = misfit(blob, *text); !reason.empty()) misfits.push_back({blob.name, std::move(reason)});
    auto value = parse_text(*text);
    if (value.is_discarded()) return damaged(blob.name, "is no JSON");
    return value;
}

std::string text_of(const Json& object, const char* name) {
    if (!object.is_object()) return {};
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const Json& member(const Json& object, const char* name) {
    static const Json nothing;
    if (!object.is_object()) return nothing;
    const auto found = object.find(name);
    return found == object.end() ? nothing : *found;
}

std::vector<std::string> texts_of(const Json& object, const char* name) {
    std::vector<std::string> texts;
    for (const auto& item : member(object, name))
        if (item.is_string()) texts.push_back(item.get<std::string>());
    return texts;
}

// The blob of a descriptor: "sha256:abc" lies in blobs/sha256/abc. What is no digest must not become a path.
std::optional<ImageBlob> blob_of(const Json& descriptor) {
    const auto digest = text_of(descriptor, "digest");
    const auto colon = digest.find(':');
    const auto is_plain = [](std::string_view part) {
        return !part.empty() && std::ranges::all_of(part, [](unsigned char c) { return std::isalnum(c) != 0; });
    };
    if (colon == std::string::npos) return std::nullopt;
    const auto algorithm = digest.substr(0, colon);
    const auto hex = digest.substr(colon + 1);
    if (!is_plain(algorithm) || !is_plain(hex)) return std::nullopt;
    ImageBlob blob{fmt::format("blobs/{}/{}", algorithm, hex), digest, std::nullopt};
    if (const auto& size = member(descriptor, "size"); size.is_number_unsigned()) blob.size = size.get<std::uint64_t>();
    return blob;
}

struct Platform {
    std::string os;
    std::string architecture;
    std::string variant;
};

std::string to_text(const Platform& platform) {
    auto text = fmt::format("{}/{}", platform.os, platform.architecture);
    return platform.variant.empty() ? text : text + '/' + platform.variant;
}

// Names of GOARCH, as images have them.
std::string own_architecture() {
    utsname machine{};
    const std::string name = uname(&machine) == 0 ? machine.machine : "x86_64";
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> known{
        {{"x86_64", "amd64"}, {"aarch64", "arm64"}, {"i686", "386"}, {"armv7l", "arm"}, {"loongarch64", "loong64"}}};
    const auto found = std::ranges::find(known, name, &std::pair<std::string_view, std::string_view>::first);
    return std::string(found == known.end() ? std::string_view(name) : found->second);
}

Platform wanted_platform(const std::string& text) {
    const auto parts = support::split(text, '/');
    if (text.empty()) return {"linux", own_architecture(), {}};
    if (parts.size() == 1) return {"linux", parts[0], {}};
    return {parts[0], parts[1], parts.size() > 2 ? parts[2] : std::string()};
}

bool fits(const Platform& wanted, const Platform& offered) {
    return wanted.os == offered.os && wanted.architecture == offered.architecture &&
           (wanted.variant.empty() || offered.variant.empty() || wanted.variant == offered.variant);
}

ImageConfig config_of(const Json& value) {
    ImageConfig config;
    config.os = text_of(value, "os");
    config.architecture = text_of(value, "architecture");
    const auto& run = member(value, "config");
    config.environment = texts_of(run, "Env");
    config.entrypoint = texts_of(run, "Entrypoint");
    config.command = texts_of(run, "Cmd");
    config.health_check = texts_of(member(run, "Healthcheck"), "Test");
    config.user = text_of(run, "User");
    config.working_directory = text_of(run, "WorkingDir");
    config.layer_digests = texts_of(member(value, "rootfs"), "diff_ids");
    return config;
}

class LayoutReader {
public:
    LayoutReader(const ReadText& read, const std::string& platform)
        : read_(read), wanted_(wanted_platform(platform)), is_asked_for_(!platform.empty()) {}

    Result<ImageManifest> run() {
        if (auto done = read_index({"index.json"}, {}, 0); !done) return tl::unexpected(done.error());
        // The only image there is needs no choice.
        if (found_.empty() && all_.size() == 1 && !is_asked_for_) found_ = all_;
        if (found_.size() == 1) return read_manifest(found_.front());
        if (!found_.empty()) {
            std::vector<std::string> names;
            for (const auto& each : found_) names.push_back(each.name.empty() ? each.blob.name : each.name);
            return support::failure(
                Fault::input, fmt::format("it holds {} images for {}: {}; copy one of them out, for instance with "
                                          "skopeo",
                                          found_.size(), to_text(wanted_), support::join(names, ", ")));
        }
        return support::failure(Fault::input, fmt::format("it has no image for {}, but for {}; --platform chooses one",
                                                          to_text(wanted_), support::join(offered_, ", ")));
    }

private:
    struct Found {
        std::string name;
        ImageBlob blob;
    };

    Result<void> read_index(const ImageBlob& from, const std::string& tag, int depth) {
        const auto& name = from.name;
        if (depth > deepest_index) return damaged(name, "lies in too many others");
        if (!seen_.insert(name).second) return {};
        const auto index = parse(read_, from, misfits_);
        if (!index) return tl::unexpected(index.error());
        const auto& manifests = member(*index, "manifests");
        if (!manifests.is_array()) return damaged(name, "lists no manifests");
        for (const auto& each : manifests) {
            const auto blob = blob_of(each);
            if (!blob) return damaged(name, "names a manifest by no digest");
            auto own = text_of(member(each, "annotations"), "org.opencontainers.image.ref.name");
            if (own.empty()) own = tag;
            const auto type = text_of(each, "mediaType");
            if (type.find("index") != std::string::npos || type.find("manifest.list") != std::string::npos) {
                if (auto done = read_index(*blob, own, depth + 1); !done) return done;
                continue;
            }
            if (!seen_.insert(blob->name).second) continue;
            if (seen_.size() > most_manifests) return damaged(name, "lists too many images");
            const auto& platform = member(each, "platform");
            Platform offered{text_of(platform, "os"), text_of(platform, "architecture"), text_of(platform, "variant")};
            // Attestations and signatures lie among the images: https://docs.docker.com/build/metadata/attestations
            if (offered.os == "unknown") continue;
            if (offered.os.empty()) {
                const auto manifest = read_manifest({own, *blob});
                if (!manifest) return tl::unexpected(manifest.error());
                offered = {manifest->config.os, manifest->config.architecture, {}};
                if (offered.os.empty()) continue;  // a signature or another thing that is no image
            }
            offered_.push_back(support::printable(to_text(offered)));
            all_.push_back({own, *blob});
            if (fits(wanted_, offered)) found_.push_back({own, *blob});
        }
        return {};
    }

    Result<ImageManifest> read_manifest(const Found& found) {
        ImageManifest image;
        image.misfits = misfits_;
        const auto manifest = parse(read_, found.blob, image.misfits);
        if (!manifest) return tl::unexpected(manifest.error());
        image.name = support::printable(found.name);
        const auto config_blob = blob_of(member(*manifest, "config"));
        if (!config_blob) return damaged(found.blob.name, "names no configuration");
        const auto config = parse(read_, *config_blob, image.misfits);
        if (!config) return tl::unexpected(config.error());
        image.config = config_of(*config);
        if (!member(*manifest, "layers").is_array()) return damaged(found.blob.name, "names no layers");
        for (const auto& layer : member(*manifest, "layers")) {
            const auto blob = blob_of(layer);
            if (!blob) return damaged(found.blob.name, "names a layer by no digest");
            image.layers.push_back(*blob);
        }
        return image;
    }

    const ReadText& read_;
    Platform wanted_;
    bool is_asked_for_;           // on the command line
    std::set<std::string> seen_;  // indexes and manifests: many can name one
    std::vector<Found> all_;
    std::vector<Found> found_;
    std::vector<std::string> offered_;
    Misfits misfits_;  // of indexes
};

// What `docker save` writes: a list of images, each with the names of its files.
Result<ImageManifest> read_docker_archive(const ReadText& read, const std::string& platform) {
    ImageManifest image;
    const auto list = parse(read, {"manifest.json"}, image.misfits);
    if (!list) return tl::unexpected(list.error());
    if (!list->is_array() || list->empty()) return damaged("manifest.json", "lists no images");
    if (list->size() > 1) {
        std::vector<std::string> names;
        for (const auto& each : *list)
            for (const auto& tag : texts_of(each, "RepoTags")) names.push_back(support::printable(tag));
        return support::failure(Fault::input, fmt::format("it holds {} images: {}; save one of them alone",
                                                          list->size(), support::join(names, ", ")));
    }
    const auto& entry = list->front();
    const auto tags = texts_of(entry, "RepoTags");
    if (!tags.empty()) image.name = support::printable(tags.front());
    const auto config_name = text_of(entry, "Config");
    const auto config = parse(read, {config_name, digest_in_name(config_name)}, image.misfits);
    if (!config) return tl::unexpected(config.error());
    image.config = config_of(*config);
    for (const auto& layer : texts_of(entry, "Layers")) image.layers.push_back({layer, digest_in_name(layer)});
    const Platform offered{image.config.os, image.config.architecture, {}};
    if (!platform.empty() && !fits(wanted_platform(platform), offered))
        return support::failure(Fault::input,
                                fmt::format("it is for {}, not for {}", support::printable(to_text(offered)),
                                            support::printable(platform)));
    return image;
}

}  // namespace

Result<ImageManifest> read_image_manifest(const ReadText& read, const std::string& platform) {
    auto image = read("index.json") ? LayoutReader(read, platform).run() : read_docker_archive(read, platform);
    if (!image) return image;
    const auto& digests = image->config.layer_digests;
    if (image->layers.size() > most_layers)
        return support::failure(Fault::input, fmt::format("it has {} layers", image->layers.size()));
    if (digests.size() != image->layers.size())
        return support::failure(Fault::input, fmt::format("its manifest names {} layers and its configuration {}",
                                                          image->layers.size(), digests.size()));
    return image;
}

}  // namespace rpmgap::extract
