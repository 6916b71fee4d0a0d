/* rank.c - see rank.h. The weights were chosen by cross-validation, see tests/eval/README.md. */
#include "kb/rank.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kb/cover.h"
#include "kb/topic.h"

enum { TERMS_MAX = 64 };

/* Of bm25 against the model: more where no example questions taught the model. */
static const double FIELDS_WEIGHT = 0.4, FIELDS_WEIGHT_UNTAUGHT = 0.6;
/* What a rule of weight 1 adds, in standard deviations. */
static const double BOOST_UNIT = 2.0;
/* What an entry loses that is meant for nationals of other countries, and gains if it is meant for
 * those of the one that was named. */
static const float FOREIGN_LOSS = 4, NATIONAL_GAIN = 1;

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

static void make_query(struct kb *kb, const struct asked *asked, struct arena *arena,
                       struct query *q)
{
    *q = (struct query){.arena = arena};
    analyser_run(kb->analyser, asked->lang, asked->said, collect_term, q);
    q->said = q->count;
    for (size_t i = 0; i < asked->hit_count; i++)
        if (!asked->hits[i].gave_up && asked->hits[i].rule->kind == RULE_SYNONYM)
            analyser_run(kb->analyser, asked->lang, text_of(asked->hits[i].rule->add), collect_term,
                         q);
}

/* The terms, quoted, so that nothing a person types can be an operator. The tokenizer runs once
 * more over each term, which leaves a stem nearly always as it is; what differs is in the index
 * too. */
static const char *match_expression(const struct query *q, struct arena *arena)
{
    struct buffer b;
    buffer_init(&b, (size_t)64 * 1024);
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

/* ---- signals ---------------------------------------------------------------------------- */

/* By the number of an entry in its language. */
struct signals {
    size_t entries;
    float *fields, *boost;
    float *now;    /* the sum without rules and conversation */
    float *score;  /* with them; -INFINITY for what is excluded */
    float *model;  /* behind the entries: of the intents */
    double length; /* of the question as the model reads it */
    bool *excluded;
};

static enum kb_status search(struct kb *kb, enum statement which, const char *expression,
                             float *scores)
{
    sqlite3_stmt *stmt = kb->stmt[which];
    sqlite3_bind_text(stmt, 1, expression, -1, SQLITE_STATIC);
    int rc;
    while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
        const struct entry *e = catalog_by_id(kb->catalog, sqlite3_column_int64(stmt, 0));
        if (e != NULL)
            scores[e->number] = (float)sqlite3_column_double(stmt, 1);
    }
    enum kb_status status = rc == SQLITE_DONE ? KB_OK : kb_fail_sql(kb, "searching");
    stmt_done(stmt);
    return status;
}

static double ask_model(struct kb *kb, const struct asked *asked, struct arena *arena,
                        struct signals *s)
{
    struct feature *features;
    const struct model *model = kb_model(kb, asked->lang);
    const struct reader reader = {kb->analyser, kb->catalog->words, model_ngrams(model)};
    size_t count = features_of(&reader, asked->lang, asked->said, arena, &features);
    return model_score(model, features, count, s->model, &s->length);
}

static void apply_rules(struct kb *kb, const struct asked *asked, struct signals *s)
{
    for (size_t i = 0; i < asked->hit_count; i++) {
        const struct rule *rule = asked->hits[i].rule;
        if (asked->hits[i].gave_up || (rule->kind != RULE_BOOST && rule->kind != RULE_EXCLUDE))
            continue;
        for (size_t k = 0; k < rule->entries.count; k++) {
            const struct entry *e = catalog_find(kb->catalog, rule->entries.at[k], asked->lang);
            if (e == NULL)
                continue;
            if (rule->kind == RULE_BOOST)
                s->boost[e->number] += (float)(rule->weight * BOOST_UNIT);
            else
                s->excluded[e->number] = true;
        }
    }
}

/* An entry for nationals of some countries is hardly meant where another country was named, and
 * rather where one of them was. */
static void apply_country(struct kb *kb, const struct asked *asked, struct signals *s)
{
    for (size_t i = 0; asked->country != NULL && i < s->entries; i++) {
        const struct strings *nationals = &kb->catalog->numbered[asked->lang][i]->nationals;
        bool meant = false;
        for (size_t k = 0; !meant && k < nationals->count; k++)
            meant = words_in_group(kb->catalog->words, asked->country, nationals->at[k]);
        if (nationals->count > 0)
            s->boost[i] += meant ? NATIONAL_GAIN : -FOREIGN_LOSS;
    }
}

/* ---- the ranking ------------------------------------------------------------------------ */

/* Mean and standard deviation turn scores of any scale into one. */
struct scale {
    double mean, deviation;
};

static struct scale scale_of(const float *scores, size_t count)
{
    double sum = 0, squares = 0;
    for (size_t i = 0; i < count; i++) {
        sum += scores[i];
        squares += (double)scores[i] * scores[i];
    }
    double mean = sum / (double)count, variance = squares / (double)count - mean * mean;
    return (struct scale){mean, variance > 1e-12 ? sqrt(variance) : 1};
}

static double scaled(struct scale scale, float score)
{
    return ((double)score - scale.mean) / scale.deviation;
}

static void insert(struct ranking *out, const struct ranked *one)
{
    size_t at = out->count < RANKED_MAX ? out->count++ : RANKED_MAX - 1;
    if (out->count == RANKED_MAX && at == RANKED_MAX - 1 && out->at[at].entry != NULL &&
        out->at[at].score >= one->score)
        return;
    while (at > 0 && out->at[at - 1].score < one->score) {
        out->at[at] = out->at[at - 1];
        at--;
    }
    out->at[at] = *one;
}

static void sum_up(struct kb *kb, enum kb_lang lang, struct signals *s)
{
    double fields_weight = kb->catalog->taught[lang] ? FIELDS_WEIGHT : FIELDS_WEIGHT_UNTAUGHT;
    struct scale fields = scale_of(s->fields, s->entries);
    struct scale model = scale_of(s->model, s->entries);
    for (size_t i = 0; i < s->entries; i++)
        s->now[i] =
            (float)(fields_weight * scaled(fields, s->fields[i]) + scaled(model, s->model[i]));
}

static void order(struct kb *kb, const struct asked *asked, struct signals *s, struct ranking *out)
{
    for (size_t i = 0; i < s->entries; i++) {
        out->entry_model = fmax(out->entry_model, (double)s->model[i]);
        bool fits =
            s->fields[i] != 0 || s->model[i] > 0 || s->boost[i] != 0 || asked->context_count > 0;
        if (!fits || s->excluded[i])
            continue;
        insert(out, &(struct ranked){.entry = kb->catalog->numbered[asked->lang][i],
                                     .score = (double)s->score[i],
                                     .fields = s->fields[i],
                                     .model = s->model[i]});
    }
}

/* The sum of all, in a conversation by what it is about. */
static void add_rules_and_topic(struct kb *kb, const struct asked *asked, struct arena *arena,
                                struct signals *s, struct ranking *out)
{
    const struct topic_question question = {s->entries, out->terms, s->now, s->model, s->length};
    if (asked->context_count > 0)
        topic_follow(kb, asked, &question, arena, s->score);
    else
        memcpy(s->score, s->now, s->entries * sizeof *s->score);
    for (size_t i = 0; i < s->entries; i++)
        s->score[i] = s->excluded[i] ? -INFINITY : s->score[i] + s->boost[i];
    topic_note(kb, asked, &question, s->score, arena, out);
}

enum kb_status rank_entries(struct kb *kb, const struct asked *asked, struct arena *arena,
                            struct ranking *out)
{
    struct query query;
    make_query(kb, asked, arena, &query);
    *out = (struct ranking){.at = arena_alloc(arena, RANKED_MAX + 1, sizeof *out->at),
                            .terms = query.said};
    struct signals s = {.entries = kb->catalog->in_lang[asked->lang]};
    if (s.entries == 0)
        return KB_OK;
    s.fields = arena_alloc(arena, s.entries, sizeof *s.fields);
    s.model = arena_alloc(arena, kb_classes(kb->catalog, asked->lang), sizeof *s.model);
    s.now = arena_alloc(arena, s.entries, sizeof *s.now);
    s.boost = arena_alloc(arena, s.entries, sizeof *s.boost);
    s.score = arena_alloc(arena, s.entries, sizeof *s.score);
    s.excluded = arena_alloc(arena, s.entries, sizeof *s.excluded);
    bool german = asked->lang == KB_DE;
    enum kb_status status = KB_OK;
    if (query.count > 0) {
        const char *expression = match_expression(&query, arena);
        status = search(kb, german ? SEARCH_DE : SEARCH_EN, expression, s.fields);
    }
    if (status != KB_OK)
        return status;
    out->known = ask_model(kb, asked, arena, &s);
    for (size_t i = 0; i < intents_count(kb->catalog->intents); i++) {
        double score = s.model[s.entries + i];
        if (score > out->intent_model) {
            out->intent = intents_at(kb->catalog->intents, i);
            out->intent_model = score;
        }
    }
    sum_up(kb, asked->lang, &s);
    apply_rules(kb, asked, &s);
    apply_country(kb, asked, &s);
    add_rules_and_topic(kb, asked, arena, &s, out);
    order(kb, asked, &s, out);
    if (out->count > 0)
        out->covered = covers_share(kb->catalog->covers, kb->analyser, kb->catalog->words,
                                    out->at[0].entry, query.terms, query.said);
    return KB_OK;
}
