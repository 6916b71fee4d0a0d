/* queue_mail.c - puts mails into the outbox of a data folder, as the server does.
 * usage: queue_mail DATA CONFIG RECIPIENT KEY...   exit code 1 if one was not queued. */
#include <stdio.h>
#include <time.h>

#include <sodium.h>

#include "bot/mail/mail.h"

int main(int argc, char **argv)
{
    struct config config;
    struct store *store = NULL;
    if (argc < 5 || sodium_init() < 0 || !config_load(&config, argv[2]))
        return 2;
    struct arena *arena = arena_new((size_t)16 << 20);
    bool good = store_open(argv[1], &store) == STORE_OK;
    for (int i = 4; good && i < argc; i++) {
        const struct mail_facts facts = {
            .chamber = "IHK Südthüringen",
            .reference = argv[i],
            .text = "Wie läuft die Anerkennung für Köche?\n.\nEine Zeile, die mit einem Punkt "
                    "beginnt, und eine lange: ÄÖÜäöüß – „Grüße“ aus Gößnitz an der Pleiße, mit € "
                    "und é.",
        };
        struct mail_message message = {
            .kind = MAIL_CONFIRMATION,
            .key = argv[i],
            .recipient = argv[3],
            .recipient_name = "Jürgen Größe, \"Firma\"",
            .reference = argv[i],
        };
        mail_compose(&message, KB_DE, &facts, arena);
        enum mail_status status = mail_queue(store, &config, &message, (int64_t)time(NULL) * 1000);
        puts(mail_status_text(status));
        good = status == MAIL_QUEUED || status == MAIL_AGAIN;
    }
    good = good && store_commit(store) == STORE_OK;
    store_close(store);
    arena_free(arena);
    config_free(&config);
    return good ? 0 : 1;
}
