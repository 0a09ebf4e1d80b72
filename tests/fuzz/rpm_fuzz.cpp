// libFuzzer target: any bytes as a package file. What must hold of every answer is asserted here.
#include "extract/rpm/rpm_reader.hpp"
#include "fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static_cast<void>(rpmgap::extract::prepare_rpm_library());
    const MemoryFile package(as_text(data, size));
    const auto subject = rpmgap::extract::read_rpm("package", package.descriptor());
    require(subject.rpm.has_value() || (subject.requirements.empty() && !subject.not_checked.empty()));
    for (const auto& entry : subject.not_checked) require(is_line(entry.reason));
    for (const auto& requirement : subject.requirements) {
        require(to_string(requirement.capability).find('\n') == std::string::npos);
    }
    require(!subject.rpm || subject.rpm->digest != "bad" || !subject.not_checked.empty());
    return 0;
}
