# nabor_folder(NAME LIBRARIES … USES …): the static library of tools/NAME, with the folders below it that it may include.

function(nabor_warnings target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor)
  # GCC 12 warns of its own std::string (bugs 105651, 105329; a precompiled header is no system header to it) and of moved std::variants (bug 105562) at -O3.
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict -Wno-maybe-uninitialized -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds>)
  # In a unity build GCC takes a source for a header, whose types should not depend on an anonymous namespace; and a name that two sources
  # have is no shadow.
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage> $<IF:$<CXX_COMPILER_ID:GNU>,-Wshadow=local,-Wshadow>)
endfunction()

# Every source parses the standard library's headers and fmt's: that is half of a build's time. They are precompiled once.
add_library(nabor_precompiled OBJECT ${CMAKE_SOURCE_DIR}/cmake/precompiled.cpp)
target_link_libraries(nabor_precompiled PRIVATE fmt::fmt Threads::Threads)
target_precompile_headers(nabor_precompiled PRIVATE ${CMAKE_SOURCE_DIR}/cmake/precompiled.h)
nabor_warnings(nabor_precompiled)  # a precompiled header serves only sources that are compiled with the same flags

# A unity build parses a folder's headers once for several sources (CMAKE_UNITY_BUILD in the presets). This source opens the names of an
# enumeration to all that follow.
set_source_files_properties(${CMAKE_SOURCE_DIR}/tools/book/role.cpp PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)

function(nabor_sources target folder)
  file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.cpp ${folder}/*.h)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")  # of the program, so that tests can link the rest
  target_sources(${target} PRIVATE ${sources})
  target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR}/tools)
  target_link_libraries(${target} PRIVATE fmt::fmt Threads::Threads)
  target_precompile_headers(${target} REUSE_FROM nabor_precompiled)
  nabor_warnings(${target})
endfunction()

function(nabor_folder name)
  cmake_parse_arguments(FOLDER "" "" "LIBRARIES;USES" ${ARGN})
  add_library(nabor_${name} STATIC)
  set_property(GLOBAL APPEND PROPERTY NABOR_FOLDERS ${name})
  set_target_properties(nabor_${name} PROPERTIES LINKER_LANGUAGE CXX)
  nabor_sources(nabor_${name} ${CMAKE_SOURCE_DIR}/tools/${name})
  target_link_libraries(nabor_${name} PRIVATE ${FOLDER_LIBRARIES})
  foreach(used IN LISTS FOLDER_USES)
    target_link_libraries(nabor_${name} PRIVATE nabor_${used})
  endforeach()
endfunction()
