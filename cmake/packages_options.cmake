# By CPack, for one generator at a time.
if(CPACK_GENERATOR STREQUAL DEB)
  set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
  set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/debian_layout.cmake)
else()
  set(CPACK_PACKAGING_INSTALL_PREFIX /)
endif()
