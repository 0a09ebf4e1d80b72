// libFuzzer target: any bytes as Ruby source.
#include "source_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    return read_any_source(bytes, size, rpmgap::extract::Language::ruby);
}
