#include "model/capability.hpp"

namespace rpmgap::model {

namespace {

std::string_view word(RichOperator op) {
    switch (op) {
        case RichOperator::and_: return "and";
        case RichOperator::or_: return "or";
        case RichOperator::if_: return "if";
        case RichOperator::unless_: return "unless";
        case RichOperator::with_: return "with";
        case RichOperator::without_: return "without";
        case RichOperator::none: break;
    }
    return "";
}

}  // namespace

std::string to_string(const Capability& capability) {
    if (capability.rich == RichOperator::none) {
        if (capability.sense == Sense::any) return capability.name;
        std::string text = capability.name + ' ';
        if (has(capability.sense, Sense::less)) text += '<';
        if (has(capability.sense, Sense::greater)) text += '>';
        if (has(capability.sense, Sense::equal)) text += '=';
        return text + ' ' + capability.evr;
    }
    const bool conditional = capability.rich == RichOperator::if_ || capability.rich == RichOperator::unless_;
    std::string text = "(";
    for (std::size_t i = 0; i < capability.operands.size(); ++i) {
        if (i > 0) {
            text += ' ';
            text += conditional && i == 2 ? "else" : word(capability.rich);
            text += ' ';
        }
        text += to_string(capability.operands[i]);
    }
    return text + ')';
}

std::optional<Capability> parse_plain_capability(std::string_view text) {
    constexpr std::string_view operators = "<=>";
    const auto trimmed = [](std::string_view part) {
        while (part.starts_with(' ')) part.remove_prefix(1);
        while (part.ends_with(' ')) part.remove_suffix(1);
        return std::string(part);
    };
    Capability capability;
    const auto begin = text.find_first_of(operators);
    capability.name = trimmed(text.substr(0, begin));
    if (capability.name.empty()) return std::nullopt;
    if (begin == std::string_view::npos) return capability;
    const auto end = text.find_first_not_of(operators, begin);
    if (end == std::string_view::npos) return std::nullopt;
    for (const char c : text.substr(begin, end - begin))
        capability.sense = capability.sense | (c == '<' ? Sense::less : c == '>' ? Sense::greater : Sense::equal);
    capability.evr = trimmed(text.substr(end));
    const bool is_all = has(capability.sense, Sense::less) && has(capability.sense, Sense::greater);
    if (is_all || capability.evr.empty() || capability.evr.find_first_of(" <=>") != std::string::npos)
        return std::nullopt;
    return capability;
}

bool parse_elf_capability(std::string_view name, ElfCapability& parts) {
    parts = {};
    constexpr std::string_view mark = "(64bit)";
    auto rest = name;
    if (rest.ends_with(mark)) {
        parts.is64 = true;
        rest.remove_suffix(mark.size());
    }
    const auto open = rest.find('(');
    if (open == std::string_view::npos) {
        if (parts.is64) return false;  // the generator always writes "()" before "(64bit)"
        parts.soname = rest;
    } else {
        if (!rest.ends_with(')')) return false;
        parts.soname = rest.substr(0, open);
        parts.node = rest.substr(open + 1, rest.size() - open - 2);
        if (parts.node.empty() && !parts.is64) return false;  // it is written without "()" then
    }
    if (parts.soname.empty() || parts.soname.find_first_of("/ ()") != std::string::npos) return false;
    const auto so = parts.soname.find(".so");
    if (so != std::string::npos) {
        const auto after = so + 3;
        return after == parts.soname.size() || parts.soname[after] == '.' || parts.is64 || !parts.node.empty();
    }
    return parts.is64 && parts.soname != "rtld";  // e.g. a NEEDED without ".so"
}

std::string elf_capability(std::string_view soname, std::string_view node, bool is64) {
    std::string text(soname);
    if (!node.empty() || is64) text.append("(").append(node).append(")");
    if (is64) text += "(64bit)";
    return text;
}

}  // namespace rpmgap::model
