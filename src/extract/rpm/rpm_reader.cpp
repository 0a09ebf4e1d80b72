#include "extract/rpm/rpm_reader.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

#include <fmt/format.h>

#include "extract/rpm/header_subject.hpp"
#include "extract/rpm/header_values.hpp"
#include "extract/rpm/package_file.hpp"
#include "extract/rpm/signature.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

void note(model::Subject& subject, std::string reason) {
    subject.not_checked.push_back({{subject.path, 0, {}}, std::move(reason)});
}

void read_signatures(const rpm::PackageFile& package, model::RpmFacts& facts) {
    Header header = package.header.get();
    facts.format = rpm::package_format(header, package.signatures.get());
    facts.signature = rpm::signature_text(header, package.signatures.get());
    facts.signature_algorithms = rpm::signature_algorithms(header, package.signatures.get());
    facts.digest = package.digest;
    facts.header_digests = rpm::header_digests(header, package.signatures.get());
    facts.payload_digests = rpm::payload_digests(header);
    facts.payload_compressor = rpm::text(header, RPMTAG_PAYLOADCOMPRESSOR);
    if (facts.payload_compressor.empty()) facts.payload_compressor = "gzip";  // what rpm takes then
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
    rpm::read_header(package.header.get(), subject);
    read_signatures(package, *subject.rpm);
    return subject;
}

}  // namespace rpmgap::extract
