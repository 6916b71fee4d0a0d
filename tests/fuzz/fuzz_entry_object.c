/* fuzz_entry_object.c - any JSON as the entry a browser sends; what becomes a file must be read
 * again as the same, and is previewed. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "kb/edit.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

/* A member that is missing counts as empty, and others are passed over. */
static void compare(json_t *sent, json_t *read)
{
    const char *name;
    json_t *value;
    json_object_foreach(read, name, value)
    {
        json_t *one = json_object_get(sent, name);
        if (json_is_string(one) && strcmp(name, "body") != 0 && !json_equal(one, value))
            __builtin_trap();
        if (json_is_array(one) && json_array_size(one) != json_array_size(value))
            __builtin_trap();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    static struct kb *kb;
    if (kb == NULL && kb_open(NULL, &kb) != KB_OK)
        __builtin_trap();
    json_t *sent = json_loadb((const char *)bytes, len, JSON_REJECT_DUPLICATES, NULL);
    if (sent == NULL)
        return 0;
    struct arena *arena = arena_new((size_t)1 << 30);
    struct kb_faults faults;
    struct kb_preview preview;
    const char *text = kb_entry_text(sent, KB_DE, arena, &faults);
    if ((text == NULL) != (faults.faults > 0))
        __builtin_trap();
    if (text != NULL) {
        json_t *read = kb_entry_object(text_of(text), KB_DE, arena, &faults);
        if (read == NULL)
            __builtin_trap();
        compare(sent, read);
        json_decref(read);
        kb_item_faults(kb, NULL, "entries/de/fuzz", text_of(text), "2026-01-01", KB_DE, arena,
                       &faults);
        kb_preview(kb, text_of(text), "2026-01-01", arena, &preview);
    }
    json_decref(sent);
    arena_free(arena);
    return 0;
}
