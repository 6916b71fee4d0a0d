/* rule_propose.c - a pattern from sentences: the words they share, by their stems.
 *
 * The analyser cuts the sentences into terms. Those that stand in every sentence become pieces of
 * the pattern: as much of the word as all its forms have in common, in every spelling that was
 * said. Pieces are looked for one by one, each in a group that is not entered again, so that a long
 * text costs one pass for each. */
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "kb/document.h"
#include "kb/internal.h"
#include "kb/messages.h"

enum {
    SAID_MAX = 2000, /* as of what employers say */
    PIECES_MAX = 6,
    STEM_MIN = 4, /* what is shorter begins too many other words */
    FORMS_MAX = 32,
    FOLDED_MAX = 80, /* more than the analyser keeps of a word */
    WORD_BYTES_MAX = 128,
    ABOUT_MAX = 200,  /* bytes of a sentence in a message */
    APART_MAX = 1000, /* terms of which the one of most sentences is looked for */
};

struct place {
    const char *term;
    size_t sentence, start, end;
    bool part; /* of a compound */
};

struct places {
    struct arena *arena;
    struct place *at;
    size_t count, size;
    size_t sentence;
};

struct piece {
    const char *term, *pattern;
    const char **words; /* as said, small letters, each once */
    size_t word_count, weight, start;
};

struct proposing {
    struct kb *kb;
    const struct kb_rule_sentences *given;
    enum kb_lang ui;
    struct arena *arena;
    struct places places;
    struct piece *pieces;
    size_t count;
    struct kb_rule_proposal *out;
};

static void refuse(struct proposing *p, const char *field, size_t sentence, const char *what)
{
    const struct kb_rule_sentences *given = p->given;
    const char *about = sentence == 0               ? ""
                        : strcmp(field, "not") == 0 ? given->exceptions[sentence - 1]
                                                    : given->matches[sentence - 1];
    struct kb_fault *fault = fault_say(
        &p->out->faults, p->arena, p->ui, false, field, what,
        sentence == 0 ? ""
                      : arena_printf(p->arena, "\"%.*s\"",
                                     (int)text_cut(text_of(about), ABOUT_MAX).len, about));
    if (fault != NULL)
        fault->line = sentence;
}

/* ---- the terms of the sentences ---------------------------------------------------------- */

static int add_place(void *context, const struct token *token)
{
    struct places *places = context;
    if (places->count == places->size) {
        places->size = places->size * 2 + 64;
        struct place *more = arena_alloc(places->arena, places->size, sizeof *more);
        if (places->count > 0)
            memcpy(more, places->at, places->count * sizeof *more);
        places->at = more;
    }
    places->at[places->count++] = (struct place){
        .term = arena_strndup(places->arena, token->term.at, token->term.len),
        .sentence = places->sentence,
        .start = token->start,
        .end = token->end,
        .part = token->alternative,
    };
    return 0;
}

/* The next place of a term in a sentence, from the index `from` on; NULL for none. Places stand in
 * the order of sentences. */
static const struct place *find_place(const struct places *places, const char *term,
                                      size_t sentence, size_t from)
{
    for (size_t i = from; i < places->count && places->at[i].sentence <= sentence; i++)
        if (places->at[i].sentence == sentence && strcmp(places->at[i].term, term) == 0)
            return &places->at[i];
    return NULL;
}

/* In how many sentences a term stands. */
static size_t spread(const struct proposing *p, const char *term)
{
    size_t count = 0, last = SIZE_MAX;
    for (size_t i = 0; i < p->places.count; i++) {
        const struct place *at = &p->places.at[i];
        if (at->sentence == last || strcmp(at->term, term) != 0)
            continue;
        last = at->sentence;
        count++;
    }
    return count;
}

/* ---- one piece --------------------------------------------------------------------------- */

static int keep_folded(void *context, const struct token *token)
{
    char *folded = context;
    if (folded[0] != '\0' || token->term.len >= FOLDED_MAX)
        return -1;
    memcpy(folded, token->term.at, token->term.len);
    folded[token->term.len] = '\0';
    return 0;
}

/* One word of letters without case and umlauts; false where it is another thing. */
static bool fold(struct kb *kb, struct text word, char folded[FOLDED_MAX])
{
    folded[0] = '\0';
    return analyser_words(kb->analyser, word, keep_folded, folded) == 0 && folded[0] != '\0';
}

/* What of the word is spelled like `key`: from its beginning, or (inside) anywhere. Its `at` is
 * NULL where nothing is. */
static struct text spelled(struct kb *kb, struct text word, const char *key, bool inside)
{
    char folded[FOLDED_MAX];
    size_t len = strlen(key);
    word = text_cut(word, WORD_BYTES_MAX);
    const char *found = fold(kb, word, folded) ? strstr(folded, key) : NULL;
    if (found == NULL || (found != folded && !inside))
        return (struct text){0};
    for (size_t from = 0; from < (inside ? word.len : 1); from++)
        for (size_t end = from + len; end <= word.len && end <= from + 3 * len; end++) {
            struct text some = {word.at + from, end - from};
            if (text_begins(word.at[from]) && (end == word.len || text_begins(word.at[end])) &&
                fold(kb, some, folded) && strcmp(folded, key) == 0)
                return some;
        }
    return (struct text){0};
}

/* With ae, oe, ue and ss, as those write who have no umlauts. */
static const char *without_umlauts(const char *word, struct arena *arena)
{
    static const char *const pairs[][2] = {{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"ß", "ss"}};
    char *out = arena_strdup(arena, word);
    for (char *at = out; *at != '\0'; at++)
        for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
            if (strncmp(at, pairs[i][0], 2) == 0)
                memcpy(at, pairs[i][1], 2); /* both are two bytes */
    return out;
}

/* As a pattern that matches just this; a blank ("18 g") may be left out. */
static const char *escaped(const char *word, struct arena *arena)
{
    char *out = arena_alloc(arena, strlen(word) * 3 + 1, 1), *at = out;
    for (; *word != '\0'; word++) {
        bool plain = (unsigned char)*word >= 0x80 || (*word >= '0' && *word <= '9') ||
                     (*word >= 'a' && *word <= 'z') || (*word >= 'A' && *word <= 'Z');
        if (*word == ' ') {
            memcpy(at, "\\s*", 3);
            at += 3;
            continue;
        }
        if (!plain)
            *at++ = '\\';
        *at++ = *word;
    }
    return out;
}

static size_t add_once(const char **list, size_t count, const char *one)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i], one) == 0)
            return count;
    if (count < FORMS_MAX)
        list[count++] = one;
    return count;
}

static struct text word_at(const struct proposing *p, const struct place *place)
{
    return (struct text){p->given->matches[place->sentence] + place->start,
                         place->end - place->start};
}

/* How `key` is spelled wherever the term stands; 0 where it is not everywhere. */
static size_t spellings(const struct proposing *p, const char *term, const char *key, bool inside,
                        const char **out)
{
    size_t count = 0;
    for (size_t i = 0; i < p->places.count; i++) {
        if (strcmp(p->places.at[i].term, term) != 0)
            continue;
        struct text some = spelled(p->kb, word_at(p, &p->places.at[i]), key, inside);
        if (some.at == NULL)
            return 0;
        const char *small = text_lower(some, p->arena);
        count = add_once(out, count, small);
        count = add_once(out, count, without_umlauts(small, p->arena));
    }
    return count;
}

static const char *any_of(const char *const *forms, size_t count, struct arena *arena)
{
    const char *all = "";
    for (size_t i = 0; i < count; i++)
        all = arena_printf(arena, "%s%s%s", all, i == 0 ? "" : "|", escaped(forms[i], arena));
    return count == 1 ? all : arena_printf(arena, "(%s)", all);
}

/* False where the term cannot be written as a pattern. */
static bool make_piece(const struct proposing *p, const char *term, struct piece *out)
{
    const char *forms[FORMS_MAX];
    bool inside = false;
    size_t count = 0;
    *out = (struct piece){.term = term, .words = arena_alloc(p->arena, FORMS_MAX, sizeof(char *))};
    for (size_t i = 0; i < p->places.count; i++) {
        if (strcmp(p->places.at[i].term, term) != 0)
            continue;
        inside |= p->places.at[i].part;
        out->word_count = add_once(out->words, out->word_count,
                                   text_lower(word_at(p, &p->places.at[i]), p->arena));
    }
    char *key = arena_strdup(p->arena, term);
    size_t len = strlen(key);
    /* a stem may end otherwise than the word: "happi" */
    while (len >= STEM_MIN && (count = spellings(p, term, key, inside, forms)) == 0)
        do
            key[--len] = '\0';
        while (len > 0 && !text_begins(term[len]));
    out->weight = strlen(term);
    if (count > 0) {
        out->pattern =
            arena_printf(p->arena, "%s%s", inside ? "" : "\\b", any_of(forms, count, p->arena));
        return true;
    }
    for (size_t i = 0; i < out->word_count; i++) {
        count = add_once(forms, count, out->words[i]);
        count = add_once(forms, count, without_umlauts(out->words[i], p->arena));
    }
    out->pattern = arena_printf(p->arena, "\\b%s\\b", any_of(forms, count, p->arena));
    return !inside || (out->words[0][0] >= '0' && out->words[0][0] <= '9');
}

/* ---- all pieces -------------------------------------------------------------------------- */

/* The term is another reading of words of which each is shared as a whole. */
static bool is_covered(const struct proposing *p, const char *term)
{
    const struct places *places = &p->places;
    for (size_t s = 0; s < p->given->match_count; s++) {
        const struct place *own = find_place(places, term, s, 0);
        bool covered = false;
        for (size_t i = 0; own->part && !covered && i < places->count; i++)
            covered = places->at[i].sentence == s && places->at[i].start == own->start &&
                      !places->at[i].part && spread(p, places->at[i].term) == p->given->match_count;
        if (!covered)
            return false;
    }
    return true;
}

static int by_weight(const void *a, const void *b)
{
    const struct piece *left = a, *right = b;
    if (left->weight != right->weight)
        return left->weight > right->weight ? -1 : 1;
    return left->start < right->start ? -1 : left->start > right->start;
}

static int by_start(const void *a, const void *b)
{
    const struct piece *left = a, *right = b;
    return left->start < right->start ? -1 : left->start > right->start;
}

static void find_pieces(struct proposing *p)
{
    struct piece *pieces = arena_alloc(p->arena, p->places.count + 1, sizeof *pieces);
    size_t count = 0;
    for (size_t i = 0; i < p->places.count && p->places.at[i].sentence == 0; i++) {
        const struct place *place = &p->places.at[i];
        if (find_place(&p->places, place->term, 0, 0) != place ||
            spread(p, place->term) != p->given->match_count || is_covered(p, place->term) ||
            !make_piece(p, place->term, &pieces[count]))
            continue;
        pieces[count++].start = place->start;
    }
    qsort(pieces, count, sizeof *pieces, by_weight);
    p->count = count < PIECES_MAX ? count : PIECES_MAX;
    qsort(pieces, p->count, sizeof *pieces, by_start);
    p->pieces = pieces;
}

/* Which sentences keep a word from being shared: all but those with the word of most. */
static void say_what_is_apart(struct proposing *p)
{
    const char *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < p->places.count && i < APART_MAX; i++) {
        size_t count = spread(p, p->places.at[i].term);
        if (count > most) {
            most = count;
            best = p->places.at[i].term;
        }
    }
    for (size_t s = 0; s < p->given->match_count; s++) {
        bool any = false;
        for (size_t i = 0; i < p->places.count && !any; i++)
            any = p->places.at[i].sentence == s;
        if (!any)
            refuse(p, "matches", s + 1, "it has no word of its own, only such as are everywhere");
        else if (most > 1 && find_place(&p->places, best, s, 0) == NULL)
            refuse(p, "matches", s + 1, "it shares no word with all others");
    }
    if (p->out->faults.count == 0)
        refuse(p, "matches", 0, "the sentences have no word in common: make a rule of each");
}

/* ---- the pattern ------------------------------------------------------------------------- */

static const char *join(const struct proposing *p, bool ordered)
{
    if (p->count == 1)
        return p->pieces[0].pattern;
    const char *all = "(?s)^";
    for (size_t i = 0; i < p->count; i++)
        all =
            arena_printf(p->arena, "%s(?%s.*?%s)", all, ordered ? ">" : "=", p->pieces[i].pattern);
    /* what is found is shown */
    return ordered ? all : arena_printf(p->arena, "%s.*", all);
}

static struct rules *compiled(const struct proposing *p, const char *pattern,
                              struct problems *problems)
{
    struct rules *rules = rules_new();
    json_t *list = json_pack("[{s:s, s:s, s:s, s:[s]}]", "id", "proposed", "kind", "person",
                             "pattern", pattern, "matches", p->given->matches[0]);
    const char *text = list == NULL ? NULL : kb_document_text(list, p->arena);
    json_decref(list);
    rules_add(rules, text_of(text == NULL ? "" : text), "rule", problems);
    return rules;
}

/* Tries the pattern on all sentences and says what is wrong with it. */
static bool is_right(struct proposing *p, const char *pattern, bool ordered)
{
    struct kb_faults *faults = &p->out->faults;
    struct problems problems = {.arena = p->arena};
    struct rules *rules = compiled(p, pattern, &problems);
    const struct kb_rule_sentences *given = p->given;
    size_t before = faults->count, start, end;
    if (rules_count(rules) != 1) {
        faults_of(&problems, p->ui, p->arena, faults);
        rules_free(rules);
        return false;
    }
    for (size_t i = 0; i < given->match_count; i++)
        if (rules_match_one(rules, 0, text_of(given->matches[i]), 0, &start, &end) != 1)
            refuse(p, "matches", i + 1,
                   ordered ? "its words stand in another order than in the first sentence"
                           : "its words cannot be put into a pattern");
    bool together = faults->count == before;
    for (size_t i = 0; together && i < given->exception_count; i++)
        if (rules_match_one(rules, 0, text_of(given->exceptions[i]), 0, &start, &end) != 0)
            refuse(p, "not", i + 1, "it has all the words that the others share, too");
    if (faults->count == before && rules_slow(rules, 0, given->matches, given->match_count))
        refuse(p, "pattern", 0, "the pattern runs into its limit on long texts");
    rules_free(rules);
    return faults->count == before;
}

/* NULL after the faults of the pattern. */
static const char *find_pattern(struct proposing *p)
{
    struct kb_rule_proposal *out = p->out;
    out->ordered = p->given->ordered && p->count > 1;
    const char *pattern = join(p, out->ordered);
    if (is_right(p, pattern, out->ordered))
        return pattern;
    if (out->ordered || p->count == 1)
        return NULL;
    struct kb_faults unordered = out->faults;
    out->faults = (struct kb_faults){0};
    pattern = join(p, true);
    out->ordered = is_right(p, pattern, true); /* then the order tells them apart */
    if (out->ordered)
        return pattern;
    out->faults = unordered;
    return NULL;
}

static bool check_given(struct proposing *p)
{
    const struct kb_rule_sentences *given = p->given;
    if (given->match_count == 0)
        refuse(p, "matches", 0, "it needs examples: \"matches\"");
    for (size_t i = 0; i < given->match_count; i++)
        if (strlen(given->matches[i]) > SAID_MAX)
            refuse(p, "matches", i + 1, "an example is longer than 2000 bytes");
    for (size_t i = 0; i < given->exception_count; i++)
        if (strlen(given->exceptions[i]) > SAID_MAX)
            refuse(p, "not", i + 1, "an example is longer than 2000 bytes");
    return p->out->faults.count == 0;
}

void kb_rule_propose(struct kb *kb, const struct kb_rule_sentences *given, enum kb_lang ui,
                     struct arena *arena, struct kb_rule_proposal *out)
{
    *out = (struct kb_rule_proposal){0};
    struct proposing p = {
        .kb = kb, .given = given, .ui = ui, .arena = arena, .places.arena = arena, .out = out};
    if (!check_given(&p))
        return;
    for (size_t i = 0; i < given->match_count; i++) {
        p.places.sentence = i;
        analyser_run(kb->analyser, given->lang, text_of(given->matches[i]), add_place, &p.places);
    }
    find_pieces(&p);
    if (p.count == 0) {
        say_what_is_apart(&p);
        return;
    }
    out->pattern = find_pattern(&p);
    if (out->pattern == NULL)
        return;
    out->words = arena_alloc(arena, p.count, sizeof *out->words);
    for (; out->word_count < p.count; out->word_count++) {
        const struct piece *piece = &p.pieces[out->word_count];
        out->words[out->word_count] =
            (struct kb_rule_word){piece->pattern, piece->words, piece->word_count};
    }
}
