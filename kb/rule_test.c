/* rule_test.c - a rule that is being written, tried on texts. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "kb/document.h"
#include "kb/internal.h"
#include "kb/messages.h"

enum {
    SPANS_MAX = 50,
    SAID_MAX = 2000, /* as of what employers say: rules are matched on no more */
    BUDGET_MS = 80,  /* of the processor, for all texts: all others wait meanwhile */
};

static int64_t spent_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void find_spans(const struct rules *rules, struct text said, int64_t until,
                       struct arena *arena, struct kb_rule_result *out)
{
    out->at = arena_alloc(arena, SPANS_MAX, sizeof *out->at);
    size_t from = 0, start, end;
    int got;
    while (out->at_count < SPANS_MAX && spent_ms() < until &&
           (got = rules_match_one(rules, 0, said, from, &start, &end)) != 0) {
        if (got < 0) {
            out->slow = true;
            return;
        }
        out->matches = true;
        out->at[out->at_count++] = (struct kb_rule_span){start, end};
        from = end > from ? end : from + 1;
        while (from < said.len && !text_begins(said.at[from]))
            from++;
    }
}

static void find_others(struct kb *kb, const char *id, enum kb_lang lang, struct text said,
                        struct arena *arena, struct kb_rule_result *out)
{
    struct rule_hit *hits;
    size_t count = rules_match(kb->catalog->rules, said, lang, arena, &hits);
    out->others = arena_alloc(arena, count + 1, sizeof *out->others);
    for (size_t i = 0; i < count; i++)
        if (!hits[i].gave_up && strcmp(hits[i].rule->id, id) != 0)
            out->others[out->other_count++] = arena_strdup(arena, hits[i].rule->id);
}

enum kb_status kb_rule_test(struct kb *kb, json_t *rule, const struct text *texts, size_t count,
                            enum kb_lang ui, struct arena *arena, struct kb_rule_result **results,
                            struct kb_faults *faults)
{
    struct problems problems = {.arena = arena};
    struct rules *rules = rules_new();
    json_t *list = json_pack("[O]", rule);
    const char *text = list == NULL ? NULL : kb_document_text(list, arena);
    json_decref(list);
    *results = arena_alloc(arena, count + 1, sizeof **results);
    rules_add(rules, text_of(text == NULL ? "" : text), "rule", &problems);
    faults_of(&problems, ui, arena, faults);
    bool compiled = rules_count(rules) == 1;
    int64_t until = spent_ms() + BUDGET_MS;
    for (size_t i = 0; compiled && i < count; i++) {
        const struct rule *own = rules_at(rules, 0);
        if (!text_valid(texts[i]))
            continue;
        if (spent_ms() >= until) {
            (*results)[i].slow = true;
            continue;
        }
        struct text said = text_cut(texts[i], SAID_MAX);
        find_spans(rules, said, until, arena, &(*results)[i]);
        int64_t others = spent_ms();
        find_others(kb, own->id, own->one_lang ? own->lang : KB_DE, said, arena, &(*results)[i]);
        until += spent_ms() - others; /* the published rules are known to be quick */
    }
    rules_free(rules);
    return compiled ? KB_OK : kb_fail(kb, KB_INVALID, "the rule cannot be tried yet");
}
