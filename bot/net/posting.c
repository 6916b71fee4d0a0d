/* posting.c - see posting.h. */
#include "bot/net/posting.h"

#include "bot/net/attempts.h"

enum mail_status posting_allowed(struct server *server, const char *network,
                                 const struct mail_message *mail)
{
    enum mail_status status = mail_allowed(server->store, server->config, mail, now_ms());
    return status == MAIL_QUEUED &&
                   attempts_wait(server->mails, network, server->config->mail.network_hour_max,
                                 steady_ms()) > 0
               ? MAIL_PAUSE
               : status;
}

enum mail_status posting_queue(struct server *server, const char *network,
                               const struct mail_message *mail)
{
    enum mail_status status = posting_allowed(server, network, mail);
    if (status == MAIL_QUEUED)
        status = mail_queue(server->store, server->config, mail, now_ms());
    if (status == MAIL_QUEUED)
        attempts_add(server->mails, network, steady_ms());
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
