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
    assert_int_equal(conversation_start(f->store, "de", NULL, NOW, talk->id, talk->token),
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

static const char *const states[] = {"bot",     "offered", "waiting",  "taken",    "active", "hold",
                                     "wrap-up", "message", "assigned", "answered", "closed"};

/* Brings a new conversation into a state the way people do; an advisor's one is anna's. */
static void bring_to(struct fixture *f, struct talk *talk, const char *state)
{
    static const struct {
        const char *state, *before, *by, *type;
        enum step_kind kind;
    } ways[] = {
        {"offered", "bot", "bot", "replied", STEP_OFFERS},
        {"waiting", "bot", "employer", "person-asked", 0},
        {"taken", "waiting", "advisor", "taken", 0},
        {"active", "taken", "advisor", "said", 0},
        {"hold", "active", "advisor", "held", 0},
        {"wrap-up", "active", "employer", "closed", 0},
        {"message", "bot", "employer", "message-left", 0},
        {"assigned", "message", "advisor", "assigned", 0},
        {"answered", "assigned", "advisor", "replied-by-mail", 0},
        {"closed", "bot", "employer", "closed", 0},
    };
    int64_t seq;
    if (strcmp(state, "bot") == 0)
        talk_begin(f, talk);
    for (size_t i = 0; i < COUNT(ways); i++) {
        if (strcmp(ways[i].state, state) != 0)
            continue;
        const char *login = strcmp(ways[i].by, "advisor") == 0 ? "anna" : NULL;
        bring_to(f, talk, ways[i].before);
        const struct step step = {.by = ways[i].by,
                                  .type = ways[i].type,
                                  .login = login,
                                  .name = login,
                                  .kind = ways[i].kind};
        assert_int_equal(conversation_add(f->store, &talk->now, &step, NOW, &seq), CONVERSATION_OK);
    }
    assert_string_equal(talk->now.state, state);
}

/* `gives` has a character for each state, in the order of `states`: '.' not possible, '!' refused
 * since anna has it, '=' stays, else where it leads, as in `letters`. */
static void each_step_is_possible_in_exactly_the_states_it_should_be(void **state)
{
    static const char letters[] = "bowtahuMARc"; /* as `states` */
    static const struct {
        const char *by, *type, *login;
        enum step_kind kind;
        const char *gives;
    } cases[] = {
        {"employer", "said", NULL, 0, "======.==M."},
        {"employer", "chose", NULL, 0, "===....===."},
        {"employer", "guided", NULL, 0, "===....===."},
        {"employer", "forgot", NULL, 0, "===....===."},
        {"employer", "person-asked", NULL, 0, "ww........."},
        {"employer", "person-cancelled", NULL, 0, "..b........"},
        {"employer", "message-left", NULL, 0, "MMM........"},
        {"employer", "closed", NULL, 0, "cccuuu.===."},
        {"employer", "rated", NULL, 0, "......=..=="},
        {"employer", "reopened", NULL, 0, "......b===b"},
        {"bot", "answered", NULL, 0, "=b=....===."},
        {"bot", "clarified", NULL, 0, "===....===."},
        {"bot", "asked", NULL, 0, "===....===."},
        {"bot", "replied", NULL, 0, "===....===."},
        {"bot", "replied", NULL, STEP_OFFERS, "oo=....===."},
        {"bot", "concluded", NULL, STEP_OFFERS, "oo=....===."},
        {"advisor", "taken", "anna", 0, "..t........"},
        {"advisor", "taken", "bert", 0, "..t!!!!.!!."},
        {"advisor", "taken-over", "bert", 0, "...ttt....."},
        {"advisor", "said", "anna", 0, "...a=......"},
        {"advisor", "said", "bert", 0, "...!!!!.!!."},
        {"advisor", "inserted", "anna", 0, "...a=......"},
        {"advisor", "inserted-value", "anna", 0, "...a=......"},
        {"advisor", "noted", "bert", 0, ".=========="},
        {"advisor", "transferred", "anna", 0, "...ttt....."},
        {"advisor", "transferred", "anna", STEP_TO_TEAM, "...www....."},
        {"advisor", "transferred", "bert", STEP_TO_TEAM, "...!!!!.!!."},
        {"advisor", "held", "anna", 0, "...hh......"},
        {"advisor", "resumed", "anna", 0, ".....a....."},
        {"advisor", "closed", "anna", 0, "...uuu.ccc."},
        {"advisor", "closed", "bert", 0, "...!!!!c!!."},
        {"advisor", "wrapped-up", "anna", 0, "...ccccccc."},
        {"advisor", "assigned", "bert", 0, ".......AA.."},
        {"advisor", "replied-by-mail", "anna", 0, ".......RRR."},
        {"advisor", "replied-by-mail", "bert", 0, "...!!!!R!!."},
        {"advisor", "replied-by-phone", "anna", 0, ".......RRR."},
        {"system", "offer-lapsed", NULL, 0, ".b........."},
        {"system", "person-unavailable", NULL, 0, "..o........"},
        {"system", "returned", NULL, 0, "...www..M.."},
        {"system", "resumed", NULL, 0, ".....a....."},
        {"system", "idled", NULL, 0, "....u......"},
        {"system", "closed", NULL, 0, "cccccccccc."},
        {"employer", "taken", NULL, 0, "..........."},
        {"employer", "noted", NULL, 0, "..........."},
        {"employer", "dance", NULL, 0, "..........."},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        for (size_t s = 0; s < COUNT(states); s++) {
            struct talk talk;
            struct stored_conversation kept;
            char gives = cases[i].gives[s];
            bring_to(f, &talk, states[s]);
            int64_t before = talk.now.seq, seq = 0;
            const struct step step = {.by = cases[i].by,
                                      .type = cases[i].type,
                                      .login = cases[i].login,
                                      .name = cases[i].login,
                                      .kind = cases[i].kind,
                                      .client_id = "c1"};
            enum conversation_status got = conversation_add(f->store, &talk.now, &step, NOW, &seq);
            enum conversation_status want = gives == '.'   ? CONVERSATION_WRONG_STATE
                                            : gives == '!' ? CONVERSATION_TAKEN
                                                           : CONVERSATION_OK;
            const char *led = want != CONVERSATION_OK || gives == '='
                                  ? states[s]
                                  : states[strchr(letters, gives) - letters];
            assert_int_equal(store_conversation_get(f->store, talk.id, f->arena, &kept), STORE_OK);
            if (got != want || strcmp(kept.state, led) != 0 ||
                kept.seq != before + (want == CONVERSATION_OK))
                fail_msg("%s %s (%s) while %s: got status %d, state %s, %lld events after %lld",
                         cases[i].by, cases[i].type, cases[i].login == NULL ? "-" : cases[i].login,
                         states[s], (int)got, kept.state, (long long)kept.seq, (long long)before);
            store_rollback(f->store);
        }
    }
}

static void every_state_but_the_last_ends_by_itself(void **state)
{
    struct fixture *f = *state;
    for (size_t s = 0; s + 1 < COUNT(states); s++) {
        size_t found = 0;
        for (size_t i = 0; i < STATE_LIMIT_COUNT; i++) {
            if (strcmp(state_limits[i].state, states[s]) != 0)
                continue;
            struct talk talk;
            int64_t seq;
            bring_to(f, &talk, states[s]);
            const struct step step = {.by = "system", .type = state_limits[i].type};
            assert_int_equal(conversation_add(f->store, &talk.now, &step, NOW, &seq),
                             CONVERSATION_OK);
            assert_string_not_equal(talk.now.state, states[s]);
            found++;
        }
        assert_int_equal(found, 1);
    }
}

static void who_comes_back_from_an_advisor_is_in_front(void **state)
{
    struct fixture *f = *state;
    struct talk talk;
    int64_t seq;
    bring_to(f, &talk, "active");
    assert_int_equal(add(f, &talk, "system", "returned", NULL, NULL, &seq), CONVERSATION_OK);
    assert_true(talk.now.front);
    assert_null(talk.now.advisor);
    bring_to(f, &talk, "waiting");
    assert_false(talk.now.front);
}

static void employers_see_no_notes_and_no_reasons(void **state)
{
    (void)state;
    static const struct {
        const char *type, *hidden; /* NULL: all of it */
    } cases[] = {
        {"noted", NULL},          {"assigned", NULL},      {"replied-by-phone", NULL},
        {"something-new", NULL},  {"answered", "why"},     {"answered", "confidence"},
        {"transferred", "note"},  {"held", "note"},        {"held", "until"},
        {"wrapped-up", "solved"}, {"wrapped-up", "draft"}, {"wrapped-up", "topic"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        json_t *body = json_pack("{s:s, s:s}", cases[i].hidden == NULL ? "text" : cases[i].hidden,
                                 "secret", "other", "x");
        bool seen = conversation_shown_to_employer(cases[i].type, body);
        if (seen != (cases[i].hidden != NULL) ||
            (seen && json_object_get(body, cases[i].hidden) != NULL))
            fail_msg("%s", cases[i].type);
        json_decref(body);
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
        STORE_TEST(every_state_but_the_last_ends_by_itself),
        STORE_TEST(who_comes_back_from_an_advisor_is_in_front),
        cmocka_unit_test(employers_see_no_notes_and_no_reasons),
        STORE_TEST(what_is_said_twice_is_stored_once_under_its_first_number),
        STORE_TEST(the_second_advisor_of_two_is_told_that_it_is_taken),
        STORE_TEST(only_its_own_secret_opens_a_conversation),
        cmocka_unit_test(a_client_id_is_short_and_plain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
