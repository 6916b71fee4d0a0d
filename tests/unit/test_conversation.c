/* test_conversation.c - for bot/conversation.c, bot/store_sqlite.c and bot/account.c, on real files. */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>
#include <sqlite3.h>

#include "bot/account.h"
#include "bot/conversation.h"

struct fixture {
    char dir[64];
    struct store *store;
    struct arena *arena;
    char id[CONVERSATION_ID_SIZE], token[CONVERSATION_TOKEN_SIZE];
    struct stored_conversation c;
};

static void reopen(struct fixture *f)
{
    store_close(f->store);
    assert_int_equal(store_open(f->dir, &f->store), STORE_OK);
}

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    snprintf(f->dir, sizeof f->dir, "/tmp/kammerlotse-unit-XXXXXX");
    assert_non_null(mkdtemp(f->dir));
    f->arena = arena_new(1 << 20);
    assert_int_equal(store_open(f->dir, &f->store), STORE_OK);
    assert_int_equal(account_add(f->store, "anna", "Anna", "advisor", "correct horse"), ACCOUNT_OK);
    assert_int_equal(account_add(f->store, "bert", "Bert", "advisor", "correct horse"), ACCOUNT_OK);
    assert_int_equal(conversation_start(f->store, "de", 1000, f->id, f->token), CONVERSATION_OK);
    assert_int_equal(store_commit(f->store), STORE_OK);
    assert_int_equal(conversation_admit(f->store, f->id, f->token, f->arena, &f->c),
                     CONVERSATION_OK);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    store_close(f->store);
    static const char *const names[] = {"desk.db", "desk.db-wal", "desk.db-shm"};
    for (size_t i = 0; i < COUNT(names); i++) {
        char path[128];
        snprintf(path, sizeof path, "%s/%s", f->dir, names[i]);
        remove(path);
    }
    remove(f->dir);
    arena_free(f->arena);
    free(f);
    return 0;
}

static enum conversation_status step(struct fixture *f, const char *by, const char *type,
                                     const char *login, const char *client_id, int64_t *seq)
{
    return conversation_add(
        f->store, &f->c,
        &(struct step){
            .by = by, .type = type, .login = login, .name = login, .client_id = client_id},
        2000, seq);
}

static void only_the_steps_of_the_table_are_possible(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *says, *by, *type, *login;
        enum conversation_status status;
        const char *state;
    } story[] = {
        {"asks", "employer", "said", NULL, CONVERSATION_OK, "bot"},
        {"is answered", "bot", "answered", NULL, CONVERSATION_OK, "bot"},
        {"nobody waits yet", "advisor", "taken", "anna", CONVERSATION_WRONG_STATE, "bot"},
        {"wants a person", "employer", "person-asked", NULL, CONVERSATION_OK, "waiting"},
        {"asks only once", "employer", "person-asked", NULL, CONVERSATION_WRONG_STATE, "waiting"},
        {"the bot still answers", "bot", "answered", NULL, CONVERSATION_OK, "waiting"},
        {"changes their mind", "employer", "person-cancelled", NULL, CONVERSATION_OK, "bot"},
        {"and again", "employer", "person-asked", NULL, CONVERSATION_OK, "waiting"},
        {"no one speaks who has not taken it", "advisor", "said", "anna", CONVERSATION_WRONG_STATE,
         "waiting"},
        {"anna takes it", "advisor", "taken", "anna", CONVERSATION_OK, "active"},
        {"bert is too late", "advisor", "taken", "bert", CONVERSATION_TAKEN, "active"},
        {"and may not speak", "advisor", "said", "bert", CONVERSATION_TAKEN, "active"},
        {"nor close", "advisor", "closed", "bert", CONVERSATION_TAKEN, "active"},
        {"the bot is silent", "bot", "answered", NULL, CONVERSATION_WRONG_STATE, "active"},
        {"anna answers", "advisor", "said", "anna", CONVERSATION_OK, "active"},
        {"anna closes", "advisor", "closed", "anna", CONVERSATION_OK, "closed"},
        {"it stays closed", "employer", "said", NULL, CONVERSATION_WRONG_STATE, "closed"},
        {"an unknown step", "employer", "dances", NULL, CONVERSATION_WRONG_STATE, "closed"},
    };
    for (size_t i = 0; i < COUNT(story); i++) {
        int64_t seq;
        enum conversation_status status =
            step(f, story[i].by, story[i].type, story[i].login, NULL, &seq);
        if (status != story[i].status || strcmp(f->c.state, story[i].state) != 0)
            fail_msg("%s: %s, %s", story[i].says, conversation_status_text(status), f->c.state);
    }
}

static void events_are_numbered_without_gaps_and_survive_a_restart(void **state)
{
    struct fixture *f = *state;
    for (int64_t wanted = 2; wanted <= 20; wanted++) {
        int64_t seq;
        assert_int_equal(step(f, "employer", "said", NULL, NULL, &seq), CONVERSATION_OK);
        assert_int_equal(seq, wanted);
    }
    assert_int_equal(store_commit(f->store), STORE_OK);
    reopen(f);
    struct stored_event event = {.seq = 0};
    for (int64_t wanted = 1; wanted <= 20; wanted++) {
        assert_int_equal(store_event_next(f->store, f->id, event.seq, f->arena, &event), STORE_OK);
        assert_int_equal(event.seq, wanted);
    }
    assert_int_equal(store_event_next(f->store, f->id, 20, f->arena, &event), STORE_NOT_FOUND);
}

static void what_is_said_twice_is_stored_once(void **state)
{
    struct fixture *f = *state;
    int64_t first, again;
    assert_int_equal(step(f, "employer", "said", NULL, "c-1", &first), CONVERSATION_OK);
    assert_int_equal(step(f, "employer", "said", NULL, "c-1", &again), CONVERSATION_AGAIN);
    assert_int_equal(first, again);
    assert_int_equal(step(f, "employer", "said", NULL, "c 2", &again), CONVERSATION_INVALID);
}

static void what_was_not_committed_never_was(void **state)
{
    struct fixture *f = *state;
    int64_t seq;
    assert_int_equal(step(f, "employer", "said", NULL, "c-1", &seq), CONVERSATION_OK);
    store_rollback(f->store);
    reopen(f);
    assert_int_equal(store_event_said(f->store, f->id, "c-1", &seq), STORE_NOT_FOUND);
    assert_int_equal(conversation_admit(f->store, f->id, f->token, f->arena, &f->c),
                     CONVERSATION_OK);
    assert_int_equal(f->c.seq, 1);
}

static void a_wrong_token_looks_like_a_wrong_id(void **state)
{
    struct fixture *f = *state;
    struct stored_conversation c;
    assert_int_equal(conversation_admit(f->store, f->id, "x", f->arena, &c),
                     CONVERSATION_NOT_FOUND);
    assert_int_equal(conversation_admit(f->store, "x", f->token, f->arena, &c),
                     CONVERSATION_NOT_FOUND);
}

static void a_waiting_conversation_knows_its_place(void **state)
{
    struct fixture *f = *state;
    int64_t seq, position, waiting;
    char id[CONVERSATION_ID_SIZE], token[CONVERSATION_TOKEN_SIZE];
    struct stored_conversation later;
    assert_int_equal(step(f, "employer", "person-asked", NULL, NULL, &seq), CONVERSATION_OK);
    assert_int_equal(conversation_start(f->store, "en", 3000, id, token), CONVERSATION_OK);
    assert_int_equal(conversation_admit(f->store, id, token, f->arena, &later), CONVERSATION_OK);
    assert_int_equal(conversation_add(f->store, &later,
                                      &(struct step){.by = "employer", .type = "person-asked"},
                                      4000, &seq),
                     CONVERSATION_OK);
    assert_int_equal(store_queue_position(f->store, id, &position, &waiting), STORE_OK);
    assert_int_equal(position, 2);
    assert_int_equal(waiting, 2);
    struct stored_conversation *board;
    size_t count;
    assert_int_equal(store_conversation_board(f->store, 0, f->arena, &board, &count), STORE_OK);
    assert_int_equal(count, 2);
    assert_string_equal(board[0].id, f->id);
}

static void a_session_ends_with_time_password_and_account(void **state)
{
    struct fixture *f = *state;
    struct stored_account who;
    char token[ACCOUNT_TOKEN_SIZE];
    static const int64_t hour = 3600 * 1000;
    assert_int_equal(account_sign_in(f->store, "anna", "wrong horse..", 0, token),
                     ACCOUNT_REFUSED);
    assert_int_equal(account_sign_in(f->store, "nobody", "correct horse", 0, token),
                     ACCOUNT_REFUSED);
    assert_int_equal(account_sign_in(f->store, "anna", "correct horse", 0, token), ACCOUNT_OK);
    assert_int_equal(account_of_session(f->store, token, hour, f->arena, &who), ACCOUNT_OK);
    assert_string_equal(who.name, "Anna");
    assert_int_equal(account_of_session(f->store, token, 13 * hour, f->arena, &who),
                     ACCOUNT_NOT_FOUND);
    assert_int_equal(account_set_password(f->store, "anna", "another horse"), ACCOUNT_OK);
    assert_int_equal(account_of_session(f->store, token, hour, f->arena, &who), ACCOUNT_NOT_FOUND);
    assert_int_equal(account_sign_in(f->store, "anna", "another horse", 0, token), ACCOUNT_OK);
    assert_int_equal(account_disable(f->store, "anna"), ACCOUNT_OK);
    assert_int_equal(account_of_session(f->store, token, hour, f->arena, &who), ACCOUNT_NOT_FOUND);
    assert_int_equal(account_sign_in(f->store, "anna", "another horse", 0, token),
                     ACCOUNT_REFUSED);
}

static void accounts_are_checked_before_they_are_stored(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *login, *name, *role, *password;
        enum account_status status;
    } cases[] = {
        {"carla", "Carla", "advisor", "short", ACCOUNT_WEAK},
        {"Carla!", "Carla", "advisor", "correct horse", ACCOUNT_INVALID},
        {"carla", "  ", "advisor", "correct horse", ACCOUNT_INVALID},
        {"carla", "Carla", "queen", "correct horse", ACCOUNT_INVALID},
        {"anna", "Anna", "advisor", "correct horse", ACCOUNT_EXISTS},
        {"carla", "Carla", "head", "correct horse", ACCOUNT_OK},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(account_add(f->store, cases[i].login, cases[i].name, cases[i].role,
                                     cases[i].password),
                         cases[i].status);
}

static void a_newer_database_is_refused(void **state)
{
    struct fixture *f = *state;
    char path[128];
    sqlite3 *db;
    snprintf(path, sizeof path, "%s/desk.db", f->dir);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "PRAGMA user_version = 99", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    store_close(f->store);
    assert_int_equal(store_open(f->dir, &f->store), STORE_NEWER);
    assert_non_null(strstr(store_message(f->store), "newer version"));
}

int main(void)
{
    if (sodium_init() < 0)
        return 1;
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(only_the_steps_of_the_table_are_possible),
        TEST(events_are_numbered_without_gaps_and_survive_a_restart),
        TEST(what_is_said_twice_is_stored_once),
        TEST(what_was_not_committed_never_was),
        TEST(a_wrong_token_looks_like_a_wrong_id),
        TEST(a_waiting_conversation_knows_its_place),
        TEST(a_session_ends_with_time_password_and_account),
        TEST(accounts_are_checked_before_they_are_stored),
        TEST(a_newer_database_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
