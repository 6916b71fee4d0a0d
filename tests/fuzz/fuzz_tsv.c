/* fuzz_tsv.c - any bytes as a FAQ list; what is read must be good entry files. */
#include <stddef.h>
#include <stdint.h>

#include "kb/entry_file.h"
#include "kb/tsv.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct arena *arena = arena_new((size_t)256 << 20);
    struct kb_file *files;
    size_t count;
    tsv_read((struct text){(const char *)bytes, len}, "fuzz", "2026-01-01", NULL, arena, &files,
             &count);
    for (size_t i = 0; i < count; i++) {
        struct entry entry;
        if (entry_file_parse(files[i].bytes, files[i].path, NULL, arena, &entry) != KB_OK)
            __builtin_trap();
    }
    arena_free(arena);
    return 0;
}
