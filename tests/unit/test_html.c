/* test_html.c - for bot/html.c. */
#include "check.h"

#include <stdio.h>
#include <string.h>

#include "bot/html.h"

static const struct {
    const char *says, *text, *escaped;
} cases[] = {
    {"a text stays", "Größe & Co", "Größe &amp; Co"},
    {"no tag begins", "<b>", "&lt;b&gt;"},
    {"no attribute ends", "\" onx='1'", "&quot; onx=&#39;1&#39;"},
    {"what is escaped is escaped again", "&lt;", "&amp;lt;"},
    {"a format in a text is text", "%s 100%", "%s 100%"},
    {"control characters are blanks", "a\x01\x1f\x7f\tb\nc", "a   \tb\nc"},
    {"nothing", "", ""},
};

static void a_text_is_escaped(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer b;
        buffer_init(&b, 1000);
        html_add(&b, "<i title=\"%s\">%s</i> 5%", cases[i].text, cases[i].text);
        char wanted[400];
        snprintf(wanted, sizeof wanted, "<i title=\"%s\">%s</i> 5%%", cases[i].escaped,
                 cases[i].escaped);
        if (strcmp(buffer_text(&b), wanted) != 0)
            fail_msg("%s: got %s, not %s", cases[i].says, buffer_text(&b), wanted);
        buffer_free(&b);
    }
}

static void json_cannot_leave_its_block(void **state)
{
    (void)state;
    struct buffer b;
    buffer_init(&b, 1000);
    json_t *json = json_pack("{s:s}", "a<", "</script><!-- \" \\ ü");
    html_add_json(&b, "application/ld+json", json);
    assert_string_equal(buffer_text(&b), "<script type=\"application/ld+json\">{\"a\\u003c\":"
                                         "\"\\u003c/script>\\u003c!-- \\\" \\\\ ü\"}</script>\n");
    json_decref(json);
    buffer_free(&b);
}

static void only_the_web_is_linked(void **state)
{
    (void)state;
    assert_true(html_may_link("https://www.ihk.example/"));
    assert_true(html_may_link("http://www.ihk.example/"));
    assert_false(html_may_link("javascript:alert(1)"));
    assert_false(html_may_link("data:text/html,x"));
    assert_false(html_may_link("//ihk.example"));
    assert_false(html_may_link(""));
}

static void a_page_that_is_too_large_is_known_to_be(void **state)
{
    (void)state;
    struct buffer b;
    buffer_init(&b, 20);
    html_add(&b, "<p>%s</p>", "<<<<<<<<<<");
    assert_true(b.full);
    buffer_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_escaped),
        cmocka_unit_test(json_cannot_leave_its_block),
        cmocka_unit_test(only_the_web_is_linked),
        cmocka_unit_test(a_page_that_is_too_large_is_known_to_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
