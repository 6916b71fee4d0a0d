/* test_urlencoded.c - for bot/urlencoded.c. */
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include "bot/urlencoded.h"

static const struct {
    const char *says, *fields, *json; /* NULL: refused */
} cases[] = {
    {"nothing", "", "{}"},
    {"a field", "a=b", "{\"a\":\"b\"}"},
    {"blanks and codes", "text=Gr%C3%BC%c3%9fe+an+%22A%26B%22",
     "{\"text\":\"Grüße an \\\"A&B\\\"\"}"},
    {"the first of a name counts", "a=1&a=2&b=3", "{\"a\":\"1\",\"b\":\"3\"}"},
    {"a name without a value", "a&b=", "{\"a\":\"\",\"b\":\"\"}"},
    {"nothing between two", "&&a=1&", "{\"a\":\"1\"}"},
    {"an equals sign in a value", "a=b=c", "{\"a\":\"b=c\"}"},
    {"lines", "a=1%0D%0A2%0A3%0D", "{\"a\":\"1\\n2\\n3\\r\"}"},
    {"what is no code stands for itself", "a=100%&b=%4&c=%zz&d=%",
     "{\"a\":\"100%\",\"b\":\"%4\",\"c\":\"%zz\",\"d\":\"%\"}"},
    {"no UTF-8", "a=%FF", NULL},
    {"no UTF-8 in a name", "%C3=1", NULL},
    {"a zero byte", "a=b%00c", NULL},
};

static void fields_are_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        json_t *read = urlencoded_read(text_of(cases[i].fields));
        char *json = read == NULL ? NULL : json_dumps(read, JSON_COMPACT | JSON_SORT_KEYS);
        if ((json == NULL) != (cases[i].json == NULL) ||
            (json != NULL && strcmp(json, cases[i].json) != 0))
            fail_msg("%s: got %s, not %s", cases[i].says, json == NULL ? "nothing" : json,
                     cases[i].json == NULL ? "nothing" : cases[i].json);
        free(json);
        json_decref(read);
    }
}

static void what_is_written_is_read_again(void **state)
{
    (void)state;
    static const char said[] = "Was gilt ab 1. 1.? 100 % & <b>ö</b> + a=b #1\n\"🙂\"";
    struct arena *arena = arena_new(1 << 20);
    const char *field = arena_printf(arena, "q=%s", urlencoded_text(said, arena));
    assert_null(strpbrk(field, " &<>\"'#\n+"));
    json_t *read = urlencoded_read(text_of(field));
    assert_string_equal(json_string_value(json_object_get(read, "q")), said);
    json_decref(read);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_are_read),
        cmocka_unit_test(what_is_written_is_read_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
