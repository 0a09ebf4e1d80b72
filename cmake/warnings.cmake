# One interface target that every target of ours links: warnings, and sanitizers when asked for.
add_library(rpmgap_options INTERFACE)
target_compile_options(rpmgap_options INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor
    -Wold-style-cast -Woverloaded-virtual>)
if(RPMGAP_WERROR)
  target_compile_options(rpmgap_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Werror>)
endif()
if(RPMGAP_SANITIZE)
  target_compile_options(rpmgap_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all
                         -fno-omit-frame-pointer
                         $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)  # gcc 12: false in std::regex when instrumented
  target_link_options(rpmgap_options INTERFACE -fsanitize=address,undefined)
endif()
if(RPMGAP_FUZZ)
  target_compile_options(rpmgap_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
