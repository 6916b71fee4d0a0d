/* outbox.c - what may be queued: addresses, limits, one mail a key. See mail.h. */
#include <string.h>

#include "bot/mail/mail.h"
#include "bot/mail/message.h"
#include "bot/secret.h"
#include "kb/text.h"

enum { KEY_MAX = 128, NAME_MAX_BYTES = 120, REFERENCE_MAX = 32, LOCAL_MAX = 64 };

static const int64_t HOUR_MS = 60 * 60 * 1000, DAY_MS = 24 * 60 * 60 * 1000;

#define DIGITS_LETTERS "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

const char *mail_status_text(enum mail_status status)
{
    static const char *const texts[] = {
#define MAIL_STATUS_TEXT(name, text) text,
        MAIL_STATUS(MAIL_STATUS_TEXT)
#undef MAIL_STATUS_TEXT
    };
    return texts[status];
}

static const char *const kinds[MAIL_KIND_COUNT] = {
    [MAIL_CONFIRMATION] = "confirmation",
    [MAIL_ANSWER] = "answer",
    [MAIL_TRANSCRIPT] = "transcript",
    [MAIL_REMINDER] = "reminder",
    [MAIL_ALARM] = "alarm",
};

bool mail_configured(const struct config *config)
{
    return config->mail.url != NULL;
}

/* Parts between dots, none of them empty. */
static bool dotted(const char *text, size_t len, const char *allowed)
{
    if (len == 0 || text[0] == '.' || text[len - 1] == '.')
        return false;
    for (size_t i = 0; i < len; i++)
        if (text[i] == '.' ? text[i + 1] == '.' : strchr(allowed, text[i]) == NULL)
            return false;
    return true;
}

bool mail_address_valid(const char *address)
{
    size_t len = strlen(address);
    const char *at = strchr(address, '@');
    if (len > MAIL_ADDRESS_MAX || at == NULL || at - address > LOCAL_MAX)
        return false;
    const char *domain = at + 1;
    return dotted(address, (size_t)(at - address), DIGITS_LETTERS "!#$%&'*+/=?^_`{|}~-") &&
           dotted(domain, strlen(domain), DIGITS_LETTERS "-") && domain[0] != '-';
}

/* UTF-8 without control characters. */
static bool one_line(const char *text, size_t max)
{
    size_t len = strlen(text);
    if (len == 0 || len > max || !text_valid((struct text){text, len}))
        return false;
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)text[i] < ' ' || text[i] == 0x7F)
            return false;
    return true;
}

static enum mail_status check_text(const struct mail_message *m)
{
    size_t len = strlen(m->body);
    if (len > MAIL_BODY_MAX)
        return MAIL_TOO_LARGE;
    return one_line(m->subject, MAIL_SUBJECT_MAX) && text_valid((struct text){m->body, len})
               ? MAIL_QUEUED
               : MAIL_INVALID;
}

static enum mail_status check_envelope(const struct mail_message *m)
{
    if (!mail_address_valid(m->recipient))
        return MAIL_BAD_ADDRESS;
    if (!one_line(m->key, KEY_MAX) ||
        (m->recipient_name != NULL && !one_line(m->recipient_name, NAME_MAX_BYTES)))
        return MAIL_INVALID;
    return m->reference == NULL || (one_line(m->reference, REFERENCE_MAX) &&
                                    m->reference[strspn(m->reference, DIGITS_LETTERS "-")] == '\0')
               ? MAIL_QUEUED
               : MAIL_INVALID;
}

/* The widget is open to everyone, and must become neither a way to flood someone's mailbox nor one
 * to send strangers what one typed. */
static enum mail_status within_limits(struct store *store, const struct mail_config *config,
                                      const struct mail_message *m, int64_t now)
{
    int64_t waiting = 0, here = 0, today = 0, hour = 0;
    enum store_status status = store_outbox_count(store, "queued", &waiting);
    if (status == STORE_OK)
        status = store_outbox_count_since(store, m->recipient, now - DAY_MS, &today);
    if (status == STORE_OK)
        status = store_outbox_count_asked(store, now - HOUR_MS, &hour);
    if (status == STORE_OK && m->conversation != NULL)
        status = store_outbox_count_of(store, m->conversation, &here);
    if (status != STORE_OK)
        return MAIL_NOT_STORED;
    if (here >= config->conversation_max || today >= MAIL_PER_DAY)
        return MAIL_TOO_MANY;
    return waiting >= MAIL_WAITING_MAX || hour >= config->hour_max ? MAIL_PAUSE : MAIL_QUEUED;
}

enum mail_status mail_allowed(struct store *store, const struct config *config,
                              const struct mail_message *m, int64_t now)
{
    if (!mail_configured(config))
        return MAIL_NOT_CONFIGURED;
    enum mail_status status = check_envelope(m);
    if (status != MAIL_QUEUED)
        return status;
    int64_t before;
    if (store_outbox_count_key(store, m->key, &before) != STORE_OK)
        return MAIL_NOT_STORED;
    if (before > 0)
        return MAIL_AGAIN;
    /* what strangers cause must not keep an advisor's answer or an alarm from being sent */
    return m->kind == MAIL_CONFIRMATION || m->kind == MAIL_TRANSCRIPT
               ? within_limits(store, &config->mail, m, now)
               : MAIL_QUEUED;
}

enum mail_status mail_queue(struct store *store, const struct config *config,
                            const struct mail_message *m, int64_t now)
{
    enum mail_status status = mail_allowed(store, config, m, now);
    if (status == MAIL_QUEUED)
        status = check_text(m);
    if (status != MAIL_QUEUED)
        return status;
    char random[SECRET_ID_SIZE], message_id[SECRET_ID_SIZE + MAIL_ADDRESS_MAX];
    secret_make_id(random);
    message_make_id(random, config->mail.from, message_id, sizeof message_id);
    const struct stored_mail mail = {
        .key = m->key,
        .conversation = m->conversation,
        .kind = kinds[m->kind],
        .recipient = m->recipient,
        .recipient_name = m->recipient_name,
        .reference = m->reference,
        .subject = m->subject,
        .body = m->body,
        .message_id = message_id,
        .created_at = now,
    };
    return store_outbox_add(store, &mail) == STORE_OK ? MAIL_QUEUED : MAIL_NOT_STORED;
}
