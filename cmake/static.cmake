# RPMGAP_STATIC: links statically what no shared library that remains would load anyway. librpm, libsolv, librepo,
# libmodulemd and fmt remain, since distributions have no static ones, with what they load: tests/packages/shared-libraries.
# Never statically: what is loaded anyway, so that a process has it once.
set(static_never nettle lzma zstd bz2 z xml2)

# Puts the archives of a module that pkg-config found in the place of its shared library, with what they need.
function(rpmgap_link_statically module)
  set(libraries)
  foreach(name IN LISTS ${module}_STATIC_LIBRARIES)
    unset(library)
    if(name IN_LIST static_never)
      find_library(library NAMES ${name} REQUIRED NO_CACHE)
    else()
      find_library(library NAMES lib${name}.a REQUIRED NO_CACHE HINTS ${${module}_STATIC_LIBRARY_DIRS})
    endif()
    list(APPEND libraries ${library})
  endforeach()
  set_target_properties(PkgConfig::${module} PROPERTIES INTERFACE_LINK_LIBRARIES "${libraries}")
endfunction()

if(RPMGAP_STATIC)
  foreach(module libarchive yaml_cpp pugixml xxhash seccomp tree_sitter)
    rpmgap_link_statically(${module})
  endforeach()
  # It is headers too; then nothing of the shared library is needed, and --as-needed leaves it out.
  set_target_properties(PkgConfig::tomlplusplus PROPERTIES INTERFACE_COMPILE_OPTIONS "")
  # A shared library must not find its symbols in what is linked here, which may be of another version than it expects.
  add_link_options(-static-libstdc++ -static-libgcc -Wl,--as-needed -Wl,--exclude-libs,ALL)
endif()
