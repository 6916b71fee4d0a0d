/* watch.c - who follows which conversation: a table of lists, so that an event costs what its
 * followers cost, however many connections are open. */
#include <stdio.h>
#include <string.h>

#include "bot/net/client.h"
#include "bot/net/marks.h"

/* FNV-1a; ids are random, so that any spread will do. */
static struct watch **bucket(struct server *server, const char *conversation)
{
    uint32_t hash = 2166136261u;
    for (const char *p = conversation; *p != '\0'; p++)
        hash = (hash ^ (unsigned char)*p) * 16777619u;
    return &server->watches[hash % WATCH_BUCKETS];
}

struct watch *watch_find(struct client *c, const char *conversation)
{
    for (size_t i = 0; i < WATCHES_MAX; i++)
        if (strcmp(c->watch[i].id, conversation) == 0)
            return &c->watch[i];
    return NULL;
}

struct watch *watch_begin(struct client *c, const char *conversation, int64_t after)
{
    struct watch *w = watch_find(c, conversation);
    if (w == NULL) {
        w = watch_find(c, ""); /* a free one */
        if (w == NULL)
            return NULL;
        *w = (struct watch){.client = c};
        snprintf(w->id, sizeof w->id, "%s", conversation);
        struct watch **head = bucket(c->server, w->id);
        w->next = *head;
        w->link = head;
        if (w->next != NULL)
            w->next->link = &w->next;
        *head = w;
    }
    w->sent = after;
    return w;
}

void watch_end(struct watch *w)
{
    if (w->link != NULL) {
        marks_flush(w);
        *w->link = w->next;
        if (w->next != NULL)
            w->next->link = w->link;
    }
    *w = (struct watch){0};
}

static struct watch *of_conversation(struct watch *w, const char *conversation)
{
    while (w != NULL && strcmp(w->id, conversation) != 0)
        w = w->next;
    return w;
}

struct watch *watch_first(struct server *server, const char *conversation)
{
    return of_conversation(*bucket(server, conversation), conversation);
}

struct watch *watch_next(struct watch *w)
{
    return of_conversation(w->next, w->id);
}
