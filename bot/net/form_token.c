/* form_token.c - see form_token.h. Nothing is kept of the forms that were shown: the code (BLAKE2b
 * with a key) tells ours from others. */
#include "bot/net/form_token.h"

#include <string.h>

#include <sodium.h>

enum { TIME_SIZE = 8, RANDOM_SIZE = 16, CODE_SIZE = 16, GOOD_MS = 12 * 3600 * 1000 };

enum { CODE_AT = TIME_SIZE + RANDOM_SIZE, SIZE = CODE_AT + CODE_SIZE };

static void make_code(const struct server *server, const unsigned char bytes[SIZE],
                      unsigned char code[CODE_SIZE])
{
    crypto_generichash(code, CODE_SIZE, bytes, CODE_AT, server->form_key, sizeof server->form_key);
}

void form_token_make(const struct server *server, int64_t now, char out[FORM_TOKEN_SIZE])
{
    unsigned char bytes[SIZE];
    for (size_t i = 0; i < TIME_SIZE; i++)
        bytes[i] = (unsigned char)((uint64_t)now >> (8 * i));
    randombytes_buf(bytes + TIME_SIZE, RANDOM_SIZE);
    make_code(server, bytes, bytes + CODE_AT);
    sodium_bin2base64(out, FORM_TOKEN_SIZE, bytes, SIZE, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

bool form_token_valid(const struct server *server, const char *token, int64_t now)
{
    unsigned char bytes[SIZE], code[CODE_SIZE];
    size_t len;
    if (sodium_base642bin(bytes, SIZE, token, strlen(token), NULL, &len, NULL,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
        len != SIZE)
        return false;
    make_code(server, bytes, code);
    uint64_t at = 0;
    for (size_t i = TIME_SIZE; i-- > 0;)
        at = at << 8 | bytes[i];
    return sodium_memcmp(code, bytes + CODE_AT, CODE_SIZE) == 0 && (int64_t)at <= now + GOOD_MS &&
           (int64_t)at >= now - GOOD_MS;
}

void form_token_conversation(const char *token, char id[SECRET_ID_SIZE])
{
    unsigned char hash[16];
    crypto_generichash(hash, sizeof hash, (const unsigned char *)token, strlen(token), NULL, 0);
    sodium_bin2base64(id, SECRET_ID_SIZE, hash, sizeof hash,
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}
