// libFuzzer target: any bytes as a Dockerfile, a unit, a kickstart file, a workflow and a file of sysusers.d. Beyond
// crashes it checks what every caller relies on.
#include <algorithm>
#include <string>

#include "extract/deploy/accounts.hpp"
#include "extract/deploy/dockerfile_reader.hpp"
#include "extract/deploy/kickstart_reader.hpp"
#include "extract/deploy/unit_reader.hpp"
#include "extract/deploy/workflow_reader.hpp"
#include "fuzz.hpp"

namespace {

void require_clean(const std::string& text) {
    require(!text.empty() && is_clean(text));
}

void check(rpmgap::model::Subject subject, unsigned lines) {
    require(subject.script.has_value());
    rpmgap::extract::tell_accounts(subject);
    for (const auto& provide : subject.provides) {
        require_clean(provide.name);
        require(provide.name.ends_with(')'));
    }
    for (const auto& requirement : subject.requirements) {
        require_clean(requirement.capability.name);
        require(requirement.evidence.line <= lines);
    }
    for (const auto& image : subject.images) {
        require_clean(image.reference);
        require(image.line >= 1 && image.line <= lines);
    }
    for (const auto& item : subject.not_checked) {
        require_clean(item.reason);
        require(item.evidence.line <= lines);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace rpmgap::extract;
    if (size == 0) return 0;
    // The first byte chooses the reader.
    const std::string text(as_text(bytes, size).substr(1));
    const auto lines = static_cast<unsigned>(std::count(text.begin(), text.end(), '\n')) + 2;
    switch (bytes[0] % 5) {
        case 0: check(read_dockerfile("Dockerfile", text), lines); break;
        case 1: check(read_unit(bytes[0] % 2 == 1 ? "a@b.service" : "a.socket", text), lines); break;
        case 2: check(read_kickstart("a.ks", text), lines); break;
        case 3: check(read_workflow("a.yml", text), lines); break;
        default: check(read_sysusers("usr/lib/sysusers.d/a.conf", text), lines); break;
    }
    return 0;
}
