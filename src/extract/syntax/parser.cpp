#include "extract/syntax/parser.hpp"

#include <malloc.h>

#include <chrono>
#include <cstdlib>

extern "C" {
const TSLanguage* tree_sitter_bash(void);
const TSLanguage* tree_sitter_python(void);
const TSLanguage* tree_sitter_ruby(void);
}

namespace rpmgap::extract::syntax {

namespace {

// For all parses of one script, in blocks of memory that the parser asks for: about one for each word or sign, many
// where text is ambiguous. Unlike time it is the same on every machine. A large script takes a hundredth of it.
constexpr std::size_t work_limit = std::size_t{1} << 25U;
// In case something goes on without asking for memory.
constexpr std::chrono::microseconds time_limit{60'000'000};
// A well-formed script takes about 100 bytes for each of its own; ambiguous text can make the parser keep gigabytes.
constexpr std::size_t memory_limit = std::size_t{256} << 20U;

// What this thread's parser holds, and what it has done. Going over a limit raises the flag that the parser looks at
// between its steps.
struct Budget {
    std::size_t used = 0;
    std::size_t work = 0;
    std::size_t exhausted = 0;

    void take(void* block) {
        used += malloc_usable_size(block);
        ++work;
        if (used > memory_limit || work > work_limit) __atomic_store_n(&exhausted, 1, __ATOMIC_RELAXED);
    }
    void give_back(void* block) {
        const std::size_t size = malloc_usable_size(block);
        used -= size < used ? size : used;
    }
};
thread_local Budget budget;

void* counted(void* block) {
    if (block == nullptr) std::abort();  // the runtime does not look at what an allocator returns
    budget.take(block);
    return block;
}
void* counted_malloc(std::size_t size) {
    return counted(std::malloc(size == 0 ? 1 : size));
}
void* counted_calloc(std::size_t count, std::size_t size) {
    return counted(std::calloc(count == 0 ? 1 : count, size == 0 ? 1 : size));
}
void* counted_realloc(void* block, std::size_t size) {
    if (block != nullptr) budget.give_back(block);
    return counted(std::realloc(block, size == 0 ? 1 : size));
}
void counted_free(void* block) {
    if (block != nullptr) budget.give_back(block);
    std::free(block);
}

}  // namespace

const TSLanguage* language_of(Grammar grammar) {
    switch (grammar) {
        case Grammar::bash: return tree_sitter_bash();
        case Grammar::python: return tree_sitter_python();
        case Grammar::ruby: return tree_sitter_ruby();
    }
    return nullptr;
}

Parser& Parser::of_this_thread(Grammar grammar) {
    static const bool allocator_set = [] {
        ts_set_allocator(counted_malloc, counted_calloc, counted_realloc, counted_free);
        return true;
    }();
    static_cast<void>(allocator_set);
    switch (grammar) {
        case Grammar::python: {
            thread_local Parser parser(Grammar::python);
            return parser;
        }
        case Grammar::ruby: {
            thread_local Parser parser(Grammar::ruby);
            return parser;
        }
        case Grammar::bash: break;
    }
    thread_local Parser parser(Grammar::bash);
    return parser;
}

Parser::Parser(Grammar grammar) : parser_(ts_parser_new()) {
    if (!ts_parser_set_language(parser_.get(), language_of(grammar)))
        std::abort();  // built against a runtime of another ABI
    ts_parser_set_cancellation_flag(parser_.get(), &budget.exhausted);
}

void Parser::begin_script() {
    budget.work = 0;
}

SyntaxTree Parser::parse(std::string_view text) {
    budget.exhausted = budget.work > work_limit ? 1 : 0;
    ts_parser_set_timeout_micros(parser_.get(), static_cast<std::uint64_t>(time_limit.count()));
    SyntaxTree tree(ts_parser_parse_string_encoding(parser_.get(), nullptr, text.data(),
                                                    static_cast<std::uint32_t>(text.size()), TSInputEncodingUTF8));
    if (!tree) {
        why_not_ = budget.used > memory_limit ? "parsing it takes too much memory" : "parsing it takes too long";
        ts_parser_reset(parser_.get());  // else the next parse would go on with this text
    }
    return tree;
}

}  // namespace rpmgap::extract::syntax
