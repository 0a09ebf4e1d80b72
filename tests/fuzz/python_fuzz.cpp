// libFuzzer target: any bytes as Python source.
#include "extract/language/python_lines.hpp"
#include "source_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto text = as_text(bytes, size);
    std::size_t last = 0;
    for (const auto division : rpmgap::extract::python_divisions(text)) {
        require(division > last && division < size && text[division - 1] == '\n');
        last = division;
    }
    return read_any_source(bytes, size, rpmgap::extract::Language::python);
}
