/* schema.S - the SQL of schema/ as zero-terminated text. */
    .section .rodata
    .global kb_schema_001
kb_schema_001:
    .incbin "schema/001-start.sql"
    .byte 0
    .global kb_schema_002
kb_schema_002:
    .incbin "schema/002-model.sql"
    .byte 0
    .global kb_schema_003
kb_schema_003:
    .incbin "schema/003-editor.sql"
    .byte 0
    .section .note.GNU-stack,"",%progbits
