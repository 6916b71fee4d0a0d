/* secret.h - random secrets and what is kept of them: never the secret, only its hash. */
#ifndef BOT_SECRET_H
#define BOT_SECRET_H

#include <stddef.h>

#include "bot/store.h"

/* base64url of 16 and 32 random bytes, with the zero byte */
enum { SECRET_ID_SIZE = 23, SECRET_TOKEN_SIZE = 44 };

void secret_make_id(char out[SECRET_ID_SIZE]);
void secret_make_token(char out[SECRET_TOKEN_SIZE]);
/* BLAKE2b; a token has too many bits to be guessed from it. */
void secret_hash(const char *token, unsigned char hash[STORE_HASH_SIZE]);

#endif
