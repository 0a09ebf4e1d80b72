# One interface target that every target of ours links: warnings, and sanitizers or counters when asked for.
add_library(rpmgap_options INTERFACE)
target_compile_options(rpmgap_options INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor
    -Wold-style-cast -Woverloaded-virtual>)
if(RPMGAP_WERROR)
  target_compile_options(rpmgap_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Werror>)
endif()
if(RPMGAP_SANITIZE)
  if(NOT RPMGAP_SANITIZE MATCHES "^(address,undefined|thread)$")
    message(FATAL_ERROR "RPMGAP_SANITIZE is \"${RPMGAP_SANITIZE}\": it takes address,undefined or thread")
  endif()
  target_compile_options(rpmgap_options INTERFACE -fsanitize=${RPMGAP_SANITIZE} -fno-sanitize-recover=all
                         -fno-omit-frame-pointer
                         $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)  # gcc 12: false in std::regex when instrumented
  target_link_options(rpmgap_options INTERFACE -fsanitize=${RPMGAP_SANITIZE})
endif()
if(RPMGAP_COVERAGE)
  # Threads count together; what a confined process may write to is known to it (support/coverage.hpp).
  target_compile_options(rpmgap_options INTERFACE --coverage -fprofile-update=atomic)
  target_compile_definitions(rpmgap_options INTERFACE RPMGAP_COVERAGE_DATA="${CMAKE_BINARY_DIR}")
  target_link_options(rpmgap_options INTERFACE --coverage)
endif()
if(RPMGAP_FUZZ)
  # But for tests that only share the build: what they run of their own guides no fuzzing.
  target_compile_options(rpmgap_options INTERFACE
                         $<$<NOT:$<BOOL:$<TARGET_PROPERTY:RPMGAP_NOT_FUZZED>>>:-fsanitize=fuzzer-no-link>)
endif()
