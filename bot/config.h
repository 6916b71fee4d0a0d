/* config.h - what the chamber's IT sets.
 * Owns     its texts; config_free() ends them.
 * Errors   a line on stderr that names file and key. */
#ifndef BOT_CONFIG_H
#define BOT_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "bot/colour.h"

enum { CONFIG_RETRY_MAX = 16, CONFIG_STATES = 10 };

/* The mail server to send by. */
struct mail_config {
    char *url;             /* smtp:// or smtps://; NULL: no mail is sent */
    char *user, *password; /* or NULL; the password is never shown */
    char *from, *from_name;
    char *reply_domain; /* replies go to reply+REFERENCE@ this; NULL: they go to `from` */
    char *ca_file;      /* who vouches for the server; NULL: the system's list */
    bool tls;           /* false for a server on this machine only */
    long timeout_s;     /* of one attempt */
    long retry_s[CONFIG_RETRY_MAX]; /* waits between attempts; the last one is repeated */
    size_t retry_count;
    long give_up_s; /* after queueing; then the mail has failed */
    long keep_days; /* addresses and texts of what was sent or failed */
    /* confirmations and transcripts at most: of a conversation, and in an hour those asked for from
     * one network and all together */
    long conversation_max, network_hour_max, hour_max;
};

/* How long things last, in seconds. */
struct limits_config {
    long state_s[CONFIG_STATES]; /* until a state ends by itself, as state_limits[] has them */
    long presence_s;             /* an advisor who is silent for longer is gone */
    long grace_s;                /* after their last connection closed */
    long start_s;                /* after a start in which nothing runs out */
};

/* How it looks, in the widget, on the pages and at the desk. */
struct look_config {
    char accent[COLOUR_SIZE], accent_dark[COLOUR_SIZE]; /* "": as it comes */
    char *logo;                                         /* a few letters; or NULL */
};

struct config {
    char *data;    /* folder */
    char *address; /* to listen on */
    int port;
    char *chamber;                 /* its name */
    char *phone, *email, *website; /* to reach it by, as shown; or NULL */
    char *privacy, *imprint;       /* addresses of the chamber's pages; or NULL */
    char *public_url;              /* where the pages are, "https://lotse.example"; or NULL */
    char *enforcement[2];          /* of the accessibility statement, German and English; or NULL */
    struct look_config look;
    char *timezone;         /* of its opening hours, as in /usr/share/zoneinfo */
    char **allowed_origins; /* of pages that embed the widget, as "https://www.example.org" */
    size_t allowed_origin_count;
    char **trusted_proxies; /* addresses whose X-Forwarded-For is believed */
    size_t trusted_proxy_count;
    struct mail_config mail;
    struct limits_config limits;
    long keep_days;       /* conversations, once closed */
    long audit_keep_days; /* who changed what */
    long alarm_minutes;   /* who waits longer untaken is told to the team by mail */
    bool four_eyes;       /* a draft is published by another than who wrote it */
    long asked_days;      /* how long editors see what was asked */
};

/* The defaults, then `file` (JSON; NULL for none). */
bool config_load(struct config *config, const char *file);
/* Makes `timezone` the local clock of the process. Before any thread is started. */
void config_use_timezone(const struct config *config);
/* "127.0.0.1:8080" */
bool config_set_listen(struct config *config, const char *listen);
void config_set_data(struct config *config, const char *data);
void config_free(struct config *config);

#endif
