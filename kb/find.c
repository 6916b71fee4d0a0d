/* find.c - understands one question: rules, ranking, deciding. */
#include "kb/internal.h"

#include <math.h>
#include <string.h>

#include "kb/language.h"
#include "kb/rank.h"

enum { CHOICES_MAX = 4 };

static const struct rule *first_of(const struct rule_hit *hits, size_t count, enum rule_kind kind)
{
    for (size_t i = 0; i < count; i++)
        if (!hits[i].gave_up && hits[i].rule->kind == kind)
            return hits[i].rule;
    return NULL;
}

/* ---- deciding --------------------------------------------------------------------------- */

static double logistic(double x)
{
    return 1.0 / (1.0 + exp(-x));
}

/* The coefficients are calibrated on questions not trained on; see tests/eval/README.md. */
static double confidence_of(const struct ranking *ranking)
{
    double first = ranking->at[0].score;
    double second = ranking->count > 1 ? ranking->at[1].score : 0;
    double lead = first <= 0 ? 0 : (first - second) / first;
    return logistic(-4.2 + 3.2 * ranking->covered + 4.0 * lead + 0.15 * first);
}

static enum kb_action decide(double confidence, const struct ranking *ranking)
{
    if (ranking->count == 0 || ranking->covered < 0.15 || confidence < 0.06)
        return KB_HANDOFF;
    if (confidence >= 0.45 || ranking->count == 1)
        return KB_ANSWER;
    return KB_CLARIFY;
}

static struct kb_hit *as_hits(const struct ranking *ranking, struct arena *arena, size_t *count)
{
    struct kb_hit *hits = arena_alloc(arena, ranking->count + 1, sizeof *hits);
    *count = ranking->count;
    for (size_t i = 0; i < ranking->count; i++) {
        const struct ranked *r = &ranking->at[i];
        hits[i] =
            (struct kb_hit){arena_strdup(arena, r->entry->slug),
                            arena_strdup(arena, r->entry->title), r->score, r->fields, r->model};
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
    out->lang = question.lang_known ? question.lang
                                    : language_among(kb->analyser, kb->catalog->vocabulary,
                                                     question.said, question.lang);
    /* where the knowledge base has one language only, that one is searched */
    enum kb_lang lang = catalog_has_lang(kb->catalog, out->lang) ? out->lang
                        : out->lang == KB_DE                     ? KB_EN
                                                                 : KB_DE;
    struct rule_hit *hits;
    size_t count = rules_match(kb->catalog->rules, question.said, out->lang, arena, &hits);
    list_fired(hits, count, arena, out);

    const struct asked this = {
        .said = repair_text(kb->catalog->repair[lang], kb->analyser, question.said, arena),
        .lang = lang,
        .hits = hits,
        .hit_count = count,
        .context = question.context,
        .context_count = question.context_count,
    };
    struct ranking ranking;
    status = rank_entries(kb, &this, arena, &ranking);
    if (status != KB_OK)
        return status;
    out->hits = as_hits(&ranking, arena, &out->hit_count);
    memcpy(out->context, ranking.context, sizeof out->context);
    out->context_count = ranking.context_count;
    out->known = ranking.known;
    out->covered = ranking.covered;
    if (ranking.intent != NULL) {
        out->intent = arena_strdup(arena, ranking.intent->id);
        out->intent_model = ranking.intent_model;
    }

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
    out->confidence = confidence_of(&ranking);
    out->action = decide(out->confidence, &ranking);
    if (out->action == KB_CLARIFY) {
        out->choices = out->hits;
        out->choice_count = out->hit_count < CHOICES_MAX ? out->hit_count : CHOICES_MAX;
    }
    return KB_OK;
}
