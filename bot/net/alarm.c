/* alarm.c - see alarm.h. */
#include "bot/net/alarm.h"

#include <stdio.h>
#include <string.h>

#include "bot/inquiry.h"
#include "bot/mail/mail.h"

/* False if it is to be tried again. */
static bool ring_team(struct server *server, const struct stored_conversation *c,
                      const struct stored_team *team, int64_t now)
{
    struct arena *arena = server->arena;
    struct stored_inquiry q;
    if (inquiry_load(server->store, c->id, arena, &q) != STORE_OK)
        return false;
    const struct mail_facts facts = {
        .chamber = server->config->chamber,
        .reference = q.reference,
        .text = c->subject,
        .minutes = arena_printf(arena, "%lld", (long long)((now - c->since) / 60000))};
    /* with the beginning of the wait, so that a second one is told, too */
    struct mail_message mail = {
        .kind = MAIL_ALARM,
        .key = arena_printf(arena, "alarm-%s-%lld-%.40s", c->id, (long long)c->since, team->team),
        .conversation = c->id,
        .recipient = team->email};
    mail_compose(&mail, KB_DE, &facts, arena);
    enum mail_status status = mail_queue(server->store, server->config, &mail, now);
    if (status != MAIL_QUEUED && status != MAIL_AGAIN)
        fprintf(stderr, "kammerlotse: the team %s was not told that someone waits: %s\n",
                team->team, mail_status_text(status));
    return status != MAIL_NOT_STORED;
}

/* The team that is waited for; for anyone, all teams. */
static bool ring(struct server *server, const struct stored_conversation *c, int64_t now)
{
    struct stored_team *teams;
    size_t count;
    if (store_team_list(server->store, server->arena, &teams, &count) != STORE_OK)
        return false;
    bool told = true;
    for (size_t i = 0; i < count; i++)
        if (teams[i].email[0] != '\0' &&
            (c->team[0] == '\0' || strcmp(c->team, teams[i].team) == 0))
            told &= ring_team(server, c, &teams[i], now);
    return told;
}

void alarm_ring(struct server *server, int64_t *rung, int64_t until, int64_t now)
{
    struct stored_conversation c = {.id = ""};
    bool told = true;
    if (!mail_configured(server->config))
        return;
    while (store_conversation_due(server->store, "waiting", until, INT64_MAX, now, c.id,
                                  server->arena, &c) == STORE_OK)
        if (c.since > *rung)
            told &= ring(server, &c, now);
    if (told)
        *rung = until;
}
