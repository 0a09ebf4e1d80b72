// libFuzzer target: any bytes as a primary.xml, packed or not, for libsolv. What it makes of them is loaded again, and
// each dependency goes to the model and back.
#include <array>
#include <string>

#include "fuzz.hpp"
#include "repo/metadata_file.hpp"
#include "repo/path_table.hpp"
#include "repo/solv_file.hpp"
#include "resolve/capability_id.hpp"
#include "resolve/package_spec.hpp"

namespace {

using namespace rpmgap;
using repo::PoolHandle;

bool is_sound(const model::Capability& capability) {
    if (capability.rich == model::RichOperator::none) return is_clean(capability.name) && is_clean(capability.evr);
    if (capability.operands.empty()) return false;
    for (const auto& operand : capability.operands)
        if (!is_sound(operand)) return false;
    return true;
}

void look_at_dependencies(Pool* pool, const Repo& repo, Offset list) {
    if (list == 0) return;
    for (const Id* id = repo.idarraydata + list; *id != 0; ++id) {
        if (*id == SOLVABLE_FILEMARKER || *id == SOLVABLE_PREREQMARKER) continue;
        const auto capability = resolve::capability_of(pool, *id);
        require(is_sound(capability));
        if (!resolve::is_tractable(capability)) continue;
        // What was printable before goes back to something that reads the same.
        const auto again = resolve::capability_id(pool, capability, true);
        require(to_string(resolve::capability_of(pool, again)) == to_string(capability));
    }
}

void look_at_packages(const repo::SolvFile& solv, std::size_t packages, bool with_dependencies) {
    const PoolHandle pool = repo::new_rpm_pool();
    const auto repo = repo::read_solv(pool.get(), "again", solv);
    require(repo && static_cast<std::size_t>((*repo)->nsolvables) == packages);
    for (Id id = (*repo)->start; id < (*repo)->end; ++id) {
        const Solvable package = pool->solvables[id];
        require(package.name > ID_EMPTY && package.evr > ID_EMPTY && package.arch > ID_EMPTY);
        if (id < (*repo)->start + 4) {
            const std::string name = pool_id2str(pool.get(), package.name);
            if (name.find_first_of("(/=<> *?[") == std::string::npos)
                require(!resolve::packages_meant(pool.get(), **repo, name).empty());
        }
        if (!with_dependencies) continue;
        for (const auto list : {package.dep_provides, package.dep_requires, package.dep_conflicts,
                                package.dep_obsoletes, package.dep_recommends, package.dep_supplements})
            look_at_dependencies(pool.get(), **repo, list);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size == 0) return 0;
    // The first byte chooses what it is packed with, the ending of its name.
    constexpr std::array endings{".xml", ".xml", ".xml", ".xml.gz", ".xml.zst", ".xml.xz", ".xml.bz2"};
    const auto file = Scratch::path() / (std::string("primary") + endings.at(bytes[0] % endings.size()));
    put_file(file, as_text(bytes, size).substr(1));
    repo::MetadataRecord record;
    record.href = file.filename();
    const auto metadata = repo::MetadataFile::open(file.parent_path(), record, 16U << 20U, repo::Verified::by_fetcher);
    require(metadata.has_value());
    repo::PathTable paths;
    const auto primary = repo::read_primary(*metadata, paths);
    if (!primary) {
        require(is_line(primary.error().line()));
        return 0;
    }
    look_at_packages(*primary->solv, primary->packages.size(), true);
    const auto alone = repo::packages_alone(*primary->solv);
    require(alone.has_value());
    look_at_packages(*alone, primary->packages.size(), false);
    return 0;
}
