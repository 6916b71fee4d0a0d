/* secret.c - see secret.h. */
#include "bot/secret.h"

#include <string.h>

#include <sodium.h>

static void random_text(size_t bytes, char *out, size_t size)
{
    unsigned char random[32];
    randombytes_buf(random, bytes);
    sodium_bin2base64(out, size, random, bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    sodium_memzero(random, sizeof random);
}

void secret_make_id(char out[SECRET_ID_SIZE])
{
    random_text(16, out, SECRET_ID_SIZE);
}

void secret_make_token(char out[SECRET_TOKEN_SIZE])
{
    random_text(32, out, SECRET_TOKEN_SIZE);
}

void secret_hash(const char *token, unsigned char hash[STORE_HASH_SIZE])
{
    crypto_generichash(hash, STORE_HASH_SIZE, (const unsigned char *)token, strlen(token), NULL, 0);
}
