// What rpmgap distributions prints, as plain values: profiles, their stages, channels and what backs them.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace rpmgap::report {

struct ListedKey {
    std::string url;
    std::string fingerprint;  ///< hex; empty: none is asked for
};

/// Where a channel is to be had in one stage. Texts hold dnf variables.
struct ListedSource {
    std::string stage;  ///< empty: the distribution has none
    std::string base_url;
    std::string mirrorlist;
    std::string metalink;
    std::string vouched_by;  ///< what will vouch for its repomd.xml, as in a report: "signature", "metalink", "tls" ...
};

struct ListedChannel {
    std::string id;
    std::string support;
    std::vector<std::string> lacks;
    std::vector<std::string> arches;    ///< some or all of the distribution's
    std::vector<ListedSource> sources;  ///< one for each stage that has it
    std::vector<ListedKey> keys;
};

struct ListedImage {
    std::string name;
    std::string source;
    std::vector<std::string> packages;
};

struct ListedFact {
    std::vector<std::string> about;
    std::string date;
    std::string source;
    std::string text;
};

struct ListedDistribution {
    std::string id;
    std::string name;
    std::string release;
    std::string file;  ///< the user's; empty: built in
    std::vector<std::string> arches;
    std::vector<std::string> stages;  ///< the first is the default
    std::map<std::string, std::string> variables;
    std::vector<ListedChannel> channels;
    std::vector<ListedImage> images;
    std::string facts_date;  ///< ISO; up to which the facts hold; empty: there is none
    std::vector<ListedFact> facts;
};

/// One line each.
[[nodiscard]] std::string list_distributions(const std::vector<ListedDistribution>& distributions);
/// Everything about one.
[[nodiscard]] std::string describe_distribution(const ListedDistribution& distribution, std::size_t width);
/// {"schema": 1, "distributions": [...]}: fields are added, never renamed.
[[nodiscard]] std::string distributions_json(const std::vector<ListedDistribution>& distributions);

}  // namespace rpmgap::report
