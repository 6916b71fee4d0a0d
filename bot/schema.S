/* schema.S - the SQL of schema/ as zero-terminated text. */
    .section .rodata
    .global bot_schema_001
bot_schema_001:
    .incbin "schema/001-start.sql"
    .byte 0
    .global bot_schema_002
bot_schema_002:
    .incbin "schema/002-mail.sql"
    .byte 0
    .global bot_schema_003
bot_schema_003:
    .incbin "schema/003-handoff.sql"
    .byte 0
    .global bot_schema_004
bot_schema_004:
    .incbin "schema/004-office.sql"
    .byte 0
    .global bot_schema_005
bot_schema_005:
    .incbin "schema/005-find.sql"
    .byte 0
    .global bot_schema_006
bot_schema_006:
    .incbin "schema/006-editor.sql"
    .byte 0
    .global bot_schema_007
bot_schema_007:
    .incbin "schema/007-erase.sql"
    .byte 0
    .section .note.GNU-stack,"",%progbits
