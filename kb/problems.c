/* problems.c - see problems.h. */
#include "kb/problems.h"

#include <stdbool.h>
#include <string.h>

enum { COLLECTED_MAX = 100000, COLLECTED_FILE_MAX = 500 };

static const char *keep(struct arena *arena, const char *text)
{
    return text == NULL ? "" : arena_strdup(arena, text);
}

static void collect(struct problems *p, const struct problem *one)
{
    const char *last = p->count == 0 ? NULL : p->at[p->count - 1].file;
    bool same = last != NULL && strcmp(last, one->file) == 0;
    if (p->count == COLLECTED_MAX || (same && p->of_file == COLLECTED_FILE_MAX))
        return;
    p->of_file = same ? p->of_file + 1 : 1;
    if (p->count == p->size) {
        size_t size = p->size == 0 ? 16 : p->size * 2;
        struct problem *more = arena_alloc(p->arena, size, sizeof *more);
        if (p->count > 0)
            memcpy(more, p->at, p->count * sizeof *more);
        p->at = more;
        p->size = size;
    }
    p->at[p->count++] = (struct problem){
        .file = keep(p->arena, one->file),
        .line = one->line,
        .label = keep(p->arena, one->label),
        .part = keep(p->arena, one->part),
        .field = keep(p->arena, one->field),
        .what = one->what,
        .about = keep(p->arena, one->about),
    };
}

static void print(FILE *to, const struct problem *one)
{
    fputs(one->file, to);
    if (one->line > 0)
        fprintf(to, ":%zu", one->line);
    fputs(": ", to);
    if (one->label != NULL && one->label[0] != '\0')
        fprintf(to, "%s %s: ", one->label, one->part == NULL ? "?" : one->part);
    else if (one->part != NULL && one->part[0] != '\0')
        fprintf(to, "%s: ", one->part);
    fputs(one->what, to);
    if (one->about != NULL && one->about[0] != '\0')
        fprintf(to, ": %s", one->about);
    fputc('\n', to);
}

size_t problem(struct problems *problems, const struct problem *one)
{
    if (problems == NULL)
        return 1;
    if (problems->lines != NULL)
        print(problems->lines, one);
    if (problems->arena != NULL)
        collect(problems, one);
    return 1;
}
