// The ruby grammar's scanner, made safe for text that strangers wrote. The pinned source stays as it is; it is compiled
// inside this file, which closes two holes of tree-sitter-ruby 0.21.0:
//  - serialize() counts two bytes for each here-document but writes four, and may so pass the end of the runtime's
//  buffer: it is shown a smaller one;
//  - it keeps the length of a here-document's word in one byte, and reads beyond the buffer after a longer word: such a
//  state is not kept.
#include "tree_sitter/parser.h"

enum { runtime_buffer_size = TREE_SITTER_SERIALIZATION_BUFFER_SIZE };
#undef TREE_SITTER_SERIALIZATION_BUFFER_SIZE
#define TREE_SITTER_SERIALIZATION_BUFFER_SIZE (runtime_buffer_size - 4)

#define tree_sitter_ruby_external_scanner_serialize serialize_any
#include "scanner.c"
#undef tree_sitter_ruby_external_scanner_serialize

unsigned tree_sitter_ruby_external_scanner_serialize(void* payload, char* buffer) {
    const Scanner* scanner = (const Scanner*)payload;
    if (scanner->open_heredocs.size > UINT8_MAX) return 0;
    for (uint32_t i = 0; i < scanner->open_heredocs.size; i++)
        if (scanner->open_heredocs.contents[i].word.size > UINT8_MAX) return 0;
    return serialize_any(payload, buffer);
}
