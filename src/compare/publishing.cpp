#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "compare/steps.hpp"
#include "model/knowledge.hpp"
#include "support/text.hpp"

namespace rpmgap::compare {

namespace {

using model::ChangeKind;
using model::Severity;

std::pair<std::string_view, std::string_view> build_of(const Side& side, PackageIndex index) {
    return {side.arch_of(index), side.evr_of(index)};
}

std::vector<PackageIndex> sorted_builds(const Side& side, NameNumber name) {
    const auto named = side.named(name);
    std::vector<PackageIndex> packages(named.begin(), named.end());
    std::stable_sort(packages.begin(), packages.end(),
                     [&](PackageIndex a, PackageIndex b) { return build_of(side, a) < build_of(side, b); });
    return packages;
}

// Digests of different algorithms say nothing about each other.
bool differ(std::string_view a, std::string_view b) {
    return !a.empty() && a.size() == b.size() && a != b;
}

class PublishingStep {
public:
    explicit PublishingStep(Context& context) : context_(context), old_(context.old_side), new_(context.new_side) {}

    void run() {
        for (NameNumber name = 0; name < context_.names.size(); ++name) {
            const auto before = sorted_builds(old_, name);
            const auto after = sorted_builds(new_, name);
            if (before.empty() && after.empty()) continue;
            content(name, before, after);
            find_twice(name, before, after);
            if (!context_.options.expected.empty() && !after.empty()) channels(name, before, after);
        }
    }

private:
    model::Change& add(ChangeKind kind, Severity severity, NameNumber name) {
        auto& change = context_.changes.emplace_back();
        change.kind = kind;
        change.severity = severity;
        change.what = support::printable(context_.names.text(name));
        return change;
    }

    // Both ascending by build.
    void content(NameNumber name, const std::vector<PackageIndex>& before, const std::vector<PackageIndex>& after) {
        auto other = before.begin();
        for (std::size_t i = 0; i < after.size(); ++i) {
            if (i > 0 && build_of(new_, after[i]) == build_of(new_, after[i - 1])) continue;  // find_twice() tells
            while (other != before.end() && build_of(old_, *other) < build_of(new_, after[i])) ++other;
            if (other == before.end() || build_of(old_, *other) != build_of(new_, after[i])) continue;
            // One of several that NEW publishes may be what OLD had.
            bool is_same = false;
            for (auto one = other; one != before.end() && build_of(old_, *one) == build_of(new_, after[i]); ++one)
                for (auto at = i; at < after.size() && build_of(new_, after[at]) == build_of(new_, after[i]); ++at)
                    is_same = is_same || !differ(old_.package(*one).checksum, new_.package(after[at]).checksum);
            if (is_same) continue;
            auto& change = add(ChangeKind::content_differs, Severity::error, name);
            change.old_packages = {*other};
            change.new_packages = {after[i]};
            change.detail = "an installed one is never replaced, and a mirror may have either";
        }
    }

    void find_twice(NameNumber name, const std::vector<PackageIndex>& before, const std::vector<PackageIndex>& after) {
        const auto of_old = repeated(old_, before);
        const auto of_new = repeated(new_, after);
        for (const auto& group : of_new) {
            const bool was_so = std::any_of(of_old.begin(), of_old.end(), [&](const auto& other) {
                return build_of(old_, other.front()) == build_of(new_, group.front());
            });
            twice(new_, name, group, was_so ? Severity::note : Severity::error).new_packages = group;
        }
        for (const auto& group : of_old) {
            const bool is_still = std::any_of(of_new.begin(), of_new.end(), [&](const auto& other) {
                return build_of(new_, other.front()) == build_of(old_, group.front());
            });
            if (!is_still) twice(old_, name, group, Severity::note).old_packages = group;
        }
    }

    static std::vector<std::vector<PackageIndex>> repeated(const Side& side, const std::vector<PackageIndex>& builds) {
        std::vector<std::vector<PackageIndex>> groups;
        for (std::size_t i = 0; i < builds.size();) {
            std::size_t end = i + 1;
            while (end < builds.size() && build_of(side, builds[end]) == build_of(side, builds[i])) ++end;
            if (end - i > 1)
                groups.emplace_back(builds.begin() + static_cast<std::ptrdiff_t>(i),
                                    builds.begin() + static_cast<std::ptrdiff_t>(end));
            i = end;
        }
        for (auto& group : groups) std::sort(group.begin(), group.end());
        return groups;
    }

    model::Change& twice(const Side& side, NameNumber name, const std::vector<PackageIndex>& group, Severity worst) {
        const auto& first = side.package(group.front());
        const bool is_other = std::any_of(group.begin(), group.end(), [&](PackageIndex index) {
            return differ(first.checksum, side.package(index).checksum);
        });
        const bool is_one_channel = std::all_of(group.begin(), group.end(), [&](PackageIndex index) {
            return side.package(index).channel == first.channel;
        });
        auto& change =
            add(ChangeKind::published_twice,
                is_other ? worst : std::min(worst, is_one_channel ? Severity::note : Severity::warning), name);
        std::vector<std::string> channels;
        for (const auto index : group) {
            const auto& id = side.channel_of(index).id;
            if (std::find(channels.begin(), channels.end(), id) == channels.end()) channels.push_back(id);
        }
        change.detail = fmt::format("{} in {}", is_other ? "with different content" : "with the same content",
                                    support::join(channels, " and "));
        return change;
    }

    // One of them lies in a channel in which OLD has no package of the name.
    bool is_news(const std::vector<PackageIndex>& before, const std::vector<PackageIndex>& after) const {
        return std::any_of(after.begin(), after.end(), [&](PackageIndex index) {
            return std::none_of(before.begin(), before.end(), [&](PackageIndex other) {
                return old_.channel_of(other).id == new_.channel_of(index).id;
            });
        });
    }

    void channels(NameNumber name, const std::vector<PackageIndex>& before, const std::vector<PackageIndex>& after) {
        const std::string text(context_.names.text(name));
        std::vector<std::string> expected;
        for (const auto& channel : context_.options.expected)
            if (model::matches_any(channel.packages, text)) expected.push_back(channel.channel);
        if (expected.empty()) {
            auto& change =
                add(ChangeKind::no_channel, is_news(before, after) ? Severity::warning : Severity::note, name);
            change.new_packages = after;
            sort_unique(change.new_packages);
            return;
        }
        std::vector<PackageIndex> wrong;
        for (const auto index : after)
            if (std::find(expected.begin(), expected.end(), new_.channel_of(index).id) == expected.end())
                wrong.push_back(index);
        if (wrong.empty()) return;
        auto& change = add(ChangeKind::wrong_channel, is_news(before, wrong) ? Severity::error : Severity::note, name);
        change.detail = fmt::format("expected in {}", support::join(expected, " or "));
        change.new_packages = std::move(wrong);
        sort_unique(change.new_packages);
    }

    Context& context_;
    const Side& old_;
    const Side& new_;
};

}  // namespace

void check_publishing(Context& context) {
    PublishingStep(context).run();
}

}  // namespace rpmgap::compare
