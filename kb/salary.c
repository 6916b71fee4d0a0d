/* salary.c - see salary.h. Read are sentences, in small ASCII letters: all that tells a salary are
 * words that have no others. */
#include "kb/salary.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SENTENCE_MAX = 400, AMOUNT_MAX = 60 };

static const struct {
    const char *name, *de, *en;
    double least, most, guessed_from; /* without a time, with a word for pay */
    const char *words[12];
} times[] = {
    {"year",
     "im Jahr",
     "a year",
     5000,
     500000,
     10000,
     {"im jahr", "pro jahr", "/jahr", "/ jahr", "jahresgehalt", "jahresbrutto", "p.a.", "year",
      "annual", "yearly", "j\xC3\xA4hrlich", "p. a."}},
    {"month",
     "im Monat",
     "a month",
     200,
     40000,
     400,
     {"im monat", "pro monat", "/monat", "/ monat", "monatlich", "monatsgehalt", "mtl", "month",
      "monatslohn", "monatsbrutto"}},
    {"hour",
     "in der Stunde",
     "an hour",
     5,
     300,
     1e9,
     {"pro stunde", "die stunde", "/stunde", "/h", "stundenlohn", "in der stunde", "hour",
      "je stunde"}},
};

static const char *const pay[] = {"gehalt",        "lohn",   "verdien", "brutto", "netto",
                                  "verg\xC3\xBCt", "bezahl", "zahlen",  "salary", "wage",
                                  "earn",          "pay",    "gross",   "bekommt"};
static const char *const other[] = {
    "miet",           "kostet", "kosten", "geb\xC3\xBChr", "zuschuss", "f\xC3\xB6rder",
    "bu\xC3\x9Fgeld", "strafe", "rent",   "cost",          "fee",      "fine",
    "grant",          "subsid", "grenze", "threshold"};
#define COUNT(list) (sizeof(list) / sizeof *(list))

static bool any_in(const char *sentence, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (words[i] != NULL && strstr(sentence, words[i]) != NULL)
            return true;
    return false;
}

/* An amount as it is typed: 42.000, 42 000, 42000, 3.500,50, 42k. Returns its end, 0 for none. */
static size_t read_amount(const char *at, double *out)
{
    size_t i = 0, digits = 0;
    char plain[16];
    while (isdigit((unsigned char)at[i]) && digits < 9) {
        plain[digits++] = at[i++];
        bool group = at[i] != '\0' && strchr(".,' ", at[i]) != NULL && digits <= 6;
        for (size_t k = 1; group && k <= 3; k++)
            group = isdigit((unsigned char)at[i + k]) != 0;
        if (group && !isdigit((unsigned char)at[i + 4]))
            i++;
    }
    /* what goes on or begins with 0 is a phone number or the like */
    bool goes_on = at[i] == ' ' && isdigit((unsigned char)at[i + 1]);
    if (digits == 0 || plain[0] == '0' || isdigit((unsigned char)at[i]) || goes_on)
        return 0;
    if ((at[i] == ',' || at[i] == '.') && isdigit((unsigned char)at[i + 1]) &&
        !isdigit((unsigned char)at[i + 3])) {
        plain[digits++] = '.';
        for (i++; isdigit((unsigned char)at[i]); i++)
            plain[digits++] = at[i];
    }
    plain[digits] = '\0';
    *out = strtod(plain, NULL);
    static const char *const thousand[] = {"k", " k", "t", " tsd", "tsd", " tausend", " thousand"};
    for (size_t k = 0; k < COUNT(thousand); k++) {
        size_t len = strlen(thousand[k]);
        if (strncmp(at + i, thousand[k], len) == 0 && !isalpha((unsigned char)at[i + len])) {
            *out *= 1000;
            return i + len;
        }
    }
    return i;
}

static bool in_euros(const char *behind)
{
    static const char *const euro[] = {"\xE2\x82\xAC", "eur"};
    while (*behind == ' ' || *behind == ',' || *behind == '-')
        behind++;
    return strncmp(behind, euro[0], 3) == 0 || strncmp(behind, euro[1], 3) == 0;
}

/* The time an amount is for, -1 where it is no pay. */
static int time_of(const char *sentence, double amount, bool euros)
{
    bool paid = any_in(sentence, pay, COUNT(pay));
    for (size_t i = 0; i < COUNT(times); i++)
        if (any_in(sentence, times[i].words, COUNT(times[i].words)) && (paid || euros) &&
            amount >= times[i].least && amount <= times[i].most)
            return (int)i;
    bool year = amount >= 1900 && amount <= 2100 && !euros;
    for (size_t i = 0; i < COUNT(times); i++)
        if (paid && !year && amount >= times[i].guessed_from && amount <= times[i].most)
            return (int)i;
    return -1;
}

static const char *in_sentence(const char *sentence, struct arena *arena)
{
    if (any_in(sentence, other, COUNT(other)))
        return NULL;
    for (size_t i = 0; sentence[i] != '\0'; i++) {
        double amount;
        bool begins = i == 0 || !(isalnum((unsigned char)sentence[i - 1]) ||
                                  strchr(".,-/'", sentence[i - 1]) != NULL ||
                                  (i > 1 && isdigit((unsigned char)sentence[i - 2])));
        size_t len = begins ? read_amount(sentence + i, &amount) : 0;
        if (len == 0)
            continue;
        bool euros = in_euros(sentence + i + len) ||
                     (i >= 3 && memcmp(sentence + i - 3, "\xE2\x82\xAC", 3) == 0);
        int time = time_of(sentence, amount, euros);
        if (time >= 0)
            return arena_printf(arena, time == 2 ? "%.2f/%s" : "%.0f/%s", amount, times[time].name);
        i += len - 1;
    }
    return NULL;
}

const char *salary_in(struct text said, struct arena *arena)
{
    char sentence[SENTENCE_MAX];
    size_t len = 0;
    for (size_t i = 0; i <= said.len; i++) {
        bool mark = i < said.len && strchr("?!\n;", said.at[i]) != NULL;
        /* a full stop ends a sentence where it is no part of a number or of "p.a." */
        bool stop = i < said.len && said.at[i] == '.' && i + 2 < said.len &&
                    said.at[i + 1] == ' ' && isupper((unsigned char)said.at[i + 2]);
        if (i < said.len && !mark && !stop) {
            if (len < sizeof sentence - 8)
                sentence[len++] = (char)tolower((unsigned char)said.at[i]);
            continue;
        }
        memset(sentence + len, 0, 8); /* looked ahead at behind a number */
        const char *salary = in_sentence(sentence, arena);
        if (salary != NULL)
            return salary;
        len = 0;
    }
    return NULL;
}

/* Small letters, each white space a blank, and enough zeros behind. */
static void simplify(struct text said, char out[AMOUNT_MAX + 8])
{
    static const char *const spaces[] = {"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};
    size_t len = 0;
    memset(out, 0, AMOUNT_MAX + 8);
    for (size_t i = 0; i < said.len && len < AMOUNT_MAX; i++) {
        size_t space = 0;
        for (size_t k = 0; k < COUNT(spaces) && space == 0; k++)
            if (said.len - i >= strlen(spaces[k]) &&
                memcmp(said.at + i, spaces[k], strlen(spaces[k])) == 0)
                space = strlen(spaces[k]);
        out[len++] = space > 0 || isspace((unsigned char)said.at[i])
                         ? ' '
                         : (char)tolower((unsigned char)said.at[i]);
        i += space > 0 ? space - 1 : 0;
    }
}

static size_t word_at(const char *at, const char *const *words, size_t count)
{
    size_t longest = 0;
    for (size_t i = 0; i < count; i++)
        if (words[i] != NULL && strncmp(at, words[i], strlen(words[i])) == 0 &&
            strlen(words[i]) > longest)
            longest = strlen(words[i]);
    return longest;
}

/* What may stand beside an amount; 0 for anything else. */
static size_t beside_amount(const char *at, const char *per)
{
    static const char *const euros[] = {"\xE2\x82\xAC", "eur",   "euro", "euros", ",-", ",--",
                                        "brutto",       "gross", "a ",   "per ",  "."};
    size_t longest = word_at(at, euros, COUNT(euros));
    for (size_t i = 0; i < COUNT(times); i++)
        if (strcmp(times[i].name, per) == 0) {
            size_t len = word_at(at, times[i].words, COUNT(times[i].words));
            longest = len > longest ? len : longest;
        }
    return longest;
}

bool salary_amount(struct text said, const char *per, double *out)
{
    char plain[AMOUNT_MAX + 8];
    said = text_trim(said);
    if (said.len == 0 || said.len > AMOUNT_MAX)
        return false;
    simplify(said, plain);
    bool found = false;
    for (const char *at = plain; *at != '\0';) {
        bool zero = at[0] == '0' && (at[1] == '\0' || at[1] == ' ');
        size_t number = found ? 0 : zero ? 1 : read_amount(at, out);
        size_t len = number > 0 ? number : *at == ' ' ? 1 : beside_amount(at, per);
        if (zero && !found)
            *out = 0;
        if (len == 0)
            return false;
        found |= number > 0;
        at += len;
    }
    return found;
}

const char *salary_written(const char *salary, enum kb_lang lang, struct arena *arena)
{
    char *rest;
    double amount = strtod(salary, &rest);
    for (size_t i = 0; *rest == '/' && i < COUNT(times); i++) {
        if (strcmp(rest + 1, times[i].name) != 0)
            continue;
        if (!(amount >= 0 && amount <= times[i].most))
            break;
        char point = lang == KB_DE ? '.' : ',';
        char number[32];
        int whole = (int)amount, cents = (int)((amount - whole) * 100 + 0.5);
        if (whole >= 1000)
            snprintf(number, sizeof number, "%d%c%03d", whole / 1000, point, whole % 1000);
        else
            snprintf(number, sizeof number, "%d", whole);
        size_t len = strlen(number);
        if (cents > 0)
            snprintf(number + len, sizeof number - len, "%c%02d", lang == KB_DE ? ',' : '.', cents);
        return lang == KB_DE ? arena_printf(arena, "%s Euro %s", number, times[i].de)
                             : arena_printf(arena, "\xE2\x82\xAC%s %s", number, times[i].en);
    }
    return "";
}
