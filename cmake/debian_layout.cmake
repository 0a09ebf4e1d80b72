# By CPack, before it packs what was installed as a Debian package: what Debian's policy asks for (chapters 12.1, 12.3, 12.5, 12.7).
set(share ${CPACK_TEMPORARY_DIRECTORY}/usr/share)
set(documents ${share}/doc/rpmgap)

function(compress)
  execute_process(COMMAND gzip -9 --no-name --force ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

# The copyright file: the program's own license, and those of the grammars, which are of the same text.
set(licenses ${share}/licenses/rpmgap)
file(READ ${licenses}/LICENSE license)
string(REGEX REPLACE "^MIT License\n\n(Copyright [^\n]*)\n\n" "" terms "${license}")
set(holders "${CMAKE_MATCH_1}")
file(GLOB grammar_licenses RELATIVE ${licenses} ${licenses}/LICENSE.*)
foreach(file IN LISTS grammar_licenses)
  file(READ ${licenses}/${file} grammar)
  if(NOT grammar MATCHES "MIT License.*(Copyright[^\n]*)")
    message(FATAL_ERROR "debian_layout: ${file} is not the license that this script knows")
  endif()
  set(holder "${CMAKE_MATCH_1}")
  string(REPLACE LICENSE. "" name ${file})
  string(APPEND grammars "\nFiles: ${name}/*\n${holder}\nLicense: Expat\n")
endforeach()
string(REGEX REPLACE "Copyright \\(c\\)" "Copyright:" grammars "${grammars}")
string(REGEX REPLACE "Copyright \\(c\\)" "Copyright:" holders "${holders}")
string(STRIP "${terms}" terms)
string(REGEX REPLACE "\n\n" "\n.\n" terms "${terms}")
string(REGEX REPLACE "\n" "\n " terms "${terms}")
file(WRITE ${documents}/copyright
"Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: rpmgap
Source: ${CPACK_PACKAGE_HOMEPAGE_URL}
Comment: the grammars of tree-sitter are compiled into the program

Files: *
${holders}
License: Expat
${grammars}
License: Expat
 ${terms}
")
file(REMOVE_RECURSE ${share}/licenses)

# The changelog in Debian's form, of the time that SOURCE_DATE_EPOCH says; what changed is in the project's own.
string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)
file(WRITE ${documents}/changelog
"rpmgap (${CPACK_PACKAGE_VERSION}) unstable; urgency=medium

  * CHANGELOG.md says what is new.

 -- ${CPACK_PACKAGE_CONTACT}  ${date}
")
compress(${documents}/changelog)
file(GLOB pages ${share}/man/man*/*)
compress(${pages})

# zsh looks there on Debian.
file(MAKE_DIRECTORY ${share}/zsh/vendor-completions)
file(RENAME ${share}/zsh/site-functions/_rpmgap ${share}/zsh/vendor-completions/_rpmgap)
file(REMOVE_RECURSE ${share}/zsh/site-functions)
# Directories as Debian has them, whatever umask this is.
execute_process(COMMAND find ${CPACK_TEMPORARY_DIRECTORY} -type d -exec chmod 0755 {} + COMMAND_ERROR_IS_FATAL ANY)
