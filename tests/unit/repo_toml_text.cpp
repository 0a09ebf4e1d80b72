// Texts that rpmgap writes into its TOML files read as they were.
#include <doctest/doctest.h>

#include "repo/project_file.hpp"
#include "repo/toml_text.hpp"
#include "rpm_md.hpp"
#include "support/text.hpp"

namespace unit_repo_toml_text {

using namespace rpmgap;

TEST_CASE("a text is written so that it reads the same") {
    CHECK(repo::toml_text("a") == "'a'");
    CHECK(repo::toml_text("a\nb") == "\"a\\nb\"");

    const rpm_md::Scratch scratch;
    const repo::WaiverWords words{.commands = {"scan"}, .codes = {}, .unwaivable = {}};
    for (const std::string text : {"a", "it's", "a \"b\"", "a\\b", "\nled by a break", "a\nb", "a\r\nb\n", "'''\nb",
                                   "a'''\nowner = 'b'", "\"\"\"\n'''\\", "\t'", "\x01\x7f", "é"}) {
        CAPTURE(text);
        const auto file = scratch.path() / "rpmgap.toml";
        std::filesystem::remove(file);
        model::Waiver waiver;
        waiver.command = "scan";
        waiver.fingerprint = "0123456789abcdef";
        waiver.reason = text;
        waiver.owner = "o";
        const auto added = repo::add_waiver(file, waiver, "", {}, words);
        REQUIRE_MESSAGE(added, added.error().line());
        const auto read = repo::read_project(file, {}, words);
        REQUIRE(read);
        REQUIRE(read->waivers.size() == 1);
        CHECK(read->waivers[0].reason == support::printable(text));
        CHECK(read->waivers[0].owner == "o");
    }
}

}  // namespace unit_repo_toml_text
