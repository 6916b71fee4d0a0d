/* test_conversation.c - for bot/conversation.c, over a real database. */
#include "store_fixture.h"

#include <string.h>

#include "bot/conversation.h"

enum { NOW = 1000 };

struct talk {
    char id[SECRET_ID_SIZE], token[SECRET_TOKEN_SIZE];
    struct stored_conversation now;
};

/* A committed conversation with two advisors at hand. */
static void talk_begin(struct fixture *f, struct talk *talk)
{
    static const char *const logins[] = {"anna", "bert"};
    for (size_t i = 0; i < COUNT(logins); i++) {
        const struct stored_account account = {
            .login = logins[i], .name = logins[i], .role = "advisor", .password = "x"};
        enum store_status status = store_account_add(f->store, &account);
        assert_true(status == STORE_OK || status == STORE_EXISTS);
    }
    assert_int_equal(conversation_start(f->store, "de", NOW, talk->id, talk->token),
                     CONVERSATION_OK);
    assert_int_equal(store_commit(f->store), STORE_OK);
    assert_int_equal(conversation_admit(f->store, talk->id, talk->token, f->arena, &talk->now),
                     CONVERSATION_OK);
}

static enum conversation_status add(struct fixture *f, struct talk *talk, const char *by,
                                    const char *type, const char *login, const char *client_id,
                                    int64_t *seq)
{
    const struct step step = {
        .by = by, .type = type, .login = login, .name = login, .client_id = client_id};
    return conversation_add(f->store, &talk->now, &step, NOW, seq);
}

/* Brings a new conversation into a state the way clients do. */
static void bring_to(struct fixture *f, struct talk *talk, const char *state)
{
    int64_t seq;
    talk_begin(f, talk);
    if (strcmp(state, "waiting") == 0 || strcmp(state, "active") == 0)
        assert_int_equal(add(f, talk, "employer", "person-asked", NULL, NULL, &seq), 0);
    if (strcmp(state, "active") == 0)
        assert_int_equal(add(f, talk, "advisor", "taken", "anna", NULL, &seq), 0);
    if (strcmp(state, "closed") == 0)
        assert_int_equal(add(f, talk, "employer", "closed", NULL, NULL, &seq), 0);
    assert_string_equal(talk->now.state, state);
}

static void each_step_is_possible_in_exactly_the_states_it_should_be(void **state)
{
    enum { OK = CONVERSATION_OK, NO = CONVERSATION_WRONG_STATE, TAKEN = CONVERSATION_TAKEN };
    static const char *const states[] = {"bot", "waiting", "active", "closed"};
    static const struct {
        const char *by, *type, *login;
        int gives[4];         /* in bot, waiting, active (with anna), closed */
        const char *leads[4]; /* NULL stays */
    } cases[] = {
        {"employer", "said", NULL, {OK, OK, OK, NO}, {0}},
        {"employer", "chose", NULL, {OK, OK, NO, NO}, {0}},
        {"employer", "forgot", NULL, {OK, OK, NO, NO}, {0}},
        {"employer", "person-asked", NULL, {OK, NO, NO, NO}, {"waiting"}},
        {"employer", "person-cancelled", NULL, {NO, OK, NO, NO}, {NULL, "bot"}},
        {"employer", "closed", NULL, {OK, OK, OK, NO}, {"closed", "closed", "closed"}},
        {"bot", "answered", NULL, {OK, OK, NO, NO}, {0}},
        {"bot", "clarified", NULL, {OK, OK, NO, NO}, {0}},
        {"bot", "replied", NULL, {OK, OK, NO, NO}, {0}},
        {"advisor", "taken", "anna", {NO, OK, NO, NO}, {NULL, "active"}},
        {"advisor", "taken", "bert", {NO, OK, TAKEN, NO}, {NULL, "active"}},
        {"advisor", "said", "anna", {NO, NO, OK, NO}, {0}},
        {"advisor", "said", "bert", {NO, NO, TAKEN, NO}, {0}},
        {"advisor", "closed", "anna", {NO, NO, OK, NO}, {NULL, NULL, "closed"}},
        {"advisor", "closed", "bert", {NO, NO, TAKEN, NO}, {0}},
        {"employer", "taken", NULL, {NO, NO, NO, NO}, {0}},
        {"employer", "dance", NULL, {NO, NO, NO, NO}, {0}},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        for (size_t s = 0; s < COUNT(states); s++) {
            struct talk talk;
            bring_to(f, &talk, states[s]);
            int64_t before = talk.now.seq, seq = 0;
            int got = (int)add(f, &talk, cases[i].by, cases[i].type, cases[i].login, "c1", &seq);
            const char *led = cases[i].leads[s] == NULL ? states[s] : cases[i].leads[s];
            struct stored_conversation kept;
            assert_int_equal(store_conversation_get(f->store, talk.id, f->arena, &kept), STORE_OK);
            if (got != cases[i].gives[s] || strcmp(kept.state, led) != 0 ||
                kept.seq != before + (got == OK ? 1 : 0))
                fail_msg("%s %s (%s) while %s: got status %d, state %s, %lld events after %lld",
                         cases[i].by, cases[i].type, cases[i].login == NULL ? "-" : cases[i].login,
                         states[s], got, kept.state, (long long)kept.seq, (long long)before);
        }
    }
}

static void what_is_said_twice_is_stored_once_under_its_first_number(void **state)
{
    struct fixture *f = *state;
    struct talk talk;
    int64_t first, again;
    talk_begin(f, &talk);
    assert_int_equal(add(f, &talk, "employer", "said", NULL, "c1", &first), CONVERSATION_OK);
    assert_int_equal(add(f, &talk, "employer", "said", NULL, "c2", &again), CONVERSATION_OK);
    assert_int_equal(add(f, &talk, "employer", "said", NULL, "c1", &again), CONVERSATION_AGAIN);
    assert_int_equal(again, first);
    assert_int_equal(store_commit(f->store), STORE_OK);
    fixture_reopen(f);
    assert_int_equal(add(f, &talk, "employer", "said", NULL, "c1", &again), CONVERSATION_AGAIN);
    assert_int_equal(again, first);
    assert_int_equal(talk.now.seq, 3);
}

static void the_second_advisor_of_two_is_told_that_it_is_taken(void **state)
{
    struct fixture *f = *state;
    for (int i = 0; i < 100; i++) {
        struct talk talk;
        int64_t seq;
        bring_to(f, &talk, "waiting");
        const char *first = i % 2 == 0 ? "anna" : "bert", *second = i % 2 == 0 ? "bert" : "anna";
        assert_int_equal(add(f, &talk, "advisor", "taken", first, "t1", &seq), CONVERSATION_OK);
        assert_int_equal(add(f, &talk, "advisor", "taken", second, "t2", &seq), CONVERSATION_TAKEN);
        struct stored_conversation kept;
        assert_int_equal(store_conversation_get(f->store, talk.id, f->arena, &kept), STORE_OK);
        assert_string_equal(kept.advisor, first);
    }
}

static void only_its_own_secret_opens_a_conversation(void **state)
{
    struct fixture *f = *state;
    struct talk mine, other;
    struct stored_conversation out;
    talk_begin(f, &mine);
    talk_begin(f, &other);
    assert_string_not_equal(mine.id, other.id);
    const struct {
        const char *says, *id, *token;
    } cases[] = {
        {"the secret of another conversation", mine.id, other.token},
        {"no secret", mine.id, ""},
        {"the id as secret", mine.id, mine.id},
        {"an unknown id", "AAAAAAAAAAAAAAAAAAAAAA", mine.token},
        {"no id", "", mine.token},
        {"SQL", "' OR 1=1 --", mine.token},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        if (conversation_admit(f->store, cases[i].id, cases[i].token, f->arena, &out) !=
            CONVERSATION_NOT_FOUND)
            fail_msg("%s", cases[i].says);
}

static void a_client_id_is_short_and_plain(void **state)
{
    (void)state;
    static const char longest[] =
        "0123456789012345678901234567890123456789012345678901234567890123";
    static const struct {
        const char *id;
        bool valid;
    } cases[] = {
        {"a", true},
        {"A-z_0", true},
        {longest, true},
        {"", false},
        {"a b", false},
        {"a.b", false},
        {"\xC3\xA4", false},
        {"01234567890123456789012345678901234567890123456789012345678901234", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        if (client_id_valid(cases[i].id) != cases[i].valid)
            fail_msg("\"%s\" should be %s", cases[i].id, cases[i].valid ? "valid" : "refused");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(each_step_is_possible_in_exactly_the_states_it_should_be),
        STORE_TEST(what_is_said_twice_is_stored_once_under_its_first_number),
        STORE_TEST(the_second_advisor_of_two_is_told_that_it_is_taken),
        STORE_TEST(only_its_own_secret_opens_a_conversation),
        cmocka_unit_test(a_client_id_is_short_and_plain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
