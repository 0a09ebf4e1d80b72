#include "extract/rpm/rich.hpp"

#include <cstdlib>
#include <vector>

#include <fmt/format.h>

#include "support/text.hpp"

namespace rpmgap::extract::rpm {

namespace {

using model::Capability;
using model::RichOperator;

constexpr std::size_t max_depth = 64;
constexpr std::size_t max_terms = 4096;  // of one dependency

RichOperator operator_of(rpmrichOp op) {
    switch (op) {
        case RPMRICHOP_AND: return RichOperator::and_;
        case RPMRICHOP_OR: return RichOperator::or_;
        case RPMRICHOP_IF: return RichOperator::if_;
        case RPMRICHOP_UNLESS: return RichOperator::unless_;
        case RPMRICHOP_WITH: return RichOperator::with_;
        case RPMRICHOP_WITHOUT: return RichOperator::without_;
        default: return RichOperator::none;
    }
}

bool is_conditional(RichOperator op) {
    return op == RichOperator::if_ || op == RichOperator::unless_;
}

// librpm walks the text and reports what it meets; the open parentheses are a stack.
class TreeBuilder {
public:
    explicit TreeBuilder(std::size_t& terms_left) : terms_left_(terms_left) {}

    bool enter() {
        if (open_.size() >= max_depth) return refuse(fmt::format("nested more than {} deep", max_depth));
        open_.emplace_back();
        return true;
    }

    bool term(Capability capability) {
        if (++terms_ > max_terms) return refuse(fmt::format("more than {} terms", max_terms));
        if (terms_left_ == 0) return refuse(fmt::format("more than {} terms in one list", max_rich_terms));
        --terms_left_;
        open_.back().operands.push_back(std::move(capability));
        return true;
    }

    bool op(rpmrichOp op) {
        auto& node = open_.back();
        // rpm's parser lets "else" lead a chain; it has no meaning there.
        if (op == RPMRICHOP_ELSE) {
            return (is_conditional(node.rich) && node.operands.size() == 2) || refuse("\"else\" without a condition");
        }
        if (node.rich == RichOperator::none) node.rich = operator_of(op);
        return node.rich != RichOperator::none || refuse("unknown operator");
    }

    bool leave() {
        auto node = std::move(open_.back());
        open_.pop_back();
        // "(a)" is rpm's way to write "all of: a".
        if (node.rich == RichOperator::none) node.rich = RichOperator::and_;
        if (!open_.empty()) return term(std::move(node));
        root_ = std::move(node);
        return true;
    }

    [[nodiscard]] Capability take() { return std::move(root_); }
    [[nodiscard]] const std::string& refusal() const { return refusal_; }

private:
    bool refuse(std::string why) {
        refusal_ = std::move(why);
        return false;
    }

    std::size_t& terms_left_;
    std::vector<Capability> open_;
    Capability root_;
    std::size_t terms_ = 0;
    std::string refusal_;
};

std::string_view piece(const char* begin, int length) {
    return begin == nullptr || length <= 0 ? std::string_view()
                                           : std::string_view(begin, static_cast<std::size_t>(length));
}

rpmRC on_part(void* state, rpmrichParseType type, const char* name, int name_length, const char* evr, int evr_length,
              rpmsenseFlags sense, rpmrichOp op, char** /*message*/) {
    auto& builder = *static_cast<TreeBuilder*>(state);
    bool accepted = false;
    switch (type) {
        case RPMRICH_PARSE_ENTER: accepted = builder.enter(); break;
        case RPMRICH_PARSE_LEAVE: accepted = builder.leave(); break;
        case RPMRICH_PARSE_OP: accepted = builder.op(op); break;
        case RPMRICH_PARSE_SIMPLE:
            accepted = builder.term(plain_capability(piece(name, name_length), piece(evr, evr_length), sense));
            break;
    }
    return accepted ? RPMRC_OK : RPMRC_FAIL;
}

}  // namespace

Capability plain_capability(std::string_view name, std::string_view evr, rpmsenseFlags flags) {
    Capability capability;
    capability.name = support::printable(name);
    if ((flags & RPMSENSE_LESS) != 0) capability.sense = capability.sense | model::Sense::less;
    if ((flags & RPMSENSE_GREATER) != 0) capability.sense = capability.sense | model::Sense::greater;
    if ((flags & RPMSENSE_EQUAL) != 0) capability.sense = capability.sense | model::Sense::equal;
    if (capability.sense != model::Sense::any) capability.evr = support::printable(evr);
    return capability;
}

bool parse_rich(const std::string& text, std::size_t& terms_left, Capability& tree, std::string& reason) {
    TreeBuilder builder(terms_left);
    const char* rest = text.c_str();
    char* message = nullptr;
    const rpmRC result = rpmrichParse(&rest, &message, on_part, &builder);
    const std::string words = message == nullptr ? std::string() : support::printable(message);
    std::free(message);
    if (result != RPMRC_OK) {
        reason = builder.refusal().empty() ? words : builder.refusal();
        return false;
    }
    if (*rest != '\0') {
        reason = "text after the closing parenthesis";
        return false;
    }
    tree = builder.take();
    return true;
}

}  // namespace rpmgap::extract::rpm
