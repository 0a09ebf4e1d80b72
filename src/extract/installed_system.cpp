#include "extract/installed_system.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <span>
#include <unordered_set>

#include <fmt/format.h>

#include "extract/declared.hpp"
#include "extract/file_owners.hpp"
#include "extract/image.hpp"
#include "extract/loader_configuration.hpp"
#include "extract/os_release.hpp"
#include "extract/rpm/installed.hpp"
#include "extract/scriptlets.hpp"
#include "model/package_arch.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

using support::Result;

class Settling {
public:
    Settling(const SystemTree& tree, const SystemTree* base, const ScratchMaker& make_scratch)
        : tree_(tree), base_(base), make_scratch_(make_scratch) {}

    Harvest run() {
        model::FileTree files{.name = shown_name()};
        for (const auto& [path, target] : tree_.links().targets())
            files.links.push_back({support::printable(path), support::printable(target)});
        std::ranges::sort(files.links, {}, &model::FileTree::Link::path);
        for (const auto& [path, target] : files.links) links_.add(path, target);
        auto loader = read_loader_configuration(tree_);
        files.library_directories = std::move(loader.directories);
        index_ = out_.add_tree(std::move(files));
        out_.tree(index_).machine = index_;
        system_ = {.name = shown_name(), .tree = index_, .os = read_os_release(tree_)};
        for (const auto& path : loader.unread)
            not_checked(fmt::format("what its ld.so.conf includes from elsewhere is not read: {}", path));
        for (const auto& link : tree_.lost_links())
            out_.not_checked.push_back(
                {{support::printable(tree_.name() + link), 0, {}}, "a hard link to what is not there"});
        read_packages();
        take_files();
        out_.systems.push_back(std::move(system_));
        return std::move(out_);
    }

private:
    [[nodiscard]] std::string shown_name() const {
        auto name = support::printable(tree_.name());
        if (name.ends_with('!')) name.pop_back();
        return name.empty() ? "/" : name;
    }

    void not_checked(std::string reason, bool counts = true) {
        out_.not_checked.push_back({{shown_name(), 0, {}}, std::move(reason), counts});
    }

    // The files of the database in a directory of its own; nothing: the system has none.
    std::optional<Result<Scratch>> copy_database(const SystemTree& tree) {
        for (const auto& directory : rpm_database_directories()) {
            std::vector<std::pair<std::string, const std::string*>> files;
            for (const auto& name : tree.names_in(directory))
                if (const auto* content = tree.content(directory + '/' + name)) files.emplace_back(name, content);
            if (files.empty()) continue;
            database_ = directory;
            auto scratch = make_scratch_();
            if (!scratch) return tl::unexpected(scratch.error());
            for (const auto& [name, content] : files) {
                std::ofstream copy(**scratch / name, std::ios::binary);
                copy << *content;
                if (!copy.flush())
                    return support::failure(support::Fault::output,
                                            fmt::format("cannot write a copy to {}", (*scratch)->string()));
            }
            return scratch;
        }
        return std::nullopt;
    }

    // What librpm says of the copy, whose name is another one each time, said of the system's own files.
    [[nodiscard]] std::string as_of_system(std::string text, const Result<Scratch>& copy) const {
        if (!copy) return text;
        const auto directory = support::printable((**copy).native());
        for (auto at = text.find(directory); at != std::string::npos; at = text.find(directory, at))
            text.replace(at, directory.size(), database_);
        return text;
    }

    void read_packages() {
        const auto copy = copy_database(tree_);
        if (!copy) return not_checked("it has no database of rpm: all of it is taken for the application", false);
        auto database = *copy ? read_installed((**copy)->string(), shown_name())
                              : Result<InstalledPackages>(tl::unexpected(copy->error()));
        if (!database)
            return not_checked(fmt::format("the packages of the system cannot be read: {}: {}", database_,
                                           as_of_system(database.error().line(), *copy)));
        if (!database->fault.empty())
            not_checked(fmt::format("packages of the system may be missing: {}: {}", database_,
                                    as_of_system(database->fault, *copy)));
        auto* const packages = &database->packages;
        const auto of_base = packages_of_base();
        const auto is_of_base = [&](const InstalledPackage& package) { return of_base.contains(package.subject.path); };
        const auto vendor = vendor_of_distribution(*packages);
        model::Subject list;
        list.path = support::printable(tree_.name() + database_);
        list.kind = model::SubjectKind::list;
        list.tree = index_;
        list.place = database_;
        for (auto& package : *packages) {
            const bool is_distributions = package.vendor == vendor;
            owners_.add(package, is_distributions);
            if (!is_distributions || is_of_base(package)) continue;
            ++system_.packages;
            const auto& facts = *package.subject.rpm;
            list.requirements.push_back(
                {.kind = model::RequirementKind::package,
                 .capability = {.name = model::word_of_package(facts.name, facts.arch), .evr = {}, .operands = {}},
                 .evidence = {list.path, 0, fmt::format("{}-{}", facts.name, facts.evr)}});
        }
        if (!list.requirements.empty()) out_.subjects.push_back(std::move(list));
        installed_ = std::move(*packages);
        // The vector was moved as a whole: what owners_ points at stays.
        for (auto& package : installed_)
            if (package.vendor != vendor && !is_of_base(package)) {
                ++system_.foreign_packages;
                foreign_.push_back(&package.subject);
            }
    }

    // By path of the subject, which is made of their names.
    std::unordered_set<std::string> packages_of_base() {
        std::unordered_set<std::string> paths;
        if (base_ == nullptr) return paths;
        const auto copy = copy_database(*base_);
        if (!copy || !*copy) return paths;
        const auto database = read_installed((**copy)->string(), shown_name());
        if (!database) return paths;
        for (const auto& package : database->packages) paths.insert(package.subject.path);
        return paths;
    }

    // That of the package that says which distribution it is, else the one of most packages.
    static std::string vendor_of_distribution(const std::vector<InstalledPackage>& packages) {
        std::map<std::string, std::size_t> count;
        for (const auto& package : packages) {
            const auto& files = package.subject.rpm->files;
            if (std::ranges::find(files, "/usr/lib/os-release") != files.end()) return package.vendor;
            ++count[package.vendor];
        }
        const auto most = std::ranges::max_element(count, {}, [](const auto& each) { return each.second; });
        return most == count.end() ? std::string() : most->first;
    }

    // In directories below the root.
    ImageParts images_within() {
        ImageParts images;
        for (const auto& [path, entry] : tree_.entries())
            if (entry.image_mark != nullptr && path.rfind('/') > 0) images.add(path, *entry.image_mark);
        for (const auto& directory : images.directories())
            out_.not_checked.push_back(
                {{support::printable(tree_.name() + directory.substr(0, directory.size() - 1)), 0, {}},
                 std::string(unread_image)});
        return images;
    }

    void take_files() {
        std::map<const model::Subject*, Harvest> of_package;
        const auto images = images_within();
        for (const auto& [path, entry] : tree_.entries()) {
            if (images.has(path)) continue;
            if (entry.kind == Entry::Kind::file) ++out_.files;
            if (entry.is_base) {
                serve(entry);
                continue;
            }
            const auto shown = support::printable(path);
            const auto* owner = owners_.of(shown);
            if (owner != nullptr && owner->package == nullptr) {
                if (entry.is_too_large) large_.push_back(shown);
                if (!owner->has_lost(entry)) continue;
                changed_.push_back(shown);
                owner = nullptr;
            }
            if (entry.kind == Entry::Kind::file && owner == nullptr) ++system_.unowned_files;
            if (entry.found == nullptr) continue;
            auto found = *entry.found;
            found.files = 0;
            if (owner == nullptr)
                take(std::move(found));
            else
                of_package[owner->package].take(std::move(found));
        }
        tell_changed();
        for (auto* package : foreign_) {
            auto found = std::move(of_package[package]);
            package->tree = index_;
            package->rpm->installed = true;
            read_scriptlets(*package);
            tell_declared(*package, model::tree_here, found.subjects);
            for (auto& subject : found.subjects)
                if (subject.package.empty()) subject.package = package->path;
            out_.subjects.push_back(std::move(*package));
            take(std::move(found));
        }
    }

    void tell_changed() {
        if (const auto count = owners_.without_digests(); count > 0)
            not_checked(fmt::format("files of {} are not held against their digests, which are not SHA-256",
                                    support::count_of(count, "package of it", "packages of it")));
        if (!large_.empty())
            not_checked(fmt::format(
                "files of its packages are taken for unchanged, too large to be held against their digests: {}",
                some_of(large_)));
        if (!changed_.empty())
            not_checked(
                fmt::format("changed files of its packages are taken for the application: {}", some_of(changed_)),
                false);
    }

    static std::string some_of(const std::vector<std::string>& files) {
        constexpr std::size_t most_named = 5;
        const std::vector shown(files.begin(),
                                files.begin() + static_cast<std::ptrdiff_t>(std::min(files.size(), most_named)));
        const auto text = support::join(shown, ", ");
        return files.size() > most_named ? fmt::format("{} and {} more", text, files.size() - most_named) : text;
    }

    // Of the base only what it serves the others with.
    void serve(const Entry& entry) {
        if (entry.found == nullptr) return;
        Harvest found;
        for (auto subject : entry.found->subjects) {
            if (subject.tree != model::tree_here) continue;
            subject.requirements.clear();
            subject.not_checked.clear();
            subject.images.clear();
            if (subject.script) subject.script->invocations.clear();
            found.subjects.push_back(std::move(subject));
        }
        for (const auto& file : entry.found->unit_files)
            if (file.tree == model::tree_here) found.unit_files.push_back(file);
        take(std::move(found));
    }

    // What was found in files had no index of the system yet.
    void take(Harvest found) {
        const auto subjects = out_.subjects.size();
        const auto units = out_.unit_files.size();
        const auto trees = out_.trees.size();
        out_.take(std::move(found));
        for (auto& subject : std::span(out_.subjects).subspan(subjects))
            if (subject.tree == model::tree_here) subject.tree = index_;
        for (auto& file : std::span(out_.unit_files).subspan(units))
            if (file.tree == model::tree_here) file.tree = index_;
        for (auto& tree : std::span(out_.trees).subspan(trees)) tree.machine = index_;
    }

    const SystemTree& tree_;
    const SystemTree* base_;
    const ScratchMaker& make_scratch_;
    model::Links links_;  // those of the tree, printable as the names in packages are
    Harvest out_;
    std::uint32_t index_ = 0;
    model::InstalledSystem system_;
    std::string database_;
    std::vector<InstalledPackage> installed_;
    std::vector<model::Subject*> foreign_;
    FileOwners owners_{links_};
    std::vector<std::string> changed_;  // files of the distribution
    std::vector<std::string> large_;    // the same
};

}  // namespace

Harvest settle_system(const SystemTree& tree, const SystemTree* base, const ScratchMaker& make_scratch) {
    return Settling(tree, base, make_scratch).run();
}

}  // namespace rpmgap::extract
