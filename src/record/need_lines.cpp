#include "record/need_lines.hpp"

#include <array>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include "record/capability_json.hpp"
#include "record/fields.hpp"
#include "record/format.hpp"

namespace rpmgap::record {

namespace {

using Json = nlohmann::json;
using model::RequirementKind;
using model::SubjectKind;

enum class Key : std::uint8_t {
    other,
    need,
    tree,
    kind,
    asker,
    nodes,
    directories,
    indispensable,
    strength,
    guarded,
    build_time,
    hint,
    asked,
    subjects,
    first
};
constexpr std::array<std::pair<std::string_view, Key>, 12> keys{{{"need", Key::need},
                                                                 {"kind", Key::kind},
                                                                 {"asker", Key::asker},
                                                                 {"nodes", Key::nodes},
                                                                 {"directories", Key::directories},
                                                                 {"asked", Key::asked},
                                                                 {"tree", Key::tree},
                                                                 {"indispensable", Key::indispensable},
                                                                 {"strength", Key::strength},
                                                                 {"guarded", Key::guarded},
                                                                 {"build_time", Key::build_time},
                                                                 {"hint", Key::hint}}};

// Called by the parser for each token, see nlohmann::json_sax.
class NeedHandler {
public:
    NeedHandler(model::Question& question, Asking& asking) : question_(question), asking_(asking) {}

    // NOLINTBEGIN(readability-identifier-naming): names of the library's interface
    bool null() { return value(false); }
    bool boolean(bool set) {
        if (depth_ != 1 || key_ == Key::other) return true;
        switch (key_) {
            case Key::indispensable: asking_.indispensable = set; return true;
            case Key::guarded: asking_.guarded = set; return true;
            case Key::build_time: asking_.build_time = set; return true;
            case Key::hint: asking_.hint = set; return true;
            default: return value(false);
        }
    }
    bool number_integer(std::int64_t) { return value(false); }
    bool number_unsigned(std::uint64_t number) {
        if (!is_in_asked() || inner_key_ != Key::subjects) return value(false);
        if (number > UINT32_MAX) throw Damage("subjects is out of range");
        asking_.subjects = static_cast<std::uint32_t>(number);
        return true;
    }
    bool number_float(double, const std::string&) { return value(false); }
    bool binary(Json::binary_t&) { return value(false); }
    bool string(std::string& text) {
        if (depth_ == 2 && in_texts_) {
            (key_ == Key::nodes ? question_.nodes : question_.directories).push_back(safe_text(text));
            return true;
        }
        if (is_in_asked() && inner_key_ == Key::first) {
            asking_.first = safe_text(text);
            return true;
        }
        return depth_ == 1 ? field(text) : value(false);
    }
    bool start_object(std::size_t) {
        if (depth_ == 0) return deeper();
        if (depth_ == 1 && key_ != Key::tree && key_ != Key::asked) value(false);
        return deeper();
    }
    bool start_array(std::size_t) {
        in_texts_ = depth_ == 1 && (key_ == Key::nodes || key_ == Key::directories);
        if (!in_texts_) value(depth_ > 1);
        return deeper();
    }
    bool end_object() { return shallower(); }
    bool end_array() {
        in_texts_ = false;
        return shallower();
    }
    bool key(std::string& name) {
        inner_key_ = name == "subjects" ? Key::subjects : name == "first" ? Key::first : Key::other;
        if (depth_ != 1) return true;
        key_ = Key::other;
        for (const auto& [known, key] : keys)
            if (name == known) key_ = key;
        if (key_ == Key::need) is_need_ = true;
        if (key_ == Key::tree) has_tree_ = true;
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) { return false; }
    // NOLINTEND(readability-identifier-naming)

    [[nodiscard]] bool is_need() const { return is_need_; }
    [[nodiscard]] bool has_tree() const { return has_tree_; }
    [[nodiscard]] bool is_whole() const { return has_text_ && has_kind_ && has_asker_; }
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    [[nodiscard]] bool is_in_asked() const { return depth_ == 2 && key_ == Key::asked && !in_texts_; }

    // A value that no field takes: fine in fields of other versions and below a tree.
    bool value(bool fits) const {
        const bool is_own = (depth_ == 1 && key_ != Key::other) || (is_in_asked() && inner_key_ != Key::other);
        if (depth_ == 0 || (!fits && (is_own || in_texts_))) throw Damage("a need has a field of another type");
        return true;
    }
    bool deeper() {
        if (++depth_ > deepest) throw Damage("values are nested too deep");
        return true;
    }
    bool shallower() {
        --depth_;
        return true;
    }

    bool field(std::string& text) {
        switch (key_) {
            case Key::need: {
                text_ = safe_text(text);
                has_text_ = true;
                return true;
            }
            case Key::kind: {
                const auto kind = named<RequirementKind>(text);
                if (!kind) throw Damage("kind is none that is known");
                question_.kind = *kind;
                has_kind_ = true;
                return true;
            }
            case Key::asker: {
                const auto asker = named<SubjectKind>(text);
                if (!asker) throw Damage("asker is none that is known");
                question_.asker = *asker;
                has_asker_ = true;
                return true;
            }
            case Key::strength: {
                const auto strength = named<model::Strength>(text);
                if (!strength) throw Damage("strength is none that is known");
                asking_.strength = *strength;
                return true;
            }
            default: return value(false);
        }
    }

    model::Question& question_;
    Asking& asking_;
    std::string text_;
    int depth_ = 0;
    Key key_ = Key::other;        // of the need
    Key inner_key_ = Key::other;  // of an object in it
    bool in_texts_ = false;
    bool is_need_ = false;
    bool has_tree_ = false;
    bool has_text_ = false;
    bool has_kind_ = false;
    bool has_asker_ = false;
};

}  // namespace

bool read_need(std::string_view line, model::Question& question, Asking& asking) {
    NeedHandler handler(question, asking);
    if (!Json::sax_parse(line.begin(), line.end(), &handler)) throw Damage("it is not JSON");
    if (!handler.is_need()) return false;
    if (!handler.is_whole()) throw Damage("a need has no capability, kind or asker");
    if (handler.has_tree()) {
        question.capability = capability_of(Json::parse(line.begin(), line.end()).at("tree"));
    } else {
        auto plain = model::parse_plain_capability(handler.text());
        if (!plain) throw Damage("a capability is none");
        question.capability = std::move(*plain);
    }
    return true;
}

std::string_view without_askers(std::string_view line) {
    // Within a text a quote has a backslash before it: it is the beginning of a field.
    const auto at = line.rfind(R"(,"asked":{)");
    return line.substr(0, at);
}

void read_need_alone(std::string_view beginning, model::Question& question, Asking& asking) {
    std::string line(beginning);
    if (!line.ends_with('}')) line += '}';
    if (!read_need(line, question, asking)) throw Damage("there are fewer needs than the header says");
    asking.first.clear();
    asking.subjects = 1;
}

}  // namespace rpmgap::record
