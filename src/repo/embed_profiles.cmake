# cmake -DOUTPUT=... -DDIRECTORY=... -P embed_profiles.cmake: writes the profiles as C++ string literals, so that the binary needs no
# data directory. Run by a build rule that depends on every profile.
cmake_minimum_required(VERSION 3.25)
file(GLOB profiles ${DIRECTORY}/*.toml)
list(SORT profiles)
list(LENGTH profiles count)

set(entries "")
foreach(profile IN LISTS profiles)
  cmake_path(GET profile STEM LAST_ONLY id)
  file(READ ${profile} text)
  string(APPEND entries
         "    EmbeddedProfile{\"${id}\", \"rules/distributions/${id}.toml\", R\"rpmgap_toml(${text})rpmgap_toml\"},\n")
endforeach()

file(WRITE ${OUTPUT} "// Written by embed_profiles.cmake.
#include \"repo/embedded_profiles.hpp\"

#include <array>

namespace rpmgap::repo {

namespace {

constexpr std::array<EmbeddedProfile, ${count}> profiles{
${entries}};

}  // namespace

std::span<const EmbeddedProfile> embedded_profiles() { return profiles; }

}  // namespace rpmgap::repo
")
