/* analyser.c - words by Unicode category, folded to plain Latin letters, stemmed by Snowball.
 *
 * Umlauts: ä, ae and a become one letter, and likewise ö/oe/o, ü/ue/u (not after a vowel or q, as
 * in "neue", "Quelle"), ß and ss. This loses a little precision and finds what people type. */
#include "kb/analyser.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libstemmer.h>
#include <utf8proc.h>

#include "kb/memory.h"

enum { WORD_MAX = 64 };

struct analyser {
    struct sb_stemmer *stemmer[2];
    const struct vocabulary *vocabulary;
};

/* One word as said: letters, or digits with separators, or a paragraph sign. */
enum word_kind { WORD_LETTERS, WORD_NUMBER, WORD_MIXED, WORD_PARAGRAPH };

struct word {
    enum word_kind kind;
    char folded[WORD_MAX + 4];
    size_t len, start, end;
};

/* Folded, in the order of strcmp(). */
static const char *const stop_de[] = {
    "ab",      "aber",   "alle",      "allem",      "allen",   "aller",   "als",      "also",
    "am",      "an",     "auch",      "auf",        "aus",     "bei",     "beim",     "bin",
    "bis",     "bitte",  "ca",        "circa",      "da",      "dabei",   "damit",    "dann",
    "das",     "dass",   "dem",       "den",        "denn",    "der",     "des",      "die",
    "dies",    "diese",  "diesem",    "diesen",     "dieser",  "dieses",  "doch",     "dort",
    "du",      "durch",  "eben",      "eigentlich", "ein",     "eine",    "einem",    "einen",
    "einer",   "eines",  "einfach",   "er",         "es",      "etwa",    "etwas",    "euch",
    "eure",    "fur",    "geht",      "gern",       "gibt",    "guten",   "hab",      "habe",
    "haben",   "hallo",  "halt",      "hat",        "hatte",   "hatten",  "hier",     "ich",
    "ihm",     "ihn",    "ihnen",     "ihr",        "ihre",    "ihrem",   "ihren",    "ihrer",
    "im",      "in",     "ins",       "irgendwie",  "ist",     "ja",      "jetzt",    "kann",
    "konnen",  "konnte", "konnten",   "mal",        "man",     "mein",    "meine",    "meinem",
    "meinen",  "meiner", "mich",      "mir",        "mit",     "mochte",  "mochten",  "muss",
    "mussen",  "nach",   "noch",      "nochmal",    "nun",     "nur",     "ob",       "oder",
    "schon",   "sehr",   "sei",       "sein",       "seine",   "seinem",  "seinen",   "seiner",
    "sich",    "sie",    "sind",      "so",         "soll",    "sollen",  "sollte",   "sollten",
    "tag",     "uber",   "uberhaupt", "ubrigens",   "um",      "und",     "ungefahr", "uns",
    "unser",   "unsere", "unserem",   "unseren",    "unserer", "vom",     "von",      "vor",
    "war",     "ware",   "warum",     "was",        "welche",  "welchem", "welchen",  "welcher",
    "welches", "wenn",   "wer",       "werden",     "wie",     "wieder",  "will",     "wir",
    "wird",    "wo",     "wollen",    "wurde",      "wurden",  "zu",      "zum",      "zur",
};

static const char *const stop_en[] = {
    "a",    "about", "all",   "also", "am",     "an",    "and",  "any",    "are",   "as",   "at",
    "be",   "been",  "but",   "by",   "can",    "could", "do",   "does",   "for",   "from", "get",
    "had",  "has",   "have",  "he",   "hello",  "her",   "here", "hi",     "him",   "his",  "how",
    "i",    "if",    "in",    "is",   "it",     "its",   "just", "me",     "my",    "need", "now",
    "of",   "on",    "or",    "our",  "please", "s",     "she",  "should", "so",    "some", "than",
    "that", "the",   "their", "them", "then",   "there", "they", "this",   "to",    "us",   "was",
    "we",   "were",  "what",  "when", "which",  "who",   "will", "with",   "would", "you",  "your",
};

static bool is_stop_word(enum kb_lang lang, struct text word)
{
    const char *const *list = lang == KB_DE ? stop_de : stop_en;
    size_t from = 0;
    size_t to = lang == KB_DE ? sizeof stop_de / sizeof *stop_de : sizeof stop_en / sizeof *stop_en;
    while (from < to) {
        size_t middle = (from + to) / 2;
        int order = strncmp(list[middle], word.at, word.len);
        if (order == 0 && list[middle][word.len] == '\0')
            return true;
        if (order < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return false;
}

struct analyser *analyser_new(const struct vocabulary *vocabulary)
{
    struct analyser *a = memory_need(calloc(1, sizeof *a));
    a->stemmer[KB_DE] = sb_stemmer_new("german", NULL);
    a->stemmer[KB_EN] = sb_stemmer_new("english", NULL);
    a->vocabulary = vocabulary;
    if (a->stemmer[KB_DE] == NULL || a->stemmer[KB_EN] == NULL) {
        fputs("kammerlotse: libstemmer has no German or English stemmer\n", stderr);
        exit(1);
    }
    return a;
}

void analyser_free(struct analyser *a)
{
    if (a == NULL)
        return;
    sb_stemmer_delete(a->stemmer[KB_DE]);
    sb_stemmer_delete(a->stemmer[KB_EN]);
    free(a);
}

void analyser_use(struct analyser *a, const struct vocabulary *vocabulary)
{
    a->vocabulary = vocabulary;
}

/* ---- words ------------------------------------------------------------------------------ */

static bool is_letter(utf8proc_int32_t point)
{
    switch (utf8proc_category(point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
        return true;
    default:
        return false;
    }
}

static bool is_digit(utf8proc_int32_t point)
{
    return point >= '0' && point <= '9';
}

static void word_add(struct word *w, const void *bytes, size_t len)
{
    if (w->len + len <= WORD_MAX) {
        memcpy(w->folded + w->len, bytes, len);
        w->len += len;
    }
}

/* Appends one letter without case and diacritics. */
static void word_add_folded(struct word *w, utf8proc_int32_t point)
{
    if (point == 0xDF || point == 0x1E9E) { /* ß */
        word_add(w, "ss", 2);
        return;
    }
    utf8proc_int32_t folded[8];
    utf8proc_ssize_t count =
        utf8proc_decompose_char(point, folded, 8,
                                (utf8proc_option_t)(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                                    UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK),
                                NULL);
    for (utf8proc_ssize_t i = 0; i < count && i < 8; i++) {
        utf8proc_uint8_t bytes[4];
        utf8proc_ssize_t len = utf8proc_encode_char(folded[i], bytes);
        if (len > 0)
            word_add(w, bytes, (size_t)len);
    }
}

static bool is_vowel(char c)
{
    return c != '\0' && strchr("aeiouy", c) != NULL;
}

/* ae, oe, ue written for umlauts become the letter the umlaut folds to. */
static void fold_digraphs(struct word *w)
{
    size_t out = 0;
    for (size_t i = 0; i < w->len; i++) {
        char c = w->folded[i];
        w->folded[out++] = c;
        bool digraph =
            (c == 'a' || c == 'o' || c == 'u') && i + 1 < w->len && w->folded[i + 1] == 'e';
        bool blocked = i > 0 && (is_vowel(w->folded[i - 1]) || w->folded[i - 1] == 'q');
        if (digraph && !blocked)
            i++;
    }
    w->len = out;
}

/* Reads the next word from *at on; false at the end of the text. */
static bool next_word(struct text said, size_t *at, struct word *w)
{
    *w = (struct word){0};
    bool letters = false, digits = false;
    size_t i = *at;
    while (i < said.len) {
        utf8proc_int32_t point;
        utf8proc_ssize_t step = utf8proc_iterate((const utf8proc_uint8_t *)said.at + i,
                                                 (utf8proc_ssize_t)(said.len - i), &point);
        if (step <= 0)
            break;
        size_t next = i + (size_t)step;
        bool inside = w->end > w->start;
        if (point == 0xA7 && !inside) { /* § */
            while (next + 1 < said.len && memcmp(said.at + next, "\xC2\xA7", 2) == 0)
                next += 2;
            *w = (struct word){.kind = WORD_PARAGRAPH, .start = i, .end = next};
            *at = next;
            return true;
        }
        if (is_letter(point) || is_digit(point)) {
            if (!inside)
                w->start = i;
            w->end = next;
            letters |= is_letter(point);
            digits |= is_digit(point);
            if (is_digit(point))
                word_add(w, said.at + i, 1);
            else
                word_add_folded(w, point);
        } else if (inside && digits && !letters && (point == '.' || point == ',') &&
                   next < said.len && is_digit(said.at[next])) {
            /* 50.700 loses its dot, 13,90 keeps its comma */
            size_t run = 0;
            while (next + run < said.len && is_digit(said.at[next + run]))
                run++;
            if (point == ',' || run != 3)
                word_add(w, ",", 1);
            w->end = next;
        } else if (point == 0xAD || point == 0x2019 || point == '\'') {
            /* soft hyphens and apostrophes do not end a word */
        } else if (inside) {
            break;
        }
        i = next;
    }
    *at = i;
    if (w->end == w->start)
        return false;
    w->kind = !digits ? WORD_LETTERS : letters ? WORD_MIXED : WORD_NUMBER;
    if (w->kind == WORD_LETTERS)
        fold_digraphs(w);
    return true;
}

int analyser_words(struct analyser *a, struct text said, token_sink *sink, void *context)
{
    (void)a;
    struct word w;
    size_t at = 0;
    while (next_word(said, &at, &w)) {
        if (w.kind != WORD_LETTERS)
            continue;
        struct token token = {{w.folded, w.len}, w.start, w.end, false};
        int rc = sink(context, &token);
        if (rc != 0)
            return rc;
    }
    return 0;
}

/* ---- terms ------------------------------------------------------------------------------ */

struct run {
    struct analyser *analyser;
    enum kb_lang lang;
    token_sink *sink;
    void *context;
};

static int emit(const struct run *run, struct text term, const struct word *w, bool alternative)
{
    struct token token = {term, w->start, w->end, alternative};
    return run->sink(run->context, &token);
}

static struct text stem(const struct run *run, struct text word)
{
    struct sb_stemmer *stemmer = run->analyser->stemmer[run->lang];
    const sb_symbol *stemmed = sb_stemmer_stem(stemmer, (const sb_symbol *)word.at, (int)word.len);
    int len = sb_stemmer_length(stemmer);
    if (stemmed == NULL || len <= 0)
        return word;
    return (struct text){(const char *)stemmed, (size_t)len};
}

static int emit_letters(const struct run *run, const struct word *w)
{
    struct text word = {w->folded, w->len};
    if (is_stop_word(run->lang, word))
        return 0;
    int rc = emit(run, stem(run, word), w, false);
    if (rc != 0 || run->lang != KB_DE || run->analyser->vocabulary == NULL)
        return rc;
    struct text parts[COMPOUND_PARTS_MAX];
    size_t count = vocabulary_split(run->analyser->vocabulary, word, parts);
    for (size_t i = 0; i < count && rc == 0; i++)
        if (!is_stop_word(run->lang, parts[i]))
            rc = emit(run, stem(run, parts[i]), w, true);
    return rc;
}

/* "§18g", and "18g" as an alternative, since people leave the sign out. */
static int emit_paragraph(const struct run *run, const struct word *number)
{
    char term[WORD_MAX + 4] = "\xC2\xA7";
    memcpy(term + 2, number->folded, number->len);
    int rc = emit(run, (struct text){term, number->len + 2}, number, false);
    return rc != 0 ? rc : emit(run, (struct text){number->folded, number->len}, number, true);
}

/* Digits and one letter: "18g", "81a". */
static bool looks_like_paragraph(const struct word *w)
{
    return w->kind == WORD_MIXED && w->len >= 2 && w->len <= 5 && is_digit(w->folded[0]) &&
           is_digit(w->folded[w->len - 2]) && w->folded[w->len - 1] >= 'a' &&
           w->folded[w->len - 1] <= 'z';
}

int analyser_run(struct analyser *a, enum kb_lang lang, struct text said, token_sink *sink,
                 void *context)
{
    const struct run run = {a, lang, sink, context};
    struct word w;
    size_t at = 0;
    bool after_sign = false;
    int rc = 0;
    while (rc == 0 && next_word(said, &at, &w)) {
        struct text word = {w.folded, w.len};
        if (w.kind == WORD_PARAGRAPH || text_is(word, "paragraf") || text_is(word, "paragraph") ||
            text_is(word, "paragrafen")) {
            after_sign = true;
            continue;
        }
        if (w.kind == WORD_NUMBER && (after_sign || w.len <= 3)) {
            /* "18 g": the letter may stand apart, where a paragraph is meant */
            struct word letter;
            size_t ahead = at;
            if (next_word(said, &ahead, &letter) && letter.kind == WORD_LETTERS &&
                letter.len == 1 && letter.start == w.end + 1 && letter.folded[0] <= 'z' &&
                after_sign) {
                word_add(&w, letter.folded, 1);
                w.end = letter.end;
                at = ahead;
            }
        }
        if (looks_like_paragraph(&w) || (after_sign && w.kind != WORD_LETTERS))
            rc = emit_paragraph(&run, &w);
        else if (w.kind == WORD_LETTERS)
            rc = emit_letters(&run, &w);
        else
            rc = emit(&run, word, &w, false);
        after_sign = false;
    }
    return rc;
}
