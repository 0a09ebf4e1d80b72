# The tree-sitter grammars, compiled from sources that scripts/fetch-grammars put there: nothing is fetched here.
set(RPMGAP_GRAMMARS ${PROJECT_SOURCE_DIR}/build/grammars CACHE PATH "Where scripts/fetch-grammars put the grammars")

# rpmgap_grammar(LANGUAGE SCANNER): SCANNER is the grammar's own scanner.c, or a file of ours that includes it.
function(rpmgap_grammar language scanner)
  set(sources ${RPMGAP_GRAMMARS}/tree-sitter-${language}/src)
  if(NOT EXISTS ${sources}/parser.c OR NOT EXISTS ${sources}/scanner.c)
    message(FATAL_ERROR "No ${language} grammar in ${RPMGAP_GRAMMARS}: run scripts/fetch-grammars ${RPMGAP_GRAMMARS} first")
  endif()
  cmake_path(ABSOLUTE_PATH scanner BASE_DIRECTORY ${sources})
  add_library(tree_sitter_${language} STATIC ${sources}/parser.c ${scanner})
  target_include_directories(tree_sitter_${language} SYSTEM PRIVATE ${sources})
  # Generated code, not ours to warn about; -O2 in every build type, since an unoptimised parser is ten times slower.
  target_compile_options(tree_sitter_${language} PRIVATE -O2 -w)
  install(FILES ${RPMGAP_GRAMMARS}/tree-sitter-${language}/LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/licenses/rpmgap
          RENAME LICENSE.tree-sitter-${language})
endfunction()

rpmgap_grammar(bash ${PROJECT_SOURCE_DIR}/src/extract/syntax/bash_scanner.c)
rpmgap_grammar(python scanner.c)
rpmgap_grammar(ruby ${PROJECT_SOURCE_DIR}/src/extract/syntax/ruby_scanner.c)
