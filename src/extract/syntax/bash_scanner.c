// The bash grammar's scanner, made safe for text that strangers wrote. The pinned source stays as it is; it is compiled
// inside this file, which closes two holes of tree-sitter-bash 0.23.3:
//  - its serialize() counts three bytes for each here-document but writes seven and may so pass the end of the
//  runtime's buffer by up to
//    four bytes: it is shown a smaller buffer;
//  - inside a here-document it asks for the column at every character, and the runtime counts a column from the start
//  of the line: a long
//    line takes quadratic time within one call, where the parser's timeout is not looked at. The lexer it is given here
//    keeps count.
#include "tree_sitter/parser.h"

enum { runtime_buffer_size = TREE_SITTER_SERIALIZATION_BUFFER_SIZE };
#undef TREE_SITTER_SERIALIZATION_BUFFER_SIZE
#define TREE_SITTER_SERIALIZATION_BUFFER_SIZE (runtime_buffer_size - 4)

#define tree_sitter_bash_external_scanner_scan scan_with_any_lexer
#include "scanner.c"
#undef tree_sitter_bash_external_scanner_scan

typedef struct {
    TSLexer lexer;  // first: the scanner gets its address
    TSLexer* inner;
    bool column_known;
    uint32_t column;
} CountingLexer;

static void take_lookahead(CountingLexer* self) {
    self->lexer.lookahead = self->inner->lookahead;
}

static void counting_advance(TSLexer* lexer, bool skip_character) {
    CountingLexer* self = (CountingLexer*)lexer;
    if (self->inner->lookahead == '\n') {
        self->column = 0;
        self->column_known = true;
    } else {
        self->column++;
    }
    self->inner->advance(self->inner, skip_character);
    take_lookahead(self);
}

static void counting_mark_end(TSLexer* lexer) {
    CountingLexer* self = (CountingLexer*)lexer;
    self->inner->mark_end(self->inner);
}

static uint32_t counting_get_column(TSLexer* lexer) {
    CountingLexer* self = (CountingLexer*)lexer;
    if (!self->column_known) {
        self->column = self->inner->get_column(self->inner);
        self->column_known = true;
        take_lookahead(self);
    }
    return self->column;
}

static bool counting_is_at_included_range_start(const TSLexer* lexer) {
    const CountingLexer* self = (const CountingLexer*)lexer;
    return self->inner->is_at_included_range_start(self->inner);
}

static bool counting_eof(const TSLexer* lexer) {
    const CountingLexer* self = (const CountingLexer*)lexer;
    return self->inner->eof(self->inner);
}

bool tree_sitter_bash_external_scanner_scan(void* payload, TSLexer* inner, const bool* valid_symbols) {
    // Field by field: an older runtime's TSLexer is shorter than the grammar's.
    CountingLexer counting = {.inner = inner};
    counting.lexer.lookahead = inner->lookahead;
    counting.lexer.result_symbol = inner->result_symbol;
    counting.lexer.advance = counting_advance;
    counting.lexer.mark_end = counting_mark_end;
    counting.lexer.get_column = counting_get_column;
    counting.lexer.is_at_included_range_start = counting_is_at_included_range_start;
    counting.lexer.eof = counting_eof;
    const bool found = scan_with_any_lexer(payload, &counting.lexer, valid_symbols);
    inner->result_symbol = counting.lexer.result_symbol;
    return found;
}
