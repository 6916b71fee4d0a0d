/* turn_day.c - see turn_day.h. Every word must tell the time or be a filler, so that a question
 * with a year in it stays a question. */
#include "bot/turn_day.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "kb/values.h"

enum { SAID_MAX = 80 };

static const char fillers[] =
    " und and aber but ab from in im am seit since zum zur dem den der das die the on what about "
    "was "
    "ist is wie sieht es aus gilt gelten auch also dann then of for f\xC3\xBCr denn how it jahr "
    "year "
    "monat month war were will be werden wird sein bis until vom von erst starting bei ";

static const struct {
    const char *word;
    int month; /* from 1 */
} months[] = {
    {"januar", 1},    {"january", 1},   {"jan", 1},         {"j\xC3\xA4nner", 1}, {"februar", 2},
    {"february", 2},  {"feb", 2},       {"m\xC3\xA4rz", 3}, {"maerz", 3},         {"march", 3},
    {"april", 4},     {"apr", 4},       {"mai", 5},         {"may", 5},           {"juni", 6},
    {"june", 6},      {"juli", 7},      {"july", 7},        {"august", 8},        {"aug", 8},
    {"september", 9}, {"sept", 9},      {"oktober", 10},    {"october", 10},      {"okt", 10},
    {"oct", 10},      {"november", 11}, {"nov", 11},        {"dezember", 12},     {"december", 12},
    {"dez", 12},      {"dec", 12},
};

static const struct {
    const char *word;
    int step; /* years or months from now */
} steps[] = {
    {"n\xC3\xA4"
     "chstes",
     1},
    {"n\xC3\xA4"
     "chsten",
     1},
    {"n\xC3\xA4"
     "chster",
     1},
    {"naechstes", 1},
    {"naechsten", 1},
    {"kommendes", 1},
    {"kommenden", 1},
    {"folgenden", 1},
    {"next", 1},
    {"coming", 1},
    {"letztes", -1},
    {"letzten", -1},
    {"vergangenes", -1},
    {"vergangenen", -1},
    {"last", -1},
    {"vorjahr", -1},
};

/* What was said of the time so far; 0 for nothing. */
struct when {
    int day, month, year, step;
    bool of_month, now; /* the step is one of months; "jetzt" */
};

static int month_of(const char *word)
{
    for (size_t i = 0; i < sizeof months / sizeof *months; i++)
        if (strcmp(months[i].word, word) == 0)
            return months[i].month;
    return 0;
}

static int step_of(const char *word)
{
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (strcmp(steps[i].word, word) == 0)
            return steps[i].step;
    return 0;
}

static bool filler(const char *word)
{
    char padded[SAID_MAX + 3];
    snprintf(padded, sizeof padded, " %s ", word);
    return strstr(fillers, padded) != NULL;
}

/* "2027", "1.", "1.1.", "01.07.2027". */
static bool read_number(const char *word, struct when *when)
{
    int parts[3] = {0}, count = 0;
    size_t digits = 0;
    for (const char *p = word; *p != '\0'; p++) {
        if (*p == '.') {
            count += digits > 0;
            digits = 0;
        } else if (!isdigit((unsigned char)*p) || ++digits > 4 || count > 2) {
            return false;
        } else {
            parts[count] = parts[count] * 10 + (*p - '0');
        }
    }
    count += digits > 0;
    if (count == 1 && parts[0] >= 2000 && parts[0] < 2100)
        when->year = parts[0];
    else if (count >= 1 && parts[0] >= 1 && parts[0] <= 31)
        when->day = parts[0];
    else
        return false;
    if (count >= 2)
        when->month = parts[1];
    if (count == 3)
        when->year = parts[2];
    return true;
}

static bool read_word(const char *word, struct when *when)
{
    int month = month_of(word), step = step_of(word);
    if (month != 0)
        when->month = month;
    else if (step != 0)
        when->step = step;
    else if (isdigit((unsigned char)word[0]))
        return read_number(word, when);
    else if (strcmp(word, "jetzt") == 0 || strcmp(word, "heute") == 0 || strcmp(word, "now") == 0 ||
             strcmp(word, "today") == 0)
        when->now = true;
    else if (!filler(word))
        return false;
    when->of_month |= strcmp(word, "monat") == 0 || strcmp(word, "month") == 0;
    return true;
}

/* The year and month of a step from today. */
static void take_step(struct when *when, int year, int month)
{
    if (!when->of_month) {
        when->year = year + when->step;
        return;
    }
    month += when->step;
    when->year = year + (month > 12) - (month < 1);
    when->month = month > 12 ? 1 : month < 1 ? 12 : month;
}

static const char *resolve(struct when when, const char *today, struct arena *arena)
{
    int year = 0, month = 0;
    if (sscanf(today, "%4d-%2d", &year, &month) != 2)
        return NULL;
    if (when.step != 0 && when.year == 0)
        take_step(&when, year, month);
    if (when.now || (when.year == year && when.month == 0 && when.day == 0))
        return arena_strdup(arena, today);
    if (when.year == 0 && when.month == 0)
        return NULL;
    if (when.year == 0)
        when.year = when.month < month ? year + 1 : year;
    bool past = when.year < year && when.month == 0;
    const char *day =
        past ? arena_printf(arena, "%04d-12-31", when.year)
             : arena_printf(arena, "%04d-%02d-%02d", when.year, when.month == 0 ? 1 : when.month,
                            when.day == 0 ? 1 : when.day);
    return day_valid(day) ? day : NULL;
}

const char *day_meant(struct text said, const char *today, struct arena *arena)
{
    char low[SAID_MAX];
    struct when when = {0};
    if (said.len >= sizeof low)
        return NULL;
    for (size_t i = 0; i < said.len; i++)
        low[i] = strchr("?!,;\t\r\n", said.at[i]) != NULL
                     ? ' '
                     : (char)tolower((unsigned char)said.at[i]);
    low[said.len] = '\0';
    for (char *rest = NULL, *word = strtok_r(low, " ", &rest); word != NULL;
         word = strtok_r(NULL, " ", &rest)) {
        size_t len = strlen(word); /* a full stop belongs to numbers only */
        if (word[len - 1] == '.' && !isdigit((unsigned char)word[0]))
            word[len - 1] = '\0';
        if (!read_word(word, &when))
            return NULL;
    }
    return resolve(when, today, arena);
}
