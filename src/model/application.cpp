#include "model/application.hpp"

namespace rpmgap::model {

std::string_view to_string(SubjectKind kind) {
    switch (kind) {
        case SubjectKind::elf: return "elf";
        case SubjectKind::rpm: return "rpm";
        case SubjectKind::script: return "script";
    }
    return "";
}

}  // namespace rpmgap::model
