#include "extract/image_parts.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace rpmgap::extract {

namespace {

constexpr std::string_view blobs = "blobs/";

// All images of a saved archive; nothing where one of them names no layers, or no configuration: extensions of browsers
// have a manifest.json, too.
std::optional<ImageMark> read_saved(std::string_view text) {
    using nlohmann::json;
    const auto too_deep = [](int depth, json::parse_event_t, json&) { return depth <= 32; };
    const auto list = json::parse(text, too_deep, false);
    if (!list.is_array() || list.empty()) return std::nullopt;
    ImageMark mark{ImageMark::Kind::saved};
    for (const auto& image : list) {
        if (!image.is_object() || !image.contains("Config") || !image.contains("Layers")) return std::nullopt;
        const auto& config = image["Config"];
        const auto& layers = image["Layers"];
        if (!config.is_string() || !layers.is_array()) return std::nullopt;
        mark.names.push_back(config.get<std::string>());
        for (const auto& layer : layers) {
            if (!layer.is_string()) return std::nullopt;
            mark.names.push_back(layer.get<std::string>());
        }
    }
    return mark;
}

}  // namespace

bool may_mark_image(std::string_view name, std::string_view head) {
    return std::ranges::find(image_mark_names, name) != image_mark_names.end() &&
           head.starts_with(name == "manifest.json" ? '[' : '{');
}

std::optional<ImageMark> read_image_mark(std::string_view name, std::string_view text) {
    if (!may_mark_image(name, text)) return std::nullopt;
    if (name == "manifest.json") return read_saved(text);
    const bool is_layout = name == "oci-layout";
    // An index that is damaged behind that is still one, and reading it tells so.
    if (text.find(is_layout ? "\"imageLayoutVersion\"" : "\"manifests\"") == std::string_view::npos)
        return std::nullopt;
    return ImageMark{is_layout ? ImageMark::Kind::layout : ImageMark::Kind::index};
}

bool take_image_mark(const ImageMark& mark, Budget& budget) {
    std::uint64_t bytes = sizeof(ImageMark);
    for (const auto& name : mark.names) bytes += 2 * sizeof(std::string) + name.size();
    return !budget.take_fact(bytes);
}

bool ImageParts::Marks::has(std::string_view name) const {
    if (is_layout() && (name == "oci-layout" || name == "index.json" || name.starts_with(blobs))) return true;
    return !saved.empty() && (name == "manifest.json" || saved.contains(name));
}

void ImageParts::add(std::string_view path, const ImageMark& mark) {
    const auto name = path.rfind('/') + 1;
    if (path.substr(name) != image_mark_names[static_cast<std::size_t>(mark.kind)]) return;  // a hard link to one
    auto& marks = marks_[std::string(path.substr(0, name))];
    switch (mark.kind) {
        case ImageMark::Kind::layout: marks.layout = true; break;
        case ImageMark::Kind::index: marks.index = true; break;
        case ImageMark::Kind::saved: marks.saved = {mark.names.begin(), mark.names.end()}; break;
    }
}

std::vector<std::string> ImageParts::directories() const {
    std::vector<std::string> images;
    for (const auto& [directory, marks] : marks_)
        if (marks.is_layout() || !marks.saved.empty()) images.push_back(directory);
    return images;
}

bool ImageParts::has(std::string_view path) const {
    if (marks_.empty()) return false;
    const auto is_part_of = [&](std::size_t length) {
        const auto marks = marks_.find(path.substr(0, length));
        return marks != marks_.end() && marks->second.has(path.substr(length));
    };
    for (auto slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/', slash + 1))
        if (is_part_of(slash + 1)) return true;
    return is_part_of(0);
}

}  // namespace rpmgap::extract
