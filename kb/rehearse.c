/* rehearse.c - every known question asked of what is published and of the candidate, at the same
 * time: each is a handle of its own, so that a second thread asks the candidate. Where nothing
 * differs in a language, both would say the same and share the work.
 *
 * A question counts as answered where its entry comes first and is answered or offered; one that
 * wants NONE where no entry is answered. */
#include "kb/rehearse.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "kb/internal.h"

enum { STEP = 25 };
/* What a rehearsal may cost, so that it stays a matter of seconds: a question costs as many units
 * as there are entries, and some more that do not depend on them. */
static const size_t COST_MAX = 4600000, COST_EACH = 60;
/* An entry whose score comes within so much of the winner's nearly wins, and what moves by less
 * was on the edge: all models are trained anew with each text that comes or goes. */
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
    double lead;        /* of the first before the second */
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
    out->lead = f.hit_count == 0 ? 0 : f.hits[0].score - (f.hit_count > 1 ? f.hits[1].score : 0);
    if (f.hit_count > 1 && out->lead < NEARLY)
        out->second = f.hits[1].slug;
    return KB_OK;
}

static void keep(struct found *found, struct arena *arena)
{
    found->answer.entry = arena_strdup(arena, found->answer.entry);
    found->answer.title = arena_strdup(arena, found->answer.title);
    if (found->second != NULL)
        found->second = arena_strdup(arena, found->second);
}

/* ---- both at once ----------------------------------------------------------------------- */

enum side { PUBLISHED, CANDIDATE };

struct rehearsing {
    const struct askings *all;
    const char *day;
    bool same[2]; /* by language: both sides answer alike, and each asks every other question */
    atomic_bool stop;
};

struct asker {
    struct rehearsing *rehearsing;
    enum side side;
    struct kb *kb;
    const struct kb_watch *watch; /* of one of them; NULL for none */
    struct found *found;          /* by question; what was asked lives in `own` */
    struct arena *own;
    atomic_size_t done;
    enum kb_status status;
};

static bool asks_it(const struct asker *a, size_t question)
{
    const struct rehearsing *r = a->rehearsing;
    return !r->same[r->all->at[question].lang] || question % 2 == (size_t)a->side;
}

static bool goes_on(const struct kb_watch *watch, size_t done, size_t all)
{
    return watch == NULL || watch->progress == NULL || watch->progress(watch->context, done, all);
}

static void *ask_all(void *context)
{
    struct asker *a = context;
    const struct askings *all = a->rehearsing->all;
    struct arena *turn = arena_new((size_t)256 << 20);
    for (size_t i = 0; a->status == KB_OK && i < all->count; i++) {
        atomic_store(&a->done, i);
        if (i % STEP == 0 && !goes_on(a->watch, i, all->count))
            atomic_store(&a->rehearsing->stop, true);
        if (atomic_load(&a->rehearsing->stop))
            a->status = KB_CANCELLED;
        else if (asks_it(a, i))
            a->status = ask(a->kb, &all->at[i], a->rehearsing->day, turn, &a->found[i]);
        if (a->status == KB_OK && asks_it(a, i))
            keep(&a->found[i], a->own);
        arena_reset(turn);
    }
    arena_free(turn);
    return NULL;
}

/* The rest of what the second thread has to do. */
static void wait_for(pthread_t thread, struct asker *second, const struct kb_watch *watch)
{
    enum { WAIT_MS = 100 };
    struct rehearsing *r = second->rehearsing;
    struct timespec until;
    do {
        if (!goes_on(watch, atomic_load(&second->done), r->all->count))
            atomic_store(&r->stop, true);
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_nsec += WAIT_MS * 1000000L;
        until.tv_sec += until.tv_nsec / 1000000000L;
        until.tv_nsec %= 1000000000L;
    } while (pthread_timedjoin_np(thread, NULL, &until) != 0);
}

static enum kb_status ask_both(struct asker *first, struct asker *second)
{
    pthread_t thread;
    bool started = pthread_create(&thread, NULL, ask_all, second) == 0;
    ask_all(first);
    if (first->status != KB_OK)
        atomic_store(&first->rehearsing->stop, true);
    if (started)
        wait_for(thread, second, first->watch);
    else
        ask_all(second);
    if (first->status != KB_OK && first->status != KB_CANCELLED)
        return first->status;
    if (second->status != KB_OK && second->status != KB_CANCELLED)
        return kb_fail(first->kb, second->status, "%s", kb_message(second->kb));
    if (first->status == KB_CANCELLED || second->status == KB_CANCELLED)
        return kb_fail(first->kb, KB_CANCELLED, "cancelled");
    return KB_OK;
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

static bool same_list(const struct strings *a, const struct strings *b)
{
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++)
        same = strcmp(a->at[i], b->at[i]) == 0;
    return same;
}

/* In all that its questions are found by. */
static bool same_entry(const struct entry *a, const struct entry *b)
{
    if (a == NULL || b == NULL)
        return a == b;
    return strcmp(a->title, b->title) == 0 && strcmp(a->summary, b->summary) == 0 &&
           strcmp(a->body, b->body) == 0 && same_list(&a->questions, &b->questions) &&
           same_list(&a->keywords, &b->keywords) && same_list(&a->nationals, &b->nationals);
}

/* Whether an entry differs between the two. NULL, "" and "NONE" are none. */
static bool differs(const struct kb *published, const struct kb *candidate, const char *slug,
                    enum kb_lang lang)
{
    return slug != NULL && !same_entry(catalog_find(published->catalog, slug, lang),
                                       catalog_find(candidate->catalog, slug, lang));
}

static bool is_drafted(const struct kb *published, const struct kb *candidate,
                       const struct asking *asking)
{
    return differs(published, candidate, asking->wanted, asking->lang);
}

/* Whether no question is understood by it. */
static bool decides_nothing(const char *document)
{
    enum kb_item_kind kind = kb_item_kind(document);
    return kind == KB_ITEM_VALUES || kind == KB_ITEM_OFFICES || kind == KB_ITEM_POSTCODES ||
           kind == KB_ITEM_FLOW;
}

static bool has_documents_of(const struct catalog *a, const struct catalog *b)
{
    bool same = true;
    for (size_t i = 0; same && i < b->document_count; i++)
        same = decides_nothing(b->documents[i].path) ||
               text_equal(b->documents[i].text, catalog_document(a, b->documents[i].path));
    return same;
}

static bool same_documents(const struct catalog *a, const struct catalog *b)
{
    return has_documents_of(a, b) && has_documents_of(b, a);
}

/* Whether no question of the language can be answered otherwise. */
static bool same_answers(const struct catalog *a, const struct catalog *b, enum kb_lang lang)
{
    bool same = a->in_lang[lang] > 0 && a->in_lang[lang] == b->in_lang[lang];
    for (size_t i = 0; same && i < a->in_lang[lang]; i++)
        same = strcmp(a->numbered[lang][i]->slug, b->numbered[lang][i]->slug) == 0 &&
               same_entry(a->numbered[lang][i], b->numbered[lang][i]);
    return same;
}

static int most_first(const void *a, const void *b)
{
    const struct kb_competing *x = a, *y = b;
    return x->questions != y->questions ? (x->questions < y->questions ? 1 : -1)
                                        : strcmp(x->slug, y->slug);
}

/* ---- the rehearsal ---------------------------------------------------------------------- */

struct comparing {
    const struct kb *published, *candidate;
    bool steady; /* only entries differ */
    struct arena *arena;
    struct kb_rehearsal *out;
};

/* Whether a drafted entry has to do with it. */
static bool concerns_drafts(const struct comparing *c, const struct asking *asking,
                            const struct found *before, const struct found *after)
{
    const char *const near[] = {asking->wanted, before->answer.entry, before->second,
                                after->answer.entry, after->second};
    for (size_t i = 0; i < sizeof near / sizeof *near; i++)
        if (differs(c->published, c->candidate, near[i], asking->lang))
            return true;
    return false;
}

static bool is_shown(const struct found *found)
{
    return found->answer.entry[0] != '\0';
}

static bool was_on_edge(const struct comparing *c, const struct asking *asking,
                        const struct found *before, const struct found *after)
{
    bool same = strcmp(before->answer.entry, after->answer.entry) == 0;
    double moved = same ? fabs(before->lead - after->lead) : before->lead + after->lead;
    return c->steady && !asking->test && is_shown(before) && is_shown(after) && moved < NEARLY &&
           !concerns_drafts(c, asking, before, after);
}

static struct kb_rehearsed_answer kept_answer(const struct found *found, struct arena *arena)
{
    struct kb_rehearsed_answer answer = found->answer;
    answer.entry = arena_strdup(arena, answer.entry);
    answer.title = arena_strdup(arena, answer.title);
    return answer;
}

static void note_change(struct comparing *c, const struct asking *asking,
                        const struct found *before, const struct found *after)
{
    bool same = before->answer.action == after->answer.action &&
                strcmp(before->answer.entry, after->answer.entry) == 0;
    if (same && before->good == after->good)
        return;
    struct kb_rehearsed_list *list =
        was_on_edge(c, asking, before, after) ? &c->out->edge : &c->out->changed;
    enum kb_verdict verdict = after->good == before->good ? KB_OTHER
                              : after->good               ? KB_BETTER
                                                          : KB_WORSE;
    size_t *counts[] = {&list->better, &list->worse, &list->other};
    (*counts[verdict])++;
    list->at[list->count++] = (struct kb_rehearsed){
        .question = asking->question,
        .lang = asking->lang,
        .wanted = asking->wanted,
        .test = asking->test,
        .before = kept_answer(before, c->arena),
        .after = kept_answer(after, c->arena),
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

/* Where there are too many questions, every so manieth of those of entries that are as they were.
 */
static void take_sample(struct askings *all, const struct kb *published, const struct kb *candidate)
{
    size_t most = COST_MAX / (COST_EACH + candidate->catalog->count / 2), kept = 0, others = 0;
    bool *must = arena_alloc(all->arena, all->count + 1, sizeof *must);
    for (size_t i = 0; i < all->count; i++) {
        must[i] = all->at[i].test || is_drafted(published, candidate, &all->at[i]);
        others += !must[i];
    }
    size_t step = all->count <= most ? 1 : (others + most - 1) / most, seen = 0;
    for (size_t i = 0; i < all->count; i++)
        if (must[i] || seen++ % step == 0)
            all->at[kept++] = all->at[i];
    all->count = kept;
}

/* Puts together what the two sides found. */
static void compare(const struct asker *first, const struct asker *second, struct arena *arena,
                    struct kb_rehearsal *out)
{
    const struct kb *published = first->kb, *candidate = second->kb;
    const struct askings *all = first->rehearsing->all;
    struct competition rivals = {.arena = arena};
    size_t good_before = 0, good_after = 0;
    bool anything = published->catalog->count != candidate->catalog->count;
    struct comparing c = {published, candidate,
                          same_documents(published->catalog, candidate->catalog), arena, out};
    struct kb_rehearsed_list *const lists[] = {&out->changed, &out->edge};
    for (size_t i = 0; i < 2; i++)
        lists[i]->at = arena_alloc(arena, all->count + 1, sizeof *lists[i]->at);
    for (size_t i = 0; i < all->count && !anything; i++)
        anything = is_drafted(published, candidate, &all->at[i]);
    for (size_t i = 0; i < all->count; i++) {
        const struct asking *asking = &all->at[i];
        const struct found *before = asks_it(first, i) ? &first->found[i] : &second->found[i];
        const struct found *after = asks_it(second, i) ? &second->found[i] : &first->found[i];
        good_before += before->good;
        good_after += after->good;
        if (asking->test)
            (*(after->good ? &out->tests_passed : &out->tests_failed))++;
        note_change(&c, asking, before, after);
        if (!anything || is_drafted(published, candidate, asking))
            note_rival(&rivals, candidate, after->good ? after->second : after->answer.entry,
                       asking);
    }
    out->score_before = all->count == 0 ? 1 : (double)good_before / (double)all->count;
    out->score_after = all->count == 0 ? 1 : (double)good_after / (double)all->count;
    for (size_t i = 0; i < 2; i++)
        if (lists[i]->count > 0)
            qsort(lists[i]->at, lists[i]->count, sizeof *lists[i]->at, worse_first);
    if (rivals.count > 0)
        qsort(rivals.at, rivals.count, sizeof *rivals.at, most_first);
    out->competing = rivals.at;
    out->competing_count = rivals.count;
}

enum kb_status kb_rehearse(struct kb *published, struct kb *candidate, const char *day,
                           const struct kb_watch *watch, struct arena *arena,
                           struct kb_rehearsal *out)
{
    *out = (struct kb_rehearsal){0};
    struct askings all = {.arena = arena};
    add_questions(&all, candidate->catalog, NULL);
    add_questions(&all, published->catalog, candidate->catalog);
    add_tests(&all, published);
    out->known = all.count;
    take_sample(&all, published, candidate);
    out->questions = all.count;
    struct rehearsing r = {.all = &all, .day = day};
    bool same = same_documents(published->catalog, candidate->catalog);
    for (int lang = KB_DE; lang <= KB_EN; lang++)
        r.same[lang] =
            same && same_answers(published->catalog, candidate->catalog, (enum kb_lang)lang);
    struct arena *own = arena_new((size_t)1 << 30), *others = arena_new((size_t)1 << 30);
    struct asker first = {.rehearsing = &r,
                          .side = PUBLISHED,
                          .kb = published,
                          .watch = watch,
                          .own = own,
                          .found = arena_alloc(own, all.count + 1, sizeof *first.found)};
    struct asker second = {.rehearsing = &r,
                           .side = CANDIDATE,
                           .kb = candidate,
                           .own = others,
                           .found = arena_alloc(others, all.count + 1, sizeof *second.found)};
    enum kb_status status = ask_both(&first, &second);
    if (status == KB_OK)
        compare(&first, &second, arena, out);
    arena_free(own);
    arena_free(others);
    return status;
}

const char *kb_verdict_name(enum kb_verdict verdict)
{
    static const char *const names[] = {"better", "worse", "other"};
    return names[verdict];
}
