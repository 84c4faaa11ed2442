# SPDX-FileCopyrightText: 2026 The Poolwarden developers
# SPDX-License-Identifier: GPL-3.0-or-later

# One library for each folder of folders.txt, linked to the folders that are named there.

# model/xml → poolwarden-xml, views/form → poolwarden-views-form
function(poolwarden_target_of folder result)
    string(REGEX REPLACE "^model/" "" name "${folder}")
    string(REPLACE "/" "-" name "${name}")
    set(${result} "poolwarden-${name}" PARENT_SCOPE)
endfunction()

# Adds every folder, in the order of the list.
macro(poolwarden_add_folders list)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${list})
    set(folders "")
    file(STRINGS ${list} lines REGEX "^[^#]")
    foreach(line IN LISTS lines)
        string(REGEX MATCH "^([^:]+):(.*)$" matched "${line}")
        set(place ${CMAKE_MATCH_1})
        separate_arguments(POOLWARDEN_NEIGHBOURS_${place} UNIX_COMMAND "${CMAKE_MATCH_2}")
        if(NOT place MATCHES "[.]cpp$")
            list(APPEND folders ${place})
        endif()
    endforeach()
    foreach(folder IN LISTS folders)
        add_subdirectory(${folder})
    endforeach()
endmacro()

# Links the target to the libraries of the folders that the place may include.
function(poolwarden_link_neighbours target visibility place)
    foreach(neighbour IN LISTS POOLWARDEN_NEIGHBOURS_${place})
        poolwarden_target_of(${neighbour} library)
        if(NOT TARGET ${library})
            message(FATAL_ERROR "folders.txt: ${place} names ${neighbour}, which is not above it")
        endif()
        target_link_libraries(${target} ${visibility} ${library})
    endforeach()
endfunction()

# poolwarden_folder(source.cpp…): the library of the folder that is being added. Its name is in
# POOLWARDEN_TARGET afterwards, for the libraries of others that it needs as well.
#
# The program TARGET-links is all of the library with what it may link, and nothing else: what a program
# that has other folders as well would find by accident is missing there, and does not build.
function(poolwarden_folder)
    file(RELATIVE_PATH folder ${CMAKE_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
    poolwarden_target_of(${folder} target)
    add_library(${target} STATIC ${ARGN})
    target_link_libraries(${target} PUBLIC poolwarden-options)
    poolwarden_link_neighbours(${target} PUBLIC ${folder})
    set(POOLWARDEN_TARGET ${target} PARENT_SCOPE)

    if(BUILD_TESTING)
        if(NOT TARGET poolwarden-nothing)
            add_library(poolwarden-nothing OBJECT ${CMAKE_SOURCE_DIR}/cmake/nothing.cpp)
            set_target_properties(poolwarden-nothing PROPERTIES AUTOMOC OFF)
        endif()
        add_executable(${target}-links $<TARGET_OBJECTS:poolwarden-nothing>)
        set_target_properties(${target}-links PROPERTIES
            AUTOMOC OFF AUTORCC OFF RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/links)
        target_link_libraries(${target}-links PRIVATE "$<LINK_LIBRARY:WHOLE_ARCHIVE,${target}>")
    endif()
endfunction()

# poolwarden_program(name): from main.cpp, which has a line of its own in the list.
function(poolwarden_program name)
    file(RELATIVE_PATH folder ${CMAKE_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
    add_executable(${name} main.cpp)
    target_compile_definitions(${name} PRIVATE POOLWARDEN_VERSION="${PROJECT_VERSION}")
    target_link_libraries(${name} PRIVATE poolwarden-options)
    poolwarden_link_neighbours(${name} PRIVATE ${folder}/main.cpp)
    install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()
