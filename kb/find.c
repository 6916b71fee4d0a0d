/* find.c - understands one question: rules, search, decide.
 *
 * Two FTS5 rankings are added up: the weighted fields of an entry, and its best single example
 * question, which is what carries free paraphrase. Rules raise and exclude. Sureness comes from how
 * much of the question the best entry explains and how far it leads. */
#include "kb/internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kb/language.h"

enum { TERMS_MAX = 64, CANDIDATES_MAX = 128, HITS_MAX = 10, CHOICES_MAX = 4 };

/* Weight of the best example question against the fields of the entry. */
static const double QUESTION_WEIGHT = 0.6;
/* What a rule of weight 1 adds to a score. */
static const double BOOST_UNIT = 6.0;

/* ---- the query -------------------------------------------------------------------------- */

struct query {
    struct arena *arena;
    const char *terms[TERMS_MAX];
    size_t count, said; /* `said` of them were typed, the rest are synonyms */
};

static int collect_term(void *context, const struct token *token)
{
    struct query *q = context;
    if (q->count == TERMS_MAX)
        return 0;
    char *term = arena_strndup(q->arena, token->term.at, token->term.len);
    for (size_t i = 0; i < q->count; i++)
        if (strcmp(q->terms[i], term) == 0)
            return 0;
    q->terms[q->count++] = term;
    return 0;
}

/* The terms, quoted, so that nothing a person types can be an operator. The tokenizer runs once
 * more over each term, which leaves a stem nearly always as it is; what differs is in the index
 * too. */
static const char *match_expression(const struct query *q, struct arena *arena)
{
    struct buffer b;
    buffer_init(&b, 64 * 1024);
    for (size_t i = 0; i < q->count; i++) {
        buffer_puts(&b, i == 0 ? "\"" : " OR \"");
        for (const char *p = q->terms[i]; *p != '\0'; p++) {
            if (*p == '"')
                buffer_putc(&b, '"');
            buffer_putc(&b, *p);
        }
        buffer_putc(&b, '"');
    }
    const char *expression = arena_strdup(arena, buffer_text(&b));
    buffer_free(&b);
    return expression;
}

/* ---- candidates ------------------------------------------------------------------------- */

struct candidate {
    int64_t id;
    double fields, question, boost;
    bool excluded;
};

struct candidates {
    struct candidate at[CANDIDATES_MAX];
    size_t count;
};

static struct candidate *candidate(struct candidates *all, int64_t id)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->at[i].id == id)
            return &all->at[i];
    if (all->count == CANDIDATES_MAX)
        return NULL;
    all->at[all->count] = (struct candidate){.id = id};
    return &all->at[all->count++];
}

static enum kb_status search(struct kb *kb, enum statement which, const char *expression,
                             struct candidates *all)
{
    sqlite3_stmt *stmt = kb->stmt[which];
    bool questions = which == SEARCH_QUESTIONS_DE || which == SEARCH_QUESTIONS_EN;
    sqlite3_bind_text(stmt, 1, expression, -1, SQLITE_STATIC);
    int rc;
    while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
        int64_t row = sqlite3_column_int64(stmt, 0);
        double score = sqlite3_column_double(stmt, 1);
        struct candidate *c = candidate(all, questions ? row / QUESTION_ROWS : row);
        if (c == NULL)
            continue;
        if (!questions)
            c->fields = score;
        else if (score > c->question)
            c->question = score;
    }
    enum kb_status status = rc == SQLITE_DONE ? KB_OK : kb_fail_sql(kb, "searching");
    stmt_done(stmt);
    return status;
}

static double total(const struct candidate *c)
{
    return c->fields + QUESTION_WEIGHT * c->question + c->boost;
}

static int by_score(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    if (x->excluded != y->excluded)
        return x->excluded ? 1 : -1;
    double dx = total(x), dy = total(y);
    return dx > dy ? -1 : dx < dy ? 1 : x->id < y->id ? -1 : 1;
}

/* ---- rules ------------------------------------------------------------------------------ */

static void apply_rules(struct kb *kb, const struct rule_hit *hits, size_t count, enum kb_lang lang,
                        struct candidates *all)
{
    for (size_t i = 0; i < count; i++) {
        const struct rule *rule = hits[i].rule;
        if (hits[i].gave_up || (rule->kind != RULE_BOOST && rule->kind != RULE_EXCLUDE))
            continue;
        for (size_t k = 0; k < rule->entries.count; k++) {
            const struct entry *e = catalog_find(kb->catalog, rule->entries.at[k], lang);
            struct candidate *c = e == NULL ? NULL : candidate(all, e->id);
            if (c == NULL)
                continue;
            if (rule->kind == RULE_BOOST)
                c->boost += rule->weight * BOOST_UNIT;
            else
                c->excluded = true;
        }
    }
}

static const struct rule *first_of(const struct rule_hit *hits, size_t count, enum rule_kind kind)
{
    for (size_t i = 0; i < count; i++)
        if (!hits[i].gave_up && hits[i].rule->kind == kind)
            return hits[i].rule;
    return NULL;
}

/* ---- how much of the question an entry explains ----------------------------------------- */

struct coverage {
    const struct query *query;
    bool found[TERMS_MAX];
};

static int mark_term(void *context, const struct token *token)
{
    struct coverage *c = context;
    for (size_t i = 0; i < c->query->said; i++)
        if (text_is(token->term, c->query->terms[i]))
            c->found[i] = true;
    return 0;
}

static double share_found(const struct coverage *c)
{
    size_t found = 0;
    for (size_t i = 0; i < c->query->said; i++)
        found += c->found[i];
    return c->query->said == 0 ? 0 : (double)found / (double)c->query->said;
}

static double cover(struct kb *kb, const struct entry *e, const struct query *q)
{
    struct coverage c = {.query = q};
    analyser_run(kb->analyser, e->lang, text_of(e->title), mark_term, &c);
    for (size_t i = 0; i < e->keywords.count; i++)
        analyser_run(kb->analyser, e->lang, text_of(e->keywords.at[i]), mark_term, &c);
    for (size_t i = 0; i < e->questions.count; i++)
        analyser_run(kb->analyser, e->lang, text_of(e->questions.at[i]), mark_term, &c);
    analyser_run(kb->analyser, e->lang, text_of(e->summary), mark_term, &c);
    return share_found(&c);
}

/* ---- deciding --------------------------------------------------------------------------- */

static double logistic(double x)
{
    return 1.0 / (1.0 + exp(-x));
}

/* `lead` is how far the first is ahead of the second, 0 to 1; `covered` the share of the question's
 * terms the entry has. The coefficients are set by hand; see tests/eval/README.md. */
static double confidence_of(double score, double lead, double covered, size_t terms)
{
    double per_term = score / (double)(terms == 0 ? 1 : terms);
    return logistic(-4.2 + 3.2 * covered + 4.0 * lead + 0.25 * per_term);
}

static enum kb_action decide(double confidence, double covered, size_t candidates)
{
    if (candidates == 0 || covered < 0.15 || confidence < 0.06)
        return KB_HANDOFF;
    if (confidence >= 0.45 || candidates == 1)
        return KB_ANSWER;
    return KB_CLARIFY;
}

static struct kb_hit *as_hits(struct kb *kb, const struct candidates *all, size_t most,
                              struct arena *arena, size_t *count)
{
    struct kb_hit *hits = arena_alloc(arena, most + 1, sizeof *hits);
    *count = 0;
    for (size_t i = 0; i < all->count && *count < most && !all->at[i].excluded; i++) {
        const struct entry *e = catalog_by_id(kb->catalog, all->at[i].id);
        if (e != NULL)
            hits[(*count)++] = (struct kb_hit){arena_strdup(arena, e->slug),
                                               arena_strdup(arena, e->title), total(&all->at[i])};
    }
    return hits;
}

static void list_fired(const struct rule_hit *hits, size_t count, struct arena *arena,
                       struct kb_finding *out)
{
    out->fired = arena_alloc(arena, count + 1, sizeof *out->fired);
    for (size_t i = 0; i < count; i++)
        out->fired[out->fired_count++] =
            (struct kb_fired){arena_strdup(arena, hits[i].rule->id),
                              hits[i].gave_up ? "gave-up" : rule_kind_name(hits[i].rule->kind)};
}

static const char *reply_of(const struct rule *rule, enum kb_lang lang, struct arena *arena)
{
    const char *reply = rule->reply[lang] != NULL ? rule->reply[lang] : rule->reply[KB_DE];
    return reply == NULL ? NULL : arena_strdup(arena, reply);
}

/* Ranks the entries for the question, and for a follow-up the words said before it. */
static enum kb_status rank(struct kb *kb, const struct kb_question *question, enum kb_lang lang,
                           const struct rule_hit *hits, size_t hit_count, struct arena *arena,
                           struct query *q, struct candidates *all)
{
    *q = (struct query){.arena = arena};
    analyser_run(kb->analyser, lang, question->said, collect_term, q);
    q->said = q->count;
    for (size_t i = 0; i < hit_count; i++)
        if (!hits[i].gave_up && hits[i].rule->kind == RULE_SYNONYM)
            analyser_run(kb->analyser, lang, text_of(hits[i].rule->add), collect_term, q);
    /* a short question may lean on the one before */
    if (q->said <= 3 && question->before_count > 0)
        analyser_run(kb->analyser, lang, question->before[question->before_count - 1], collect_term,
                     q);
    *all = (struct candidates){0};
    if (q->count == 0)
        return KB_OK;
    const char *expression = match_expression(q, arena);
    enum kb_status status = search(kb, lang == KB_DE ? SEARCH_DE : SEARCH_EN, expression, all);
    if (status == KB_OK)
        status =
            search(kb, lang == KB_DE ? SEARCH_QUESTIONS_DE : SEARCH_QUESTIONS_EN, expression, all);
    apply_rules(kb, hits, hit_count, lang, all);
    if (all->count > 0)
        qsort(all->at, all->count, sizeof *all->at, by_score);
    return status;
}

static struct text cut(struct text said)
{
    said = text_trim(said);
    if (said.len > KB_QUESTION_MAX) {
        said.len = KB_QUESTION_MAX;
        while (said.len > 0 && ((unsigned char)said.at[said.len] & 0xC0) == 0x80)
            said.len--;
    }
    return said;
}

enum kb_status kb_find(struct kb *kb, const struct kb_question *asked, struct arena *arena,
                       struct kb_finding *out)
{
    struct kb_question question = *asked;
    question.said = cut(asked->said);
    *out = (struct kb_finding){.action = KB_HANDOFF};
    if (!text_valid(question.said))
        return kb_fail(kb, KB_INVALID, "the question is not valid UTF-8");
    enum kb_status status = kb_refresh(kb);
    if (status != KB_OK)
        return status;
    out->lang = question.lang_known ? question.lang : language_of(question.said, KB_DE);
    /* where the knowledge base has one language only, that one is searched */
    enum kb_lang lang = catalog_has_lang(kb->catalog, out->lang) ? out->lang
                        : out->lang == KB_DE                     ? KB_EN
                                                                 : KB_DE;
    struct rule_hit *hits;
    size_t count = rules_match(kb->catalog->rules, question.said, out->lang, arena, &hits);
    list_fired(hits, count, arena, out);

    struct query query;
    struct candidates all;
    status = rank(kb, &question, lang, hits, count, arena, &query, &all);
    if (status != KB_OK)
        return status;
    out->hits = as_hits(kb, &all, HITS_MAX, arena, &out->hit_count);

    const struct rule *person = first_of(hits, count, RULE_PERSON);
    const struct rule *scope = first_of(hits, count, RULE_SCOPE);
    const struct rule *talk = first_of(hits, count, RULE_SMALLTALK);
    if (person != NULL) {
        out->wants_person = true;
        out->reply = reply_of(person, out->lang, arena);
        out->confidence = 1;
        return KB_OK;
    }
    if (scope != NULL) {
        out->reply = reply_of(scope, out->lang, arena);
        out->confidence = 1;
        return KB_OK;
    }
    if (talk != NULL) {
        out->action = KB_SMALLTALK;
        out->reply = reply_of(talk, out->lang, arena);
        out->confidence = 1;
        return KB_OK;
    }
    if (out->hit_count == 0)
        return KB_OK;
    const struct entry *best = catalog_by_id(kb->catalog, all.at[0].id);
    double first = total(&all.at[0]), second = out->hit_count > 1 ? total(&all.at[1]) : 0;
    double covered = cover(kb, best, &query);
    out->confidence =
        confidence_of(first, first <= 0 ? 0 : (first - second) / first, covered, query.said);
    out->action = decide(out->confidence, covered, out->hit_count);
    if (out->action == KB_CLARIFY) {
        out->choices = out->hits;
        out->choice_count = out->hit_count < CHOICES_MAX ? out->hit_count : CHOICES_MAX;
        if (out->choice_count == 1)
            out->action = KB_ANSWER;
    }
    return KB_OK;
}
