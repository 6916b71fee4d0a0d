/* test_recall.c - for bot/recall.c, over a real database. */
#include "store_fixture.h"

#include <string.h>

#include "bot/conversation.h"
#include "bot/recall.h"

enum { NOW = 1000, LONG_AGO = 200 };

static void add(struct fixture *f, const char *id, const char *by, const char *type,
                const char *body)
{
    struct stored_event event = {.at = NOW, .by = by, .type = type, .body = body};
    assert_int_equal(store_event_add(f->store, id, &event), STORE_OK);
}

static struct turn_memory *recalled(struct fixture *f, const char *id)
{
    struct stored_conversation conversation;
    assert_int_equal(store_conversation_get(f->store, id, f->arena, &conversation), STORE_OK);
    return recall(f->store, &conversation, f->arena);
}

static void what_was_remembered_long_ago_is_found(void **state)
{
    struct fixture *f = *state;
    char id[SECRET_ID_SIZE], token[SECRET_TOKEN_SIZE];
    conversation_start(f->store, "de", NULL, NOW, id, token);
    add(f, id, "bot", "answered", "{\"memory\":{\"country\":\"IN\",\"lang\":\"en\"}}");
    add(f, id, "bot", "answered", "{\"memory\":{\"country\":\"TR\",\"profession\":\"koch\"}}");
    for (int i = 0; i < LONG_AGO; i++) {
        add(f, id, "employer", "guided", "{}");
        add(f, id, "bot", i % 2 == 0 ? "asked" : "concluded", "{\"memory\":null}");
    }
    struct turn_memory *memory = recalled(f, id);
    assert_string_equal(memory->country, "TR");
    assert_string_equal(memory->profession, "koch");
    turn_memory_free(memory);
}

static void what_was_taken_back_since_then_is_gone(void **state)
{
    struct fixture *f = *state;
    char id[SECRET_ID_SIZE], token[SECRET_TOKEN_SIZE];
    conversation_start(f->store, "de", NULL, NOW, id, token);
    add(f, id, "employer", "forgot", "{\"slot\":\"profession\"}"); /* before it was said */
    add(f, id, "bot", "answered",
        "{\"memory\":{\"country\":\"IN\",\"profession\":\"koch\",\"place\":\"Jena\"}}");
    add(f, id, "employer", "forgot", "{\"slot\":\"country\"}");
    for (int i = 0; i < LONG_AGO; i++)
        add(f, id, "bot", "asked", "{}");
    add(f, id, "employer", "forgot", "{\"slot\":\"place\"}");
    struct turn_memory *memory = recalled(f, id);
    assert_string_equal(memory->country, "");
    assert_string_equal(memory->place, "");
    assert_string_equal(memory->profession, "koch");
    turn_memory_free(memory);
}

static void what_was_offered_before_guided_questions_or_an_advisor_is_not_chosen_from(void **state)
{
    static const struct {
        const char *by, *type;
        bool stale;
    } cases[] = {{"employer", "guided", true},
                 {"advisor", "taken", true},
                 {"employer", "forgot", false},
                 {"employer", "person-asked", false}};
    struct fixture *f = *state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        char id[SECRET_ID_SIZE], token[SECRET_TOKEN_SIZE];
        conversation_start(f->store, "de", NULL, NOW, id, token);
        add(f, id, "employer", "guided", "{}"); /* before it was offered */
        add(f, id, "bot", "clarified",
            "{\"memory\":{\"choices\":[\"a\",\"b\"],\"asking\":true,\"country\":\"IN\"}}");
        add(f, id, cases[i].by, cases[i].type, "{}");
        struct turn_memory *memory = recalled(f, id);
        assert_int_equal(memory->choice_count, cases[i].stale ? 0 : 2);
        assert_int_equal(memory->asking, !cases[i].stale);
        assert_string_equal(memory->country, "IN");
        turn_memory_free(memory);
    }
}

static void a_conversation_without_a_turn_has_its_language(void **state)
{
    struct fixture *f = *state;
    char id[SECRET_ID_SIZE], token[SECRET_TOKEN_SIZE];
    conversation_start(f->store, "en", NULL, NOW, id, token);
    struct turn_memory *memory = recalled(f, id);
    assert_int_equal(memory->lang, KB_EN);
    assert_string_equal(memory->country, "");
    turn_memory_free(memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(what_was_remembered_long_ago_is_found),
        STORE_TEST(what_was_taken_back_since_then_is_gone),
        STORE_TEST(what_was_offered_before_guided_questions_or_an_advisor_is_not_chosen_from),
        STORE_TEST(a_conversation_without_a_turn_has_its_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
