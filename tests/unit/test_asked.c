/* test_asked.c - for bot/asked.c and bot/store/asked.c. */
#include "store_fixture.h"

#include <string.h>

#include "bot/asked.h"
#include "bot/inquiry.h"

enum { NOW = 1000000000, LATER = NOW + ASKED_CHOICE_MS };

struct talk {
    struct fixture *f;
    struct stored_conversation c;
};

static struct talk begin(struct fixture *f)
{
    char id[SECRET_ID_SIZE], token[SECRET_TOKEN_SIZE];
    struct talk talk = {.f = f};
    assert_int_equal(conversation_start(f->store, "de", NULL, NOW, id, token), CONVERSATION_OK);
    assert_int_equal(store_conversation_get(f->store, id, f->arena, &talk.c), STORE_OK);
    return talk;
}

/* Adds an event as the server does; returns its number. */
static int64_t add(struct talk *talk, const char *by, const char *type, const char *body)
{
    json_t *json = json_loads(body, 0, NULL);
    int64_t seq = 0;
    const struct step step = {.by = by, .type = type, .body = json};
    struct stored_event event = {.at = NOW, .by = by, .type = type, .body = body};
    assert_non_null(json);
    assert_int_equal(store_event_add(talk->f->store, talk->c.id, &event), STORE_OK);
    seq = event.seq;
    asked_follow(talk->f->store, &talk->c, &step, seq, NOW, talk->f->arena);
    json_decref(json);
    return seq;
}

static size_t list(struct fixture *f, const char *kind, int64_t waits_since,
                   struct stored_question *out)
{
    const struct stored_question like = {.state = "open", .kind = kind, .lang = ""};
    size_t count;
    assert_int_equal(
        store_question_list(f->store, &like, 0, waits_since, 10, f->arena, out, &count), STORE_OK);
    return count;
}

/* The kind of the only row, "" where there is none. */
static const char *only(struct fixture *f, int64_t waits_since)
{
    struct stored_question rows[10];
    size_t count = list(f, "", waits_since, rows);
    assert_true(count < 2);
    return count == 0 ? "" : rows[0].kind;
}

static void what_did_not_get_its_answer_is_noted_by_its_kind(void **state)
{
    static const struct {
        const char *says, *by, *type, *body, *now, *later;
    } cases[] = {
        {"no answer", "bot", "replied", "{\"offer_person\":true}", "unanswered", "unanswered"},
        {"a wish for a person is no question", "bot", "replied",
         "{\"offer_person\":true,\"wants_person\":true}", "", ""},
        {"small talk", "bot", "replied", "{\"offer_person\":false}", "", ""},
        {"an answer", "bot", "answered", "{\"entry\":\"urlaub\"}", "", ""},
        {"choices may still be picked", "bot", "clarified", "{\"choices\":[]}", "", "unanswered"},
        {"handed over", "employer", "person-asked", "{}", "handed-over", "handed-over"},
        {"a message", "employer", "message-left", "{}", "handed-over", "handed-over"},
        {"an answer that did not help", "employer", "feedback",
         "{\"seq\":3,\"entry\":\"urlaub\",\"good\":false}", "unhelpful", "unhelpful"},
        {"one that did", "employer", "feedback", "{\"seq\":3,\"entry\":\"urlaub\",\"good\":true}",
         "", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct fixture *f = *state;
        struct talk talk = begin(f);
        add(&talk, "employer", "said", "{\"text\":\"Wer zahlt?\"}");
        add(&talk, cases[i].by, cases[i].type, cases[i].body);
        if (strcmp(only(f, NOW - 1), cases[i].now) != 0 ||
            strcmp(only(f, LATER), cases[i].later) != 0)
            fail_msg("%s: got %s, later %s", cases[i].says, only(f, NOW - 1), only(f, LATER));
        bool any = false;
        assert_int_equal(store_question_forget(f->store, LATER, &any), STORE_OK);
    }
}

static void a_choice_that_is_picked_is_an_answer(void **state)
{
    struct fixture *f = *state;
    struct talk talk = begin(f);
    add(&talk, "employer", "said", "{\"text\":\"Visum?\"}");
    add(&talk, "bot", "clarified", "{\"choices\":[]}");
    add(&talk, "employer", "chose", "{\"entry\":\"visum\"}");
    assert_string_equal(only(f, LATER), "");
}

static void the_same_words_are_noted_once(void **state)
{
    struct fixture *f = *state;
    struct talk talk = begin(f);
    add(&talk, "employer", "said", "{\"text\":\"Wer zahlt?\"}");
    add(&talk, "bot", "replied", "{\"offer_person\":true}");
    add(&talk, "employer", "person-asked", "{}");
    assert_string_equal(only(f, LATER), "handed-over");
}

static void personal_data_is_masked_also_what_becomes_known_later(void **state)
{
    struct fixture *f = *state;
    struct talk talk = begin(f);
    struct stored_inquiry q;
    struct stored_question rows[10];
    add(&talk, "employer", "said",
        "{\"text\":\"Ich bin Petra Musterfrau, petra@firma.example. Wer zahlt?\"}");
    add(&talk, "bot", "replied", "{\"offer_person\":true}");
    assert_int_equal(list(f, "", LATER, rows), 1);
    assert_null(strstr(rows[0].question, "petra@"));
    assert_non_null(strstr(rows[0].question, "Musterfrau"));
    store_inquiry_get(f->store, talk.c.id, f->arena, &q);
    q.name = "Petra Musterfrau";
    q.asked_at = NOW;
    assert_int_equal(store_inquiry_set(f->store, &q), STORE_OK);
    add(&talk, "employer", "person-asked", "{}");
    assert_int_equal(list(f, "", LATER, rows), 1);
    assert_null(strstr(rows[0].question, "Musterfrau"));
    assert_non_null(strstr(rows[0].question, "Wer zahlt?"));
}

static void a_rating_counts_once_and_may_be_changed(void **state)
{
    static const struct {
        const char *says;
        bool good;
        int64_t good_after, bad_after;
        const char *noted;
    } steps[] = {
        {"it did not help", false, 0, 1, "unhelpful"}, {"said again", false, 0, 1, "unhelpful"},
        {"it did after all", true, 1, 0, ""},          {"said again", true, 1, 0, ""},
        {"and it did not", false, 0, 1, "unhelpful"},
    };
    struct fixture *f = *state;
    struct talk talk = begin(f);
    add(&talk, "employer", "said", "{\"text\":\"Wer zahlt?\"}");
    add(&talk, "bot", "answered", "{\"entry\":\"kosten\"}");
    for (size_t i = 0; i < COUNT(steps); i++) {
        struct stored_count *counts;
        size_t count;
        add(&talk, "employer", "feedback",
            steps[i].good
                ? "{\"seq\":3,\"entry\":\"kosten\",\"good\":true}"
                : "{\"seq\":3,\"entry\":\"kosten\",\"good\":false,\"words\":\"zu lang\"}");
        assert_int_equal(store_answer_count_list(f->store, "1970-01", f->arena, &counts, &count),
                         STORE_OK);
        assert_int_equal(count, 1);
        assert_int_equal(counts[0].asked, 1);
        assert_int_equal(counts[0].good, steps[i].good_after);
        assert_int_equal(counts[0].bad, steps[i].bad_after);
        assert_string_equal(only(f, LATER), steps[i].noted);
    }
}

static void an_advisors_draft_is_among_them_and_outlives_the_schedule(void **state)
{
    struct fixture *f = *state;
    struct stored_question rows[10];
    const struct stored_account anna = {
        .login = "anna", .name = "Anna", .role = "advisor", .password = "x"};
    const struct stored_draft draft = {
        .at = NOW, .author = "anna", .question = "Wer zahlt?", .answer = "Der Betrieb."};
    assert_int_equal(store_account_add(f->store, &anna), STORE_OK);
    assert_int_equal(store_draft_add(f->store, &draft), STORE_OK);
    bool any = false;
    assert_int_equal(store_question_forget(f->store, LATER, &any), STORE_OK);
    assert_int_equal(list(f, "draft", LATER, rows), 1);
    assert_string_equal(rows[0].question, "Wer zahlt?");
    assert_string_equal(rows[0].answer, "Der Betrieb.");
}

static void a_mark_takes_it_out_of_the_open_ones_and_back(void **state)
{
    struct fixture *f = *state;
    struct talk talk = begin(f);
    struct stored_question rows[10];
    int64_t open;
    add(&talk, "employer", "said", "{\"text\":\"Wer zahlt?\"}");
    add(&talk, "bot", "replied", "{\"offer_person\":true}");
    assert_int_equal(list(f, "", LATER, rows), 1);
    assert_int_equal(store_question_mark(f->store, rows[0].id, "done", "anna", NOW), STORE_OK);
    assert_int_equal(list(f, "", LATER, rows), 0);
    store_question_count(f->store, LATER, &open);
    assert_int_equal(open, 0);
    const struct stored_question like = {.state = "done", .kind = "", .lang = "de"};
    size_t count;
    store_question_list(f->store, &like, 0, LATER, 10, f->arena, rows, &count);
    assert_int_equal(count, 1);
    assert_int_equal(store_question_mark(f->store, rows[0].id, "open", "anna", NOW), STORE_OK);
    store_question_count(f->store, LATER, &open);
    assert_int_equal(open, 1);
    assert_int_equal(store_question_mark(f->store, 99, "open", "anna", NOW), STORE_NOT_FOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(what_did_not_get_its_answer_is_noted_by_its_kind),
        STORE_TEST(a_choice_that_is_picked_is_an_answer),
        STORE_TEST(the_same_words_are_noted_once),
        STORE_TEST(personal_data_is_masked_also_what_becomes_known_later),
        STORE_TEST(a_rating_counts_once_and_may_be_changed),
        STORE_TEST(an_advisors_draft_is_among_them_and_outlives_the_schedule),
        STORE_TEST(a_mark_takes_it_out_of_the_open_ones_and_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
