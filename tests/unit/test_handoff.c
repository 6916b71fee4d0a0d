/* test_handoff.c - for bot/handoff.c, bot/inquiry.c and what the store keeps of a hand-over. */
#include "store_fixture.h"

#include <string.h>

#include "bot/conversation.h"
#include "bot/handoff.h"
#include "bot/inquiry.h"

enum { NOW = 1000000, MINUTE = 60000 };

/* A conversation in a state since then, with its last event then. */
static const char *begin(struct fixture *f, const char *state, int64_t since, int64_t touched,
                         int64_t until)
{
    char id[SECRET_ID_SIZE], token[SECRET_TOKEN_SIZE];
    struct stored_conversation c;
    assert_int_equal(conversation_start(f->store, "de", NULL, touched, id, token), CONVERSATION_OK);
    assert_int_equal(store_conversation_get(f->store, id, f->arena, &c), STORE_OK);
    c.state = state;
    c.since = since;
    c.until = until;
    assert_int_equal(store_conversation_set(f->store, &c), STORE_OK);
    return c.id;
}

static void say(struct fixture *f, const char *id, const char *by, const char *text)
{
    struct stored_conversation c;
    int64_t seq;
    json_t *body = json_pack("{s:s}", "text", text);
    assert_int_equal(store_conversation_get(f->store, id, f->arena, &c), STORE_OK);
    assert_int_equal(conversation_add(f->store, &c,
                                      &(struct step){.by = by, .type = "said", .body = body}, NOW,
                                      &seq),
                     CONVERSATION_OK);
    json_decref(body);
}

static void what_is_due_is_found_once_and_in_turn(void **state)
{
    struct fixture *f = *state;
    const struct {
        const char *says, *state;
        int64_t since, touched, until; /* of it */
        int64_t before, quiet;         /* asked for */
        bool due;
    } cases[] = {
        {"since long ago", "waiting", 10, 10, 0, 20, INT64_MAX, true},
        {"at that moment", "waiting", 20, 20, 0, 20, INT64_MAX, true},
        {"since short", "waiting", 21, 21, 0, 20, INT64_MAX, false},
        {"silent long enough", "active", 10, 20, 0, 20, 20, true},
        {"but somebody spoke", "active", 10, 21, 0, 20, 20, false},
        {"on hold for long", "hold", 10, 10, 0, 20, INT64_MAX, true},
        {"on hold until later", "hold", 10, 10, NOW + 1, 20, INT64_MAX, false},
        {"on hold until now", "hold", NOW, NOW, NOW, 20, INT64_MAX, true},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stored_conversation c;
        const char *id = begin(f, cases[i].state, cases[i].since, cases[i].touched, cases[i].until);
        enum store_status got = store_conversation_due(f->store, cases[i].state, cases[i].before,
                                                       cases[i].quiet, NOW, "", f->arena, &c);
        if (got != (cases[i].due ? STORE_OK : STORE_NOT_FOUND))
            fail_msg("%s", cases[i].says);
        if (cases[i].due) {
            assert_string_equal(c.id, id);
            assert_int_equal(store_conversation_due(f->store, cases[i].state, cases[i].before,
                                                    cases[i].quiet, NOW, id, f->arena, &c),
                             STORE_NOT_FOUND);
        }
        store_rollback(f->store);
    }
}

static void where_the_clock_jumps_ages_stay(void **state)
{
    struct fixture *f = *state;
    struct stored_conversation c;
    const char *open = begin(f, "waiting", 10, 11, 0), *closed = begin(f, "closed", 10, 11, 0);
    assert_int_equal(store_conversation_shift(f->store, 5000), STORE_OK);
    assert_int_equal(store_conversation_get(f->store, open, f->arena, &c), STORE_OK);
    assert_int_equal(c.since, 5010);
    assert_int_equal(c.touched, 5011);
    assert_int_equal(store_conversation_get(f->store, closed, f->arena, &c), STORE_OK);
    assert_int_equal(c.since, 10);
}

static void marks_are_kept(void **state)
{
    struct fixture *f = *state;
    struct stored_conversation c;
    const char *id = begin(f, "active", 10, 10, 0);
    assert_int_equal(store_conversation_get(f->store, id, f->arena, &c), STORE_OK);
    c.employer_delivered = 4;
    c.employer_read = 3;
    c.advisor_delivered = 2;
    c.advisor_read = 1;
    assert_int_equal(store_conversation_mark(f->store, &c), STORE_OK);
    assert_int_equal(store_conversation_get(f->store, id, f->arena, &c), STORE_OK);
    assert_int_equal(c.employer_delivered, 4);
    assert_int_equal(c.employer_read, 3);
    assert_int_equal(c.advisor_delivered, 2);
    assert_int_equal(c.advisor_read, 1);
}

static void what_is_left_out_keeps_what_was_known(void **state)
{
    struct fixture *f = *state;
    struct stored_inquiry q;
    const char *id = begin(f, "waiting", 10, 10, 0);
    assert_int_equal(inquiry_load(f->store, id, f->arena, &q), STORE_OK);
    assert_string_equal(q.firm, "");
    inquiry_give(&q, &(struct inquiry_given){.firm = "Müller GmbH", .email = "a@mueller.example"},
                 f->arena);
    assert_int_equal(inquiry_keep(f->store, &q, f->arena), STORE_OK);
    const char *reference = q.reference;
    inquiry_give(&q, &(struct inquiry_given){.firm = "", .place = "Gera", .phone = "1"}, f->arena);
    assert_int_equal(inquiry_keep(f->store, &q, f->arena), STORE_OK);
    assert_int_equal(inquiry_load(f->store, id, f->arena, &q), STORE_OK);
    assert_string_equal(q.firm, "Müller GmbH");
    assert_string_equal(q.firm_key, "müller");
    assert_string_equal(q.domain, "mueller.example");
    assert_string_equal(q.place, "Gera");
    assert_string_equal(q.reference, reference);
    json_t *given = inquiry_json(&q);
    assert_int_equal(json_object_size(given), 4);
    json_decref(given);
}

static void references_are_long_enough_and_each_its_own(void **state)
{
    struct fixture *f = *state;
    struct stored_inquiry q;
    static const char letters[] = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    const char *first = NULL;
    for (int i = 0; i < 300; i++) {
        assert_int_equal(inquiry_load(f->store, begin(f, "message", 1, 1, 0), f->arena, &q),
                         STORE_OK);
        assert_int_equal(inquiry_keep(f->store, &q, f->arena), STORE_OK);
        const char *r = q.reference;
        assert_int_equal(strlen(r), REFERENCE_SIZE - 1);
        assert_int_equal(strncmp(r, "KL-", 3), 0);
        assert_int_equal(strspn(r + 3, letters), 4);
        assert_int_equal(r[7], '-');
        assert_int_equal(strspn(r + 8, letters), 2);
        first = first == NULL ? r : first;
    }
    assert_int_equal(inquiry_load(f->store, begin(f, "message", 1, 1, 0), f->arena, &q), STORE_OK);
    q.reference = first; /* someone else's */
    assert_int_equal(store_inquiry_set(f->store, &q), STORE_EXISTS);
}

static void half_of_the_waits_and_nine_in_ten_took_no_longer(void **state)
{
    struct fixture *f = *state;
    static const struct {
        size_t count;
        int64_t waits[10];
        int typical, longest; /* 0: not known */
    } cases[] = {
        {0, {0}, 0, 0},
        {4, {MINUTE, MINUTE, MINUTE, MINUTE}, 0, 0},
        {5, {5 * MINUTE, MINUTE, 3 * MINUTE, 2 * MINUTE, 4 * MINUTE}, 3, 5},
        {5, {1, 2, 3, 4, 5}, 1, 1},
        {5, {MINUTE + 1, MINUTE + 1, MINUTE + 1, MINUTE + 1, MINUTE + 1}, 2, 2},
        {10,
         {MINUTE, MINUTE, MINUTE, MINUTE, MINUTE, 2 * MINUTE, 2 * MINUTE, 2 * MINUTE, 7 * MINUTE,
          90 * MINUTE},
         1,
         7},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        int64_t waits[10];
        struct inquiry_wait wait = {0};
        memcpy(waits, cases[i].waits, sizeof waits);
        bool known = inquiry_measure(waits, cases[i].count, &wait);
        if (known != (cases[i].typical != 0) || wait.typical != cases[i].typical ||
            wait.longest != cases[i].longest)
            fail_msg("row %zu: %d, %d", i, wait.typical, wait.longest);
    }
    struct inquiry_wait wait;
    for (int i = 0; i < 60; i++) { /* the last 50 count: those of two minutes */
        struct stored_inquiry q;
        assert_int_equal(inquiry_load(f->store, begin(f, "closed", 1, 1, 0), f->arena, &q),
                         STORE_OK);
        q.team = "t";
        q.asked_at = NOW;
        q.taken_at = NOW + i + (i < 10 ? 1 : 2 * MINUTE);
        assert_int_equal(store_inquiry_set(f->store, &q), STORE_OK);
    }
    assert_true(inquiry_wait(f->store, "t", &wait));
    assert_int_equal(wait.typical, 3); /* full minutes */
    assert_false(inquiry_wait(f->store, "other", &wait));
}

static void what_was_said_begins_the_message(void **state)
{
    struct fixture *f = *state;
    struct stored_conversation c;
    const char *id = begin(f, "active", 1, 1, 0);
    say(f, id, "employer", "Erste Frage");
    say(f, id, "employer", "Zweite Frage");
    assert_int_equal(store_conversation_get(f->store, id, f->arena, &c), STORE_OK);
    assert_string_equal(handoff_prefill(f->store, &c, f->arena), "Erste Frage\nZweite Frage");
    char words[2 * 1990 + 1] = "", *at = words;
    for (size_t i = 0; i < 1990; i++) {
        const char *letter = i % 10 == 9 ? " " : "ä";
        memcpy(at, letter, strlen(letter));
        at += strlen(letter);
    }
    at[-1] = 'x'; /* no space at the end */
    say(f, id, "employer", words);
    assert_int_equal(store_conversation_get(f->store, id, f->arena, &c), STORE_OK);
    const char *prefill = handoff_prefill(f->store, &c, f->arena);
    assert_true(text_length(text_of(prefill)) <= HANDOFF_PREFILL_MAX);
    assert_true(text_valid(text_of(prefill)));
    assert_non_null(strstr(prefill, words));
    assert_null(strstr(prefill, "Erste"));
}

static void a_draft_and_a_link_are_found_again(void **state)
{
    struct fixture *f = *state;
    struct stored_draft out[2];
    size_t count;
    const char *found, *id = begin(f, "closed", 1, 1, 0);
    const struct stored_account anna = {
        .login = "anna", .name = "Anna", .role = "advisor", .password = "x"};
    assert_int_equal(store_account_add(f->store, &anna), STORE_OK);
    const struct stored_draft draft = {
        .at = NOW, .author = "anna", .conversation = id, .question = "Was?", .answer = "Das."};
    assert_int_equal(store_draft_add(f->store, &draft), STORE_OK);
    assert_int_equal(store_draft_list(f->store, 2, f->arena, out, &count), STORE_OK);
    assert_int_equal(count, 1);
    assert_string_equal(out[0].question, "Was?");
    unsigned char hash[STORE_HASH_SIZE] = {1}, other[STORE_HASH_SIZE] = {2};
    assert_int_equal(store_link_add(f->store, hash, id, NOW), STORE_OK);
    assert_int_equal(store_link_get(f->store, hash, NOW - 1, f->arena, &found), STORE_OK);
    assert_string_equal(found, id);
    assert_int_equal(store_link_get(f->store, hash, NOW, f->arena, &found), STORE_NOT_FOUND);
    assert_int_equal(store_link_get(f->store, other, 0, f->arena, &found), STORE_NOT_FOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(what_is_due_is_found_once_and_in_turn),
        STORE_TEST(where_the_clock_jumps_ages_stay),
        STORE_TEST(marks_are_kept),
        STORE_TEST(what_is_left_out_keeps_what_was_known),
        STORE_TEST(references_are_long_enough_and_each_its_own),
        STORE_TEST(half_of_the_waits_and_nine_in_ten_took_no_longer),
        STORE_TEST(what_was_said_begins_the_message),
        STORE_TEST(a_draft_and_a_link_are_found_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
