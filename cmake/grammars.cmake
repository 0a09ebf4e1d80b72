# The tree-sitter grammar of bash, compiled from sources that scripts/fetch-grammars put there: nothing is fetched here.
set(RPMGAP_GRAMMARS ${PROJECT_SOURCE_DIR}/build/grammars CACHE PATH "Where scripts/fetch-grammars put the grammars")

set(bash_grammar ${RPMGAP_GRAMMARS}/tree-sitter-bash/src)
if(NOT EXISTS ${bash_grammar}/parser.c OR NOT EXISTS ${bash_grammar}/scanner.c)
  message(FATAL_ERROR "No bash grammar in ${RPMGAP_GRAMMARS}: run scripts/fetch-grammars ${RPMGAP_GRAMMARS} first")
endif()

# scanner.c is compiled as part of bash_scanner.c, which says why.
add_library(tree_sitter_bash STATIC ${bash_grammar}/parser.c ${PROJECT_SOURCE_DIR}/src/extract/script/bash_scanner.c)
target_include_directories(tree_sitter_bash SYSTEM PRIVATE ${bash_grammar})
# Generated code, not ours to warn about; -O2 in every build type, since an unoptimised parser is ten times slower.
target_compile_options(tree_sitter_bash PRIVATE -O2 -w)
