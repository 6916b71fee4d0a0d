/* posting.c - see posting.h. */
#include "bot/net/posting.h"

#include "bot/net/attempts.h"

enum mail_status posting_allowed(struct client *c, const struct mail_message *mail)
{
    struct server *server = c->server;
    enum mail_status status = mail_allowed(server->store, server->config, mail, now_ms());
    return status == MAIL_QUEUED &&
                   attempts_wait(server->mails, c->network, server->config->mail.network_hour_max,
                                 steady_ms()) > 0
               ? MAIL_PAUSE
               : status;
}

enum mail_status posting_queue(struct client *c, const struct mail_message *mail)
{
    struct server *server = c->server;
    enum mail_status status = posting_allowed(c, mail);
    if (status == MAIL_QUEUED)
        status = mail_queue(server->store, server->config, mail, now_ms());
    if (status == MAIL_QUEUED)
        attempts_add(server->mails, c->network, steady_ms());
    return status;
}

enum refusal posting_refusal(enum mail_status status)
{
    switch (status) {
    case MAIL_NOT_CONFIGURED:
        return REFUSAL_NO_MAIL;
    case MAIL_BAD_ADDRESS:
        return REFUSAL_BAD_ADDRESS;
    case MAIL_TOO_MANY:
        return REFUSAL_TOO_MANY_MAILS;
    case MAIL_PAUSE:
        return REFUSAL_MAILS_PAUSE;
    default:
        return REFUSAL_NOT_STORED;
    }
}
