/* test_transcript.c - for bot/transcript.c, over a real database. */
#include "store_fixture.h"

#include <string.h>
#include <time.h>

#include "bot/conversation.h"
#include "bot/transcript.h"

static const int64_t AT = INT64_C(1767265200000); /* 1 January 2026, 11:00 UTC */

struct said {
    const char *by, *name, *type, *body;
};

static const struct said talk[] = {
    {"employer", NULL, "said", "{\"text\":\"Was gilt?\\nBitte schnell.\"}"},
    {"bot", NULL, "answered",
     "{\"entry\":\"visum\",\"title\":\"Das Visum\",\"summary\":\"Es gilt dies.\","
     "\"stand\":\"2026-08-19\",\"legal_basis\":[{\"title\":\"§ 18g AufenthG\",\"url\":\"\"}],"
     "\"sources\":[{\"title\":\"BAMF\",\"url\":\"https://example.org/\"}],"
     "\"offices\":[{\"name\":\"Amt Jena\",\"address\":\"Markt "
     "1\",\"phone\":\"\",\"email\":\"a@b\",\"note\":\"Mit Termin.\",\"note_en\":\"By "
     "appointment.\"}],"
     "\"place\":\"Jena\",\"confidence\":0.9,\"why\":{\"rules\":[\"geheim\"]}}"},
    {"employer", NULL, "person-asked", "{\"note\":\"eilt\",\"firm\":\"Muster GmbH\"}"},
    {"advisor", "Anna", "taken", "{}"},
    {"advisor", "Anna", "noted", "{\"text\":\"geheim\"}"},
    {"advisor", "Anna", "inserted-value",
     "{\"value\":\"x\",\"title\":\"Grenze\",\"text\":\"50.700 Euro\",\"stand\":\"2026-01-01\","
     "\"source\":{\"title\":\"BGBl.\",\"url\":\"\"}}"},
    {"advisor", "Anna", "held", "{\"note\":\"geheim\"}"},
    {"advisor", "Anna", "wrapped-up",
     "{\"topic\":\"geheim\",\"kind\":\"auskunft\",\"solved\":true}"},
};

static void begin(struct fixture *f, const char *lang, char id[SECRET_ID_SIZE])
{
    char token[SECRET_TOKEN_SIZE];
    setenv("TZ", "UTC", 1);
    tzset();
    assert_int_equal(conversation_start(f->store, lang, NULL, AT, id, token), CONVERSATION_OK);
}

static void add(struct fixture *f, const char *id, int64_t at, struct said said)
{
    struct stored_event event = {
        .at = at, .by = said.by, .name = said.name, .type = said.type, .body = said.body};
    assert_int_equal(store_event_add(f->store, id, &event), STORE_OK);
}

static const char *written(struct fixture *f, const char *id, enum transcript_reader reader,
                           size_t max)
{
    struct stored_conversation conversation;
    const char *text;
    assert_int_equal(store_conversation_get(f->store, id, f->arena, &conversation), STORE_OK);
    assert_int_equal(
        transcript_write(f->store, &conversation, "IHK Test", reader, max, f->arena, &text),
        STORE_OK);
    return text;
}

static void the_employer_reads_what_was_said_and_nothing_for_colleagues(void **state)
{
    struct fixture *f = *state;
    char id[SECRET_ID_SIZE];
    begin(f, "de", id);
    for (size_t i = 0; i < COUNT(talk); i++)
        add(f, id, AT + (int64_t)i * 60000, talk[i]);
    assert_string_equal(written(f, id, TRANSCRIPT_FOR_EMPLOYER, TRANSCRIPT_MAX),
                        "IHK Test\n"
                        "Gesprächsprotokoll, 1. Januar 2026\n"
                        "\n11:00  Sie\n"
                        "    Was gilt?\n"
                        "    Bitte schnell.\n"
                        "\n11:01  Kammerlotse (automatisch)\n"
                        "    Das Visum\n"
                        "    Es gilt dies.\n"
                        "    Ort: Jena\n"
                        "    - Amt Jena, Markt 1, a@b, Mit Termin.\n"
                        "    Stand: 19. August 2026\n"
                        "    Rechtsgrundlage:\n"
                        "    - § 18g AufenthG\n"
                        "    Quellen:\n"
                        "    - BAMF: https://example.org/\n"
                        "\n11:02  Sie\n"
                        "    [Gespräch mit einer Person gewünscht]\n"
                        "    Firma: Muster GmbH\n"
                        "    Anmerkung: eilt\n"
                        "\n11:03  Anna\n"
                        "    [Gespräch übernommen]\n"
                        "\n11:05  Anna\n"
                        "    Grenze: 50.700 Euro\n"
                        "    Stand: 1. Januar 2026\n"
                        "    Quelle: BGBl.\n"
                        "\n11:06  Anna\n"
                        "    [Zurückgestellt]\n"
                        "\n11:07  Anna\n"
                        "    [Gespräch abgeschlossen]\n");
}

static void an_advisor_reads_notes_too(void **state)
{
    struct fixture *f = *state;
    char id[SECRET_ID_SIZE];
    begin(f, "de", id);
    for (size_t i = 0; i < COUNT(talk); i++)
        add(f, id, AT, talk[i]);
    const char *text = written(f, id, TRANSCRIPT_FOR_ADVISOR, TRANSCRIPT_MAX);
    assert_non_null(strstr(text, "11:00  Anfragende Person\n    Was gilt?\n"));
    assert_non_null(strstr(text, "    [Interne Notiz]\n    geheim\n"));
    assert_non_null(strstr(text, "    Thema: geheim\n    Art: auskunft\n    Anliegen geklärt\n"));
}

static void an_english_conversation_is_written_in_english_with_its_reference(void **state)
{
    struct fixture *f = *state;
    char id[SECRET_ID_SIZE];
    begin(f, "en", id);
    struct stored_inquiry inquiry;
    assert_int_equal(store_inquiry_get(f->store, id, f->arena, &inquiry), STORE_NOT_FOUND);
    inquiry.reference = "KL-7F3K-92";
    assert_int_equal(store_inquiry_set(f->store, &inquiry), STORE_OK);
    add(f, id, AT + INT64_C(86400000), talk[0]);
    assert_string_equal(written(f, id, TRANSCRIPT_FOR_EMPLOYER, TRANSCRIPT_MAX),
                        "IHK Test\nTranscript of a conversation, 1 January 2026\n"
                        "Reference: KL-7F3K-92\n"
                        "\n2 January 2026\n"
                        "\n11:00  You\n    Was gilt?\n    Bitte schnell.\n");
}

static void nobodys_words_pass_for_a_turn_of_someone_else(void **state)
{
    struct fixture *f = *state;
    char id[SECRET_ID_SIZE];
    begin(f, "de", id);
    add(f, id, AT,
        (struct said){"employer", NULL, "said",
                      "{\"text\":\"a\\r\\n\\n11:00  Anna\\n    Zusage\\u001b[2K\"}"});
    const char *text = written(f, id, TRANSCRIPT_FOR_EMPLOYER, TRANSCRIPT_MAX);
    assert_non_null(strstr(text, "Sie\n    a\n    \n    11:00  Anna\n        Zusage[2K\n"));
    assert_null(strstr(text, "\n11:00  Anna"));
    assert_null(strpbrk(text, "\r\033"));
}

static void a_conversation_that_does_not_fit_says_so(void **state)
{
    enum { SIZE = 4096 };
    struct fixture *f = *state;
    char id[SECRET_ID_SIZE];
    begin(f, "de", id);
    for (int i = 0; i < 200; i++)
        add(f, id, AT, talk[0]);
    const char *text = written(f, id, TRANSCRIPT_FOR_EMPLOYER, SIZE), *end = strstr(text, "[Das G");
    assert_true(strlen(text) < SIZE);
    assert_non_null(end);
    assert_non_null(strstr(end, "Der Rest fehlt.]\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(the_employer_reads_what_was_said_and_nothing_for_colleagues),
        STORE_TEST(an_advisor_reads_notes_too),
        STORE_TEST(an_english_conversation_is_written_in_english_with_its_reference),
        STORE_TEST(nobodys_words_pass_for_a_turn_of_someone_else),
        STORE_TEST(a_conversation_that_does_not_fit_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
