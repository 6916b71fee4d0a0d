/* http_look.h - what differs in looks from chamber to chamber. */
#ifndef BOT_NET_HTTP_LOOK_H
#define BOT_NET_HTTP_LOOK_H

#include "bot/net/http.h"

http_handler http_theme, http_icon, http_widget;

#endif
