# The RPM reader against rpm itself, over every package of the test data.
add_executable(rpm_oracle ${CMAKE_CURRENT_LIST_DIR}/rpm_oracle.cpp)
target_link_libraries(rpm_oracle PRIVATE rpmgap_options rpmgap_extract_rpm)
add_test(NAME oracle.rpm COMMAND rpm_oracle ${RPMGAP_TEST_DATA}/rpms)
set_tests_properties(oracle.rpm PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 300)
