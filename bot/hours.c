/* hours.c - see hours.h. Days are compared as texts YYYY-MM-DD; the calendar is the C library's. */
#include "bot/hours.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "kb/values.h"

enum { LOOK_AHEAD = 60, DAY_SIZE = 11 };

struct hours {
    struct stored_opening *openings;
    struct stored_closure *closures;
    size_t opening_count, closure_count;
};

/* ---- the calendar ----------------------------------------------------------------------- */

/* Noon of a day, where no change to or from summer time is near; days and months may overflow. */
static struct tm noon(int year, int month, int day)
{
    struct tm tm = {
        .tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day, .tm_hour = 12, .tm_isdst = -1};
    mktime(&tm);
    return tm;
}

static struct tm local(int64_t at)
{
    time_t seconds = (time_t)(at / 1000);
    struct tm tm;
    localtime_r(&seconds, &tm);
    return tm;
}

static void write_day(const struct tm *tm, char day[DAY_SIZE])
{
    strftime(day, DAY_SIZE, "%Y-%m-%d", tm);
}

static int weekday(const struct tm *tm)
{
    return tm->tm_wday == 0 ? 7 : tm->tm_wday;
}

/* Days from one date to another. */
static int days_between(const struct tm *from, const struct tm *to)
{
    struct tm a = noon(from->tm_year + 1900, from->tm_mon + 1, from->tm_mday);
    struct tm b = noon(to->tm_year + 1900, to->tm_mon + 1, to->tm_mday);
    double days = difftime(mktime(&b), mktime(&a)) / 86400;
    return (int)(days < 0 ? days - 0.5 : days + 0.5);
}

/* ---- public holidays -------------------------------------------------------------------- */

/* Easter Sunday as a day of March: the "anonymous" Gregorian algorithm (Nature 13, 1876, p. 487;
 * J. Meeus, Astronomical Algorithms, ch. 8). */
static int easter(int year)
{
    int a = year % 19, b = year / 100, c = year % 100;
    int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    int h = (19 * a + b - d - g + 15) % 30;
    int i = c / 4, k = c % 4;
    int l = (32 + 2 * e + 2 * i - h - k) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int sum = h + l - 7 * m + 114;
    return (sum / 31 - 3) * 31 + sum % 31 + 1;
}

/* Thüringer Feier- und Gedenktagsgesetz, § 2. Month 0: days after Easter Sunday. */
static const struct {
    int month, day;
    const char *name[2];
} holidays[HOLIDAY_COUNT] = {
    {1, 1, {"Neujahr", "New Year's Day"}},
    {0, -2, {"Karfreitag", "Good Friday"}},
    {0, 1, {"Ostermontag", "Easter Monday"}},
    {5, 1, {"Tag der Arbeit", "Labour Day"}},
    {0, 39, {"Christi Himmelfahrt", "Ascension Day"}},
    {0, 50, {"Pfingstmontag", "Whit Monday"}},
    {9, 20, {"Weltkindertag", "World Children's Day"}},
    {10, 3, {"Tag der Deutschen Einheit", "German Unity Day"}},
    {10, 31, {"Reformationstag", "Reformation Day"}},
    {12, 25, {"1. Weihnachtstag", "Christmas Day"}},
    {12, 26, {"2. Weihnachtstag", "Boxing Day"}},
};

void hours_holidays(int year, struct holiday out[HOLIDAY_COUNT])
{
    int sunday = easter(year);
    for (size_t i = 0; i < HOLIDAY_COUNT; i++) {
        bool moves = holidays[i].month == 0;
        struct tm tm = noon(year, moves ? 3 : holidays[i].month,
                            moves ? sunday + holidays[i].day : holidays[i].day);
        struct holiday holiday = {.name = {holidays[i].name[0], holidays[i].name[1]}};
        write_day(&tm, holiday.day);
        size_t at = i; /* Ascension Day may fall before the first of May */
        for (; at > 0 && strcmp(out[at - 1].day, holiday.day) > 0; at--)
            out[at] = out[at - 1];
        out[at] = holiday;
    }
}

static bool is_holiday(const struct tm *tm)
{
    struct holiday list[HOLIDAY_COUNT];
    char day[DAY_SIZE];
    write_day(tm, day);
    hours_holidays(tm->tm_year + 1900, list);
    for (size_t i = 0; i < HOLIDAY_COUNT; i++)
        if (strcmp(list[i].day, day) == 0)
            return true;
    return false;
}

/* ---- opening hours ---------------------------------------------------------------------- */

enum store_status hours_load(struct store *store, struct arena *arena, struct hours **out)
{
    struct hours *hours = *out = arena_alloc(arena, 1, sizeof *hours);
    enum store_status status =
        store_opening_list(store, arena, &hours->openings, &hours->opening_count);
    if (status == STORE_OK)
        status = store_closure_list(store, arena, &hours->closures, &hours->closure_count);
    return status;
}

static bool closed_on(const struct hours *hours, const struct tm *tm)
{
    char day[DAY_SIZE];
    write_day(tm, day);
    for (size_t i = 0; i < hours->closure_count; i++)
        if (strcmp(hours->closures[i].first, day) <= 0 && strcmp(day, hours->closures[i].last) <= 0)
            return true;
    return is_holiday(tm);
}

bool hours_open(const struct hours *hours, int64_t now)
{
    struct tm tm = local(now);
    int minute = tm.tm_hour * 60 + tm.tm_min;
    if (hours->opening_count == 0)
        return true;
    for (size_t i = 0; i < hours->opening_count; i++) {
        const struct stored_opening *o = &hours->openings[i];
        if (o->weekday == weekday(&tm) && o->from <= minute && minute < o->to)
            return !closed_on(hours, &tm);
    }
    return false;
}

/* When that minute is on that day. One that the change to summer time skips comes an hour later. */
static int64_t moment(const struct tm *day, int minute)
{
    struct tm tm = {.tm_year = day->tm_year,
                    .tm_mon = day->tm_mon,
                    .tm_mday = day->tm_mday,
                    .tm_hour = minute / 60,
                    .tm_min = minute % 60,
                    .tm_isdst = -1};
    int64_t at = (int64_t)mktime(&tm);
    int missing = minute - (tm.tm_hour * 60 + tm.tm_min);
    return (at + (missing > 0 ? missing * 60 : 0)) * 1000;
}

int64_t hours_next(const struct hours *hours, int64_t now)
{
    if (hours_open(hours, now))
        return 0;
    struct tm today = local(now);
    for (int ahead = 0; ahead <= LOOK_AHEAD; ahead++) {
        struct tm day = noon(today.tm_year + 1900, today.tm_mon + 1, today.tm_mday + ahead);
        for (size_t i = 0; i < hours->opening_count; i++) {
            const struct stored_opening *o = &hours->openings[i];
            int64_t at = o->weekday == weekday(&day) ? moment(&day, o->from) : 0;
            if (at > now && hours_open(hours, at))
                return at;
        }
    }
    return 0;
}

/* ---- in words --------------------------------------------------------------------------- */

static const char *const weekdays[2][7] = {
    {"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"},
    {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
};
static const char *const near[2][2] = {{"heute", "morgen"}, {"today", "tomorrow"}};

static const char *clock_text(const struct tm *tm, enum kb_lang lang, struct arena *arena)
{
    bool full = tm->tm_min == 0;
    if (lang == KB_DE)
        return full ? arena_printf(arena, "%d Uhr", tm->tm_hour)
                    : arena_printf(arena, "%d:%02d Uhr", tm->tm_hour, tm->tm_min);
    if (full && tm->tm_hour == 12)
        return "12 noon";
    int hour = tm->tm_hour % 12 == 0 ? 12 : tm->tm_hour % 12;
    const char *half = tm->tm_hour < 12 ? "a.m." : "p.m.";
    return full ? arena_printf(arena, "%d %s", hour, half)
                : arena_printf(arena, "%d:%02d %s", hour, tm->tm_min, half);
}

static const char *date_text(const struct tm *tm, enum kb_lang lang, struct arena *arena)
{
    char day[DAY_SIZE];
    write_day(tm, day);
    char *written = day_written(day, lang, arena);
    written[strlen(written) - strlen(" 2026")] = '\0';
    return written;
}

const char *hours_text(int64_t at, int64_t now, enum kb_lang lang, struct arena *arena)
{
    struct tm then = local(at), today = local(now);
    int days = days_between(&today, &then);
    const char *clock = clock_text(&then, lang, arena);
    if (days == 0 || days == 1)
        return arena_printf(arena, "%s, %s", near[lang][days], clock);
    const char *name = weekdays[lang][then.tm_wday];
    if (days > 1 && days < 7)
        return arena_printf(arena, "%s, %s", name, clock);
    return arena_printf(arena, "%s, %s, %s", name, date_text(&then, lang, arena), clock);
}
