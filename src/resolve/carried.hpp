// Which class of metadata a question needs, and whether every channel carries it: a miss proves nothing otherwise.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/answer.hpp"
#include "resolve/pool.hpp"
#include "resolve/tier.hpp"

namespace rpmgap::resolve {

enum class Carried : std::uint8_t {
    names,      ///< package names and what specs spell out: always there
    generated,  ///< what rpmbuild derives from built files: sonames, pkgconfig(), perl(), ...
    files,      ///< file lists
};

/// The class in which a dependency of this name is found.
[[nodiscard]] Carried class_of(std::string_view name);

/// "libs(x86-64)" has the ISA suffix that rpmbuild adds to every package of an architecture: [word]-32 or -64.
[[nodiscard]] bool has_isa_suffix(std::string_view name);

class CarriedClasses {
public:
    explicit CarriedClasses(const SolvPool& pool);
    /// Of these channels alone.
    CarriedClasses(const SolvPool& pool, const ChannelSet& channels);

    [[nodiscard]] bool all_carry(Carried what) const { return reason_of(what).empty(); }
    /// Why a miss in this class proves nothing; empty when every channel carries it.
    [[nodiscard]] const std::string& reason_of(Carried what) const;
    /// A channel of a better support state than this does not carry it.
    [[nodiscard]] bool lacking_before(Carried what, model::Support support) const;

private:
    struct Lack {
        std::string reason;
        std::optional<model::Support> best;  ///< support of the best channel without it
    };
    [[nodiscard]] const Lack& lack_of(Carried what) const;
    void note(Lack& lack, const model::ChannelSnapshot& channel);

    Lack names_;  // nothing lacks these
    Lack generated_;
    Lack files_;
};

}  // namespace rpmgap::resolve
