/* joined.c - see joined.h. Clauses are told apart by commas and conjunctions, and known for
 * questions by the word they begin with. */
#include "kb/joined.h"

#include <string.h>
#include <strings.h>

/* Of fewer words is no question of its own. */
enum { WORDS_MIN = 3, CLAUSES_MAX = 16 };

static const char *const asking_de[] = {
    "was",     "wer",     "wen",      "wem",       "wie",      "wo",      "woher",
    "wohin",   "wann",    "warum",    "wieso",     "weshalb",  "wozu",    "wofür",
    "womit",   "woran",   "worauf",   "welche",    "welcher",  "welches", "welchen",
    "welchem", "wieviel", "wieviele", "inwieweit", "inwiefern"};

static const char *const asking_en[] = {"what", "who", "which", "when", "where", "why", "how"};

static const char *const asking_verbs[] = {
    "darf",     "dürfen",  "duerfen", "kann",   "können", "koennen", "könnte",  "könnten",
    "muss",     "müssen",  "muessen", "soll",   "sollen", "sollte",  "sollten", "braucht",
    "brauchen", "brauche", "gibt",    "gibts",  "gilt",   "gelten",  "ist",     "sind",
    "hat",      "haben",   "habe",    "wird",   "werden", "reicht",  "bekommt", "bekomme",
    "bekommen", "is",      "are",     "can",    "could",  "may",     "must",    "do",
    "does",     "did",     "would",   "should", "has",    "have",
};

/* "ab wann", "for whom" */
static const char *const before_asking[] = {
    "ab",  "bis",  "seit", "bei", "für",  "mit", "in",   "aus", "von", "zu",    "an",
    "auf", "nach", "um",   "for", "from", "to",  "with", "at",  "by",  "until",
};

/* Words that stand for something said before. */
static const char *const pointing[] = {
    "er",     "es",     "sie",    "ihn",    "ihm",     "ihnen",   "dies",  "diese",
    "dieser", "dieses", "dazu",   "dafür",  "dafuer",  "damit",   "dabei", "davon",
    "daran",  "darauf", "daraus", "danach", "dagegen", "darüber", "dort",  "deren",
    "dessen", "beides", "beide",  "dann",   "it",      "he",      "him",   "she",
    "her",    "they",   "them",   "this",   "these",   "those",
};

/* The same where they stand last. */
static const char *const pointing_last[] = {"der", "die", "das", "den", "dem", "that"};

/* "das kostet" speaks of something said before, "das Visum" does not. */
static const char *const behind_pointing[] = {
    "kostet", "dauert", "geht", "gilt",     "ist",  "läuft", "alles", "auch",       "bei",
    "für",    "mit",    "sich", "ungefähr", "etwa", "denn",  "genau", "eigentlich",
};

/* Verbs that end a clause which depends on another. */
static const char *const verbs_last[] = {
    "sind",   "muss",  "müssen",   "darf",   "dürfen", "kann", "können", "soll",  "sollen",  "wird",
    "werden", "haben", "brauchen", "kosten", "gelten", "is",   "costs",  "takes", "applies", "are",
};

#define IS_ONE_OF(word, list) is_one_of(word, list, sizeof(list) / sizeof *(list))

static bool is_one_of(struct text word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(list[i]) == word.len && strncasecmp(list[i], word.at, word.len) == 0)
            return true;
    return false;
}

static bool in_word(char c)
{
    return (unsigned char)c >= 0x80 || (c >= '0' && c <= '9') ||
           ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-';
}

/* The next word from *at on, which it moves behind; empty at the end. */
static struct text next_word(struct text said, size_t *at)
{
    while (*at < said.len && !in_word(said.at[*at]))
        (*at)++;
    size_t start = *at;
    while (*at < said.len && in_word(said.at[*at]))
        (*at)++;
    return (struct text){said.at + start, *at - start};
}

static bool asks(struct text word)
{
    return IS_ONE_OF(word, asking_de) || IS_ONE_OF(word, asking_en);
}

static struct text last_word(struct text said)
{
    struct text last = {said.at, 0}, word;
    for (size_t at = 0; (word = next_word(said, &at)).len > 0;)
        last = word;
    return last;
}

/* ---- clauses ---------------------------------------------------------------------------- */

enum joint { JOINT_START, JOINT_COMMA, JOINT_WORD };

struct clause {
    enum joint joint;
    size_t end_before; /* where the one before it ends */
    size_t start;
};

static bool begins_question(struct text clause, bool told_by_comma)
{
    size_t at = 0;
    struct text word = next_word(clause, &at);
    if (IS_ONE_OF(word, before_asking))
        return asks(next_word(clause, &at));
    /* ", who ...": it says more of what stands before the comma */
    if (told_by_comma && (text_is(word, "who") || text_is(word, "which") || text_is(word, "where")))
        return false;
    return asks(word) || IS_ONE_OF(word, asking_verbs);
}

/* Commas and conjunctions cut `said` into clauses; other marks begin one that is joined to none. */
static size_t clauses_of(struct text said, struct clause clauses[CLAUSES_MAX])
{
    static const char *const conjunctions[] = {"und", "and", "sowie"};
    size_t count = 0, at = 0;
    clauses[count++] = (struct clause){JOINT_START, 0, 0};
    while (at < said.len && count < CLAUSES_MAX) {
        size_t before = at;
        if (!in_word(said.at[at])) {
            at++;
            if (strchr(",;", said.at[before]) != NULL)
                clauses[count++] = (struct clause){JOINT_COMMA, before, at};
            else if (strchr(".:!\n", said.at[before]) != NULL)
                clauses[count++] = (struct clause){JOINT_START, before, at};
            continue;
        }
        struct text word = next_word(said, &at);
        struct clause *last = &clauses[count - 1];
        if (!IS_ONE_OF(word, conjunctions))
            continue;
        if (last->joint == JOINT_COMMA &&
            text_trim((struct text){said.at + last->start, before - last->start}).len == 0)
            *last = (struct clause){JOINT_WORD, last->end_before, at};
        else
            clauses[count++] = (struct clause){JOINT_WORD, before, at};
    }
    return count;
}

/* "..., was die Anerkennung kostet": the verb is last, as in clauses that depend on another. */
static bool has_verb_last(struct text clause)
{
    size_t at = 0;
    struct text last = last_word(clause);
    if (IS_ONE_OF(next_word(clause, &at), asking_en))
        return IS_ONE_OF(last, verbs_last);
    bool bent = last.len > 0 && last.at[0] >= 'a' && last.at[last.len - 1] == 't';
    return bent || IS_ONE_OF(last, verbs_last);
}

/* Does it speak of something that was said before? */
static bool points_back(struct text clause)
{
    struct text word, before = {clause.at, 0};
    for (size_t at = 0; (word = next_word(clause, &at)).len > 0; before = word) {
        bool formal = text_is(word, "Sie") || text_is(word, "Ihnen");
        bool there_is = text_is(before, "gibt") && text_is(word, "es");
        bool article = text_is(before, "das") || text_is(before, "die");
        if ((IS_ONE_OF(word, pointing) && !formal && !there_is) ||
            (article && IS_ONE_OF(word, behind_pointing)))
            return true;
    }
    return IS_ONE_OF(before, pointing_last);
}

/* "was ist mit ...": the question itself was asked before. */
static bool asks_the_same(struct text clause)
{
    static const char *const beginnings[] = {"was ist mit ", "wie ist es mit ", "wie sieht es ",
                                             "what about ", "how about "};
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (clause.len > strlen(beginnings[i]) &&
            strncasecmp(clause.at, beginnings[i], strlen(beginnings[i])) == 0)
            return true;
    return false;
}

static bool long_enough(struct text clause)
{
    size_t words = 0;
    for (size_t at = 0; next_word(clause, &at).len > 0;)
        words++;
    return words >= WORDS_MIN;
}

/* Whether a clause behind a joint can be asked alone. */
static bool stands_alone(struct text clause, enum joint joint)
{
    return long_enough(clause) && !points_back(clause) && !asks_the_same(clause) &&
           !(joint == JOINT_COMMA && has_verb_last(clause));
}

size_t joined_of(struct text said, struct text parts[PARTS_MAX])
{
    struct clause clauses[CLAUSES_MAX];
    size_t all = clauses_of(said, clauses), asked = 0, count = 0;
    /* only those that ask are kept */
    for (size_t i = 0; i < all; i++) {
        struct text rest = {said.at + clauses[i].start, said.len - clauses[i].start};
        if (begins_question(rest, clauses[i].joint == JOINT_COMMA) &&
            (asked == 0 || clauses[i].joint != JOINT_START))
            clauses[asked++] = clauses[i];
    }
    if (asked < 2)
        return 0;
    size_t start = 0;
    for (size_t i = 1; i < asked && count < PARTS_MAX - 1; i++) {
        size_t end = i + 1 < asked ? clauses[i + 1].end_before : said.len;
        struct text clause = {said.at + clauses[i].start, end - clauses[i].start};
        struct text before = {said.at + start, clauses[i].end_before - start};
        if (!long_enough(before) || !stands_alone(text_trim(clause), clauses[i].joint))
            continue;
        parts[count++] = text_trim(before);
        start = clauses[i].start;
    }
    if (count == 0)
        return 0;
    parts[count++] = text_trim((struct text){said.at + start, said.len - start});
    return count;
}
