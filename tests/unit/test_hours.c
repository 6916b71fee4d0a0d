/* test_hours.c - for bot/hours.c and the store's office. */
#include "store_fixture.h"

#include <string.h>
#include <time.h>

#include "bot/hours.h"

/* "2026-12-24 09:30" by the clock in Erfurt. */
static int64_t at(const char *when)
{
    struct tm tm = {.tm_isdst = -1};
    assert_non_null(strptime(when, "%Y-%m-%d %H:%M", &tm));
    return (int64_t)mktime(&tm) * 1000;
}

static const char *when(int64_t ms)
{
    static char text[24];
    time_t seconds = (time_t)(ms / 1000);
    struct tm tm;
    localtime_r(&seconds, &tm);
    strftime(text, sizeof text, "%Y-%m-%d %H:%M", &tm);
    return ms == 0 ? "" : text;
}

static const struct {
    int year;
    const char *days;
} years[] = {
    /* from the calendars of the Free State; 2008 has Ascension Day on the first of May */
    {2008, "01-01 03-21 03-24 05-01 05-01 05-12 09-20 10-03 10-31 12-25 12-26"},
    {2024, "01-01 03-29 04-01 05-01 05-09 05-20 09-20 10-03 10-31 12-25 12-26"},
    {2025, "01-01 04-18 04-21 05-01 05-29 06-09 09-20 10-03 10-31 12-25 12-26"},
    {2026, "01-01 04-03 04-06 05-01 05-14 05-25 09-20 10-03 10-31 12-25 12-26"},
    {2027, "01-01 03-26 03-29 05-01 05-06 05-17 09-20 10-03 10-31 12-25 12-26"},
    {2028, "01-01 04-14 04-17 05-01 05-25 06-05 09-20 10-03 10-31 12-25 12-26"},
    {2038, "01-01 04-23 04-26 05-01 06-03 06-14 09-20 10-03 10-31 12-25 12-26"}, /* latest */
    {2160, "01-01 03-21 03-24 05-01 05-01 05-12 09-20 10-03 10-31 12-25 12-26"},
    {2285, "01-01 03-20 03-23 04-30 05-01 05-11 09-20 10-03 10-31 12-25 12-26"}, /* earliest */
};

static void the_holidays_of_a_year_are_those_of_the_calendar(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(years); i++) {
        struct holiday list[HOLIDAY_COUNT];
        char got[128] = "";
        size_t len = 0;
        hours_holidays(years[i].year, list);
        for (size_t d = 0; d < HOLIDAY_COUNT; d++) {
            assert_int_equal(strtol(list[d].day, NULL, 10), years[i].year);
            len += (size_t)snprintf(got + len, sizeof got - len, d == 0 ? "%s" : " %s",
                                    list[d].day + 5);
        }
        if (strcmp(got, years[i].days) != 0)
            fail_msg("%d: %s, not %s", years[i].year, got, years[i].days);
    }
}

static void holidays_have_names_in_both_languages(void **state)
{
    (void)state;
    struct holiday list[HOLIDAY_COUNT];
    hours_holidays(2026, list);
    assert_string_equal(list[6].name[KB_DE], "Weltkindertag");
    assert_string_equal(list[6].name[KB_EN], "World Children's Day");
    hours_holidays(2285, list);
    assert_string_equal(list[3].name[KB_EN], "Ascension Day");
}

/* Monday to Thursday in two spans, Friday in the morning, Sunday at night for the clock's sake. */
static const struct stored_opening week[] = {
    {1, 540, 720}, {1, 780, 960}, {2, 540, 720}, {2, 780, 960}, {3, 540, 720},
    {3, 780, 960}, {4, 540, 720}, {4, 780, 960}, {5, 540, 720}, {7, 150, 240},
};

static const struct {
    const char *says, *now, *next;
} moments[] = {
    {"open", "2026-11-30 09:00", ""},
    {"open to the last minute", "2026-11-30 11:59", ""},
    {"closed over lunch", "2026-11-30 12:00", "2026-11-30 13:00"},
    {"before the first hour", "2026-11-30 08:59", "2026-11-30 09:00"},
    {"after the last", "2026-11-30 16:00", "2026-12-01 09:00"},
    {"over a weekend it is Sunday's night", "2026-11-27 12:00", "2026-11-29 02:30"},
    {"and then Monday", "2026-11-29 04:00", "2026-11-30 09:00"},
    {"Unity Day is a Saturday in 2026", "2026-10-02 12:00", "2026-10-04 02:30"},
    {"Reformation Day 2025 is a Friday", "2025-10-30 16:00", "2025-11-02 02:30"},
    {"a holiday itself", "2026-05-14 10:00", "2026-05-15 09:00"},
    {"Good Friday to Easter Sunday", "2026-04-02 16:00", "2026-04-05 02:30"},
    {"Easter Monday is skipped", "2026-04-05 04:00", "2026-04-07 09:00"},
    {"a closure between the years, and New Year", "2026-12-23 16:00", "2027-01-03 02:30"},
    {"within the closure", "2026-12-28 10:00", "2027-01-03 02:30"},
    {"half past two is skipped by summer time", "2027-03-28 01:59", "2027-03-28 03:30"},
    {"and open after it", "2027-03-28 03:30", ""},
    {"at nine the day after the change", "2027-03-28 04:00", "2027-03-30 09:00"},
    {"the night of winter time", "2026-10-25 01:30", "2026-10-25 02:30"},
    {"the Monday after it", "2026-10-25 04:00", "2026-10-26 09:00"},
    {"across it from Friday", "2026-10-23 12:00", "2026-10-25 02:30"},
};

static void set_office(struct fixture *f, struct hours **hours)
{
    struct stored_closure closure = {
        .first = "2026-12-24", .last = "2026-12-31", .reason = "Zwischen den Jahren"};
    assert_int_equal(store_opening_set(f->store, week, COUNT(week)), STORE_OK);
    assert_int_equal(store_closure_add(f->store, &closure), STORE_OK);
    assert_int_equal(store_commit(f->store), STORE_OK);
    assert_int_equal(hours_load(f->store, f->arena, hours), STORE_OK);
}

static void the_next_opening_is_found_past_weekends_holidays_and_closures(void **state)
{
    struct hours *hours;
    set_office(*state, &hours);
    for (size_t i = 0; i < COUNT(moments); i++) {
        int64_t now = at(moments[i].now), next = hours_next(hours, now);
        if (strcmp(when(next), moments[i].next) != 0 ||
            hours_open(hours, now) != (moments[i].next[0] == '\0'))
            fail_msg("%s: at %s it is %s, next \"%s\", not \"%s\"", moments[i].says, moments[i].now,
                     hours_open(hours, now) ? "open" : "closed", when(next), moments[i].next);
        if (next != 0)
            assert_true(hours_open(hours, next));
    }
}

static void without_weekly_hours_it_is_always_open(void **state)
{
    struct fixture *f = *state;
    struct hours *hours;
    assert_int_equal(hours_load(f->store, f->arena, &hours), STORE_OK);
    assert_true(hours_open(hours, at("2026-12-25 03:00")));
    assert_int_equal(hours_next(hours, at("2026-12-25 03:00")), 0);
}

static void a_closure_of_more_than_sixty_days_has_no_next_opening(void **state)
{
    struct fixture *f = *state;
    struct hours *hours;
    struct stored_closure closure = {.first = "2026-06-01", .last = "2026-08-31", .reason = ""};
    assert_int_equal(store_closure_add(f->store, &closure), STORE_OK);
    set_office(f, &hours);
    assert_false(hours_open(hours, at("2026-06-01 10:00")));
    assert_int_equal(hours_next(hours, at("2026-06-01 10:00")), 0);
    assert_string_equal(when(hours_next(hours, at("2026-08-20 10:00"))), "2026-09-01 09:00");
}

static const struct {
    const char *at, *now, *de, *en;
} texts[] = {
    {"2026-11-30 13:00", "2026-11-30 12:00", "heute, 13 Uhr", "today, 1 p.m."},
    {"2026-12-01 09:00", "2026-11-30 23:59", "morgen, 9 Uhr", "tomorrow, 9 a.m."},
    {"2026-11-30 09:00", "2026-11-27 12:00", "Montag, 9 Uhr", "Monday, 9 a.m."},
    {"2026-12-01 08:30", "2026-11-27 12:00", "Dienstag, 8:30 Uhr", "Tuesday, 8:30 a.m."},
    {"2026-12-06 12:00", "2026-11-30 12:00", "Sonntag, 12 Uhr", "Sunday, 12 noon"},
    {"2026-12-07 09:00", "2026-11-30 12:00", "Montag, 7. Dezember, 9 Uhr",
     "Monday, 7 December, 9 a.m."},
    {"2027-01-04 00:15", "2026-12-23 16:00", "Montag, 4. Januar, 0:15 Uhr",
     "Monday, 4 January, 12:15 a.m."},
    {"2027-03-28 09:00", "2027-03-27 23:30", "morgen, 9 Uhr", "tomorrow, 9 a.m."},
    {"2026-10-26 00:00", "2026-10-25 00:30", "morgen, 0 Uhr", "tomorrow, 12 a.m."},
};

static void an_opening_is_said_as_people_say_it(void **state)
{
    struct fixture *f = *state;
    for (size_t i = 0; i < COUNT(texts); i++) {
        int64_t then = at(texts[i].at), now = at(texts[i].now);
        assert_string_equal(hours_text(then, now, KB_DE, f->arena), texts[i].de);
        assert_string_equal(hours_text(then, now, KB_EN, f->arena), texts[i].en);
    }
}

/* ---- the store's office ----------------------------------------------------------------- */

static void teams_are_there_from_the_start_and_leave_their_members(void **state)
{
    struct fixture *f = *state;
    struct stored_team *teams;
    size_t count;
    const char *of;
    const struct stored_account account = {
        .login = "anna", .name = "Anna", .role = "advisor", .password = "x"};
    assert_int_equal(store_team_list(f->store, f->arena, &teams, &count), STORE_OK);
    assert_int_equal(count, 4);
    assert_string_equal(teams[0].team, "anerkennung");
    assert_int_equal(store_account_add(f->store, &account), STORE_OK);
    assert_int_equal(store_account_teams(f->store, "anna", f->arena, &of), STORE_OK);
    assert_string_equal(of, "");
    assert_int_equal(store_account_set_teams(f->store, "anna", "integration  anerkennung "),
                     STORE_OK);
    assert_int_equal(store_account_teams(f->store, "anna", f->arena, &of), STORE_OK);
    assert_string_equal(of, "anerkennung integration");
    assert_int_equal(store_account_set_teams(f->store, "anna", "no-such-team"), STORE_IO);
    store_rollback(f->store);
    assert_int_equal(store_team_delete(f->store, "no-such-team"), STORE_NOT_FOUND);
}

static void a_deleted_team_leaves_its_conversations_to_anyone(void **state)
{
    struct fixture *f = *state;
    struct stored_conversation c = {
        .id = "AAAAAAAAAAAAAAAAAAAAAA", .lang = "de", .state = "bot", .subject = ""};
    const char *of;
    const struct stored_account account = {
        .login = "anna", .name = "Anna", .role = "advisor", .password = "x"};
    assert_int_equal(store_account_add(f->store, &account), STORE_OK);
    assert_int_equal(store_account_set_teams(f->store, "anna", "ausbildung"), STORE_OK);
    assert_int_equal(store_conversation_add(f->store, &c), STORE_OK);
    c.state = "waiting";
    c.team = "ausbildung";
    assert_int_equal(store_conversation_set(f->store, &c), STORE_OK);
    assert_int_equal(store_team_delete(f->store, "ausbildung"), STORE_OK);
    assert_int_equal(store_conversation_get(f->store, c.id, f->arena, &c), STORE_OK);
    assert_string_equal(c.team, "");
    assert_int_equal(store_account_teams(f->store, "anna", f->arena, &of), STORE_OK);
    assert_string_equal(of, "");
}

static void capacity_is_three_until_it_is_changed(void **state)
{
    struct fixture *f = *state;
    struct stored_account account = {
        .login = "anna", .name = "Anna", .role = "advisor", .password = "x"};
    assert_int_equal(store_account_add(f->store, &account), STORE_OK);
    assert_int_equal(store_account_get(f->store, "anna", f->arena, &account), STORE_OK);
    assert_int_equal(account.capacity, 3);
    account.capacity = 5;
    account.role = "head";
    assert_int_equal(store_account_change(f->store, &account), STORE_OK);
    assert_int_equal(store_account_get(f->store, "anna", f->arena, &account), STORE_OK);
    assert_int_equal(account.capacity, 5);
    assert_string_equal(account.role, "head");
}

static void replies_and_the_audit_are_kept_in_their_order(void **state)
{
    struct fixture *f = *state;
    struct stored_reply reply = {.lang = "de", .title = "Gruß", .text = "Guten Tag {{name}}"};
    struct stored_reply *replies;
    struct stored_audit rows[2], row = {.at = 1, .login = "anna", .action = "reply.add"};
    size_t count;
    assert_int_equal(store_reply_set(f->store, &reply), STORE_OK);
    assert_int_not_equal(reply.id, 0);
    reply.text = "Guten Tag";
    assert_int_equal(store_reply_set(f->store, &reply), STORE_OK);
    assert_int_equal(store_reply_list(f->store, f->arena, &replies, &count), STORE_OK);
    assert_int_equal(count, 1);
    assert_string_equal(replies[0].text, "Guten Tag");
    assert_int_equal(store_reply_delete(f->store, reply.id), STORE_OK);
    assert_int_equal(store_reply_delete(f->store, reply.id), STORE_NOT_FOUND);
    assert_int_equal(store_reply_set(f->store, &reply), STORE_NOT_FOUND);
    row.detail = "{}";
    for (int i = 0; i < 3; i++) {
        row.subject = i == 2 ? "last" : "x";
        assert_int_equal(store_audit_add(f->store, &row), STORE_OK);
    }
    assert_int_equal(store_audit_list(f->store, 0, 2, f->arena, rows, &count), STORE_OK);
    assert_int_equal(count, 2);
    assert_string_equal(rows[0].subject, "last");
    assert_int_equal(store_audit_list(f->store, rows[1].id, 2, f->arena, rows, &count), STORE_OK);
    assert_int_equal(count, 1);
}

static void a_dropped_part_takes_nothing_of_the_group_with_it(void **state)
{
    struct fixture *f = *state;
    struct stored_reply kept = {.lang = "de", .title = "bleibt", .text = "x"}, *replies;
    struct stored_reply dropped = {.lang = "de", .title = "geht", .text = "x"};
    size_t count;
    assert_int_equal(store_reply_set(f->store, &kept), STORE_OK);
    assert_int_equal(store_part_begin(f->store), STORE_OK);
    assert_int_equal(store_reply_set(f->store, &dropped), STORE_OK);
    assert_int_equal(store_part_end(f->store, false), STORE_OK);
    assert_int_equal(store_commit(f->store), STORE_OK);
    fixture_reopen(f);
    assert_int_equal(store_reply_list(f->store, f->arena, &replies, &count), STORE_OK);
    assert_int_equal(count, 1);
    assert_string_equal(replies[0].title, "bleibt");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_holidays_of_a_year_are_those_of_the_calendar),
        cmocka_unit_test(holidays_have_names_in_both_languages),
        STORE_TEST(the_next_opening_is_found_past_weekends_holidays_and_closures),
        STORE_TEST(without_weekly_hours_it_is_always_open),
        STORE_TEST(a_closure_of_more_than_sixty_days_has_no_next_opening),
        STORE_TEST(an_opening_is_said_as_people_say_it),
        STORE_TEST(teams_are_there_from_the_start_and_leave_their_members),
        STORE_TEST(a_deleted_team_leaves_its_conversations_to_anyone),
        STORE_TEST(capacity_is_three_until_it_is_changed),
        STORE_TEST(replies_and_the_audit_are_kept_in_their_order),
        STORE_TEST(a_dropped_part_takes_nothing_of_the_group_with_it),
    };
    setenv("TZ", "Europe/Berlin", 1);
    tzset();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
