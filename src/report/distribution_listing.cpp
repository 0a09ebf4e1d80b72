#include "report/distribution_listing.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/wrap.hpp"
#include "support/text.hpp"

namespace rpmgap::report {

namespace {

using Json = nlohmann::ordered_json;

std::string padded(const std::string& text, std::size_t width) {
    const auto columns = support::columns(text);
    return text + std::string(columns < width ? width - columns : 0, ' ');
}

std::string stages_text(const ListedDistribution& distribution) {
    std::string text;
    for (const auto& stage : distribution.stages)
        text += (text.empty() ? "" : ", ") + stage + (stage == distribution.stages.front() ? " (default)" : "");
    return text;
}

// For people; the words of JSON are those of a report.
std::string_view vouched(const std::string& by) {
    if (by == "signature") return "checked: its signature";
    if (by == "metalink") return "checked: its digest in the metalink, which comes over TLS; not signed";
    if (by == "tls") return "not signed: TLS to the server alone";
    if (by == "nothing") return "not signed, and fetched without TLS";
    return "read in place";
}

std::string channels_text(const ListedDistribution& distribution) {
    std::string text;
    for (const auto& channel : distribution.channels) {
        const bool everywhere = channel.arches == distribution.arches;
        text += fmt::format("\nchannel {}: {}{}{}\n", channel.id, channel.support, everywhere ? "" : ", only for ",
                            everywhere ? "" : support::join(channel.arches, ", "));
        if (!channel.lacks.empty())
            text += fmt::format("  its metadata lacks: {}\n", support::join(channel.lacks, ", "));
        for (const auto& source : channel.sources) {
            text += fmt::format("  {}{}repomd.xml {}\n", source.stage, source.stage.empty() ? "" : ": ",
                                vouched(source.vouched_by));
            for (const auto& [what, place] :
                 {std::pair("metalink", &source.metalink), std::pair("mirror list", &source.mirrorlist),
                  std::pair("base URL", &source.base_url)})
                if (!place->empty()) text += fmt::format("    {:<12} {}\n", what, *place);
        }
    }
    return text;
}

// Each key once, with the channels that name it.
std::string keys_text(const ListedDistribution& distribution) {
    std::vector<std::pair<const ListedKey*, std::vector<std::string>>> keys;
    for (const auto& channel : distribution.channels) {
        for (const auto& key : channel.keys) {
            auto known = std::ranges::find_if(keys, [&](const auto& one) {
                return one.first->url == key.url && one.first->fingerprint == key.fingerprint;
            });
            if (known == keys.end()) known = keys.insert(keys.end(), {&key, {}});
            known->second.push_back(channel.id);
        }
    }
    std::string text;
    for (const auto& [key, channels] : keys)
        text += fmt::format("\nkey {}\n  {}\n  of {}\n",
                            key->fingerprint.empty() ? "(whichever is there)" : key->fingerprint, key->url,
                            support::join(channels, ", "));
    return text;
}

std::string facts_text(const ListedDistribution& distribution, std::size_t width) {
    if (distribution.facts.empty()) return {};
    std::string text = "\nfacts\n";
    for (const auto& fact : distribution.facts) {
        text += wrap(fmt::format("{}: {}", support::join(fact.about, ", "), fact.text), width,
                     fmt::format("  {}  ", fact.date), std::string(14, ' '));
        text += std::string(14, ' ') + fact.source + '\n';
    }
    return text;
}

Json json_of(const ListedChannel& channel) {
    Json sources = Json::array();
    for (const auto& source : channel.sources) {
        sources.push_back({{"stage", source.stage},
                           {"base_url", source.base_url},
                           {"mirrorlist", source.mirrorlist},
                           {"metalink", source.metalink},
                           {"vouched_by", source.vouched_by}});
    }
    Json keys = Json::array();
    for (const auto& key : channel.keys) keys.push_back({{"url", key.url}, {"fingerprint", key.fingerprint}});
    return {{"id", channel.id},         {"support", channel.support}, {"lacks", channel.lacks},
            {"arches", channel.arches}, {"sources", sources},         {"keys", keys}};
}

Json json_of(const ListedDistribution& distribution) {
    Json channels = Json::array();
    for (const auto& channel : distribution.channels) channels.push_back(json_of(channel));
    Json images = Json::array();
    for (const auto& image : distribution.images)
        images.push_back({{"name", image.name}, {"source", image.source}, {"packages", image.packages}});
    Json facts = Json::array();
    for (const auto& fact : distribution.facts)
        facts.push_back({{"about", fact.about}, {"date", fact.date}, {"source", fact.source}, {"text", fact.text}});
    return {{"id", distribution.id},
            {"name", distribution.name},
            {"release", distribution.release},
            {"origin", distribution.file.empty() ? "built-in" : "user"},
            {"file", distribution.file},
            {"arches", distribution.arches},
            {"stages", distribution.stages},
            {"default_stage", distribution.stages.empty() ? "" : distribution.stages.front()},
            {"variables", distribution.variables},
            {"channels", channels},
            {"images", images},
            {"facts_date", distribution.facts_date},
            {"facts", facts}};
}

}  // namespace

std::string list_distributions(const std::vector<ListedDistribution>& distributions) {
    std::size_t ids = 0;
    std::size_t names = 0;
    for (const auto& one : distributions) {
        ids = std::max(ids, support::columns(one.id));
        names = std::max(names, support::columns(one.name));
    }
    std::string text;
    for (const auto& one : distributions) {
        text += fmt::format("{}  {}  {}  {}", padded(one.id, ids), padded(one.name, names),
                            one.facts_date.empty() ? "no facts  " : one.facts_date,
                            one.file.empty() ? "built in" : one.file);
        if (!one.stages.empty()) text += "; stages " + stages_text(one);
        text += '\n';
    }
    return text;
}

std::string describe_distribution(const ListedDistribution& distribution, std::size_t width) {
    auto text = fmt::format("{}: {}, release {}\n", distribution.id, distribution.name, distribution.release);
    const auto line = [&](std::string_view what, const std::string& value) {
        if (!value.empty()) text += fmt::format("{:<14} {}\n", what, value);
    };
    line("profile", distribution.file.empty() ? "built in" : distribution.file);
    line("facts up to", distribution.facts_date);
    line("architectures", support::join(distribution.arches, ", "));
    line("stages", stages_text(distribution));
    for (const auto& [name, value] : distribution.variables) line("variable", fmt::format("${} = {}", name, value));
    text += channels_text(distribution) + keys_text(distribution);
    for (const auto& image : distribution.images) {
        text += fmt::format("\nimage {}{}{}\n", image.name, image.source.empty() ? "" : ": ", image.source);
        if (!image.packages.empty()) text += wrap(support::join(image.packages, ", "), width, "  ", "  ");
    }
    return text + facts_text(distribution, width);
}

std::string distributions_json(const std::vector<ListedDistribution>& distributions) {
    Json listed = Json::array();
    for (const auto& one : distributions) listed.push_back(json_of(one));
    const Json document{{"schema", "rpmgap-distributions/1"}, {"distributions", listed}};
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace rpmgap::report
