/* test_store.c - for bot/store_sqlite.c and bot/store/. */
#include "store_fixture.h"

#include <string.h>

#include <sqlite3.h>

#define ID "AAAAAAAAAAAAAAAAAAAAAA"

static void add_conversation(struct fixture *f, const char *id, const char *state, int64_t since)
{
    struct stored_conversation c = {
        .id = id, .lang = "de", .state = "bot", .subject = "", .since = since};
    assert_int_equal(store_conversation_add(f->store, &c), STORE_OK);
    c.state = state;
    assert_int_equal(store_conversation_set(f->store, &c), STORE_OK);
}

static void say(struct fixture *f, const char *text)
{
    struct stored_event event = {.at = 1, .by = "employer", .type = "said", .body = text};
    assert_int_equal(store_event_add(f->store, ID, &event), STORE_OK);
}

/* How many events there are behind `after`; their numbers must run without a gap. */
static int64_t count_after(struct fixture *f, int64_t after)
{
    struct stored_event event;
    int64_t seq = after;
    while (store_event_next(f->store, ID, seq, f->arena, &event) == STORE_OK)
        assert_int_equal(event.seq, ++seq);
    return seq - after;
}

static void run_on_file(struct fixture *f, const char *text)
{
    char path[128];
    sqlite3 *db;
    snprintf(path, sizeof path, "%s/desk.db", f->dir);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, text, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void what_was_committed_survives_and_an_open_group_does_not(void **state)
{
    struct fixture *f = *state;
    add_conversation(f, ID, "bot", 1);
    say(f, "{\"text\":\"eins\"}");
    say(f, "{\"text\":\"zwei\"}");
    assert_int_equal(store_commit(f->store), STORE_OK);
    say(f, "{\"text\":\"drei\"}");
    fixture_reopen(f);
    assert_int_equal(count_after(f, 0), 2);
    say(f, "{\"text\":\"vier\"}");
    assert_int_equal(store_commit(f->store), STORE_OK);
    assert_int_equal(count_after(f, 0), 3);
}

static void a_dropped_group_leaves_no_gap_in_the_numbers(void **state)
{
    struct fixture *f = *state;
    add_conversation(f, ID, "bot", 1);
    say(f, "{}");
    assert_int_equal(store_commit(f->store), STORE_OK);
    say(f, "{}");
    store_rollback(f->store);
    say(f, "{}");
    assert_int_equal(store_commit(f->store), STORE_OK);
    assert_int_equal(count_after(f, 0), 2);
}

static void a_follower_gets_what_came_after_its_number(void **state)
{
    struct fixture *f = *state;
    add_conversation(f, ID, "bot", 1);
    for (int i = 0; i < 20; i++)
        say(f, "{}");
    assert_int_equal(store_commit(f->store), STORE_OK);
    for (int64_t after = 0; after <= 20; after++)
        assert_int_equal(count_after(f, after), 20 - after);
    assert_int_equal(count_after(f, 99), 0);
}

static void those_who_wait_longest_come_first(void **state)
{
    static const char *const ids[] = {"AAAAAAAAAAAAAAAAAAAAAA", "BBBBBBBBBBBBBBBBBBBBBB",
                                      "CCCCCCCCCCCCCCCCCCCCCC"};
    static const int64_t since[] = {30, 10, 20}, place[] = {3, 1, 2};
    struct fixture *f = *state;
    for (size_t i = 0; i < COUNT(ids); i++)
        add_conversation(f, ids[i], "waiting", since[i]);
    add_conversation(f, "DDDDDDDDDDDDDDDDDDDDDD", "bot", 1);
    add_conversation(f, "EEEEEEEEEEEEEEEEEEEEEE", "closed", 5);
    struct stored_conversation *board;
    size_t count;
    assert_int_equal(store_conversation_board(f->store, 5, f->arena, &board, &count), STORE_OK);
    assert_int_equal(count, 3);
    for (size_t i = 0; i < COUNT(ids); i++)
        assert_string_equal(board[place[i] - 1].id, ids[i]);
}

static void the_log_tells_when_someone_spoke_that_many_events_ago(void **state)
{
    struct fixture *f = *state;
    add_conversation(f, ID, "bot", 1);
    for (int64_t at = 10; at <= 30; at += 10) {
        struct stored_event event = {.at = at, .by = "employer", .type = "said", .body = "{}"};
        struct stored_event reply = {.at = at + 1, .by = "bot", .type = "replied", .body = "{}"};
        assert_int_equal(store_event_add(f->store, ID, &event), STORE_OK);
        assert_int_equal(store_event_add(f->store, ID, &reply), STORE_OK);
    }
    int64_t at = 0;
    assert_int_equal(store_event_before(f->store, ID, "employer", 1, &at), STORE_OK);
    assert_int_equal(at, 30);
    assert_int_equal(store_event_before(f->store, ID, "employer", 3, &at), STORE_OK);
    assert_int_equal(at, 10);
    assert_int_equal(store_event_before(f->store, ID, "employer", 4, &at), STORE_NOT_FOUND);
}

static void an_event_of_an_unknown_conversation_is_refused(void **state)
{
    struct fixture *f = *state;
    struct stored_event event = {.at = 1, .by = "employer", .type = "said", .body = "{}"};
    assert_int_equal(store_event_add(f->store, ID, &event), STORE_NOT_FOUND);
}

static void a_database_from_a_newer_version_is_refused(void **state)
{
    struct fixture *f = *state;
    store_close(f->store);
    run_on_file(f, "PRAGMA user_version = 99");
    assert_int_equal(store_open(f->dir, &f->store), STORE_NEWER);
    assert_non_null(strstr(store_message(f->store), "newer version"));
}

static void a_database_of_another_program_is_refused(void **state)
{
    struct fixture *f = *state;
    store_close(f->store);
    run_on_file(f, "PRAGMA application_id = 1");
    assert_int_equal(store_open(f->dir, &f->store), STORE_IO);
    assert_non_null(strstr(store_message(f->store), "not a Kammerlotse"));
}

static void the_history_is_searched_in_whatever_letters(void **state)
{
    static const struct {
        const char *find;
        size_t found;
    } cases[] = {
        {"ärztehaus", 1}, {"ÄRZTEHAUS", 1}, {"aerzteh", 1},   {"GROSS", 1}, {"Gera", 1},
        {"kl-7f3k", 1},   {"CHEF@", 1},     {"wie lange", 1}, {"%", 0},     {"jena", 0},
    };
    struct fixture *f = *state;
    add_conversation(f, ID, "closed", 1);
    struct stored_conversation c;
    assert_int_equal(store_conversation_get(f->store, ID, f->arena, &c), STORE_OK);
    c.subject = "Wie lange?";
    assert_int_equal(store_conversation_set(f->store, &c), STORE_OK);
    struct stored_inquiry inquiry;
    assert_int_equal(store_inquiry_get(f->store, ID, f->arena, &inquiry), STORE_NOT_FOUND);
    inquiry.place = "Jena";
    assert_int_equal(store_inquiry_set(f->store, &inquiry), STORE_OK);
    inquiry.firm = "Ärztehaus Groß";
    inquiry.place = "Gera";
    inquiry.email = "chef@example.org";
    inquiry.reference = "KL-7F3K-92";
    assert_int_equal(store_inquiry_set(f->store, &inquiry), STORE_OK);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stored_past past[2];
        size_t count;
        assert_int_equal(store_history(f->store, INT64_MAX, "", cases[i].find, COUNT(past),
                                       f->arena, past, &count),
                         STORE_OK);
        if (count != cases[i].found)
            fail_msg("%s: %zu", cases[i].find, count);
    }
}

static size_t count_found(struct fixture *f, const char *find)
{
    struct stored_past past[4];
    size_t count;
    assert_int_equal(
        store_history(f->store, INT64_MAX, "", find, COUNT(past), f->arena, past, &count),
        STORE_OK);
    return count;
}

static void the_subject_of_a_first_message_is_found_though_it_came_later(void **state)
{
    struct fixture *f = *state;
    struct stored_conversation c;
    struct stored_inquiry inquiry;
    add_conversation(f, ID, "waiting", 1);
    assert_int_equal(store_inquiry_get(f->store, ID, f->arena, &inquiry), STORE_NOT_FOUND);
    assert_int_equal(store_inquiry_set(f->store, &inquiry), STORE_OK);
    assert_int_equal(store_conversation_get(f->store, ID, f->arena, &c), STORE_OK);
    c.subject = "Ärzte aus Übersee";
    assert_int_equal(store_conversation_set(f->store, &c), STORE_OK);
    assert_int_equal(count_found(f, "aerzte aus ÜBER"), 1);
}

static void
what_an_older_version_kept_is_found_in_its_letters_and_teams_that_are_gone_are_left(void **state)
{
    struct fixture *f = *state;
    struct stored_conversation c;
    struct stored_inquiry inquiry;
    const char *other = "BBBBBBBBBBBBBBBBBBBBBB";
    add_conversation(f, ID, "closed", 1);
    add_conversation(f, other, "waiting", 1);
    store_inquiry_get(f->store, ID, f->arena, &inquiry);
    inquiry.firm = "Ärztehaus Groß";
    inquiry.team = "gone";
    assert_int_equal(store_inquiry_set(f->store, &inquiry), STORE_OK);
    inquiry.conversation = other;
    assert_int_equal(store_inquiry_set(f->store, &inquiry), STORE_OK);
    assert_int_equal(store_commit(f->store), STORE_OK);
    store_close(f->store);
    run_on_file(f, "DROP TABLE tally; DROP TABLE former_team; DROP INDEX outbox_by_time;"
                   "DROP INDEX audit_by_time; PRAGMA user_version = 6;"
                   "UPDATE inquiry SET words = 'Ärztehaus groß'; UPDATE conversation SET team = "
                   "'gone'");
    fixture_open(f);
    assert_int_equal(count_found(f, "ärztehaus gross"), 2);
    assert_int_equal(store_conversation_get(f->store, ID, f->arena, &c), STORE_OK);
    assert_string_equal(c.team, "");
    assert_int_equal(store_inquiry_get(f->store, ID, f->arena, &inquiry), STORE_OK);
    assert_string_equal(inquiry.team, "gone");
    assert_int_equal(store_inquiry_get(f->store, other, f->arena, &inquiry), STORE_OK);
    assert_string_equal(inquiry.team, "");
}

static void a_deleted_team_is_left_by_what_is_open_and_named_for_what_is_over(void **state)
{
    struct fixture *f = *state;
    struct stored_conversation c;
    struct stored_inquiry inquiry;
    struct stored_past past[3];
    size_t count;
    const char *const ids[] = {ID, "BBBBBBBBBBBBBBBBBBBBBB"};
    const char *const in[] = {"closed", "waiting"};
    for (size_t i = 0; i < COUNT(ids); i++) {
        add_conversation(f, ids[i], in[i], 1);
        store_conversation_get(f->store, ids[i], f->arena, &c);
        c.team = "anerkennung";
        assert_int_equal(store_conversation_set(f->store, &c), STORE_OK);
        store_inquiry_get(f->store, ids[i], f->arena, &inquiry);
        inquiry.team = c.team;
        assert_int_equal(store_inquiry_set(f->store, &inquiry), STORE_OK);
    }
    assert_int_equal(store_team_delete(f->store, "anerkennung"), STORE_OK);
    assert_int_equal(store_team_delete(f->store, "anerkennung"), STORE_NOT_FOUND);
    for (size_t i = 0; i < COUNT(ids); i++) {
        assert_int_equal(store_conversation_get(f->store, ids[i], f->arena, &c), STORE_OK);
        assert_string_equal(c.team, "");
    }
    assert_int_equal(store_history(f->store, INT64_MAX, "", NULL, 3, f->arena, past, &count),
                     STORE_OK);
    assert_int_equal(count, 2);
    assert_string_equal(past[0].inquiry.team, "");
    assert_null(past[0].team_de);
    assert_string_equal(past[1].inquiry.team, "anerkennung");
    assert_string_equal(past[1].team_de, "Anerkennung");
    assert_string_equal(past[1].team_en, "Recognition");
}

static int64_t number_of(struct fixture *f, const char *text)
{
    char path[128];
    sqlite3 *db;
    sqlite3_stmt *stmt;
    snprintf(path, sizeof path, "%s/desk.db", f->dir);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, text, -1, &stmt, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    int64_t number = sqlite3_column_int64(stmt, 0);
    sqlite3_finalize(stmt);
    sqlite3_close(db);
    return number;
}

/* Three inquiries of two firms within a year, one more of the next, and a talk with the bot alone.
 */
static void the_reports_count_the_same_when_all_is_erased(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *id, *firm;
        int64_t asked;
    } cases[] = {
        {"AAAAAAAAAAAAAAAAAAAAAA", "muster", INT64_C(1767300000000)}, /* January 2026 */
        {"BBBBBBBBBBBBBBBBBBBBBB", "muster", INT64_C(1767400000000)},
        {"CCCCCCCCCCCCCCCCCCCCCC", "beispiel", INT64_C(1767500000000)},
        {"DDDDDDDDDDDDDDDDDDDDDD", "muster", INT64_C(1798900000000)}, /* January 2027 */
        {"EEEEEEEEEEEEEEEEEEEEEE", NULL, 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stored_inquiry q;
        add_conversation(f, cases[i].id, "closed", INT64_C(1767300000000));
        if (cases[i].firm == NULL)
            continue;
        store_inquiry_get(f->store, cases[i].id, f->arena, &q);
        q.asked_at = cases[i].asked;
        q.firm = q.firm_key = cases[i].firm;
        assert_int_equal(store_inquiry_set(f->store, &q), STORE_OK);
    }
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(store_conversation_erase(f->store, cases[i].id), STORE_OK);
    assert_int_equal(store_conversation_erase(f->store, ID), STORE_NOT_FOUND);
    assert_int_equal(store_commit(f->store), STORE_OK);
    assert_int_equal(store_scrub(f->store, true), STORE_OK);
    assert_int_equal(number_of(f, "SELECT count(*) FROM tally"), 5);
    assert_int_equal(number_of(f, "SELECT sum(person) FROM tally"), 4);
    assert_int_equal(number_of(f, "SELECT sum(firm) FROM tally WHERE month = '2026-01'"), 2);
    assert_int_equal(number_of(f, "SELECT sum(firm) FROM tally WHERE month = '2027-01'"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(what_was_committed_survives_and_an_open_group_does_not),
        STORE_TEST(a_dropped_group_leaves_no_gap_in_the_numbers),
        STORE_TEST(a_follower_gets_what_came_after_its_number),
        STORE_TEST(those_who_wait_longest_come_first),
        STORE_TEST(an_event_of_an_unknown_conversation_is_refused),
        STORE_TEST(the_log_tells_when_someone_spoke_that_many_events_ago),
        STORE_TEST(a_database_from_a_newer_version_is_refused),
        STORE_TEST(a_database_of_another_program_is_refused),
        STORE_TEST(the_history_is_searched_in_whatever_letters),
        STORE_TEST(the_subject_of_a_first_message_is_found_though_it_came_later),
        STORE_TEST(
            what_an_older_version_kept_is_found_in_its_letters_and_teams_that_are_gone_are_left),
        STORE_TEST(a_deleted_team_is_left_by_what_is_open_and_named_for_what_is_over),
        STORE_TEST(the_reports_count_the_same_when_all_is_erased),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
