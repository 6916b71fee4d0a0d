/* http_editor_others.c - who has which item open: whoever looked at it in the last minute. */
#include <stdlib.h>
#include <string.h>

#include "bot/net/http_editor.h"
#include "kb/memory.h"

enum { SEATS = 128, LEFT_MS = 60 * 1000 };

struct editors {
    struct seat {
        char item[KB_ITEM_MAX + 1], login[72], name[200];
        int64_t at; /* steady; 0 is free */
    } seats[SEATS];
};

/* The account's own at this item, else a free one, else the one left longest ago. */
static struct seat *seat_of(struct editors *editors, const char *login, const char *item)
{
    struct seat *oldest = &editors->seats[0];
    for (size_t i = 0; i < SEATS; i++) {
        struct seat *s = &editors->seats[i];
        if (strcmp(s->login, login) == 0 && strcmp(s->item, item) == 0)
            return s;
        if (s->at < oldest->at)
            oldest = s;
    }
    return oldest;
}

json_t *editor_others(struct server *server, const struct stored_account *account, const char *item)
{
    json_t *list = json_array();
    int64_t now = steady_ms();
    if (server->editors == NULL)
        server->editors = memory_need(calloc(1, sizeof *server->editors));
    struct seat *mine = seat_of(server->editors, account->login, item);
    snprintf(mine->item, sizeof mine->item, "%s", item);
    snprintf(mine->login, sizeof mine->login, "%s", account->login);
    snprintf(mine->name, sizeof mine->name, "%s", account->name);
    mine->at = now;
    for (size_t i = 0; i < SEATS; i++) {
        const struct seat *s = &server->editors->seats[i];
        if (s != mine && s->at != 0 && now - s->at < LEFT_MS && strcmp(s->item, item) == 0)
            json_array_append_new(list,
                                  json_pack("{s:s, s:s}", "login", s->login, "name", s->name));
    }
    return list;
}

void http_editors_free(struct server *server)
{
    free(server->editors);
}
