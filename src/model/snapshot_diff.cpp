#include "model/snapshot_diff.hpp"

#include <fmt/format.h>

namespace rpmgap::model {

std::string_view to_string(ChangedThing thing) {
    switch (thing) {
        case ChangedThing::package: return "package";
        case ChangedThing::soname: return "soname";
        case ChangedThing::symbol_version: return "symbol-version";
        case ChangedThing::capability: return "capability";
        case ChangedThing::command: return "command";
        case ChangedThing::file: return "file";
        case ChangedThing::unit: return "unit";
    }
    return "";
}

std::string_view to_string(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::added: return "added";
        case ChangeKind::removed: return "removed";
        case ChangeKind::upgraded: return "upgraded";
        case ChangeKind::downgraded: return "downgraded";
        case ChangeKind::rebuilt: return "rebuilt";
        case ChangeKind::channel_changed: return "channel-changed";
        case ChangeKind::arch_lost: return "arch-lost";
        case ChangeKind::arch_gained: return "arch-gained";
        case ChangeKind::arch_replaced: return "arch-replaced";
        case ChangeKind::arch_differs: return "arch-differs";
        case ChangeKind::split: return "split";
        case ChangeKind::older_dropped: return "older-dropped";
        case ChangeKind::older_added: return "older-added";
        case ChangeKind::lost: return "lost";
        case ChangeKind::moved: return "moved";
        case ChangeKind::gained: return "gained";
        case ChangeKind::obsoletes_loop: return "obsoletes-loop";
        case ChangeKind::obsoletes_published: return "obsoletes-published";
        case ChangeKind::holds_back: return "holds-back";
        case ChangeKind::content_differs: return "content-differs";
        case ChangeKind::published_twice: return "published-twice";
        case ChangeKind::wrong_channel: return "wrong-channel";
        case ChangeKind::no_channel: return "no-channel";
        case ChangeKind::noarch_missing: return "noarch-missing";
        case ChangeKind::noarch_differs: return "noarch-differs";
    }
    return "";
}

std::string heading_of(ChangeKind kind, ChangedThing thing) {
    switch (kind) {
        case ChangeKind::channel_changed: return "packages in another channel";
        case ChangeKind::arch_lost: return "architectures lost";
        case ChangeKind::arch_gained: return "architectures gained";
        case ChangeKind::arch_replaced: return "architectures replaced";
        case ChangeKind::arch_differs: return "architectures that changed apart";
        case ChangeKind::older_dropped: return "older versions dropped";
        case ChangeKind::older_added: return "older versions added";
        case ChangeKind::obsoletes_loop: return "packages that obsolete each other";
        case ChangeKind::obsoletes_published: return "packages that are published and obsoleted";
        case ChangeKind::holds_back: return "packages whose upgrade is held back";
        case ChangeKind::content_differs: return "packages with other content under the same version";
        case ChangeKind::published_twice: return "packages published twice";
        case ChangeKind::wrong_channel: return "packages in a wrong channel";
        case ChangeKind::no_channel: return "packages that no channel expects";
        case ChangeKind::noarch_missing: return "noarch packages missing for an architecture";
        case ChangeKind::noarch_differs: return "noarch packages that differ between architectures";
        default: break;
    }
    const auto word = thing == ChangedThing::symbol_version ? std::string_view("symbol version")
                      : thing == ChangedThing::capability   ? std::string_view("capabilitie")
                                                            : to_string(thing);
    return fmt::format("{}s {}", word, to_string(kind));
}

std::string_view to_string(Succession succession) {
    switch (succession) {
        case Succession::none: return "none";
        case Succession::renamed: return "renamed";
        case Succession::merged: return "merged";
        case Succession::split: return "split";
        case Succession::retired: return "retired";
        case Succession::provided: return "provided";
        case Succession::uncovered: return "uncovered";
    }
    return "";
}

DiffSummary summarize(const SnapshotDiff& diff) {
    DiffSummary summary;
    for (const auto& change : diff.changes) {
        ++summary.by_severity[change.severity];
        ++summary.by_kind[change.thing][change.kind];
        if (change.kind == ChangeKind::removed) ++summary.removed[change.succession];
    }
    for (const auto& finding : diff.newly_broken) ++summary.by_severity[finding.severity];
    if (diff.fleet)
        for (const auto& impact : diff.fleet->impacts) ++summary.by_severity[impact.severity];
    return summary;
}

}  // namespace rpmgap::model
