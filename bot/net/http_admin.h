/* http_admin.h - what the files of the administration share. */
#ifndef BOT_NET_HTTP_ADMIN_H
#define BOT_NET_HTTP_ADMIN_H

#include "bot/net/form.h"

/* 503, and on stderr what the store says. */
void http_answer_failed(struct http_session *h, struct store *store);
/* NULL where there is none of that name. */
const struct stored_team *http_find_team(const struct stored_team *teams, size_t count,
                                         const char *team);

/* http_hours.c */
http_handler http_show_hours, http_set_week, http_add_closure, http_delete_closure;

/* http_accounts.c */
http_handler http_list_accounts, http_add_account, http_set_account, http_reset_password,
    http_disable_account, http_enable_account;

#endif
