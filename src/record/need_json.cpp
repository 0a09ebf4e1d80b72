#include "record/need_json.hpp"

#include <fmt/format.h>

#include "record/capability_json.hpp"
#include "record/compact.hpp"
#include "record/fields.hpp"
#include "record/format.hpp"

namespace rpmgap::record {

namespace {

using Ordered = nlohmann::ordered_json;

}  // namespace

Ordered json_of(const Header& header) {
    Ordered json{{"record", format}, {"tool", header.tool}, {"name", header.name}, {"arch", header.arch}};
    put(json, "roots", header.roots);
    put(json, "rules", header.rules);
    put_flag(json, "symbols", header.symbols);
    put_flag(json, "hints", header.hints);
    json["files"] = header.files;
    json["subjects"] = header.subjects;
    json["needs"] = header.needs;
    json["unchecked"] = header.not_checked;
    return json;
}

Ordered json_of(const model::Question& question, const Asking& asking) {
    Ordered json{{"need", to_string(question.capability)}};
    if (auto tree = json_of(question.capability); !tree.is_string()) json["tree"] = std::move(tree);
    json["kind"] = to_string(question.kind);
    json["asker"] = to_string(question.asker);
    put(json, "nodes", question.nodes);
    put(json, "directories", question.directories);
    if (!asking.indispensable) json["indispensable"] = false;
    if (asking.strength != model::Strength::required) json["strength"] = to_string(asking.strength);
    put_flag(json, "guarded", asking.guarded);
    put_flag(json, "build_time", asking.build_time);
    put_flag(json, "hint", asking.hint);
    json[asked_key] = {{"subjects", asking.subjects}, {"first", asking.first}};
    return json;
}

Header header_of(const nlohmann::json& json) {
    const Fields fields(json);
    const auto version = fields.text("record");
    if (!version.starts_with(format_prefix)) throw Damage("it is no record that rpmgap scan --record wrote");
    if (version != format)
        throw Damage(
            fmt::format("its format is {}, and this rpmgap reads {} alone: take the rpmgap that wrote it, or "
                        "record the application anew",
                        version, format));
    Header header;
    header.tool = fields.text("tool");
    header.name = fields.text("name");
    header.arch = fields.text("arch");
    header.roots = fields.texts("roots");
    header.rules = fields.text("rules");
    header.symbols = fields.flag("symbols");
    header.hints = fields.flag("hints");
    header.files = fields.number<std::size_t>("files");
    header.subjects = fields.number<std::size_t>("subjects");
    header.needs = fields.number<std::size_t>("needs");
    (void)fields.at("unchecked");  // none said is not 0
    header.not_checked = fields.number<std::size_t>("unchecked");
    return header;
}

}  // namespace rpmgap::record
