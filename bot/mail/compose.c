/* compose.c - the ready-made texts of mails, German and English, with {names} to fill in; what is
 * in [brackets] is for mails with a reference. */
#include <string.h>

#include "bot/mail/mail.h"

struct words {
    const char *subject, *body;
};

static const struct words texts[MAIL_KIND_COUNT][2] = {
    [MAIL_CONFIRMATION] =
        {{"Ihre Nachricht an die {chamber}, Vorgang {reference}",
          "Guten Tag,\n\nIhre Nachricht ist bei uns eingegangen. Sie hat die Vorgangsnummer "
          "{reference}.\nEine Beraterin oder ein Berater der {chamber} meldet sich bei Ihnen.\n\n"
          "Ihre Nachricht:\n\n{text}\n\nFreundliche Grüße\n{chamber}\n\n"
          "Diese E-Mail wurde automatisch verschickt.\n"},
         {"Your message to {chamber}, reference {reference}",
          "Hello,\n\nwe have received your message. Its reference is {reference}.\nAn advisor of "
          "{chamber} will get back to you.\n\nYour message:\n\n{text}\n\nKind "
          "regards\n{chamber}\n\n"
          "This e-mail was sent automatically.\n"}},
    [MAIL_ANSWER] =
        {{"Antwort auf Ihre Anfrage, Vorgang {reference}",
          "{text}\n\n{name}\n{chamber}\n\nBei Rückfragen nennen Sie bitte die Vorgangsnummer "
          "{reference}.\n"},
         {"Answer to your inquiry, reference {reference}",
          "{text}\n\n{name}\n{chamber}\n\nFor further questions please quote the reference "
          "{reference}.\n"}},
    [MAIL_TRANSCRIPT] =
        {{"Ihr Gespräch mit der {chamber}[, Vorgang {reference}]",
          "Guten Tag,\n\nSie haben um den Verlauf Ihres Gesprächs gebeten.[ Es hat die "
          "Vorgangsnummer {reference}.]\n\n{text}\n\nFreundliche Grüße\n{chamber}\n\n"
          "Diese E-Mail wurde automatisch verschickt.\n"},
         {"Your conversation with {chamber}[, reference {reference}]",
          "Hello,\n\nyou asked for a transcript of your conversation.[ Its reference is "
          "{reference}.]\n\n{text}\n\nKind regards\n{chamber}\n\nThis e-mail was sent "
          "automatically.\n"}},
    [MAIL_REMINDER] =
        {{"Einträge zur Prüfung fällig",
          "Guten Tag,\n\ndiese Einträge der Wissensbasis sind zur Prüfung fällig:\n\n{text}\n\n"
          "{chamber}\n"},
         {"Entries are due for review",
          "Hello,\n\nthese entries of the knowledge base are due for review:\n\n{text}\n\n"
          "{chamber}\n"}},
    [MAIL_ALARM] =
        {{"Es wartet jemand seit {minutes} Minuten, Vorgang {reference}",
          "Im Chat der {chamber} wartet jemand seit {minutes} Minuten auf eine Beraterin oder "
          "einen Berater.\n\nVorgang: {reference}\nThema: {text}\n"},
         {"Someone has been waiting for {minutes} minutes, reference {reference}",
          "In the chat of {chamber} someone has been waiting for an advisor for {minutes} "
          "minutes.\n\nReference: {reference}\nSubject: {text}\n"}},
};

/* What {name} at `at` stands for, and how long it is; NULL if it is no name of ours. */
static const char *value(const struct mail_facts *facts, const char *at, size_t *len)
{
    const struct {
        const char *name, *text;
    } known[] = {
        {"{chamber}", facts->chamber}, {"{reference}", facts->reference}, {"{name}", facts->name},
        {"{text}", facts->text},       {"{minutes}", facts->minutes},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        *len = strlen(known[i].name);
        if (strncmp(at, known[i].name, *len) == 0)
            return known[i].text == NULL ? "" : known[i].text;
    }
    return NULL;
}

/* One pass: what is filled in is not looked at again. */
static const char *fill(const char *pattern, const struct mail_facts *facts, struct arena *arena)
{
    const char *out = "";
    while (*pattern != '\0') {
        size_t plain = strcspn(pattern, "{[]"), len = 1;
        char at = pattern[plain];
        const char *filled = "";
        if (at == '{')
            filled = value(facts, pattern + plain, &len);
        else if (at == '[' && facts->reference == NULL)
            len = strcspn(pattern + plain, "]");
        else if (at == '\0')
            len = 0;
        out = arena_printf(arena, "%s%.*s%s", out, (int)plain, pattern, filled);
        pattern += plain + len;
    }
    return out;
}

void mail_compose(struct mail_message *message, enum kb_lang lang, const struct mail_facts *facts,
                  struct arena *arena)
{
    const struct words *words = &texts[message->kind][lang];
    message->subject = fill(words->subject, facts, arena);
    message->body = fill(words->body, facts, arena);
}
