/* find.c - understands one question: rules, ranking, deciding. */
#include "kb/internal.h"

#include <math.h>
#include <string.h>

#include "kb/language.h"
#include "kb/rank.h"
#include "kb/salary.h"

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

static double lead_of(const struct ranking *ranking)
{
    return ranking->at[0].score - (ranking->count > 1 ? ranking->at[1].score : 0);
}

/* Of two entries as close as this either may be right, however well both fit. */
static const double TIED = 0.3;

/* What is decided by, of a first question and of one in a conversation, whose words tell less: its
 * lead is from what was said before as well. Calibrated on questions the model was not trained on,
 * see tests/eval/README.md. */
struct standard {
    /* The confidence: from a constant, how far the first entry leads, how much of the question
     * stands in it, and how much better an intent fits. */
    double constant, lead, covered, intent;
    /* From which confidence on an entry is answered, for at most 3 wrong answers in 100. */
    double sure;
    /* By how much the signal of an intent must exceed that of the entry it fits best; by more where
     * the words may mean something that was said before. */
    double intent_lead;
};
static const struct standard FIRST = {-3.23, 0.75, 3.24, 1.11, 0.84, 0.25},
                             LATER = {-1.11, 0.47, 1.17, 0.40, 0.8, 0.5};

/* How probable it is that the first entry is right. */
static double confidence_of(const struct ranking *ranking, const struct standard *by)
{
    double intent = ranking->intent_model - ranking->entry_model, lead = lead_of(ranking);
    double sure = logistic(by->constant + by->lead * lead + by->covered * ranking->covered -
                           by->intent * intent);
    return lead > TIED || ranking->count == 1 ? sure : fmin(sure, 0.5);
}

/* Below this nothing fits; below the second nothing does that has none of the question's terms. */
static const double HOPELESS = 0.05, HOPELESS_UNCOVERED = 0.2;
/* Below this share of known words and letters it is no language we know. */
static const double UNKNOWN = 0.3;
/* "I want a clerk from India" is about staff, so the wish for a person must be plainer where a
 * country is named. */
static const double PERSON_LEAD_WITH_COUNTRY = 0.6;

static enum kb_action decide(double confidence, const struct ranking *ranking,
                             const struct standard *by)
{
    if (ranking->count == 0 || ranking->terms == 0 || ranking->known < UNKNOWN ||
        confidence < (ranking->covered > 0 ? HOPELESS : HOPELESS_UNCOVERED))
        return KB_HANDOFF;
    if (confidence >= by->sure || ranking->count == 1)
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

/* The intent that fits better than every entry, or NULL. */
static const struct intent *intent_meant(const struct ranking *ranking, const struct standard *by,
                                         bool country_named)
{
    const struct intent *intent = ranking->intent;
    if (intent == NULL)
        return NULL;
    double lead = by->intent_lead;
    if (intent->kind == INTENT_PERSON && country_named)
        lead = PERSON_LEAD_WITH_COUNTRY;
    return ranking->intent_model < ranking->entry_model + lead ? NULL : intent;
}

/* The wish for a person, what is out of scope, small talk: by a rule, or by an intent. True if that
 * settles it. */
static bool decide_without_entry(const struct ranking *ranking, const struct intent *intent,
                                 const struct rule_hit *hits, size_t count, struct arena *arena,
                                 struct kb_finding *out)
{
    static const enum rule_kind kinds[] = {RULE_PERSON, RULE_SCOPE, RULE_SMALLTALK};
    static const enum intent_kind intents[] = {INTENT_PERSON, INTENT_SCOPE, INTENT_SMALLTALK};
    /* a rule for small talk is about all that was said: "Are you a person?" asks for none */
    if (first_of(hits, count, RULE_SMALLTALK) != NULL)
        intent = NULL;
    for (size_t i = 0; i < 3; i++) {
        const struct rule *rule = first_of(hits, count, kinds[i]);
        bool meant = intent != NULL && intent->kind == intents[i];
        if (rule == NULL && !meant)
            continue;
        out->action = kinds[i] == RULE_SMALLTALK ? KB_SMALLTALK : KB_HANDOFF;
        out->wants_person = kinds[i] == RULE_PERSON;
        out->confidence =
            rule != NULL ? 1 : logistic(3 * (ranking->intent_model - ranking->entry_model));
        const char *const *reply = rule != NULL ? rule->reply : intent->reply;
        const char *text = reply[out->lang] != NULL ? reply[out->lang] : reply[KB_DE];
        out->reply = text == NULL ? NULL : arena_strdup(arena, text);
        return true;
    }
    return false;
}

/* Country, profession, status and salary; a country that was named before holds until another is
 * named. True if one is named now. */
static bool recognise(struct kb *kb, enum kb_lang lang, struct text said, const char *before,
                      struct arena *arena, struct kb_finding *out)
{
    const struct words *words = kb->catalog->words;
    const char *country = words_country(words, kb->analyser, lang, said);
    const char *profession = words_profession(words, kb->analyser, lang, said);
    bool named = country != NULL;
    if (!named && before != NULL && before[0] != '\0')
        country = before;
    if (country != NULL)
        out->country = arena_strdup(arena, country);
    if (profession != NULL)
        out->profession = arena_strdup(arena, profession);
    const char *status = words_status(words, kb->analyser, lang, said);
    if (status != NULL)
        out->status = arena_strdup(arena, status);
    out->salary = salary_in(said, arena);
    return named;
}

enum kb_status kb_find(struct kb *kb, const struct kb_question *asked, struct arena *arena,
                       struct kb_finding *out)
{
    struct kb_question question = *asked;
    question.said = text_cut(text_trim(asked->said), KB_QUESTION_MAX);
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

    struct text said = repair_text(kb->catalog->repair[lang], kb->analyser, question.said, arena);
    bool country_named = recognise(kb, lang, said, question.country, arena, out);
    const struct asked this = {
        .said = said,
        .lang = lang,
        .country = out->country,
        .hits = hits,
        .hit_count = count,
        .context = question.context,
        .context_count = question.context_count,
        .context_length = question.context_length,
    };
    struct ranking ranking;
    status = rank_entries(kb, &this, arena, &ranking);
    if (status != KB_OK)
        return status;
    out->hits = as_hits(&ranking, arena, &out->hit_count);
    memcpy(out->context, ranking.context, sizeof out->context);
    out->context_count = ranking.context_count;
    out->context_length = ranking.context_length;
    out->known = ranking.known;
    out->covered = ranking.covered;
    if (ranking.intent != NULL) {
        out->intent = arena_strdup(arena, ranking.intent->id);
        out->intent_model = ranking.intent_model;
    }

    const struct standard *by = question.context_count > 0 ? &LATER : &FIRST;
    const struct intent *intent = intent_meant(&ranking, by, country_named);
    if (decide_without_entry(&ranking, intent, hits, count, arena, out) || out->hit_count == 0)
        return KB_OK;
    out->confidence = confidence_of(&ranking, by);
    out->action = decide(out->confidence, &ranking, by);
    if (out->action == KB_CLARIFY) {
        out->choices = out->hits;
        out->choice_count = out->hit_count < CHOICES_MAX ? out->hit_count : CHOICES_MAX;
    }
    return KB_OK;
}
