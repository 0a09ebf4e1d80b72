#include "model/inquiry.hpp"

namespace rpmgap::model {

std::string_view to_string(Ground ground) {
    switch (ground) {
        case Ground::alone: return "alone";
        case Ground::application: return "application";
        case Ground::support: return "support";
        case Ground::priority: return "priority";
        case Ground::architecture: return "architecture";
        case Ground::version: return "version";
        case Ground::solver: return "solver";
    }
    return "";
}

Outcome Inquiry::outcome() const {
    const auto any = [this](Outcome outcome) {
        for (std::size_t i = 0; i < readings.size(); ++i)
            if (!readings[i].is_part && target.answers[i].outcome == outcome) return true;
        return false;
    };
    if (any(Outcome::satisfied)) return Outcome::satisfied;
    return any(Outcome::undecidable) ? Outcome::undecidable : Outcome::unmet;
}

}  // namespace rpmgap::model
