/* rank.c - see rank.h. The weights were chosen by cross-validation, see tests/eval/README.md. */
#include "kb/rank.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kb/cover.h"

enum { TERMS_MAX = 64 };

/* Of bm25 against the model: more where no example questions taught the model. */
static const double FIELDS_WEIGHT = 0.4, FIELDS_WEIGHT_UNTAUGHT = 0.6;
/* What a rule of weight 1 adds, in standard deviations. */
static const double BOOST_UNIT = 2.0;
/* What an entry loses that is meant for nationals of other countries, and gains if it is meant for
 * those of the one that was named. */
static const float FOREIGN_LOSS = 4, NATIONAL_GAIN = 1;
/* How much a short follow-up leans on the conversation, which never weighs more than so much, and
 * what is left of a turn in the next one. A question as strong as this stands on its own. */
static const double LEANING = 0.5, TOPIC_MAX = 8, FADING = 0.65, STRONG = 10;
/* What an entry gains that is related to what the conversation is most and second most about, and
 * one of the same area. */
static const float RELATED_BOOST[] = {1, 1.5f};
static const float AREA_BOOST = 0.5f;
/* Share of what an entry gained by the conversation that is carried on. */
static const double CARRIED = 0.15;

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
    float *fields, *boost, *context;
    float *now;   /* the sum without rules and conversation */
    float *gain;  /* by the conversation */
    float *model; /* behind the entries: of the intents */
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
                        float *scores)
{
    struct feature *features;
    const struct model *model = kb_model(kb, asked->lang);
    const struct reader reader = {kb->analyser, kb->catalog->words, model_ngrams(model)};
    size_t count = features_of(&reader, asked->lang, asked->said, arena, &features);
    return model_score(model, features, count, scores);
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

/* ---- the conversation ------------------------------------------------------------------- */

/* How much a question leans on what was said before: more if it points back, less if it is long. */
static double leaning(const struct asked *asked)
{
    static const char *const pointers[2] = {
        " er sie es das die der ihn ihm ihr ihre dann da dabei davon daf\xC3\xBCr damit dazu und "
        "auch "
        "noch deren dessen ihnen diese dieser dieses so ",
        " he she it they that this then them his her him there and those "};
    size_t words = 0, pointing = 0;
    char padded[24];
    for (size_t i = 0; i < asked->said.len;) {
        size_t len = 0;
        while (i + len < asked->said.len && strchr(" \t\n.,?!;:", asked->said.at[i + len]) == NULL)
            len++;
        if (len > 0 && len < sizeof padded - 2) {
            snprintf(padded, sizeof padded, " %.*s ", (int)len, asked->said.at + i);
            pointing += strcasestr(pointers[asked->lang], padded) != NULL;
        }
        words += len > 0;
        i += len + 1;
    }
    return LEANING * (1 + 0.5 * (double)(pointing < 2 ? pointing : 2)) * (words <= 12 ? 1 : 0.6);
}

/* Between 1, for a question that says little by itself, and 0, for one that says it all: then the
 * topic has changed, or it need not be guessed. */
static double dependence(const struct signals *s)
{
    double strength = 0;
    for (size_t i = 0; i < s->entries; i++)
        strength = fmax(strength, (double)s->now[i]);
    return 1 / (1 + exp(strength - STRONG));
}

/* What the conversation is about, and what belongs to that, gains. */
static void apply_context(struct kb *kb, const struct asked *asked, struct signals *s)
{
    if (asked->context_count == 0)
        return;
    double lean = leaning(asked) * dependence(s);
    double scale = fmin(1, TOPIC_MAX / fmax(asked->context[0].weight, 1e-6));
    for (size_t i = 0; i < asked->context_count; i++) {
        const struct entry *e = catalog_find(kb->catalog, asked->context[i].slug, asked->lang);
        if (e == NULL)
            continue;
        s->context[e->number] += (float)(scale * asked->context[i].weight);
        s->gain[e->number] += (float)(lean * scale * asked->context[i].weight);
        for (size_t k = 0; i < sizeof RELATED_BOOST / sizeof *RELATED_BOOST && k < e->related.count;
             k++) {
            const struct entry *r = catalog_find(kb->catalog, e->related.at[k], asked->lang);
            if (r != NULL)
                s->gain[r->number] += RELATED_BOOST[i];
        }
        for (size_t k = 0; i == 0 && k < s->entries; k++) {
            const struct entry *other = kb->catalog->numbered[asked->lang][k];
            if (other != e && strcmp(other->area, e->area) == 0)
                s->gain[k] += AREA_BOOST;
        }
    }
}

static int by_weight(const void *a, const void *b)
{
    const struct kb_context *x = a, *y = b;
    return x->weight > y->weight ? -1 : x->weight < y->weight;
}

/* The question joins what was said before, which fades. */
static void note_context(struct kb *kb, enum kb_lang lang, const struct signals *s,
                         struct arena *arena, struct ranking *out)
{
    struct kb_context *all = arena_alloc(arena, s->entries + 1, sizeof *all);
    size_t count = 0;
    for (size_t i = 0; i < s->entries; i++) {
        double weight = s->now[i] + FADING * s->context[i] + CARRIED * s->gain[i];
        if (weight > 0)
            all[count++] = (struct kb_context){kb->catalog->numbered[lang][i]->slug, weight};
    }
    if (count > 0)
        qsort(all, count, sizeof *all, by_weight);
    out->context_count = count < KB_CONTEXT_MAX ? count : KB_CONTEXT_MAX;
    for (size_t i = 0; i < out->context_count; i++)
        out->context[i] = (struct kb_context){arena_strdup(arena, all[i].slug), all[i].weight};
}

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

/* ---- the ranking ------------------------------------------------------------------------ */

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

static void order(struct kb *kb, enum kb_lang lang, struct signals *s, struct ranking *out)
{
    for (size_t i = 0; i < s->entries; i++) {
        float gain = s->boost[i] + s->gain[i];
        out->entry_model = fmax(out->entry_model, (double)s->model[i]);
        if (s->excluded[i] || (s->fields[i] == 0 && s->model[i] <= 0 && gain == 0))
            continue;
        insert(out, &(struct ranked){.entry = kb->catalog->numbered[lang][i],
                                     .score = (double)s->now[i] + gain,
                                     .fields = s->fields[i],
                                     .model = s->model[i]});
    }
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
    s.context = arena_alloc(arena, s.entries, sizeof *s.context);
    s.boost = arena_alloc(arena, s.entries, sizeof *s.boost);
    s.gain = arena_alloc(arena, s.entries, sizeof *s.gain);
    s.excluded = arena_alloc(arena, s.entries, sizeof *s.excluded);
    bool german = asked->lang == KB_DE;
    enum kb_status status = KB_OK;
    if (query.count > 0) {
        const char *expression = match_expression(&query, arena);
        status = search(kb, german ? SEARCH_DE : SEARCH_EN, expression, s.fields);
    }
    if (status != KB_OK)
        return status;
    out->known = ask_model(kb, asked, arena, s.model);
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
    apply_context(kb, asked, &s);
    order(kb, asked->lang, &s, out);
    note_context(kb, asked->lang, &s, arena, out);
    if (out->count > 0)
        out->covered = covers_share(kb->catalog->covers, kb->analyser, kb->catalog->words,
                                    out->at[0].entry, query.terms, query.said);
    return KB_OK;
}
