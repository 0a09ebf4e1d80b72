// Puts one ELF subject together: the requirements, provides and faults that the parts of the reader find.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "model/application.hpp"

namespace rpmgap::extract::elf {

class SubjectBuilder {
public:
    explicit SubjectBuilder(std::string path);

    /// Whether capabilities get "(64bit)".
    void set_64bit_mark(bool marked) { marked_ = marked; }
    [[nodiscard]] bool marked() const { return marked_; }
    [[nodiscard]] model::ElfFacts& facts() { return *subject_.elf; }

    void require(model::RequirementKind kind, model::Capability capability, model::Strength strength,
                 std::string_view section);
    /// A library by the name that the loader gets: a soname, or an absolute path.
    void require_library(std::string_view name, model::Strength strength, std::string_view section);
    /// The same of a name that only looks like one.
    void hint_library(std::string_view name, std::string_view section);
    void provide(std::string_view soname, std::string_view node);
    void set_symbols(model::ElfSymbols symbols) { subject_.symbols = std::move(symbols); }
    /// The same reason of the same section is kept once.
    void not_checked(std::string_view section, std::string_view reason, bool counts = true);
    [[nodiscard]] bool has_not_checked() const { return !subject_.not_checked.empty(); }

    /// Forgets all that was read but the identity of the file: its segments have no content.
    void become_separate_debug();

    /// The subject, each requirement once.
    [[nodiscard]] model::Subject finish() &&;

private:
    [[nodiscard]] model::Evidence evidence(std::string_view section) const;

    model::Subject subject_;
    bool marked_ = false;
};

}  // namespace rpmgap::extract::elf
