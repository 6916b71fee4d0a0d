/* remind.c - see remind.h. */
#include "bot/net/remind.h"

#include <stdio.h>
#include <string.h>

#include "bot/mail/mail.h"
#include "kb/edit.h"
#include "kb/values.h"

/* An entry that is due and where that is told. */
struct due {
    const struct kb_edit_entry *entry;
    const char *recipient;
};

static bool in_words(const char *words, const char *word)
{
    size_t len = strlen(word);
    for (const char *at = words; *(at += strspn(at, " ")) != '\0'; at += strcspn(at, " "))
        if (strcspn(at, " ") == len && memcmp(at, word, len) == 0)
            return true;
    return false;
}

/* The address to be told at, "" for none. */
static const char *recipient_of(struct server *server, const struct kb_edit_entry *e)
{
    struct stored_account account;
    struct stored_team *teams;
    size_t count;
    if (e->owner[0] != '\0' &&
        store_account_get(server->store, e->owner, server->arena, &account) == STORE_OK &&
        !account.disabled && account.email[0] != '\0')
        return account.email;
    if (store_team_list(server->store, server->arena, &teams, &count) != STORE_OK)
        return "";
    for (size_t i = 0; i < count; i++)
        if (teams[i].email[0] != '\0' && in_words(teams[i].areas, e->area))
            return teams[i].email;
    return "";
}

static bool is_due(struct server *server, const struct kb_edit_entry *e, const char *today)
{
    bool published = (e->has[KB_DE] && e->state[KB_DE] == KB_IS_PUBLISHED) ||
                     (e->has[KB_EN] && e->state[KB_EN] == KB_IS_PUBLISHED);
    return published && day_valid(e->review_by) && strcmp(e->review_by, today) <= 0 &&
           store_reminded_get(server->store, e->slug, e->review_by) == STORE_NOT_FOUND;
}

static const char *line_of(struct server *server, const struct kb_edit_entry *e)
{
    return arena_printf(server->arena, "- %s (%s), zu prüfen bis %s%s%s\n", e->title, e->slug,
                        day_written(e->review_by, KB_DE, server->arena),
                        e->review_reason[0] == '\0' ? "" : ": ", e->review_reason);
}

/* One mail to a recipient with their entries from the first one on, and notes that they were told:
 * both are stored or neither. */
static void tell(struct server *server, struct due *due, size_t first, size_t count, int64_t now)
{
    struct arena *arena = server->arena;
    const char *to = due[first].recipient, *lines = "";
    enum store_status status = store_part_begin(server->store);
    for (size_t i = first; status == STORE_OK && i < count; i++) {
        if (strcmp(due[i].recipient, to) != 0)
            continue;
        lines = arena_printf(arena, "%s%s", lines, line_of(server, due[i].entry));
        status = store_reminded_add(server->store, due[i].entry->slug, due[i].entry->review_by);
        if (i > first)
            due[i].recipient = "";
    }
    struct mail_message mail = {.kind = MAIL_REMINDER,
                                .key =
                                    arena_printf(arena, "reminder-%.90s-%s", due[first].entry->slug,
                                                 due[first].entry->review_by),
                                .recipient = to};
    mail_compose(&mail, KB_DE,
                 &(struct mail_facts){.chamber = server->config->chamber, .text = lines}, arena);
    enum mail_status queued = status == STORE_OK
                                  ? mail_queue(server->store, server->config, &mail, now)
                                  : MAIL_NOT_STORED;
    bool kept = queued == MAIL_QUEUED || queued == MAIL_AGAIN;
    if (!kept)
        fprintf(stderr, "kammerlotse: a reminder of %s was not queued: %s\n",
                due[first].entry->slug, mail_status_text(queued));
    store_part_end(server->store, kept);
}

void remind(struct server *server, int64_t now)
{
    struct kb_edit_entry *entries;
    char today[11];
    if (!mail_configured(server->config))
        return;
    day_today(today);
    size_t all = kb_edit_entries(server->kb, text_of(""), server->arena, &entries), count = 0;
    struct due *due = arena_alloc(server->arena, all + 1, sizeof *due);
    for (size_t i = 0; i < all; i++)
        if (is_due(server, &entries[i], today))
            due[count++] = (struct due){&entries[i], recipient_of(server, &entries[i])};
    for (size_t i = 0; i < count; i++)
        if (due[i].recipient[0] != '\0')
            tell(server, due, i, count, now);
}
