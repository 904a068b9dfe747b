# find_package(tillback CONFIG REQUIRED) gives two targets:
#   tillback::tillback   the shared library
#   tillback::static     the static one, with the system libraries it needs
get_filename_component(TILLBACK_PREFIX "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)

if(NOT TARGET tillback::tillback)
  add_library(tillback::tillback SHARED IMPORTED)
  set_target_properties(tillback::tillback PROPERTIES
    IMPORTED_LOCATION "${TILLBACK_PREFIX}/lib/libtillback.so.0"
    IMPORTED_SONAME "libtillback.so.0"
    INTERFACE_INCLUDE_DIRECTORIES "${TILLBACK_PREFIX}/include")

  add_library(tillback::static STATIC IMPORTED)
  set_target_properties(tillback::static PROPERTIES
    IMPORTED_LOCATION "${TILLBACK_PREFIX}/lib/libtillback.a"
    INTERFACE_INCLUDE_DIRECTORIES "${TILLBACK_PREFIX}/include"
    INTERFACE_COMPILE_DEFINITIONS "TILLBACK_STATIC"
    INTERFACE_LINK_LIBRARIES "gcc_s;util;rt;pthread;m;dl;c")
endif()
