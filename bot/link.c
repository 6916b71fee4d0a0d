/* link.c - see link.h. */
#include "bot/link.h"

static const int64_t LINK_MS = INT64_C(24) * 3600 * 1000 * LINK_DAYS;

enum conversation_status link_make(struct store *store, const char *conversation, int64_t now,
                                   char link[SECRET_TOKEN_SIZE])
{
    unsigned char hash[STORE_HASH_SIZE];
    secret_make_token(link);
    secret_hash(link, hash);
    if (store_part_begin(store) != STORE_OK)
        return CONVERSATION_NOT_STORED;
    bool made = store_link_prune(store, conversation, now) == STORE_OK &&
                store_link_add(store, hash, conversation, now + LINK_MS) == STORE_OK;
    return store_part_end(store, made) == STORE_OK && made ? CONVERSATION_OK
                                                           : CONVERSATION_NOT_STORED;
}

enum conversation_status link_follow(struct store *store, const char *link, int64_t now,
                                     struct arena *arena, struct stored_conversation *out,
                                     char token[SECRET_TOKEN_SIZE])
{
    unsigned char hash[STORE_HASH_SIZE];
    const char *id;
    secret_hash(link, hash);
    enum store_status status = store_link_get(store, hash, now, arena, &id);
    if (status == STORE_OK)
        status = store_conversation_get(store, id, arena, out);
    if (status == STORE_NOT_FOUND)
        return CONVERSATION_NOT_FOUND;
    if (status != STORE_OK)
        return CONVERSATION_NOT_STORED;
    secret_make_token(token);
    secret_hash(token, out->token_hash);
    return store_conversation_key(store, id, out->token_hash) == STORE_OK ? CONVERSATION_OK
                                                                          : CONVERSATION_NOT_STORED;
}
