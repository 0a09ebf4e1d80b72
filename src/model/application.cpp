#include "model/application.hpp"

#include <tuple>

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

std::string install_word(const Subject& subject) {
    if (subject.rpm && subject.rpm->installed) {
        const auto& [name, evr, arch] = std::tie(subject.rpm->name, subject.rpm->evr, subject.rpm->arch);
        return name + '-' + evr.substr(evr.find(':') + 1) + '.' + arch + ".rpm";
    }
    if (subject.path.find('!') == std::string::npos) return subject.path;
    return subject.path.substr(subject.path.find_last_of("/!") + 1);
}

}  // namespace rpmgap::model
