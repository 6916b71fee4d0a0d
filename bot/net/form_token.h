/* form_token.h - the secret in a form of our pages: it was shown by this server, and what is sent
 * with it twice is stored once.
 * Owns     nothing; the key lies in the server and goes with it.
 * Units    ms since 1970. */
#ifndef BOT_NET_FORM_TOKEN_H
#define BOT_NET_FORM_TOKEN_H

#include "bot/net/server.h"
#include "bot/secret.h"

/* base64url of time, random bytes and a code over both, with the zero byte */
enum { FORM_TOKEN_SIZE = 55 };

void form_token_make(const struct server *server, int64_t now, char out[FORM_TOKEN_SIZE]);
/* Made by this server since its start, and at most twelve hours ago. */
bool form_token_valid(const struct server *server, const char *token, int64_t now);
/* The id of the conversation that what is sent with it belongs to. */
void form_token_conversation(const char *token, char id[SECRET_ID_SIZE]);

#endif
