/* test_mail.c - for bot/mail/ without its network, and the outbox of the store. */
#include "store_fixture.h"

#include <string.h>

#include <curl/curl.h>

#include "bot/mail/mail.h"
#include "bot/mail/message.h"

static struct config config = {.mail = {.conversation_max = 5,
                                        .hour_max = 100,
                                        .url = (char *)"smtp://127.0.0.1:25",
                                        .from = (char *)"lotse@ihk.example",
                                        .from_name = (char *)"IHK Südthüringen",
                                        .reply_domain = (char *)"ihk.example"}};

static struct mail_message message(const char *key)
{
    return (struct mail_message){.kind = MAIL_CONFIRMATION,
                                 .key = key,
                                 .recipient = "firma@example.org",
                                 .subject = "Eingang",
                                 .body = "Guten Tag"};
}

static void an_address_is_taken_or_refused(void **state)
{
    (void)state;
    static const struct {
        const char *address;
        bool valid;
    } cases[] = {
        {"a@b", true},
        {"erika.muster+kl@sub.example-firma.de", true},
        {"", false},
        {"@b", false},
        {"a@", false},
        {"a", false},
        {"a@b@c", false},
        {"a b@c.de", false},
        {"a@b.de\r\nBcc: c@d.de", false},
        {"a@b.de\n", false},
        {"a@b.de>", false},
        {"<a@b.de", false},
        {"a@b.de,c@d.de", false},
        {"\"a\"@b.de", false},
        {".a@b.de", false},
        {"a..b@c.de", false},
        {"a@b..de", false},
        {"a@b.de.", false},
        {"a@-b.de", false},
        {"müller@example.org", false},
        {"a@müller.de", false},
        {"a@[127.0.0.1]", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        if (mail_address_valid(cases[i].address) != cases[i].valid)
            print_error("%s\n", cases[i].address), fail();
    char longest[MAIL_ADDRESS_MAX + 2];
    memset(longest, 'd', sizeof longest - 1);
    longest[1] = '@';
    longest[sizeof longest - 1] = '\0';
    assert_false(mail_address_valid(longest));
    longest[sizeof longest - 2] = '\0';
    assert_true(mail_address_valid(longest));
}

static void what_could_break_a_header_is_not_queued(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *subject, *name, *reference, *recipient;
        enum mail_status status;
    } cases[] = {
        {"Eingang", NULL, NULL, "a@b.de", MAIL_QUEUED},
        {"Eingang\r\nBcc: x@y.de", NULL, NULL, "a@b.de", MAIL_INVALID},
        {"", NULL, NULL, "a@b.de", MAIL_INVALID},
        {"\xFF", NULL, NULL, "a@b.de", MAIL_INVALID},
        {"Eingang", "A\nB", NULL, "a@b.de", MAIL_INVALID},
        {"Eingang", NULL, "KL 1", "a@b.de", MAIL_INVALID},
        {"Eingang", NULL, "KL>", "a@b.de", MAIL_INVALID},
        {"Eingang", NULL, NULL, "a@b.de\r\nBcc: x@y.de", MAIL_BAD_ADDRESS},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct mail_message m = message("k");
        m.subject = cases[i].subject;
        m.recipient_name = cases[i].name;
        m.reference = cases[i].reference;
        m.recipient = cases[i].recipient;
        assert_int_equal(mail_queue(f->store, &config, &m, 1), cases[i].status);
        store_rollback(f->store);
    }
}

static void said_twice_it_is_one_mail(void **state)
{
    struct fixture *f = *state;
    struct mail_message m = message("conversation-1");
    assert_int_equal(mail_queue(f->store, &config, &m, 5), MAIL_QUEUED);
    assert_int_equal(mail_queue(f->store, &config, &m, 6), MAIL_AGAIN);
    assert_int_equal(store_commit(f->store), STORE_OK);
    assert_int_equal(mail_queue(f->store, &config, &m, 7), MAIL_AGAIN);
    int64_t count;
    assert_int_equal(store_outbox_count(f->store, "queued", &count), STORE_OK);
    assert_int_equal(count, 1);
}

static void nothing_is_queued_without_a_mail_server(void **state)
{
    struct fixture *f = *state;
    const struct config none = {0};
    struct mail_message m = message("k");
    assert_false(mail_configured(&none));
    assert_int_equal(mail_queue(f->store, &none, &m, 5), MAIL_NOT_CONFIGURED);
    assert_false(store_in_group(f->store));
}

static void an_address_gets_only_so_many_mails_a_day_but_alarms_pass(void **state)
{
    struct fixture *f = *state;
    char key[32];
    for (int i = 0; i < MAIL_PER_DAY; i++) {
        snprintf(key, sizeof key, "k%d", i);
        struct mail_message m = message(key);
        assert_int_equal(mail_queue(f->store, &config, &m, 5), MAIL_QUEUED);
    }
    struct mail_message m = message("more");
    m.recipient = "FIRMA@example.org";
    assert_int_equal(mail_queue(f->store, &config, &m, 6), MAIL_TOO_MANY);
    assert_int_equal(mail_queue(f->store, &config, &m, 6 + 24 * 60 * 60 * 1000), MAIL_QUEUED);
    m.kind = MAIL_ALARM;
    m.key = "alarm";
    assert_int_equal(mail_queue(f->store, &config, &m, 6), MAIL_QUEUED);
}

static void what_was_being_sent_when_the_server_died_is_queued_again(void **state)
{
    struct fixture *f = *state;
    struct mail_message m = message("k");
    struct stored_mail mail, again;
    int64_t id, at;
    assert_int_equal(mail_queue(f->store, &config, &m, 5), MAIL_QUEUED);
    assert_int_equal(store_outbox_next(f->store, &id, &at), STORE_OK);
    assert_int_equal(store_outbox_get(f->store, id, f->arena, &mail), STORE_OK);
    mail.state = "sending";
    assert_int_equal(store_outbox_set(f->store, &mail), STORE_OK);
    assert_int_equal(store_commit(f->store), STORE_OK);
    fixture_reopen(f);
    assert_int_equal(store_outbox_next(f->store, &id, &at), STORE_NOT_FOUND);
    assert_int_equal(store_outbox_recover(f->store, 9), STORE_OK);
    assert_int_equal(store_outbox_next(f->store, &id, &at), STORE_OK);
    assert_int_equal(at, 9);
    assert_int_equal(store_outbox_get(f->store, id, f->arena, &again), STORE_OK);
    assert_string_equal(again.message_id, mail.message_id);
}

static void what_was_sent_is_forgotten_and_what_waits_is_not(void **state)
{
    struct fixture *f = *state;
    struct stored_mail mail;
    struct mail_message one = message("one"), two = message("two");
    assert_int_equal(mail_queue(f->store, &config, &one, 5), MAIL_QUEUED);
    assert_int_equal(mail_queue(f->store, &config, &two, 5), MAIL_QUEUED);
    assert_int_equal(store_outbox_get(f->store, 1, f->arena, &mail), STORE_OK);
    mail.state = "sent";
    mail.sent_at = 7;
    assert_int_equal(store_outbox_set(f->store, &mail), STORE_OK);
    assert_int_equal(store_outbox_forget(f->store, 6), STORE_OK);
    assert_int_equal(store_outbox_get(f->store, 1, f->arena, &mail), STORE_OK);
    assert_null(mail.recipient);
    assert_string_equal(mail.body, "");
    assert_int_equal(store_outbox_get(f->store, 2, f->arena, &mail), STORE_OK);
    assert_string_equal(mail.body, "Guten Tag");
}

static void words_in_headers_are_plain_or_encoded_and_folded(void **state)
{
    struct fixture *f = *state;
    assert_string_equal(message_words("Eingang", f->arena), "Eingang");
    assert_string_equal(message_words("Grüße", f->arena), "=?UTF-8?B?R3LDvMOfZQ==?=");
    assert_string_equal(message_words("a\r\nb", f->arena), "=?UTF-8?B?YQ0KYg==?=");
    /* 19 characters of 2 bytes: 18 fit, none is cut */
    assert_string_equal(
        message_words("äääääääääääääääääää", f->arena),
        "=?UTF-8?B?w6TDpMOkw6TDpMOkw6TDpMOkw6TDpMOkw6TDpMOkw6TDpMOk?=\r\n =?UTF-8?B?w6Q=?=");
    assert_string_equal(message_body("a\nb\r\n", f->arena), "a\r\nb\r\n");
}

static void every_kind_has_a_text_in_both_languages(void **state)
{
    struct fixture *f = *state;
    const struct mail_facts facts = {"IHK", "KL-1", "Erika", "{name} bleibt, wie es ist", "5"};
    for (int kind = 0; kind < MAIL_KIND_COUNT; kind++)
        for (int lang = 0; lang < 2; lang++) {
            struct mail_message m = message("k");
            m.kind = (enum mail_kind)kind;
            mail_compose(&m, (enum kb_lang)lang, &facts, f->arena);
            assert_null(strchr(m.subject, '{'));
            assert_non_null(strstr(m.body, facts.text));
            m.key = arena_printf(f->arena, "%d-%d", kind, lang);
            assert_int_equal(mail_queue(f->store, &config, &m, 1), MAIL_QUEUED);
        }
}

static void a_transcript_without_a_reference_does_not_speak_of_one(void **state)
{
    static const struct {
        const char *reference, *subject;
        enum kb_lang lang;
    } cases[] = {
        {"KL-1", "Ihr Gespräch mit der IHK [A], Vorgang KL-1", KB_DE},
        {NULL, "Ihr Gespräch mit der IHK [A]", KB_DE},
        {NULL, "Your conversation with IHK [A]", KB_EN},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct mail_message m = {.kind = MAIL_TRANSCRIPT};
        const struct mail_facts facts = {
            .chamber = "IHK [A]", .reference = cases[i].reference, .text = "[Text] {name}"};
        mail_compose(&m, cases[i].lang, &facts, f->arena);
        assert_string_equal(m.subject, cases[i].subject);
        assert_non_null(strstr(m.body, "[Text] {name}\n"));
        assert_int_equal(strstr(m.body, "KL-1") != NULL, cases[i].reference != NULL);
        assert_null(strstr(m.body, "Vorgangsnummer ."));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(an_address_is_taken_or_refused),
        STORE_TEST(what_could_break_a_header_is_not_queued),
        STORE_TEST(said_twice_it_is_one_mail),
        STORE_TEST(nothing_is_queued_without_a_mail_server),
        STORE_TEST(an_address_gets_only_so_many_mails_a_day_but_alarms_pass),
        STORE_TEST(what_was_being_sent_when_the_server_died_is_queued_again),
        STORE_TEST(what_was_sent_is_forgotten_and_what_waits_is_not),
        STORE_TEST(words_in_headers_are_plain_or_encoded_and_folded),
        STORE_TEST(a_transcript_without_a_reference_does_not_speak_of_one),
        STORE_TEST(every_kind_has_a_text_in_both_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
