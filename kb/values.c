/* values.c - values.json, and the references to it in texts. */
#include "kb/values.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <jansson.h>

#include "kb/json_problem.h"
#include "kb/memory.h"

struct values {
    json_t *root;
};

static int days_of(long year, long month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

bool day_valid(const char *day)
{
    if (day == NULL || strlen(day) != 10)
        return false;
    for (int i = 0; i < 10; i++)
        if (i == 4 || i == 7 ? day[i] != '-' : !isdigit((unsigned char)day[i]))
            return false;
    long year = strtol(day, NULL, 10), month = strtol(day + 5, NULL, 10),
         date = strtol(day + 8, NULL, 10);
    return month >= 1 && month <= 12 && date >= 1 && date <= days_of(year, month);
}

const char *day_months_later(const char *day, int months, struct arena *arena)
{
    long month = strtol(day, NULL, 10) * 12 + strtol(day + 5, NULL, 10) - 1 + months,
         date = strtol(day + 8, NULL, 10);
    int most = days_of(month / 12, month % 12 + 1);
    return arena_printf(arena, "%04ld-%02ld-%02ld", month / 12, month % 12 + 1,
                        date < most ? date : most);
}

void day_today(char day[11])
{
    time_t now = time(NULL);
    struct tm tm;
    strftime(day, 11, "%Y-%m-%d", localtime_r(&now, &tm));
}

static void complain(struct problems *problems, const char *file, const char *key,
                     const char *field, const char *what, const char *about)
{
    problem(problems, &(struct problem){.file = file,
                                        .label = "value",
                                        .part = key,
                                        .field = field,
                                        .what = what,
                                        .about = about});
}

static bool day_or_null(json_t *day)
{
    return json_is_null(day) || day_valid(json_string_value(day));
}

/* Periods must be in order and must not overlap. */
static bool check_periods(json_t *periods, struct problems *problems, const char *file,
                          const char *key)
{
    const char *last = NULL;
    bool open = false;
    size_t i;
    json_t *period;
    json_array_foreach(periods, i, period)
    {
        json_t *from = json_object_get(period, "from"), *to = json_object_get(period, "to");
        json_t *value = json_object_get(period, "value");
        if (from == NULL || to == NULL || !day_or_null(from) || !day_or_null(to)) {
            complain(problems, file, key, "periods",
                     "a period needs from and to, each a day or null", NULL);
            return false;
        }
        if (!json_is_number(value) && !day_valid(json_string_value(value))) {
            complain(problems, file, key, "periods", "a period needs a value: a number or a day",
                     NULL);
            return false;
        }
        if (!json_is_string(json_object_get(period, "source"))) {
            complain(problems, file, key, "periods", "a period needs a source", NULL);
            return false;
        }
        const char *start = json_string_value(from), *end = json_string_value(to);
        if (i > 0 && (open || start == NULL || strcmp(start, last) <= 0)) {
            complain(problems, file, key, "periods", "periods overlap or are not in order", NULL);
            return false;
        }
        if (start != NULL && end != NULL && strcmp(end, start) < 0) {
            complain(problems, file, key, "periods", "a period ends before it begins", NULL);
            return false;
        }
        open = end == NULL;
        last = end;
    }
    return true;
}

static bool keys_differ(json_t *root, struct problems *problems, const char *file)
{
    bool good = true;
    json_t *seen = json_object(), *value;
    size_t i;
    json_array_foreach(root, i, value)
    {
        const char *key = json_string_value(json_object_get(value, "key"));
        if (json_object_get(seen, key) != NULL) {
            complain(problems, file, key, "key", "the key is already used", NULL);
            good = false;
        }
        json_object_set_new(seen, key, json_true());
    }
    json_decref(seen);
    return good;
}

enum kb_status values_load(struct text json, const char *file, struct problems *problems,
                           struct values **out)
{
    *out = NULL;
    json_error_t error;
    json_t *root = json_loadb(json.at, json.len, JSON_REJECT_DUPLICATES, &error);
    if (root == NULL) {
        json_problem(problems, file, &error);
        return KB_INVALID;
    }
    bool good = json_is_array(root);
    if (!good)
        problem(problems, &(struct problem){.file = file, .what = "not a list of values"});
    size_t i;
    json_t *value;
    json_array_foreach(root, i, value)
    {
        const char *key = NULL, *title = NULL, *title_en = NULL, *unit = NULL, *per = NULL;
        json_t *periods = NULL;
        if (json_unpack_ex(value, &error, JSON_STRICT, "{s:s, s:s, s?s, s:s, s?s, s:o}", "key",
                           &key, "title", &title, "title_en", &title_en, "unit", &unit, "per", &per,
                           "periods", &periods) != 0) {
            complain(problems, file, key, shape_field(error.text), SHAPE_FAULT, error.text);
            good = false;
        } else if (!json_is_array(periods) || json_array_size(periods) == 0) {
            complain(problems, file, key, "periods", "it has no periods", NULL);
            good = false;
        } else if (!check_periods(periods, problems, file, key)) {
            good = false;
        }
    }
    if (!good) {
        json_decref(root);
        return KB_INVALID;
    }
    if (!keys_differ(root, problems, file)) {
        json_decref(root);
        return KB_INVALID;
    }
    struct values *values = memory_need(calloc(1, sizeof *values));
    values->root = root;
    *out = values;
    return KB_OK;
}

void values_free(struct values *values)
{
    if (values == NULL)
        return;
    json_decref(values->root);
    free(values);
}

size_t values_count(const struct values *values)
{
    return values == NULL ? 0 : json_array_size(values->root);
}

const char *values_key(const struct values *values, size_t index)
{
    return json_string_value(json_object_get(json_array_get(values->root, index), "key"));
}

const char *values_last_day(const struct values *values, size_t index)
{
    json_t *periods = json_object_get(json_array_get(values->root, index), "periods");
    json_t *last = json_array_get(periods, json_array_size(periods) - 1);
    return json_string_value(json_object_get(last, "to"));
}

static json_t *find_value(const struct values *values, struct text key)
{
    if (values == NULL)
        return NULL;
    size_t i;
    json_t *value;
    json_array_foreach(values->root, i, value)
    {
        if (text_is(key, json_string_value(json_object_get(value, "key"))))
            return value;
    }
    return NULL;
}

bool values_has(const struct values *values, struct text key)
{
    return find_value(values, key) != NULL;
}

static json_t *period_on(json_t *value, const char *day)
{
    size_t i;
    json_t *period;
    json_array_foreach(json_object_get(value, "periods"), i, period)
    {
        const char *from = json_string_value(json_object_get(period, "from"));
        const char *to = json_string_value(json_object_get(period, "to"));
        if ((from == NULL || strcmp(from, day) <= 0) && (to == NULL || strcmp(day, to) <= 0))
            return period;
    }
    return NULL;
}

static json_t *figure_on(json_t *value, const char *day)
{
    return json_object_get(period_on(value, day), "value");
}

/* ---- figures as people write them ------------------------------------------------------- */

static const char *const months[2][12] = {
    {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
     "November", "Dezember"},
    {"January", "February", "March", "April", "May", "June", "July", "August", "September",
     "October", "November", "December"},
};

/* Units that are counted; "Stunden/Woche" is shown as its first word, the sentence says the rest.
 * The German dative is what follows "nach", "seit", "von", "in". */
static const struct {
    const char *unit, *de_one, *de, *de_dative, *en_one, *en;
} units[] = {
    {"Arbeitstage", "Arbeitstag", "Arbeitstage", "Arbeitstagen", "working day", "working days"},
    {"Jahre", "Jahr", "Jahre", "Jahren", "year", "years"},
    {"Monate", "Monat", "Monate", "Monaten", "month", "months"},
    {"Personen/Jahr", "Person", "Personen", "Personen", "person", "people"},
    {"Punkte", "Punkt", "Punkte", "Punkten", "point", "points"},
    {"Staaten", "Staat", "Staaten", "Staaten", "country", "countries"},
    {"Stunden", "Stunde", "Stunden", "Stunden", "hour", "hours"},
    {"Stunden/Woche", "Stunde", "Stunden", "Stunden", "hour", "hours"},
    {"Tage", "Tag", "Tage", "Tagen", "day", "days"},
    {"UE", "Unterrichtseinheit", "Unterrichtseinheiten", "Unterrichtseinheiten", "lesson",
     "lessons"},
    {"Wochen", "Woche", "Wochen", "Wochen", "week", "weeks"},
    {"Zustimmungen/Jahr", "Zustimmung", "Zustimmungen", "Zustimmungen", "approval", "approvals"},
};

char *day_written(const char *day, enum kb_lang lang, struct arena *arena)
{
    if (!day_valid(day))
        return arena_strdup(arena, day);
    long month = strtol(day + 5, NULL, 10), date = strtol(day + 8, NULL, 10);
    return arena_printf(arena, lang == KB_DE ? "%ld. %s %.4s" : "%ld %s %.4s", date,
                        months[lang][month - 1], day);
}

static char *write_number(double number, enum kb_lang lang, int decimals, struct arena *arena)
{
    char plain[64];
    snprintf(plain, sizeof plain, "%.*f", decimals, number);
    size_t whole = strcspn(plain, ".");
    char *out = arena_alloc(arena, 128, 1);
    size_t len = 0;
    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0 && whole > 3)
            out[len++] = lang == KB_DE ? '.' : ',';
        out[len++] = plain[i];
    }
    if (plain[whole] == '.') {
        out[len++] = lang == KB_DE ? ',' : '.';
        for (const char *p = plain + whole + 1; *p != '\0'; p++)
            out[len++] = *p;
    }
    return out;
}

const char *euros_written(double amount, enum kb_lang lang, struct arena *arena)
{
    bool whole = fabs(amount - round(amount)) < 0.0005;
    const char *written = write_number(amount, lang, whole ? 0 : 2, arena);
    return arena_printf(arena, lang == KB_DE ? "%s Euro" : "€%s", written);
}

/* The noun of a counted unit as it stands behind `number`. */
static const char *unit_noun(const char *unit, double number, enum kb_lang lang, bool dative)
{
    bool one = number == 1.0;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (strcmp(unit, units[i].unit) != 0)
            continue;
        if (lang == KB_EN)
            return one ? units[i].en_one : units[i].en;
        return one ? units[i].de_one : dative ? units[i].de_dative : units[i].de;
    }
    return unit;
}

static const char *write_figure(json_t *value, json_t *figure, enum kb_lang lang, bool dative,
                                struct arena *arena)
{
    if (json_is_string(figure))
        return day_written(json_string_value(figure), lang, arena);
    const char *unit = json_string_value(json_object_get(value, "unit"));
    double number = json_number_value(figure);
    bool whole = fabs(number - round(number)) < 0.0005;
    bool money = strcmp(unit, "EUR") == 0;
    int decimals = whole ? 0 : fabs(number * 10 - round(number * 10)) < 0.005 ? 1 : 2;
    if (money)
        return euros_written(number, lang, arena);
    const char *written = write_number(number, lang, decimals, arena);
    if (strcmp(unit, "percent") == 0)
        return arena_printf(arena, lang == KB_DE ? "%s Prozent" : "%s%%", written);
    if (strcmp(unit, "million EUR") == 0)
        return arena_printf(arena, lang == KB_DE ? "%s Millionen Euro" : "€%s million", written);
    return arena_printf(arena, "%s %s", written, unit_noun(unit, number, lang, dative));
}

/* Finds the next {{...}} from *at on. */
static bool next_reference(struct text in, size_t *at, size_t *start, struct text *inside)
{
    for (size_t i = *at; i < in.len; i++) {
        const char *open = memmem(in.at + i, in.len - i, "{{", 2);
        if (open == NULL)
            return false;
        i = (size_t)(open - in.at);
        for (size_t end = i + 2; end + 1 < in.len && end - i < 120 && in.at[end] != '\n'; end++) {
            if (in.at[end] == '}' && in.at[end + 1] == '}') {
                *start = i;
                *inside = text_trim((struct text){in.at + i + 2, end - i - 2});
                *at = end + 2;
                return true;
            }
        }
    }
    return false;
}

/* What stands between the braces: key[@day][|dative]. */
struct reference {
    struct text key;
    char day[11]; /* empty: the day of the question */
    bool dative;
};

static struct reference reference_parse(struct text inside)
{
    struct reference r = {.key = inside};
    const char *bar = memchr(inside.at, '|', inside.len);
    if (bar != NULL) {
        struct text form = {bar + 1, inside.len - (size_t)(bar - inside.at) - 1};
        r.dative = text_is(text_trim(form), "dative");
        /* an unknown form is an unknown reference, so that kb check names it */
        if (r.dative)
            r.key = text_trim((struct text){inside.at, (size_t)(bar - inside.at)});
    }
    const char *sign = memchr(r.key.at, '@', r.key.len);
    if (sign != NULL) {
        struct text day = {sign + 1, r.key.len - (size_t)(sign - r.key.at) - 1};
        if (day.len == 10)
            memcpy(r.day, day.at, 10);
        r.key.len = (size_t)(sign - r.key.at);
    }
    return r;
}

char *values_fill(const struct values *values, struct text in, enum kb_lang lang, const char *day,
                  struct arena *arena, bool *unknown)
{
    struct buffer out;
    buffer_init(&out, 4 * 1024 * 1024);
    size_t at = 0, copied = 0, start;
    struct text inside;
    while (next_reference(in, &at, &start, &inside)) {
        struct reference r = reference_parse(inside);
        buffer_add(&out, in.at + copied, start - copied);
        copied = at;
        json_t *value = find_value(values, r.key);
        json_t *figure = value == NULL ? NULL : figure_on(value, r.day[0] != '\0' ? r.day : day);
        if (figure != NULL) {
            buffer_puts(&out, write_figure(value, figure, lang, r.dative, arena));
        } else {
            buffer_puts(&out, lang == KB_DE ? "[Wert für diesen Tag noch nicht bekannt]"
                                            : "[figure for this day not known yet]");
            if (unknown != NULL)
                *unknown = true;
        }
    }
    buffer_add(&out, in.at + copied, in.len - copied);
    char *filled = arena_strdup(arena, buffer_text(&out));
    buffer_free(&out);
    return filled;
}

static const char *copy_of(json_t *text, struct arena *arena)
{
    return json_is_string(text) ? arena_strdup(arena, json_string_value(text)) : "";
}

bool values_read(const struct values *values, struct text key, enum kb_lang lang, const char *day,
                 struct arena *arena, struct kb_value *out)
{
    json_t *value = find_value(values, key), *period = value == NULL ? NULL : period_on(value, day);
    if (period == NULL)
        return false;
    json_t *title = json_object_get(value, lang == KB_EN ? "title_en" : "title");
    *out = (struct kb_value){
        .key = copy_of(json_object_get(value, "key"), arena),
        .title = copy_of(title == NULL ? json_object_get(value, "title") : title, arena),
        .text = write_figure(value, json_object_get(period, "value"), lang, false, arena),
        .stand = copy_of(json_object_get(period, "from"), arena),
        .source = copy_of(json_object_get(period, "source"), arena),
    };
    return true;
}

bool values_number(const struct values *values, struct text key, const char *day, double *out)
{
    json_t *value = find_value(values, key);
    json_t *figure = value == NULL ? NULL : figure_on(value, day);
    *out = json_number_value(figure);
    return json_is_number(figure);
}

void values_references(struct text in, void (*seen)(void *context, struct text key), void *context)
{
    size_t at = 0, start;
    struct text inside;
    while (next_reference(in, &at, &start, &inside))
        seen(context, reference_parse(inside).key);
}
