# cmake -DOUTPUT=... -DROOT=... -DDIRECTORY=rules/... -DNAME=... -P embed_texts.cmake: writes the *.toml of a directory as C++ string
# literals that the function embedded_NAME() gives out. Run by a build rule that depends on every such file.
cmake_minimum_required(VERSION 3.25)
file(GLOB files ${ROOT}/${DIRECTORY}/*.toml)
list(SORT files)
list(LENGTH files count)

set(entries "")
foreach(file IN LISTS files)
  cmake_path(GET file STEM LAST_ONLY id)
  file(READ ${file} text)
  string(APPEND entries
         "    EmbeddedText{\"${id}\", \"${DIRECTORY}/${id}.toml\", R\"rpmgap_toml(${text})rpmgap_toml\"},\n")
endforeach()

file(WRITE ${OUTPUT} "// Written by embed_texts.cmake.
#include \"repo/embedded_${NAME}.hpp\"

#include <array>

namespace rpmgap::repo {

namespace {

constexpr std::array<EmbeddedText, ${count}> ${NAME}_texts{
${entries}};

}  // namespace

std::span<const EmbeddedText> embedded_${NAME}() { return ${NAME}_texts; }

}  // namespace rpmgap::repo
")
