#include "report/hidden_character.hpp"

namespace rpmgap::report {

// All but U+FEFF are E2 80 or E2 81 and one byte more.
unsigned hidden_at(std::string_view utf8, std::size_t i) {
    if (i + hidden_length > utf8.size()) return 0;
    const auto byte = [&](std::size_t at) { return static_cast<unsigned>(static_cast<unsigned char>(utf8[i + at])); };
    const unsigned code = ((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
    if (byte(0) == 0xEFU) return code == 0xFEFFU ? code : 0;
    if (byte(0) != 0xE2U) return 0;
    const bool hides = (code >= 0x200BU && code <= 0x200FU) || (code >= 0x2028U && code <= 0x202EU) ||
                       (code >= 0x2060U && code <= 0x206FU);
    return hides ? code : 0;
}

}  // namespace rpmgap::report
