# What CPack makes of the installed files: a Debian package, a tarball. The RPM package has its spec (packaging/rpmgap.spec).
set(CPACK_PACKAGE_VENDOR "The rpmgap authors")
set(CPACK_PACKAGE_CONTACT "The rpmgap authors <rpmgap@git.example>")
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_GENERATOR DEB TGZ)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
# Read once for each generator, before it starts: what one wants and the others do not.
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_LIST_DIR}/packages_options.cmake)

string(TOLOWER ${CMAKE_SYSTEM_NAME} system)
set(CPACK_PACKAGE_FILE_NAME rpmgap-${PROJECT_VERSION}-${system}-${CMAKE_SYSTEM_PROCESSOR})

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What librpm reads its configuration from. Metadata is fetched over TLS; spec files are parsed (--trust-specs) with rpm's macros.
set(CPACK_DEBIAN_PACKAGE_DEPENDS rpm-common)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS ca-certificates)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS rpm)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"\"Fedora-based\" is not \"Fedora-compatible\": before an application moves from
Fedora to Azure Linux 4.0 or another RPM distribution, rpmgap says which
libraries, symbol versions, packages, files and commands are missing or
diverge there, through which chain, what is nearest, and what to do.
.
It reads ELF files, RPM packages, scripts, Dockerfiles, systemd units, lists
of packages, archives and container images, and resolves what they need
against repository metadata. It never installs, runs or changes anything.")
include(CPack)
