/* message.h - the header lines of a mail (RFC 5322, RFC 2047).
 * Owns     a list of lines; message_headers() gives it away, curl_slist_free_all() ends it.
 * Errors   none: whatever the texts hold, a line stays one line, since all that is not plain
 *          ASCII goes into encoded words. */
#ifndef BOT_MAIL_MESSAGE_H
#define BOT_MAIL_MESSAGE_H

#include <stddef.h>

#include <curl/curl.h>

#include "bot/config.h"
#include "bot/store.h"

/* "random@domain of from", for Message-ID. */
void message_make_id(const char *random, const char *from, char *out, size_t size);
/* From, To, Reply-To, Subject, Date, Message-ID, Auto-Submitted. */
struct curl_slist *message_headers(const struct mail_config *config, const struct stored_mail *mail,
                                   struct arena *arena);
/* `text` as it may stand in a header: as it is, or as encoded words on lines of their own. */
const char *message_words(const char *text, struct arena *arena);
/* With CR LF at the end of each line. */
const char *message_body(const char *text, struct arena *arena);

#endif
