// libFuzzer: no bytes make the ELF reader crash, hang or fill the memory. Build with clang++
// -fsanitize=fuzzer,address,undefined.
#include <cstdlib>
#include <span>

#include "extract/elf/elf_reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
    const auto subject = rpmgap::extract::read_elf("fuzz", std::as_bytes(std::span(bytes, size)),
                                                   rpmgap::extract::Symbols::all, rpmgap::extract::Hints::yes);
    const auto projection = rpmgap::extract::project_elfdeps(subject);
    // The limits of the reader: 32,767 version nodes each way and 65,536 names in all.
    if (subject.requirements.size() > 200000 || projection.requires_set.size() > subject.requirements.size() + 65537)
        abort();
    return 0;
}
