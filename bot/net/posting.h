/* posting.h - mails that a client causes, within what their network may cause in an hour.
 * Owns     nothing; see mail.h for the other limits. */
#ifndef BOT_NET_POSTING_H
#define BOT_NET_POSTING_H

#include "bot/mail/mail.h"
#include "bot/net/refusal.h"
#include "bot/net/server.h"

/* mail_allowed() and mail_queue(), for a confirmation or a transcript asked for from a network (see
 * network.h). */
enum mail_status posting_allowed(struct server *server, const char *network,
                                 const struct mail_message *mail);
enum mail_status posting_queue(struct server *server, const char *network,
                               const struct mail_message *mail);
/* What to say where a mail was not queued. */
enum refusal posting_refusal(enum mail_status status);

#endif
