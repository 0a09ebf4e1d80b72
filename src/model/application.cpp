#include "model/application.hpp"

namespace rpmgap::model {

std::string_view to_string(SubjectKind kind) {
    switch (kind) {
        case SubjectKind::elf: return "elf";
        case SubjectKind::rpm: return "rpm";
        case SubjectKind::script: return "script";
        case SubjectKind::unit: return "unit";
        case SubjectKind::recipe: return "recipe";
        case SubjectKind::list: return "list";
    }
    return "";
}

}  // namespace rpmgap::model
