/* message.c - see message.h. MIME parts and quoted-printable are libcurl's. */
#include "bot/mail/message.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <sodium.h>

#include "kb/memory.h"
#include "kb/text.h"

/* A line with an encoded word has at most 76 characters: a name, 12 around the word, and 48 of
 * base64 for 36 bytes. */
enum { WORD_BYTES = 36, WORD_SIZE = 52, PLAIN_MAX = 64 };

#define PLAIN "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ -"

void message_make_id(const char *random, const char *from, char *out, size_t size)
{
    snprintf(out, size, "%s@%s", random, strchr(from, '@') + 1);
}

const char *message_words(const char *text, struct arena *arena)
{
    size_t len = strlen(text);
    if (len <= PLAIN_MAX && strspn(text, PLAIN) == len)
        return arena_strdup(arena, text);
    const char *out = "";
    for (size_t at = 0; at < len;) {
        size_t take = len - at < WORD_BYTES ? len - at : WORD_BYTES;
        /* never in the middle of a character */
        while (at + take < len && take > 1 && !text_begins(text[at + take]))
            take--;
        char word[WORD_SIZE];
        sodium_bin2base64(word, sizeof word, (const unsigned char *)text + at, take,
                          sodium_base64_VARIANT_ORIGINAL);
        out = arena_printf(arena, "%s%s=?UTF-8?B?%s?=", out, at == 0 ? "" : "\r\n ", word);
        at += take;
    }
    return out;
}

const char *message_body(const char *text, struct arena *arena)
{
    size_t len = strlen(text);
    char *out = arena_alloc(arena, 2 * len + 1, 1), *to = out;
    for (size_t i = 0; i < len; i++) {
        if (text[i] == '\r')
            continue;
        if (text[i] == '\n')
            *to++ = '\r';
        *to++ = text[i];
    }
    return out;
}

static void add(struct curl_slist **list, const char *line)
{
    *list = memory_need(curl_slist_append(*list, line));
}

static const char *mailbox(const char *name, const char *address, struct arena *arena)
{
    return name == NULL || *name == '\0'
               ? arena_printf(arena, "<%s>", address)
               : arena_printf(arena, "%s\r\n <%s>", message_words(name, arena), address);
}

/* RFC 5322 names days and months in English, whatever the locale. */
static const char *date(int64_t at, struct arena *arena)
{
    static const char *const days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    time_t seconds = (time_t)(at / 1000);
    struct tm t;
    gmtime_r(&seconds, &t);
    return arena_printf(arena, "%s, %02d %s %d %02d:%02d:%02d +0000", days[t.tm_wday], t.tm_mday,
                        months[t.tm_mon], t.tm_year + 1900, t.tm_hour, t.tm_min, t.tm_sec);
}

struct curl_slist *message_headers(const struct mail_config *config, const struct stored_mail *mail,
                                   struct arena *arena)
{
    struct curl_slist *list = NULL;
    add(&list, arena_printf(arena, "From: %s", mailbox(config->from_name, config->from, arena)));
    add(&list,
        arena_printf(arena, "To: %s", mailbox(mail->recipient_name, mail->recipient, arena)));
    if (mail->reference != NULL && config->reply_domain != NULL)
        add(&list,
            arena_printf(arena, "Reply-To: <reply+%s@%s>", mail->reference, config->reply_domain));
    add(&list, arena_printf(arena, "Subject: %s", message_words(mail->subject, arena)));
    add(&list, arena_printf(arena, "Date: %s", date(mail->created_at, arena)));
    add(&list, arena_printf(arena, "Message-ID: <%s>", mail->message_id));
    /* RFC 3834; an answer was written by a person, and "I am away" is worth knowing to them */
    if (strcmp(mail->kind, "answer") != 0)
        add(&list, "Auto-Submitted: auto-generated");
    return list;
}
