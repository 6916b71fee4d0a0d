/* preview.c - an entry as it will be shown, without storing it. */
#include "kb/faults.h"
#include "kb/internal.h"

static int count_token(void *context, const struct token *token)
{
    size_t *count = context;
    (void)token;
    (*count)++;
    return 0;
}

static size_t count_tokens(struct kb *kb, const struct entry *e)
{
    size_t count = 0;
    const struct strings *lists[] = {&e->questions, &e->keywords};
    const char *texts[] = {e->title, e->summary, e->body};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        analyser_run(kb->analyser, e->lang, text_of(texts[i]), count_token, &count);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        for (size_t k = 0; k < lists[i]->count; k++)
            analyser_run(kb->analyser, e->lang, text_of(lists[i]->at[k]), count_token, &count);
    return count;
}

bool kb_preview(struct kb *kb, struct text file, const char *day, struct arena *arena,
                struct kb_preview *out)
{
    *out = (struct kb_preview){.title = "", .summary = "", .summary_html = "", .html = ""};
    struct entry e;
    entry_file_parse(file, "", NULL, arena, &e);
    if (!e.readable)
        return false;
    const struct values *values = kb->catalog->values;
    out->title = values_fill(values, text_of(e.title), e.lang, day, arena, NULL);
    out->summary = values_fill(values, text_of(e.summary), e.lang, day, arena, &out->value_unknown);
    out->summary_html = answer_html(out->summary, arena);
    out->html = answer_html(
        values_fill(values, text_of(e.body), e.lang, day, arena, &out->value_unknown), arena);
    out->tokens = count_tokens(kb, &e);
    return true;
}
