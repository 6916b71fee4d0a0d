/* test_attempts.c - for bot/net/attempts.c. */
#include "check.h"

#include <stdio.h>

#include "bot/net/attempts.h"

enum { QUARTER = 15 * 60 * 1000 };

static void who_failed_too_often_waits_for_the_rest_of_a_quarter_of_an_hour(void **state)
{
    (void)state;
    struct attempts *a = attempts_new(QUARTER);
    for (int i = 0; i < 10; i++) {
        assert_int_equal(attempts_wait(a, "login anna", 10, 1000), 0);
        attempts_add(a, "login anna", 1000);
    }
    assert_int_equal(attempts_wait(a, "login anna", 10, 1000), 15 * 60 + 1);
    assert_int_equal(attempts_wait(a, "login anna", 11, 1000), 0);
    assert_int_equal(attempts_wait(a, "login bert", 10, 1000), 0);
    assert_int_equal(attempts_wait(a, "login anna", 10, 999 + QUARTER), 1);
    assert_int_equal(attempts_wait(a, "login anna", 10, 1000 + QUARTER), 0);
    attempts_forget(a, "login anna", 1000);
    attempts_free(a);
}

static void what_was_no_failure_is_taken_back(void **state)
{
    (void)state;
    struct attempts *a = attempts_new(QUARTER);
    attempts_add(a, "a", 1000);
    attempts_add(a, "a", 1000);
    attempts_take_back(a, "a", 1000);
    assert_int_equal(attempts_wait(a, "a", 2, 1000), 0);
    assert_int_not_equal(attempts_wait(a, "a", 1, 1000), 0);
    attempts_take_back(a, "a", 1000);
    attempts_take_back(a, "a", 1000);
    assert_int_equal(attempts_wait(a, "a", 1, 1000), 0);
    attempts_add(a, "a", 1000);
    attempts_forget(a, "a", 1000);
    assert_int_equal(attempts_wait(a, "a", 1, 1000), 0);
    attempts_free(a);
}

static void a_thousand_logins_do_not_push_out_the_address_they_come_from(void **state)
{
    (void)state;
    struct attempts *a = attempts_new(QUARTER);
    char login[32];
    for (int i = 0; i < 1000; i++) {
        snprintf(login, sizeof login, "login x%d", i);
        attempts_add(a, "login from 192.0.2.1", 1000 + i);
        attempts_add(a, login, 1000 + i);
    }
    assert_int_equal(attempts_wait(a, "login from 192.0.2.1", 1001, 2000), 0);
    assert_int_not_equal(attempts_wait(a, "login from 192.0.2.1", 1000, 2000), 0);
    attempts_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_failed_too_often_waits_for_the_rest_of_a_quarter_of_an_hour),
        cmocka_unit_test(what_was_no_failure_is_taken_back),
        cmocka_unit_test(a_thousand_logins_do_not_push_out_the_address_they_come_from),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
