#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "extract/list/list_reader.hpp"
#include "extract/list/purl.hpp"
#include "support/text.hpp"

namespace unit_package_lists {

using rpmgap::extract::is_list;
using rpmgap::extract::parse_purl;
using rpmgap::extract::read_list;
using rpmgap::extract::read_package_list;
using rpmgap::extract::shape_of_package_list;

namespace {

// Requirements as "name", with what else is said of them; then what was not checked as "! reason".
std::string told(const rpmgap::model::Subject& subject) {
    CHECK(subject.kind == rpmgap::model::SubjectKind::list);
    std::vector<std::string> parts;
    for (const auto& requirement : subject.requirements) {
        const bool is_rich = requirement.capability.rich != rpmgap::model::RichOperator::none;
        CHECK(requirement.kind ==
              (is_rich ? rpmgap::model::RequirementKind::capability : rpmgap::model::RequirementKind::package));
        auto part = to_string(requirement.capability);
        if (requirement.strength != rpmgap::model::Strength::required)
            part += " " + std::string(to_string(requirement.strength));
        if (requirement.guarded) part += " guarded";
        if (requirement.build_time) part += " build";
        parts.push_back(part);
    }
    for (const auto& item : subject.not_checked) parts.push_back((item.counts ? "! " : "- ") + item.reason);
    return rpmgap::support::join(parts, "; ");
}

std::string listed(std::string_view text) {
    return shape_of_package_list(text).is_list ? told(read_package_list("l", text)) : "no list";
}

std::string read(std::string_view path, std::string_view text) {
    return is_list(path, text.substr(0, 512)) ? told(read_list(std::string(path), text)) : "no list";
}

}  // namespace

TEST_CASE("each line of a list asks for a name") {
    struct Case {
        std::string_view text;
        std::string_view expected;
    };
    for (const auto& each : std::vector<Case>{
             {"bash-5.2.37-3.fc43.x86_64\n", "bash.x86_64"},
             {"openssl-libs-1:3.2.1-1.fc43.x86_64", "openssl-libs.x86_64"},
             {"1:openssl-libs-3.2.1-1.fc43.aarch64", "openssl-libs.aarch64"},
             {"tzdata-2025b-3.fc43", "tzdata"},
             {"java-21-openjdk-headless-21.0.9.0.10-1.fc43.noarch", "java-21-openjdk-headless"},
             {"java-21-openjdk", "java-21-openjdk"},
             {"gtk2-devel", "gtk2-devel"},
             {"glibc-langpack-en.src", "glibc-langpack-en"},
             {"openoffice-v4.1-2.x86_64", "openoffice.x86_64"},
             {"libstdc++.i686\nlibstdc++.x86_64", "libstdc++.i686; libstdc++.x86_64"},
             {"python3.14", "python3.14"},
             {"nginx-1.26", "nginx-1.26"},
             {"python3*\n# why\n\nvim   # an editor\n", "python3*; vim"},
             {"foo >= 1.2\nbar>=3", "foo >= 1.2; bar >= 3"},
             {"(a if b)\n(a  and b >= 2)\n(a with", "(a if b); (a and b >= 2); ! a line names no package: (a with"},
             {"a\n(b and)", "a; ! a rich dependency that cannot be read: Missing argument to rich dependency op"},
             {"perl(Foo::Bar)\nlibz.so.1()(64bit)\n/usr/bin/env", "perl(Foo::Bar); libz.so.1()(64bit); /usr/bin/env"},
             {"gpg-pubkey-a15b79cc-63d04c2c\nbash-5.2-1.fc43.x86_64", "bash.x86_64"},
             {"bash\n@development-tools\n@nodejs:20", "bash; ! groups and modules of dnf (@name) are not looked into"},
             {"\xef\xbb\xbf"
              "bash\r\nzsh\r\n",
              "bash; zsh"},
             {"Installed Packages\nbash.x86_64          5.2.37-3.fc43        @anaconda\n"
              "openssl-libs.x86_64  1:3.2.1-1.fc43  <unknown>\n",
              "bash.x86_64; openssl-libs.x86_64"},
             {"Installed Packages\na-package-with-a-very-long-name.noarch\n"
              "                     1.0-1.fc43  @updates\nbash.x86_64 5.2-1 @a\n",
              "a-package-with-a-very-long-name; bash.x86_64"},
             {"Installed Packages\r\nlong.noarch\r\n                 1:21   @updates\r\nlonger.noarch 1-1\r\n   "
              "@updates\r\n",
              "long; longer"},
             {"Updating and loading repositories:\nRepositories loaded.\nInstalled packages\nbash.noarch 5.3 fedora\n\n"
              "Available upgrades\nzsh.noarch 5.9-1.fc43 fedora\n",
              "bash; - 1 package is not looked up: listed as what the system could have"},
             {"Available Packages\nzsh.noarch 5.9-1.fc43 fedora\nfish.noarch 4-1 fedora\n",
              "! 2 packages are not looked up: listed as what the system could have"},
             {"1:zsh.noarch  1:5.9-1.fc43  updates\n", "zsh"},
             {"zsh-5.9-1.fc43.noarch       Thu 01 Jan 2026 10:00:00 AM UTC\n", "zsh"},
             {"zsh 5.9\nbash 5.3-1.fc43 i686\nfish\t4\n", "zsh; bash.i686; fish"},
             {"package foo is not installed\nzsh-5.9-1.fc43.noarch\n", "zsh"},
             {"zsh\nfish\nthis line is prose\n", "zsh; fish; ! a line names no package: this line is prose"},
         }) {
        CAPTURE(each.text);
        CHECK(listed(each.text) == each.expected);
    }
}

TEST_CASE("the version of the old system is kept as evidence") {
    const auto subject = read_package_list("l", "# x\nbash-5.2.37-3.fc43.x86_64\nbash.x86_64 5.1-1 @a\n");
    REQUIRE(subject.requirements.size() == 1);
    CHECK(subject.requirements[0].evidence.line == 2);
    CHECK(subject.requirements[0].evidence.section == "bash-5.2.37-3.fc43.x86_64");
}

TEST_CASE("text of another kind is no list") {
    for (const std::string_view text :
         {"",
          "\n\n# only a comment\n",
          "This is prose.\n",
          "bash\nand a word more\n",
          "requests==2.31\n",
          "1.2.3\n",
          "key = value\n",
          "a=b\n",
          "{\n",
          "<xml>\n",
          "https://example.org/x\n",
          "bash\n-zsh\n",
          "-\n",
          "KEY=1\n",
          "bash.x86_64 no version\n",
          "zsh\nthis is prose\n",
          "-----BEGIN CERTIFICATE-----\nMIIB\nAgQk\nZXhh\nbXBs\nZQ\n-----END CERTIFICATE-----\n",
          "gpg-pubkey-a15b79cc-63d04c2c\n",
          "b\xc3\xa4sh\n",
          "@core\n"})
        CHECK_MESSAGE(listed(text) == "no list", text);
    CHECK(listed(std::string("a\0b\n", 4)) == "no list");
    CHECK(listed(std::string(5000, 'a')) == "no list");
}

TEST_CASE("what is no list says at which line") {
    CHECK(shape_of_package_list("bash\n\nThis is prose.\nSo is this.\n").first_misfit == 3);
    CHECK(shape_of_package_list("# only a comment\n").first_misfit == 0);
}

TEST_CASE("package groups: the strongest place of a package counts") {
    constexpr std::string_view comps = R"(<?xml version="1.0"?>
<!DOCTYPE comps PUBLIC "-//Red Hat, Inc.//DTD Comps info//EN" "comps.dtd">
<comps>
  <group><id>a</id><packagelist>
    <packagereq type="optional">twice</packagereq>
    <packagereq type="conditional" requires="bash">bash-completion</packagereq>
    <packagereq>plain</packagereq>
    <packagereq type="odd">strange</packagereq>
    <packagereq type="optional"> extra </packagereq>
  </packagelist></group>
  <group><id>b</id><packagelist><packagereq type="mandatory">twice</packagereq></packagelist></group>
  <langpacks><match name="x" install="x-%s"/></langpacks>
</comps>)";
    CHECK(read("comps.xml", comps) ==
          "twice; (bash-completion if bash); plain; strange; extra suggested; ! packages of the unknown type odd are "
          "taken for mandatory ones; - packages for languages (<langpacks>) are not looked at");
    const auto wanted = read_list("c", comps).requirements;
    CHECK(wanted[0].evidence.section == "group b");
    CHECK(wanted[0].evidence.line == 11);
    CHECK(wanted[1].evidence.line == 6);
    CHECK(read("x.xml", "<?xml version='1.0'?><project/>") == "no list");
    CHECK(read("x.xml", "say <comps>") == "no list");
    CHECK(read("x.xml", "<comps><group><packagelist><packagereq>a</packagereq>").starts_with("a; ! is not all read: "));
}

TEST_CASE("package groups: lines, and conditions that cannot be held") {
    const auto group = [](const std::string& packages) {
        return "<comps><group><packagelist>\n" + packages + "</packagelist></group></comps>";
    };
    CHECK(read("c", group("<packagereq type='conditional'>a</packagereq>")) ==
          "a guarded; ! conditional packages whose condition is not given");
    const auto subject =
        read_list("c", "<?xml version='1.0' encoding='latin1'?>\n" + group("<packagereq>\xe4</packagereq>"));
    REQUIRE(subject.requirements.size() == 1);
    CHECK(subject.requirements[0].evidence.line == 0);
    std::string many;
    for (int i = 0; i < 2001; ++i)
        many += "<packagereq type='conditional' requires='x'>p" + std::to_string(i) + "</packagereq>\n";
    const auto bounded = read_list("c", group(many));
    REQUIRE(bounded.not_checked.size() == 1);
    CHECK(bounded.not_checked[0].evidence.line == 2002);
    CHECK(bounded.requirements.back().guarded);
}

TEST_CASE("package URLs") {
    const auto purl = parse_purl("pkg:RPM/fedora/libstdc%2B%2B@15.1-1.fc43?arch=x86_64&epoch=1#sub/path");
    REQUIRE(purl);
    CHECK(purl->type == "rpm");
    CHECK(purl->space == "fedora");
    CHECK(purl->name == "libstdc++");
    CHECK(purl->version == "15.1-1.fc43");
    CHECK(purl->arch == "x86_64");
    CHECK(parse_purl("pkg:npm/@angular/core")->name == "core");
    CHECK(parse_purl("pkg:npm/@angular")->name == "@angular");
    CHECK(parse_purl("pkg://rpm/name")->name == "name");
    CHECK(parse_purl("pkg:rpm/a%2/b%zz@1")->name == "b%zz");
    for (const std::string_view text :
         {"", "pkg:", "pkg:rpm", "pkg:rpm/", "pkg:/name", "https://rpm/x", "pkg:rpm/?a=b"})
        CHECK_FALSE(parse_purl(text));
}

TEST_CASE("bills of materials: packages by name, the rest counted by kind") {
    CHECK(read("x", R"({"bomFormat": "CycloneDX", "specVersion": "1.4", "components": [
        {"type": "library", "purl": "pkg:rpm/fedora/openssl@3.2.1-1?epoch=1"},
        {"type": "library", "purl": "pkg:rpm/fedora/openssl@3.2.1-2", "hashes": [{"alg": "a", "content": "b"}]},
        {"type": "library", "purl": "pkg:rpm/fedora/extra@1-1", "scope": "optional"},
        {"type": "library", "purl": "pkg:rpm/fedora/tests@1-1", "scope": "excluded"},
        {"type": "library", "purl": "pkg:rpm/fedora/gpg-pubkey@1-1"},
        {"type": "library", "purl": "pkg:rpm/fedora/bash@1-1?arch=src"},
        {"type": "library", "purl": "pkg:pypi/requests@2"}, {"type": "library", "purl": "pkg:pypi/urllib3@2"},
        {"type": "container", "components": [{"type": "library", "purl": "pkg:rpm/rhel/inner@1"}]}]})") ==
          "openssl; extra suggested; tests build; inner; ! 1 component is not looked up: of type container, without a "
          "package URL; ! 2 components are not looked up: pypi packages; ! 1 component is not looked up: source "
          "packages");
    CHECK(read("x", R"({"spdxVersion": "SPDX-2.3", "packages": [{"name": "image"}, {"name": "zlib", "externalRefs": [
        {"referenceCategory": "SECURITY", "referenceType": "cpe23Type", "referenceLocator": "cpe:2.3:a"},
        {"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
         "referenceLocator": "pkg:rpm/fedora/zlib-ng@2"}]}]})") ==
          "zlib-ng; ! 1 component is not looked up: of type package, without a package URL");
    CHECK(read("x", R"({"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": [
        {"type": "software_Package", "software_packageUrl": "pkg:rpm/fedora/zlib@1"}, {"type": "Person"},
        {"type": "software_Package", "externalIdentifier": [{"type": "ExternalIdentifier",
         "externalIdentifierType": "packageUrl", "identifier": "pkg:rpm/fedora/xz@5"}]}]})") == "zlib; xz");
}

TEST_CASE("bills of materials are told by their content, else by their name") {
    CHECK(read("x.json", R"({"name": "CycloneDX"})") == "no list");
    CHECK(read("bom.json", "[]") == "no list");
    CHECK(read("a/x.cdx.json", "{}") == "! is JSON of no bill of materials that is known: CycloneDX, SPDX 2 or SPDX 3");
    CHECK(read("x.spdx.json", "{") == "! is not read: no well-formed JSON");
    CHECK(read("x.spdx.json", "{\"spdxVersion\": 3, \"packages\": {}}").starts_with("! is JSON of no bill"));
    CHECK(read("bom.json", R"({"bomFormat": "CycloneDX", "components": {"purl": "pkg:rpm/a/b"}})").empty());
    CHECK(read("bom.json", R"({"bomFormat": "CycloneDX", "components": [1, null, "x", {"purl": 3}]})") ==
          "! 4 components are not looked up: of type component, without a package URL");
}

TEST_CASE("bills of materials in the wrappings that producers give them") {
    CHECK(read("vendor-sbom-1.json", R"({"a": 1, "components": [], "bomFormat": "CycloneDX", "metadata": {"component":
        {"type": "application", "purl": "pkg:rpm/f/itself@1",
         "components": [{"purl": "pkg:rpm/f/nested@1"}]}}})") == "nested");
    CHECK(read("x.json", R"({"_type": "https://in-toto.io/Statement/v0.1",
        "predicateType": "https://cyclonedx.org/bom", "predicate": {"bomFormat": "CycloneDX",
        "components": [{"purl": "pkg:rpm/f/zlib@1"}]}})") == "zlib");
    CHECK(read("x.json", R"({"predicateType": "https://spdx.dev/Document", "predicate": {"spdxVersion": "SPDX-2.3",
        "packages": []}})")
              .empty());
    CHECK(rpmgap::extract::has_bill_of_materials(R"( {"x": [], "spdxVersion": "SPDX-2.3"})"));
    CHECK_FALSE(rpmgap::extract::has_bill_of_materials(R"(["spdxVersion"])"));
    CHECK_FALSE(rpmgap::extract::has_bill_of_materials(R"({"x": 1})"));
}

TEST_CASE("forms of bills of materials that nothing reads are told") {
    using rpmgap::extract::unread_bill_of_materials;
    CHECK(unread_bill_of_materials("a/x.cdx.xml", "<bom>") == "CycloneDX as XML");
    CHECK(unread_bill_of_materials("bom.xml",
                                   R"(<?xml version="1.0"?><bom xmlns="http://cyclonedx.org/schema/bom/1.6">)") ==
          "CycloneDX as XML");
    CHECK(unread_bill_of_materials("x.spdx", "SPDXVersion: SPDX-2.3\n") == "SPDX as tags and values");
    CHECK(unread_bill_of_materials("x.spdx.rdf", "<rdf:RDF") == "SPDX as RDF");
    CHECK(unread_bill_of_materials("x.c", "// SPDXVersion: what\n").empty());
}

TEST_CASE("hostile bills of materials cost no more than their size") {
    std::string deep = R"({"bomFormat": "CycloneDX", "components": [)";
    for (int i = 0; i < 100'000; ++i) deep += R"({"purl":"pkg:rpm/f/a","components":[)";
    const auto cut = told(read_list("bom.json", deep));
    CHECK(cut.starts_with("! is not read: no well-formed JSON"));
    for (int i = 0; i < 100'000; ++i) deep += "]}";
    CHECK(
        told(read_list("bom.json", deep + "]}")).starts_with("a; ! what is nested deeper than 64 levels is not read"));
    std::string kinds = R"({"bomFormat": "CycloneDX", "components": [)";
    for (int i = 0; i < 1000; ++i) kinds += R"({"purl":"pkg:t)" + std::to_string(i) + R"(/n"},)";
    CHECK(read_list("bom.json", kinds + R"({"purl":"pkg:rpm/x/e%1b%0a"}]})").not_checked.size() <= 33);
    CHECK(read_list("bom.json", kinds + R"({"purl":"pkg:rpm/x/e%1b%0a"}]})").requirements[0].capability.name ==
          "e\\x1b\\x0a");
}

}  // namespace unit_package_lists
