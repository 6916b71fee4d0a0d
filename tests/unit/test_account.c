/* test_account.c - for bot/account.c. */
#include "store_fixture.h"

#include <string.h>

#include "bot/account.h"

enum { NOW = 1000, TWELVE_HOURS = 12 * 3600 * 1000 };

static const char password[] = "ein langes Kennwort";

static void add_anna(struct fixture *f)
{
    assert_int_equal(account_add(f->store, "anna", "Anna Beispiel", "advisor", password),
                     ACCOUNT_OK);
}

static void an_account_needs_a_login_a_name_a_role_and_a_long_password(void **state)
{
    static const struct {
        const char *login, *name, *role, *password;
        enum account_status gives;
    } cases[] = {
        {"bert", "Bert", "advisor", "zwoelf Zeich", ACCOUNT_OK},
        {"", "Bert", "advisor", password, ACCOUNT_INVALID},
        {"Bert", "Bert", "advisor", password, ACCOUNT_INVALID},
        {"be rt", "Bert", "advisor", password, ACCOUNT_INVALID},
        {"cora", " ", "advisor", password, ACCOUNT_INVALID},
        {"cora", "Cora", "king", password, ACCOUNT_INVALID},
        {"cora", "Cora", "advisor", "elf Zeichen", ACCOUNT_WEAK},
        {"cora", "Cora", "advisor", "\xC3\xA4\xC3\xB6\xC3\xBC\xC3\x9F\xC3\xA4\xC3\xB6",
         ACCOUNT_WEAK},
        {"anna", "Noch eine", "advisor", password, ACCOUNT_EXISTS},
    };
    struct fixture *f = *state;
    add_anna(f);
    for (size_t i = 0; i < COUNT(cases); i++) {
        enum account_status got =
            account_add(f->store, cases[i].login, cases[i].name, cases[i].role, cases[i].password);
        if (got != cases[i].gives)
            fail_msg("\"%s\" \"%s\" \"%s\" \"%s\": %s", cases[i].login, cases[i].name,
                     cases[i].role, cases[i].password, account_status_text(got));
    }
}

static void only_the_right_password_of_a_known_login_signs_in(void **state)
{
    struct fixture *f = *state;
    char token[SECRET_TOKEN_SIZE];
    add_anna(f);
    assert_int_equal(account_sign_in(f->store, "anna", "ein falsches Kennwort", NOW, token),
                     ACCOUNT_REFUSED);
    assert_int_equal(account_sign_in(f->store, "anna", "", NOW, token), ACCOUNT_REFUSED);
    assert_int_equal(account_sign_in(f->store, "nina", password, NOW, token), ACCOUNT_REFUSED);
    assert_int_equal(account_sign_in(f->store, "anna", password, NOW, token), ACCOUNT_OK);
}

static void what_changes_while_a_password_is_checked_counts(void **state)
{
    static const char *const passwords[] = {NULL, "ein anderes Kennwort"};
    struct fixture *f = *state;
    char token[SECRET_TOKEN_SIZE];
    add_anna(f);
    for (size_t i = 0; i < COUNT(passwords); i++) {
        struct account_check check;
        assert_int_equal(account_set_password(f->store, "anna", password), ACCOUNT_OK);
        assert_int_equal(account_check_begin(f->store, "anna", password, &check), ACCOUNT_OK);
        account_check_run(&check);
        if (passwords[i] == NULL)
            assert_int_equal(account_disable(f->store, "anna"), ACCOUNT_OK);
        else
            assert_int_equal(account_set_password(f->store, "anna", passwords[i]), ACCOUNT_OK);
        assert_int_equal(account_check_end(f->store, &check, NOW, token), ACCOUNT_REFUSED);
    }
}

static void a_session_lasts_twelve_hours_or_until_signing_out(void **state)
{
    struct fixture *f = *state;
    struct stored_account who;
    char token[SECRET_TOKEN_SIZE];
    add_anna(f);
    assert_int_equal(account_sign_in(f->store, "anna", password, NOW, token), ACCOUNT_OK);
    assert_int_equal(account_of_session(f->store, token, NOW + TWELVE_HOURS - 1, f->arena, &who),
                     ACCOUNT_OK);
    assert_string_equal(who.login, "anna");
    assert_int_equal(account_of_session(f->store, token, NOW + TWELVE_HOURS, f->arena, &who),
                     ACCOUNT_NOT_FOUND);
    assert_int_equal(account_of_session(f->store, "", NOW, f->arena, &who), ACCOUNT_NOT_FOUND);
    assert_int_equal(account_sign_out(f->store, token), ACCOUNT_OK);
    assert_int_equal(account_of_session(f->store, token, NOW, f->arena, &who), ACCOUNT_NOT_FOUND);
}

static void disabling_an_account_ends_its_sessions_and_a_new_password_enables_it(void **state)
{
    struct fixture *f = *state;
    struct stored_account who;
    char token[SECRET_TOKEN_SIZE];
    add_anna(f);
    assert_int_equal(account_sign_in(f->store, "anna", password, NOW, token), ACCOUNT_OK);
    assert_int_equal(account_disable(f->store, "anna"), ACCOUNT_OK);
    assert_int_equal(account_of_session(f->store, token, NOW, f->arena, &who), ACCOUNT_NOT_FOUND);
    assert_int_equal(account_sign_in(f->store, "anna", password, NOW, token), ACCOUNT_REFUSED);
    assert_int_equal(account_set_password(f->store, "anna", "ein anderes Kennwort"), ACCOUNT_OK);
    assert_int_equal(account_sign_in(f->store, "anna", password, NOW, token), ACCOUNT_REFUSED);
    assert_int_equal(account_sign_in(f->store, "anna", "ein anderes Kennwort", NOW, token),
                     ACCOUNT_OK);
    assert_int_equal(account_disable(f->store, "nina"), ACCOUNT_NOT_FOUND);
}

static void only_a_hash_of_the_password_is_kept(void **state)
{
    struct fixture *f = *state;
    struct stored_account who;
    add_anna(f);
    assert_int_equal(store_account_get(f->store, "anna", f->arena, &who), STORE_OK);
    assert_int_equal(strncmp(who.password, "$argon2id$", 10), 0);
    assert_null(strstr(who.password, password));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(an_account_needs_a_login_a_name_a_role_and_a_long_password),
        STORE_TEST(only_the_right_password_of_a_known_login_signs_in),
        STORE_TEST(what_changes_while_a_password_is_checked_counts),
        STORE_TEST(a_session_lasts_twelve_hours_or_until_signing_out),
        STORE_TEST(disabling_an_account_ends_its_sessions_and_a_new_password_enables_it),
        STORE_TEST(only_a_hash_of_the_password_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
