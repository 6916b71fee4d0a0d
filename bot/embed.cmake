# embed_files(<name> <root> <file>...): writes <name>.S into the build folder and names it in
# <name>_SOURCE. It defines `const struct asset <name>[]` and `const size_t <name>_count` (assets.h) with the
# bytes of the files, each followed by a zero byte. For 64-bit targets.
function(embed_files name root)
  set(bytes "")
  set(rows "")
  set(number 0)
  foreach(file IN LISTS ARGN)
    file(RELATIVE_PATH path ${root} ${file})
    set(at .L${name}_${number})
    string(APPEND bytes
        "${at}_path:\n    .asciz \"${path}\"\n${at}:\n    .incbin \"${file}\"\n${at}_end:\n    .byte 0\n")
    string(APPEND rows "    .quad ${at}_path, ${at}, ${at}_end - ${at}\n")
    math(EXPR number "${number} + 1")
  endforeach()
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${name}.S)
  file(GENERATE OUTPUT ${source} CONTENT
"    .section .rodata
${bytes}
    .section .data.rel.ro,\"aw\",%progbits
    .balign 8
    .global ${name}, ${name}_count
${name}:
${rows}    .quad 0, 0, 0
${name}_count:
    .quad ${number}
    .section .note.GNU-stack,\"\",%progbits
")
  set_source_files_properties(${source} PROPERTIES GENERATED ON OBJECT_DEPENDS "${ARGN}")
  set(${name}_SOURCE ${source} PARENT_SCOPE)
endfunction()
