/* fuzz_unpack.c - any bytes as what a browser imports: an archive, an entry, a list; what comes out
 * is looked at as a dry import, and an entry goes through its object and back. */
#include <stddef.h>
#include <stdint.h>

#include "kb/transfer.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    static struct kb *kb;
    if (kb == NULL && kb_open(NULL, &kb) != KB_OK)
        __builtin_trap();
    struct arena *arena = arena_new((size_t)1 << 30);
    struct text file = {(const char *)bytes, len};
    struct kb_file *files;
    size_t count;
    struct kb_faults faults;
    struct kb_transfer_report report;
    if (kb_unpack(kb, file, "fuzz.tsv", "2026-01-01", KB_DE, arena, &files, &count, &faults) ==
        KB_OK) {
        const struct kb_transfer transfer = {.files = files,
                                             .count = count,
                                             .dry = true,
                                             .by = "fuzz",
                                             .note = "",
                                             .day = "2026-01-01"};
        kb_transfer(kb, &transfer, arena, &report);
    }
    json_t *object = kb_entry_object(file, KB_DE, arena, &faults);
    const char *text = object == NULL ? NULL : kb_entry_text(object, KB_DE, arena, &faults);
    json_t *again = text == NULL ? NULL : kb_entry_object(text_of(text), KB_DE, arena, &faults);
    if (text != NULL && (again == NULL || !json_equal(object, again)))
        __builtin_trap();
    json_decref(object);
    json_decref(again);
    arena_free(arena);
    return 0;
}
