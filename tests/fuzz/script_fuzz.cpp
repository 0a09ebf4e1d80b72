// libFuzzer target: any bytes as a shell script. Beyond crashes it checks what every caller relies on.
#include <algorithm>
#include <string>

#include "extract/script/script_reader.hpp"
#include "fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    std::string script = "#!/bin/sh\n";
    script += as_text(bytes, size);
    if (size > 2 && bytes[0] == '#' && bytes[1] == '!') script.erase(0, 10);
    const auto lines = static_cast<unsigned>(std::count(script.begin(), script.end(), '\n')) + 1;
    const auto subject = rpmgap::extract::read_script("f", script);
    require(subject.script.has_value());
    for (const auto& requirement : subject.requirements) {
        const std::string& name = requirement.capability.name;
        require(!name.empty() && is_clean(name));
        require(requirement.evidence.line >= 1 && requirement.evidence.line <= lines);
        if (requirement.kind == rpmgap::model::RequirementKind::file) require(name[0] == '/');
        if (requirement.kind == rpmgap::model::RequirementKind::command) require(name.find('/') == std::string::npos);
    }
    for (const auto& unchecked : subject.not_checked) {
        require(!unchecked.reason.empty() && is_clean(unchecked.reason));
        require(unchecked.evidence.line <= lines);
    }
    return 0;
}
