/* fuzz_decide.c - any bytes as a question in a conversation: the first line is what the turns
 * before left (JSON), the rest is said. The knowledge base is real and small. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bot/turn.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static const char *const entries[][2] = {
    {"visum", "Wie beantragt man ein Visum?"},
    {"anerkennung", "Was kostet die Anerkennung?"},
    {"blaue-karte", "Wie hoch muss das Gehalt f\xC3\xBCr die Blaue Karte nach \xC2\xA7 18g sein?"},
    {"zustaendig", "Welche Beh\xC3\xB6rde ist in Jena zust\xC3\xA4ndig?"},
};

static const char list_head[] = "id\tquestion\tanswer\n";

static struct kb *open_knowledge(void)
{
    static char dir[] = "/tmp/kammerlotse-fuzz-XXXXXX";
    char path[64];
    struct kb *kb = NULL;
    struct kb_import_report report;
    if (mkdtemp(dir) == NULL || kb_open(dir, &kb) != KB_OK)
        abort();
    snprintf(path, sizeof path, "%s/list.tsv", dir);
    FILE *out = fopen(path, "w");
    if (out == NULL)
        abort();
    fputs(list_head, out);
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
        fprintf(out, "%s\t%s\tEine Antwort zu %s.\n", entries[i][0], entries[i][1], entries[i][0]);
    fclose(out);
    if (kb_import(kb, path, true, stderr, &report) != KB_OK)
        abort();
    return kb;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    static struct kb *kb;
    static struct arena *arena;
    if (kb == NULL) {
        kb = open_knowledge();
        arena = arena_new((size_t)64 << 20);
    }
    const uint8_t *end = len == 0 ? NULL : memchr(bytes, '\n', len);
    size_t line = end == NULL ? 0 : (size_t)(end - bytes);
    json_t *kept = json_loadb((const char *)bytes, line, 0, NULL);
    struct turn_memory *memory = turn_memory_load(kept, KB_DE);
    struct text said = {(const char *)bytes + line, len - line};
    struct turn_event event;
    for (int turn = 0; turn < 2 && text_valid(said); turn++)
        if (turn_say(kb, memory, said, "2026-09-01", arena, &event) == KB_OK)
            json_decref(event.body);
    turn_memory_free(memory);
    json_decref(kept);
    arena_reset(arena);
    return 0;
}
