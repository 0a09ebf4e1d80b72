#include "extract/script/source_reader.hpp"

#include <fmt/format.h>

#include "extract/language/interpreter_ties.hpp"
#include "extract/language/java_class.hpp"
#include "extract/script/gathering.hpp"
#include "extract/script/script_reader.hpp"
#include "extract/script/shebang.hpp"
#include "extract/script/shell_tree.hpp"

namespace rpmgap::extract {

namespace {

constexpr std::size_t source_limit = std::size_t{1} << 20U;

}  // namespace

std::optional<Language> source_language(std::string_view path) {
    if (path.ends_with(".py")) return Language::python;
    if (path.ends_with(".rb")) return Language::ruby;
    return std::nullopt;
}

model::Subject read_source(std::string path, std::string_view text, Language language) {
    model::Subject subject;
    subject.path = path;
    subject.kind = model::SubjectKind::script;
    auto& facts = subject.script.emplace();
    Gathering out(std::move(path));
    if (is_script(text)) facts.interpreter = read_shebang(text, out).written;
    if (text.size() > source_limit || text.find('\0') != std::string_view::npos) {
        out.not_checked(0, text.size() > source_limit
                               ? fmt::format("it is not read: more than {} MiB of source text", source_limit >> 20U)
                               : "it is not read: binary content in source text");
    } else {
        facts.parsed = true;
        begin_script();
        read_code(language, text, {}, out);
    }
    out.move_to(subject);
    add_interpreter_ties(subject);
    return subject;
}

std::optional<model::Subject> read_class(std::string path, std::span<const std::byte> bytes) {
    const auto facts = read_java_class(bytes);
    if (facts.libraries.empty() && facts.not_checked.empty()) return std::nullopt;
    model::Subject subject;
    subject.path = path;
    subject.kind = model::SubjectKind::script;
    subject.script.emplace().parsed = true;
    Gathering out(std::move(path));
    add_facts(facts, {}, out);
    out.move_to(subject);
    return subject;
}

}  // namespace rpmgap::extract
