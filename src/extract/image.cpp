#include "extract/image.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "extract/digested_content.hpp"
#include "extract/file_reader.hpp"
#include "extract/image_blob.hpp"
#include "extract/image_configuration.hpp"
#include "extract/input/archive.hpp"
#include "extract/input/open_file.hpp"
#include "extract/input/unpacked.hpp"
#include "extract/system_tree.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

using support::Result;

constexpr std::string_view whiteout = ".wh.";
constexpr std::string_view opaque = ".wh..wh..opq";

class ImageReader {
public:
    ImageReader(ImageSource& source, std::string name, const ReadOptions& options, Budget& budget)
        : source_(source), name_(std::move(name)), options_(options), budget_(budget) {}

    Harvest run() {
        const auto manifest =
            read_image_manifest([&](const std::string& file) { return source_.text(file); }, options_.platform);
        if (!manifest) return given_up(manifest.error().line());
        auto base_layers = shared_with_base(manifest->config);
        for (const auto& [blob, reason] : manifest->misfits) not_checked_in(blob, reason);
        std::vector<std::string> names;
        std::map<std::string, Expected> distinct;
        for (std::size_t i = 0; i < manifest->layers.size(); ++i) {
            names.push_back(source_.real_name(manifest->layers[i].name));
            Expected expected(manifest->layers[i], manifest->config.layer_digests[i]);
            const auto [known, is_new] = distinct.try_emplace(names.back(), expected);
            if (!is_new && !known->second.has_digests_of(expected))
                misfits(names.back(), "is not what the image names: it is named more than once, by different digests");
        }
        std::map<std::string, Layer> layers;
        std::vector<std::string> files;
        for (const auto& [file, expected] : distinct) files.push_back(file);
        const auto read = source_.visit(files, budget_, [&](const std::string& file, Content& content) {
            layers.emplace(file, read_layer(content, file, distinct.at(file)));
        });
        if (!read) return given_up(read.error().line());
        // Digests that the configuration claims make no layer the base's, nor one that lies upon another layer.
        const auto first_misfit =
            std::ranges::find_if(names, [&](const std::string& name) { return misfits_.contains(name); });
        base_layers = std::min(base_layers, static_cast<std::size_t>(first_misfit - names.begin()));
        SystemTree tree(name_ + '!');
        std::optional<SystemTree> base;
        for (std::size_t i = 0; i < names.size(); ++i) {
            auto& layer = layers[names[i]];
            for (auto& [path, entry] : layer.entries) entry.is_base = i < base_layers;
            tree.apply(layer);
            if (i + 1 == base_layers) base = tree;
        }
        auto harvest = settle_system(tree, base ? &*base : nullptr, options_.make_scratch);
        add_configuration(manifest->config, tree, support::printable(name_), harvest);
        notes_.take(std::move(harvest));
        return std::move(notes_);
    }

private:
    // What a layer has to be: as it lies there, and unpacked.
    struct Expected {
        ImageBlob packed;
        ImageBlob unpacked;
        Expected(ImageBlob blob, std::string digest)
            : packed(std::move(blob)), unpacked{packed.name, std::move(digest)} {}
        [[nodiscard]] bool has_digests_of(const Expected& other) const {
            return packed.digest == other.packed.digest && unpacked.digest == other.unpacked.digest;
        }
    };

    Harvest given_up(const std::string& why) {
        not_checked(fmt::format("the image is not read: {}", why));
        return std::move(notes_);
    }

    void not_checked(std::string reason, bool counts = true) {
        notes_.not_checked.push_back({{support::printable(name_), 0, {}}, std::move(reason), counts});
    }

    void not_checked_in(const std::string& file, std::string reason) {
        notes_.not_checked.push_back({{support::printable(name_ + '!' + file), 0, {}}, std::move(reason)});
    }

    // A layer that is not, or may not be, what the image names.
    void misfits(const std::string& file, std::string reason) {
        misfits_.insert(file);
        not_checked_in(file, std::move(reason));
    }

    // How many of the lowest layers the base image has as well.
    std::size_t shared_with_base(const ImageConfig& config) {
        if (options_.base_image.empty()) return 0;
        const auto digests = layer_digests_of(options_.base_image);
        if (!digests) {
            not_checked(fmt::format("the base image is not read, so that its files count as the application's: {}",
                                    digests.error().line()));
            return 0;
        }
        const auto [own, base] = std::ranges::mismatch(config.layer_digests, *digests);
        if (base == digests->end()) return digests->size();
        not_checked(fmt::format("the image is not built on {}, whose layers it does not all begin with",
                                support::printable(options_.base_image)));
        return 0;
    }

    Result<std::vector<std::string>> layer_digests_of(const std::string& path) {
        auto source = image_in_directory(path);
        auto file = source ? Result<OpenFile>(support::failure(support::Fault::input, "")) : OpenFile::open(path, true);
        if (!source) {
            if (!file) return tl::unexpected(file.error());
            if (auto image = image_in_archive(*file, options_.limits)) source = std::move(image->source);
        }
        if (!source) return support::failure(support::Fault::input, "it is no image");
        const auto manifest =
            read_image_manifest([&](const std::string& name) { return source->text(name); }, options_.platform);
        if (!manifest) return tl::unexpected(manifest.error());
        if (!manifest->misfits.empty())
            return support::failure(support::Fault::input, manifest->misfits.front().reason);
        return manifest->config.layer_digests;
    }

    Layer read_layer(Content& content, const std::string& file, const Expected& expected) {
        Layer layer;
        DigestedContent packed(content, digest_like(expected.packed.digest));
        auto faults = visit_unpacked(packed, budget_, [&](Content& bytes) {
            DigestedContent unpacked(bytes, digest_like(expected.unpacked.digest));
            const auto add = [&](const Member& member, Content& member_bytes) {
                if (member.packed_alone)
                    not_checked_in(file, "is no archive");
                else
                    add_member(member, member_bytes, layer);
                return !member.packed_alone;
            };
            for (auto& fault : visit_archive(unpacked, "", budget_, add)) not_checked_in(file, std::move(fault));
            hold(unpacked, file, expected.unpacked);
        });
        for (auto& fault : faults) not_checked_in(file, std::move(fault));
        hold(packed, file, expected.packed);
        return layer;
    }

    void hold(DigestedContent& content, const std::string& file, const ImageBlob& blob) {
        if (auto read = content.read_rest(budget_); !read)
            misfits(file, fmt::format("is not held against its digest: {}", read.error().line()));
        else if (auto reason = misfit(blob, content); !reason.empty())
            misfits(file, std::move(reason));
    }

    void add_member(const Member& member, Content& bytes, Layer& layer) {
        const auto path = '/' + member.path;
        const auto slash = path.rfind('/');
        const auto file_name = std::string_view(path).substr(slash + 1);
        if (file_name == opaque) {
            layer.opaque.push_back(path.substr(0, slash));
            return;
        }
        if (file_name.starts_with(whiteout)) {
            layer.removed.push_back(path.substr(0, slash + 1).append(file_name.substr(whiteout.size())));
            return;
        }
        Entry entry;
        switch (member.kind) {
            case Member::Kind::file:
                entry.kind = Entry::Kind::file;
                read_file(bytes, path, entry);
                break;
            case Member::Kind::directory: entry.kind = Entry::Kind::directory; break;
            case Member::Kind::link:
                entry.kind = Entry::Kind::link;
                entry.target = member.target;
                break;
            case Member::Kind::hard_link:
                entry.kind = Entry::Kind::hard_link;
                entry.target = '/' + member.target;
                break;
            case Member::Kind::other: break;
        }
        layer.entries.emplace_back(path, std::move(entry));
    }

    void read_file(Content& bytes, const std::string& path, Entry& entry) {
        read_entry(bytes, {.path = name_ + '!' + path, .place = path, .depth = 1}, options_, budget_, entry);
    }

    ImageSource& source_;
    std::string name_;
    const ReadOptions& options_;
    Budget& budget_;
    std::set<std::string> misfits_;  // layers
    Harvest notes_;
};

}  // namespace

Harvest read_image(ImageSource& source, const std::string& name, const ReadOptions& options, Budget& budget) {
    return ImageReader(source, name, options, budget).run();
}

}  // namespace rpmgap::extract
