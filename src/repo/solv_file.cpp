#include "repo/solv_file.hpp"

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <tl/expected.hpp>

#include "model/capability.hpp"
#include "repo/local_file.hpp"
#include "repo/xml_stream.hpp"
#include "support/memory_end.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

using support::Fault;
using support::Result;

constexpr std::string_view common_namespace = "http://linux.duke.edu/metadata/common";
constexpr std::string_view rpm_namespace = "http://linux.duke.edu/metadata/rpm";

// libsolv compares element names as they are written, "rpm:requires": a document that binds the namespace to another
// prefix would load with not one dependency and no complaint. Returns the number of packages that the document says it
// has.
Result<std::optional<std::uint64_t>> check_root(const MetadataFile& primary) {
    const auto stream = primary.decompressed(Watch::parentheses);
    if (!stream) return tl::unexpected(stream.error());
    const auto root = read_xml_root((*stream)->get());
    if (const auto cut = (*stream)->cut_short()) return tl::unexpected(primary.rejected(*cut));
    if (!root) return tl::unexpected(primary.rejected(root.error()));
    const auto value = [&](const char* name) {
        const auto found = root->attributes.find(name);
        return found == root->attributes.end() ? std::string() : found->second;
    };
    if (root->name != "metadata" || value("xmlns") != common_namespace) {
        return tl::unexpected(primary.rejected(
            fmt::format("its root element is {} of namespace \"{}\", not metadata of \"{}\"",
                        support::printable(root->name), support::printable(value("xmlns")), common_namespace)));
    }
    if (value("xmlns:rpm") != rpm_namespace) {
        return tl::unexpected(primary.rejected(fmt::format(
            "it does not bind the prefix rpm to \"{}\", so its dependencies would not be seen", rpm_namespace)));
    }
    const auto packages = value("packages");
    if (packages.empty()) return std::optional<std::uint64_t>();
    std::uint64_t count = 0;
    const auto [end, error] = std::from_chars(packages.data(), packages.data() + packages.size(), count);
    if (error != std::errc{} || end != packages.data() + packages.size())
        return tl::unexpected(primary.rejected(fmt::format("it says packages=\"{}\"", support::printable(packages))));
    return std::optional(count);
}

Result<Repo*> parse_primary(Pool* pool, const MetadataFile& primary) {
    const auto said = check_root(primary);
    if (!said) return tl::unexpected(said.error());
    const auto stream = primary.decompressed(Watch::parentheses);
    if (!stream) return tl::unexpected(stream.error());

    Repo* const repo = repo_create(pool, "primary");
    errno = 0;
    const int failed = repo_add_rpmmd(repo, (*stream)->get(), nullptr, 0);
    if (failed != 0) support::throw_if_memory_ended();
    if (const auto cut = (*stream)->cut_short()) return tl::unexpected(primary.rejected(*cut));
    if (failed != 0) return tl::unexpected(primary.rejected(support::printable(pool_errstr(pool))));
    if (*said && **said != static_cast<std::uint64_t>(repo->nsolvables)) {
        return tl::unexpected(primary.rejected(fmt::format("it says that it has {}, but {} were read",
                                                           support::count_of(**said, "package"), repo->nsolvables)));
    }
    return repo;
}

// Whether a dependency id is what rpm's ELF generator writes; each distinct name is looked at once.
class ElfNames {
public:
    explicit ElfNames(Pool* pool) : pool_(pool), known_(static_cast<std::size_t>(pool->ss.nstrings)) {}

    bool any(const Repo* repo, Offset array) {
        if (array == 0) return false;
        for (const Id* id = repo->idarraydata + array; *id != 0; ++id)
            if (is_elf(*id)) return true;
        return false;
    }

private:
    bool is_elf(Id id) {
        while (ISRELDEP(id) != 0) {
            const Reldep* const relation = GETRELDEP(pool_, id);
            if (relation->flags > 7) return false;  // rich dependencies and the like: never the generator's
            id = relation->name;
        }
        auto& state = known_[static_cast<std::size_t>(id)];
        if (state == 0) {
            const std::string_view name = pool_id2str(pool_, id);
            model::ElfCapability parts;
            state = name == "rtld(GNU_HASH)" || model::parse_elf_capability(name, parts) ? 2 : 1;
        }
        return state == 2;
    }

    Pool* pool_;
    std::vector<char> known_;  // by string id: 0 not looked at, 1 no, 2 yes
};

Result<std::vector<SolvPackage>> describe_packages(Pool* pool, const Repo* repo, const MetadataFile& primary) {
    std::vector<SolvPackage> packages;
    packages.reserve(static_cast<std::size_t>(repo->nsolvables));
    ElfNames elf_names(pool);
    for (Id id = repo->start; id < repo->end; ++id) {
        const Solvable& solvable = pool->solvables[id];
        if (solvable.repo != repo) continue;
        if (solvable.name <= ID_EMPTY || solvable.evr <= ID_EMPTY || solvable.arch <= ID_EMPTY) {
            return tl::unexpected(primary.rejected(fmt::format(
                "package {} of it{} has no {}", packages.size() + 1,
                solvable.name <= ID_EMPTY ? ""
                                          : fmt::format(" ({})", support::printable(pool_id2str(pool, solvable.name))),
                solvable.name <= ID_EMPTY ? "name" : (solvable.evr <= ID_EMPTY ? "version" : "architecture"))));
        }
        SolvPackage& package = packages.emplace_back();
        Id type = 0;
        if (const char* pkgid = pool_lookup_checksum(pool, id, SOLVABLE_CHECKSUM, &type)) package.pkgid = pkgid;
        package.source = solvable.arch == ARCH_SRC || solvable.arch == ARCH_NOSRC;
        package.noarch = solvable.arch == ARCH_NOARCH;
        package.sized = pool_lookup_num(pool, id, SOLVABLE_INSTALLSIZE, 0) != 0;
        package.elf = elf_names.any(repo, solvable.dep_provides) || elf_names.any(repo, solvable.dep_requires);
    }
    return packages;
}

void add_primary_paths(Pool* pool, Repo* repo, PathTable& paths) {
    Dataiterator files;
    dataiterator_init(&files, pool, repo, 0, SOLVABLE_FILELIST, nullptr, SEARCH_FILES);
    while (dataiterator_step(&files) != 0) {
        const std::string_view path = files.kv.str;
        if (path.starts_with('/')) paths.add(path, static_cast<std::uint32_t>(files.solvid - repo->start));
    }
    dataiterator_free(&files);
}

void end_bytes(char* bytes) {
    std::free(bytes);
}

// Descriptions, licences, file lists ... are half of primary; the answers need none of them.
int keep_what_is_used(Repo*, Repokey* key, void*) {
    switch (key->name) {
        case SOLVABLE_NAME:
        case SOLVABLE_ARCH:
        case SOLVABLE_EVR:
        case SOLVABLE_PROVIDES:
        case SOLVABLE_REQUIRES:
        case SOLVABLE_CONFLICTS:
        case SOLVABLE_OBSOLETES:
        case SOLVABLE_RECOMMENDS:
        case SOLVABLE_SUGGESTS:
        case SOLVABLE_SUPPLEMENTS:
        case SOLVABLE_ENHANCES:
        case SOLVABLE_CHECKSUM:
        case SOLVABLE_SOURCENAME:
        case SOLVABLE_DOWNLOADSIZE:
        case SOLVABLE_INSTALLSIZE:
        case SOLVABLE_MEDIABASE:
        case SOLVABLE_MEDIADIR:
        case SOLVABLE_MEDIAFILE: return KEY_STORAGE_INCORE;
        default: return KEY_STORAGE_DROPPED;
    }
}

int keep_packages_alone(Repo*, Repokey* key, void*) {
    switch (key->name) {
        case SOLVABLE_NAME:
        case SOLVABLE_ARCH:
        case SOLVABLE_EVR:
        case SOLVABLE_OBSOLETES:
        case SOLVABLE_CHECKSUM:
        case SOLVABLE_SOURCENAME: return KEY_STORAGE_INCORE;
        default: return KEY_STORAGE_DROPPED;
    }
}

using KeyFilter = int (*)(Repo*, Repokey*, void*);

// The error is one line.
tl::expected<std::string, std::string> written(Repo* repo, KeyFilter filter) {
    char* bytes = nullptr;
    std::size_t size = 0;
    FileHandle stream(open_memstream(&bytes, &size));
    if (!stream) {
        support::throw_if_memory_ended();
        return tl::unexpected<std::string>(std::strerror(errno));
    }
    const RepowriterHandle writer(repowriter_create(repo));
    repowriter_set_keyfilter(writer.get(), filter, nullptr);
    errno = 0;
    const int failed = repowriter_write(writer.get(), stream.get());
    const bool has_ended = errno == ENOMEM || std::ferror(stream.get()) != 0;
    const int unwritten = std::fclose(stream.release());
    const support::Handle<char, end_bytes> owner(bytes);
    // Into memory nothing but its end keeps it from being written; then there may be no bytes at all.
    if (unwritten != 0 || bytes == nullptr || (failed != 0 && has_ended)) throw std::bad_alloc();
    if (failed != 0) return tl::unexpected<std::string>(pool_errstr(repo->pool));
    return std::string(bytes, size);
}

}  // namespace

Result<PrimaryPackages> read_primary(const MetadataFile& primary, PathTable& paths) {
    const PoolHandle pool = new_rpm_pool();
    const auto repo = parse_primary(pool.get(), primary);
    if (!repo) return tl::unexpected(repo.error());
    auto packages = describe_packages(pool.get(), *repo, primary);
    if (!packages) return tl::unexpected(packages.error());
    add_primary_paths(pool.get(), *repo, paths);
    auto bytes = written(*repo, keep_what_is_used);
    if (!bytes) return tl::unexpected(primary.rejected(bytes.error()));
    return PrimaryPackages{std::move(*packages),
                           std::make_shared<const SolvFile>(SolvFile{primary.name(), std::move(*bytes)})};
}

Result<Repo*> read_solv(Pool* pool, const std::string& name, const SolvFile& solv) {
    const auto failed = [&](std::string_view why) {
        return support::failure(Fault::output, fmt::format("cannot load {}: {}", solv.name, why));
    };
    // Opened for reading only, whatever its parameter says.
    const FileHandle file(fmemopen(const_cast<char*>(solv.bytes.data()), solv.bytes.size(), "rb"));
    if (!file) {
        support::throw_if_memory_ended();
        return failed(std::strerror(errno));
    }
    Repo* const repo = repo_create(pool, name.c_str());
    if (repo_add_solv(repo, file.get(), 0) != 0) {
        const std::string why = pool_errstr(pool);
        repo_free(repo, 1);
        return failed(why);
    }
    return repo;
}

Result<SolvFile> packages_alone(const SolvFile& solv) {
    const PoolHandle pool = new_rpm_pool();
    const auto repo = read_solv(pool.get(), "packages", solv);
    if (!repo) return tl::unexpected(repo.error());
    auto bytes = written(*repo, keep_packages_alone);
    if (!bytes) return support::failure(Fault::output, fmt::format("cannot shorten {}: {}", solv.name, bytes.error()));
    return SolvFile{solv.name, std::move(*bytes)};
}

}  // namespace rpmgap::repo
