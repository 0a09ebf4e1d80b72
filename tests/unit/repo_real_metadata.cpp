// Real and odd metadata that others published, where it is at hand (RPMGAP_TEST_DATA); never part of the project.
#include <doctest/doctest.h>

#include "open_local.hpp"
#include "repo/channel.hpp"
#include "rpm_md.hpp"

namespace unit_repo_real_metadata {

using namespace rpmgap;
namespace fs = std::filesystem;

namespace {

fs::path repositories() {
    const char* const data = std::getenv("RPMGAP_TEST_DATA");
    const fs::path root = data == nullptr ? "../shared/data" : data;
    return fs::is_directory(root / "repos") ? root / "repos" : fs::path();
}

support::Result<repo::OpenChannel> open_at(const fs::path& directory, const fs::path& cache) {
    model::Channel channel;
    channel.id = "base";
    channel.source = directory.native();
    return rpmgap_test::open_local(channel, cache);
}

}  // namespace

TEST_CASE("published metadata is judged as what it is") {
    const auto root = repositories();
    if (root.empty()) {
        MESSAGE("skipped: RPMGAP_TEST_DATA names no directory with repos/");
        return;
    }
    struct Case {
        const char* directory;
        std::size_t packages;
        bool generated;
        bool files;
    };
    const std::vector<Case> cases{
        {"azurelinux-4.0-specs/base", 5798, false, false}, {"azurelinux-4.0-specs/sdk", 20734, false, false},
        {"almalinux-10-derived/BaseOS", 851, true, false}, {"almalinux-10-derived/AppStream", 3567, true, false},
        {"almalinux-10-derived/CRB", 1098, true, false},   {"almalinux-10-derived/devel", 1202, true, false},
        {"fedora-43-core-rebuild", 268, true, true},       {"azurelinux-3-desktop", 113, true, true},
        {"centos-stream-9-appstream", 17649, true, false},
    };
    const rpm_md::Scratch scratch;
    for (const auto& entry : cases) {
        CAPTURE(entry.directory);
        const auto open = open_at(root / entry.directory, scratch.path());
        REQUIRE_MESSAGE(open, open.error().line());
        CAPTURE(open->snapshot.lacks_reason);
        CHECK(open->snapshot.packages == entry.packages);
        CHECK(open->snapshot.carries_generated == entry.generated);
        CHECK(open->snapshot.carries_files == entry.files);
        CHECK(open->snapshot.lacks_reason.empty() == (entry.generated && entry.files));
        const auto pool = repo::new_rpm_pool();
        CHECK(repo::add_to_pool(pool.get(), *open));
    }
}

TEST_CASE("odd metadata opens or is refused in one line") {
    const auto root = repositories();
    if (root.empty()) {
        MESSAGE("skipped: RPMGAP_TEST_DATA names no directory with repos/");
        return;
    }
    const rpm_md::Scratch scratch;
    std::size_t opened = 0;
    std::vector<std::string> refused;
    for (const auto& item : fs::recursive_directory_iterator(root / "hostile")) {
        if (item.path().filename() != "repomd.xml") continue;
        const auto open = open_at(item.path().parent_path().parent_path(), scratch.path());
        if (open) {
            ++opened;
        } else {
            CHECK(open.error().fault() == support::Fault::repository);
            CHECK(open.error().line().find('\n') == std::string::npos);
            refused.push_back(open.error().line());
        }
    }
    CHECK(opened == 15);
    REQUIRE(refused.size() == 1);  // one primary.xml.gz is not what its repomd.xml says
    CHECK(refused[0].find("repo_01/repodata/6c662d66") != std::string::npos);
    CHECK(refused[0].find("its sha256 is 9c68df5c") != std::string::npos);
}

}  // namespace unit_repo_real_metadata
