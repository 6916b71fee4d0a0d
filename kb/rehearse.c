/* rehearse.c - every known question asked of what is published and of the candidate.
 *
 * A question counts as answered where its entry comes first and is answered or offered; one that
 * wants NONE where no entry is answered. */
#include "kb/rehearse.h"

#include <stdlib.h>
#include <string.h>

#include "kb/internal.h"

enum { STEP = 25 };
/* An entry whose score comes within so much of the winner's nearly wins. */
static const double NEARLY = 0.5;

struct asking {
    const char *question, *wanted;
    enum kb_lang lang;
    bool test;
};

struct askings {
    struct asking *at;
    size_t count, size;
    struct arena *arena;
};

static void add(struct askings *all, const struct asking *one)
{
    if (all->count == all->size) {
        size_t size = all->size == 0 ? 1024 : all->size * 2;
        struct asking *more = arena_alloc(all->arena, size, sizeof *more);
        if (all->count > 0)
            memcpy(more, all->at, all->count * sizeof *more);
        all->at = more;
        all->size = size;
    }
    all->at[all->count++] = *one;
}

static bool asks(const struct entry *e, const char *question)
{
    for (size_t i = 0; e != NULL && i < e->questions.count; i++)
        if (strcmp(e->questions.at[i], question) == 0)
            return true;
    return false;
}

static void add_questions(struct askings *all, const struct catalog *catalog,
                          const struct catalog *but_of)
{
    for (size_t i = 0; i < catalog->count; i++) {
        const struct entry *e = &catalog->entries[i];
        const struct entry *known = but_of == NULL ? NULL : catalog_find(but_of, e->slug, e->lang);
        for (size_t k = 0; k < e->questions.count; k++)
            if (!asks(known, e->questions.at[k]))
                add(all, &(struct asking){.question = arena_strdup(all->arena, e->questions.at[k]),
                                          .wanted = arena_strdup(all->arena, e->slug),
                                          .lang = e->lang});
    }
}

/* ---- asking ----------------------------------------------------------------------------- */

struct found {
    struct kb_rehearsed_answer answer;
    bool good;
    const char *second; /* nearly wins; or NULL */
};

static enum kb_status ask(struct kb *kb, const struct asking *asking, const char *day,
                          struct arena *turn, struct found *out)
{
    const struct kb_question question = {
        .said = text_of(asking->question), .lang_known = true, .lang = asking->lang, .day = day};
    struct kb_finding f;
    enum kb_status status = kb_find(kb, &question, turn, &f);
    if (status != KB_OK)
        return status;
    bool shown = f.hit_count > 0 && (f.action == KB_ANSWER || f.action == KB_CLARIFY);
    *out = (struct found){.answer = {.action = f.action,
                                     .entry = shown ? f.hits[0].slug : "",
                                     .title = shown ? f.hits[0].title : "",
                                     .confidence = f.confidence}};
    out->good = strcmp(asking->wanted, "NONE") == 0
                    ? f.action != KB_ANSWER
                    : shown && strcmp(f.hits[0].slug, asking->wanted) == 0;
    if (f.hit_count > 1 && f.hits[0].score - f.hits[1].score < NEARLY)
        out->second = f.hits[1].slug;
    return KB_OK;
}

static struct kb_rehearsed_answer keep(const struct kb_rehearsed_answer *answer,
                                       struct arena *arena)
{
    struct kb_rehearsed_answer kept = *answer;
    kept.entry = arena_strdup(arena, answer->entry);
    kept.title = arena_strdup(arena, answer->title);
    return kept;
}

/* ---- what competes ---------------------------------------------------------------------- */

struct competition {
    struct kb_competing *at;
    size_t count, size;
    struct arena *arena;
};

static void note_rival(struct competition *c, const struct kb *kb, const char *rival,
                       const struct asking *asking)
{
    if (rival == NULL || rival[0] == '\0' || strcmp(rival, asking->wanted) == 0 || asking->test)
        return;
    for (size_t i = 0; i < c->count; i++)
        if (strcmp(c->at[i].slug, rival) == 0 && strcmp(c->at[i].against, asking->wanted) == 0) {
            c->at[i].questions++;
            return;
        }
    if (c->count == c->size) {
        size_t size = c->size == 0 ? 64 : c->size * 2;
        struct kb_competing *more = arena_alloc(c->arena, size, sizeof *more);
        if (c->count > 0)
            memcpy(more, c->at, c->count * sizeof *more);
        c->at = more;
        c->size = size;
    }
    const struct entry *e = catalog_find_any(kb->catalog, rival, asking->lang);
    c->at[c->count++] =
        (struct kb_competing){.slug = arena_strdup(c->arena, rival),
                              .title = arena_strdup(c->arena, e == NULL ? rival : e->title),
                              .against = asking->wanted,
                              .questions = 1,
                              .example = asking->question};
}

/* Whether the entry differs between the two, in the language of the question. */
static bool is_drafted(const struct kb *published, const struct kb *candidate,
                       const struct asking *asking)
{
    const struct entry *a = catalog_find(published->catalog, asking->wanted, asking->lang),
                       *b = catalog_find(candidate->catalog, asking->wanted, asking->lang);
    if (a == NULL || b == NULL)
        return a != b;
    bool same = strcmp(a->title, b->title) == 0 && strcmp(a->summary, b->summary) == 0 &&
                strcmp(a->body, b->body) == 0 && a->questions.count == b->questions.count &&
                a->keywords.count == b->keywords.count;
    for (size_t i = 0; same && i < a->questions.count; i++)
        same = strcmp(a->questions.at[i], b->questions.at[i]) == 0;
    for (size_t i = 0; same && i < a->keywords.count; i++)
        same = strcmp(a->keywords.at[i], b->keywords.at[i]) == 0;
    return !same;
}

static int most_first(const void *a, const void *b)
{
    const struct kb_competing *x = a, *y = b;
    return x->questions != y->questions ? (x->questions < y->questions ? 1 : -1)
                                        : strcmp(x->slug, y->slug);
}

/* ---- the rehearsal ---------------------------------------------------------------------- */

static void note_change(struct kb_rehearsal *out, const struct asking *asking,
                        const struct found *before, const struct found *after, struct arena *arena)
{
    bool same = before->answer.action == after->answer.action &&
                strcmp(before->answer.entry, after->answer.entry) == 0;
    if (same && before->good == after->good)
        return;
    enum kb_verdict verdict = after->good == before->good ? KB_OTHER
                              : after->good               ? KB_BETTER
                                                          : KB_WORSE;
    size_t *counts[] = {&out->better, &out->worse, &out->other};
    (*counts[verdict])++;
    out->changed[out->changed_count++] = (struct kb_rehearsed){
        .question = asking->question,
        .lang = asking->lang,
        .wanted = asking->wanted,
        .test = asking->test,
        .before = keep(&before->answer, arena),
        .after = keep(&after->answer, arena),
        .verdict = verdict,
    };
}

static int worse_first(const void *a, const void *b)
{
    static const int order[] = {[KB_WORSE] = 0, [KB_BETTER] = 1, [KB_OTHER] = 2};
    const struct kb_rehearsed *x = a, *y = b;
    return order[x->verdict] != order[y->verdict] ? order[x->verdict] - order[y->verdict]
                                                  : strcmp(x->question, y->question);
}

static void add_tests(struct askings *all, struct kb *published)
{
    struct kb_test *tests;
    size_t count = kb_tests(published, all->arena, &tests);
    for (size_t i = 0; i < count; i++)
        add(all, &(struct asking){.question = tests[i].question,
                                  .wanted = tests[i].wanted,
                                  .lang = tests[i].lang,
                                  .test = true});
}

enum kb_status kb_rehearse(struct kb *published, struct kb *candidate, const char *day,
                           const struct kb_watch *watch, struct arena *arena,
                           struct kb_rehearsal *out)
{
    *out = (struct kb_rehearsal){0};
    struct askings all = {.arena = arena};
    struct competition rivals = {.arena = arena};
    add_questions(&all, candidate->catalog, NULL);
    add_questions(&all, published->catalog, candidate->catalog);
    add_tests(&all, published);
    out->questions = all.count;
    out->changed = arena_alloc(arena, all.count + 1, sizeof *out->changed);
    bool anything = published->catalog->count != candidate->catalog->count;
    for (size_t i = 0; i < all.count && !anything; i++)
        anything = is_drafted(published, candidate, &all.at[i]);
    size_t good_before = 0, good_after = 0;
    enum kb_status status = KB_OK;
    struct arena *turn = arena_new((size_t)256 << 20);
    for (size_t i = 0; status == KB_OK && i < all.count; i++) {
        const struct asking *asking = &all.at[i];
        struct found before, after;
        if (i % STEP == 0 && watch != NULL && watch->progress != NULL &&
            !watch->progress(watch->context, i, all.count)) {
            status = kb_fail(published, KB_CANCELLED, "cancelled");
            break;
        }
        status = ask(published, asking, day, turn, &before);
        if (status == KB_OK)
            status = ask(candidate, asking, day, turn, &after);
        if (status != KB_OK)
            break;
        good_before += before.good;
        good_after += after.good;
        if (asking->test)
            (*(after.good ? &out->tests_passed : &out->tests_failed))++;
        note_change(out, asking, &before, &after, arena);
        if (!anything || is_drafted(published, candidate, asking)) {
            if (!after.good)
                note_rival(&rivals, candidate, after.answer.entry, asking);
            else
                note_rival(&rivals, candidate, after.second, asking);
        }
        arena_reset(turn);
    }
    arena_free(turn);
    out->score_before = all.count == 0 ? 1 : (double)good_before / (double)all.count;
    out->score_after = all.count == 0 ? 1 : (double)good_after / (double)all.count;
    if (out->changed_count > 0)
        qsort(out->changed, out->changed_count, sizeof *out->changed, worse_first);
    if (rivals.count > 0)
        qsort(rivals.at, rivals.count, sizeof *rivals.at, most_first);
    out->competing = rivals.at;
    out->competing_count = rivals.count;
    return status;
}

const char *kb_verdict_name(enum kb_verdict verdict)
{
    static const char *const names[] = {"better", "worse", "other"};
    return names[verdict];
}
