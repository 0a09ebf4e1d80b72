#include "extract/rpm/rpm_reader.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

#include <fmt/format.h>

#include "extract/rpm/dependencies.hpp"
#include "extract/rpm/file_list.hpp"
#include "extract/rpm/header_values.hpp"
#include "extract/rpm/package_file.hpp"
#include "extract/rpm/scriptlets.hpp"
#include "extract/rpm/signature.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

void note(model::Subject& subject, std::string reason) {
    subject.not_checked.push_back({{subject.path, 0, {}}, std::move(reason)});
}

model::RpmFacts read_facts(const rpm::PackageFile& package) {
    Header header = package.header.get();
    model::RpmFacts facts;
    facts.name = rpm::text(header, RPMTAG_NAME);
    facts.evr = fmt::format("{}-{}", rpm::text(header, RPMTAG_VERSION), rpm::text(header, RPMTAG_RELEASE));
    if (const auto epoch = rpm::number(header, RPMTAG_EPOCH)) facts.evr = fmt::format("{}:{}", *epoch, facts.evr);
    facts.arch = rpm::text(header, RPMTAG_ARCH);
    facts.source = headerIsSource(header) != 0;
    facts.format = rpm::package_format(header, package.signatures.get());
    facts.signature = rpm::signature_text(header, package.signatures.get());
    facts.signature_algorithms = rpm::signature_algorithms(header, package.signatures.get());
    facts.digest = package.digest;
    facts.header_digests = rpm::header_digests(header, package.signatures.get());
    facts.payload_digests = rpm::payload_digests(header);
    facts.payload_compressor = rpm::text(header, RPMTAG_PAYLOADCOMPRESSOR);
    if (facts.payload_compressor.empty()) facts.payload_compressor = "gzip";  // what rpm takes then
    return facts;
}

void read_relations(Header header, model::RpmFacts& facts, model::Subject& subject) {
    const auto needs = rpm::read_dependencies(header, rpm::requires_tags, subject);
    rpm::add_requirements(needs, model::Strength::required, facts.source ? "BuildRequires" : "Requires", subject);
    for (auto& requirement : subject.requirements) requirement.build_time = facts.source;
    rpm::add_interpreters(header, needs, subject);
    const auto recommends = rpm::read_dependencies(header, rpm::recommends_tags, subject);
    rpm::add_requirements(recommends, model::Strength::recommended, rpm::recommends_tags.label, subject);
    const auto suggests = rpm::read_dependencies(header, rpm::suggests_tags, subject);
    rpm::add_requirements(suggests, model::Strength::suggested, rpm::suggests_tags.label, subject);
    subject.provides = rpm::distinct_capabilities(rpm::read_dependencies(header, rpm::provides_tags, subject));
    facts.conflicts = rpm::distinct_capabilities(rpm::read_dependencies(header, rpm::conflicts_tags, subject));
    facts.obsoletes = rpm::distinct_capabilities(rpm::read_dependencies(header, rpm::obsoletes_tags, subject));
}

}  // namespace

bool is_rpm(std::span<const std::byte> head) {
    constexpr std::array magic{std::byte{0xed}, std::byte{0xab}, std::byte{0xee}, std::byte{0xdb}};
    return head.size() >= magic.size() && std::equal(magic.begin(), magic.end(), head.begin());
}

model::Subject read_rpm(std::string path, int descriptor) {
    model::Subject subject;
    subject.path = std::move(path);
    subject.kind = model::SubjectKind::rpm;
    const auto package = rpm::open_package(descriptor);
    if (package.header == nullptr) {
        note(subject, fmt::format("cannot be read as an RPM package: {}", package.failure));
        return subject;
    }
    if (package.digest == "bad")
        note(subject, fmt::format("the header does not match its digest: {}", package.digest_fault));
    if (package.missing_bytes > 0) {
        note(subject, fmt::format("the file ends {} before the end that its signature header gives",
                                  support::count_of(package.missing_bytes, "byte")));
    }
    auto facts = read_facts(package);
    if (facts.name.empty()) note(subject, "the header names no package");
    read_relations(package.header.get(), facts, subject);
    rpm::read_file_list(package.header.get(), facts, subject);
    if (!facts.source) facts.scriptlets = rpm::read_texts(package.header.get(), subject);
    subject.rpm = std::move(facts);
    return subject;
}

}  // namespace rpmgap::extract
