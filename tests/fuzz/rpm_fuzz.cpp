// libFuzzer target: any bytes as a package file. What must hold of every answer is asserted here.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include <sys/mman.h>
#include <unistd.h>

#include "extract/rpm/rpm_reader.hpp"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

bool is_line(const std::string& text) {
    return !text.empty() && text.find('\n') == std::string::npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static_cast<void>(rpmgap::extract::prepare_rpm_library());
    const int descriptor = memfd_create("package", MFD_CLOEXEC);
    if (descriptor < 0 || write(descriptor, data, size) != static_cast<ssize_t>(size)) std::abort();
    const auto subject = rpmgap::extract::read_rpm("package", descriptor);
    close(descriptor);
    require(subject.rpm.has_value() || (subject.requirements.empty() && !subject.not_checked.empty()));
    for (const auto& entry : subject.not_checked) require(is_line(entry.reason));
    for (const auto& requirement : subject.requirements) {
        require(to_string(requirement.capability).find('\n') == std::string::npos);
    }
    require(!subject.rpm || subject.rpm->digest != "bad" || !subject.not_checked.empty());
    return 0;
}
