#include "extract/text_readers.hpp"

#include <algorithm>
#include <array>

#include "extract/deploy/accounts.hpp"
#include "extract/deploy/dockerfile_reader.hpp"
#include "extract/deploy/kickstart_reader.hpp"
#include "extract/deploy/unit_reader.hpp"
#include "extract/deploy/workflow_reader.hpp"

namespace rpmgap::extract {

namespace {

// The first one that takes a file reads it.
constexpr std::array readers{
    TextReader{is_dockerfile, read_dockerfile}, TextReader{is_unit_file, read_unit},
    TextReader{is_kickstart, read_kickstart},   TextReader{is_workflow, read_workflow},
    TextReader{is_sysusers, read_sysusers},
};

}  // namespace

const TextReader* text_reader_of(std::string_view path, std::string_view head) {
    std::string place(path);
    std::ranges::replace(place, '!', '/');
    const auto* const found =
        std::ranges::find_if(readers, [&](const TextReader& reader) { return reader.takes(place, head); });
    return found == readers.end() ? nullptr : &*found;
}

}  // namespace rpmgap::extract
