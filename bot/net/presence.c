/* presence.c - see presence.h. */
#include "bot/net/presence.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bot/net/members.h"
#include "kb/memory.h"

enum { CAPACITY = 3 };

static const char *const names[] = {
    [AVAILABLE] = "available", [BUSY] = "busy", [AWAY] = "away", [OFFLINE] = "offline"};

bool presence_parse(const char *name, enum presence *out)
{
    for (int i = AVAILABLE; i <= OFFLINE; i++) {
        if (strcmp(names[i], name) != 0)
            continue;
        *out = (enum presence)i;
        return true;
    }
    return false;
}

struct person *presence_find(const struct server *server, const char *login)
{
    struct person *p = server->people;
    while (p != NULL && strcmp(p->login, login) != 0)
        p = p->next;
    return p;
}

bool presence_absent(const struct server *server, const char *login)
{
    const struct person *p = presence_find(server, login);
    return p == NULL ? !server_starting(server) : p->status == AWAY || p->status == OFFLINE;
}

static struct person *arrive(struct client *c)
{
    struct person *p = memory_need(calloc(1, sizeof *p));
    snprintf(p->login, sizeof p->login, "%s", c->login);
    snprintf(p->name, sizeof p->name, "%s", c->name);
    struct stored_account account;
    p->capacity =
        store_account_get(c->server->store, c->login, c->server->arena, &account) == STORE_OK
            ? account.capacity
            : CAPACITY;
    struct person **end = &c->server->people;
    while (*end != NULL)
        end = &(*end)->next;
    *end = p;
    c->server->people_changed = true;
    return p;
}

void presence_heard(struct client *c)
{
    struct person *p = presence_find(c->server, c->login);
    if (p == NULL)
        p = arrive(c);
    p->heard = steady_ms();
    p->connected = true;
}

void presence_closed(struct client *c)
{
    struct person *p = presence_find(c->server, c->login);
    const struct client *other = c->server->advisors;
    while (other != NULL && strcmp(other->login, c->login) != 0)
        other = other->next_advisor;
    if (p == NULL || other != NULL)
        return;
    p->connected = false;
    p->left = steady_ms();
}

void presence_sweep(struct server *server, int64_t now)
{
    const struct limits_config *limits = &server->config->limits;
    for (struct person **at = &server->people; *at != NULL;) {
        struct person *p = *at;
        if (now - p->heard <= 1000 * (int64_t)limits->presence_s &&
            (p->connected || now - p->left <= 1000 * (int64_t)limits->grace_s)) {
            at = &p->next;
            continue;
        }
        *at = p->next;
        free(p);
        server->people_changed = true;
    }
}

void presence_excuse(struct server *server, int64_t ms)
{
    for (struct person *p = server->people; p != NULL; p = p->next) {
        p->heard += ms;
        p->left += ms;
    }
}

int presence_open(const struct person *p, const struct stored_conversation *rows, size_t count)
{
    int open = 0;
    for (size_t i = 0; i < count; i++)
        open += rows[i].advisor != NULL && strcmp(rows[i].advisor, p->login) == 0 &&
                (strcmp(rows[i].state, "taken") == 0 || strcmp(rows[i].state, "active") == 0);
    return open;
}

/* The teams of an account as a list. */
static json_t *teams_of(const struct server *server, const char *login)
{
    const char *teams;
    return store_account_teams(server->store, login, server->arena, &teams) == STORE_OK
               ? member_list(teams)
               : json_array();
}

json_t *presence_people(const struct server *server, const struct stored_conversation *rows,
                        size_t count)
{
    json_t *people = json_array();
    for (const struct person *p = server->people; p != NULL; p = p->next) {
        json_array_append_new(
            people, json_pack("{s:s, s:s, s:s, s:o, s:i, s:i}", "login", p->login, "name", p->name,
                              "status", names[p->status], "teams", teams_of(server, p->login),
                              "open", presence_open(p, rows, count), "capacity", p->capacity));
    }
    return people;
}

void presence_free(struct server *server)
{
    while (server->people != NULL) {
        struct person *p = server->people;
        server->people = p->next;
        free(p);
    }
    free(server->people_told);
    server->people_told = NULL;
}
