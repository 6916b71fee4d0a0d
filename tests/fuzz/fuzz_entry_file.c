/* fuzz_entry_file.c - any bytes as an entry; what parses is written and must parse again. */
#include <stddef.h>
#include <stdint.h>

#include "kb/entry_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct arena *arena = arena_new((size_t)64 << 20);
    struct entry entry, again;
    struct text file = {(const char *)bytes, len};
    if (entry_file_parse(file, "fuzz", NULL, arena, &entry) == KB_OK &&
        entry_file_parse(text_of(entry_file_write(&entry, arena)), "fuzz", NULL, arena, &again) !=
            KB_OK)
        __builtin_trap();
    arena_free(arena);
    return 0;
}
