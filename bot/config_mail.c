/* config_mail.c - see config_mail.h. */
#include "bot/config_mail.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bot/mail/mail.h"
#include "kb/memory.h"

enum { PASSWORD_SIZE = 512, DAY_S = 24 * 60 * 60, MAILS_MOST = 100000 };

/* After 1, 5, 15 minutes, then every hour, for two days. */
static const long default_retry_s[] = {60, 300, 900, 3600};

static bool say(const char *file, const char *what)
{
    fprintf(stderr, "kammerlotse: %s: mail: %s\n", file, what);
    return false;
}

static char *copy(const char *text)
{
    return text == NULL ? NULL : memory_need(strdup(text));
}

/* The first line of the file. */
static char *read_password(const char *path, const char *file)
{
    char line[PASSWORD_SIZE];
    FILE *in = fopen(path, "r");
    if (in == NULL || fgets(line, sizeof line, in) == NULL)
        line[0] = '\0';
    if (in != NULL)
        fclose(in);
    line[strcspn(line, "\r\n")] = '\0';
    char *password = line[0] == '\0' ? NULL : copy(line);
    explicit_bzero(line, sizeof line);
    if (password == NULL)
        fprintf(stderr, "kammerlotse: %s: mail: password_file %s cannot be read or is empty\n",
                file, path);
    return password;
}

/* Does the URL name this machine itself? */
static bool loopback(const char *url)
{
    static const char *const names[] = {"127.0.0.1", "localhost", "[::1]"};
    const char *host = strstr(url, "://") + 3;
    size_t len = host[0] == '[' ? strcspn(host, "]") + 1 : strcspn(host, ":/");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i]) == len && strncmp(host, names[i], len) == 0)
            return true;
    return false;
}

/* The URL is handed to libcurl as it is: a name and a password belong elsewhere. */
static bool url_valid(const char *url)
{
    const char *host = strncmp(url, "smtp://", 7) == 0    ? url + 7
                       : strncmp(url, "smtps://", 8) == 0 ? url + 8
                                                          : "";
    return *host != '\0' && *host != '/' && strpbrk(host, "@?# \t\r\n") == NULL;
}

static bool read_retry(struct mail_config *mail, json_t *list)
{
    if (list == NULL) {
        memcpy(mail->retry_s, default_retry_s, sizeof default_retry_s);
        mail->retry_count = sizeof default_retry_s / sizeof *default_retry_s;
        return true;
    }
    size_t count = json_array_size(list);
    if (count == 0 || count > CONFIG_RETRY_MAX)
        return false;
    for (size_t i = 0; i < count; i++) {
        json_int_t wait = json_integer_value(json_array_get(list, i));
        if (wait < 1 || wait > DAY_S)
            return false;
        mail->retry_s[i] = (long)wait;
    }
    mail->retry_count = count;
    return true;
}

static bool check(const struct mail_config *mail, const char *tls, const char *file)
{
    if (!url_valid(mail->url))
        return say(file, "url is smtp://HOST:PORT or smtps://HOST:PORT, without a user");
    if (strcmp(tls, "required") != 0 && strcmp(tls, "none") != 0)
        return say(file, "tls is \"required\" or \"none\"");
    if (!mail->tls && !loopback(mail->url))
        return say(file, "tls \"none\" is for a server on this machine only");
    if (!mail_address_valid(mail->from))
        return say(file, "from is not an e-mail address");
    if (mail->from_name != NULL && strpbrk(mail->from_name, "\r\n") != NULL)
        return say(file, "from_name is one line");
    char reply[MAIL_ADDRESS_MAX + 64];
    if (mail->reply_domain != NULL &&
        ((size_t)snprintf(reply, sizeof reply, "reply@%s", mail->reply_domain) >= sizeof reply ||
         !mail_address_valid(reply)))
        return say(file, "reply_domain is not a domain");
    if (mail->timeout_s < 1 || mail->timeout_s > 600)
        return say(file, "timeout_s is 1 to 600");
    if (mail->give_up_s < 1 || mail->keep_days < 1 || mail->keep_days > 3650)
        return say(file, "give_up_s and keep_days are at least 1, keep_days at most 3650");
    if (mail->conversation_max < 0 || mail->network_hour_max < 0 || mail->hour_max < 0 ||
        mail->conversation_max > MAILS_MOST || mail->network_hour_max > MAILS_MOST ||
        mail->hour_max > MAILS_MOST)
        return say(file, "conversation_max, network_hour_max and hour_max are 0 to 100000");
    return true;
}

bool config_read_mail(struct mail_config *mail, json_t *json, const char *file)
{
    json_error_t error;
    const char *url, *from, *user = NULL, *password_file = NULL, *from_name = NULL;
    const char *reply_domain = NULL, *tls = "required", *ca_file = NULL;
    json_int_t timeout_s = 30, give_up_s = 2 * DAY_S, keep_days = 30;
    json_int_t conversation_max = 5, network_hour_max = 30, hour_max = 200;
    json_t *retry = NULL;
    if (json_unpack_ex(
            json, &error, JSON_STRICT,
            "{s:s, s:s, s?s, s?s, s?s, s?s, s?s, s?s, s?I, s?o, s?I, s?I, s?I, s?I, s?I}", "url",
            &url, "from", &from, "user", &user, "password_file", &password_file, "from_name",
            &from_name, "reply_domain", &reply_domain, "tls", &tls, "ca_file", &ca_file,
            "timeout_s", &timeout_s, "retry_s", &retry, "give_up_s", &give_up_s, "keep_days",
            &keep_days, "conversation_max", &conversation_max, "network_hour_max",
            &network_hour_max, "hour_max", &hour_max) != 0)
        return say(file, error.text);
    *mail = (struct mail_config){
        .url = copy(url),
        .user = copy(user),
        .from = copy(from),
        .from_name = copy(from_name),
        .reply_domain = copy(reply_domain),
        .ca_file = copy(ca_file),
        .tls = strcmp(tls, "none") != 0,
        .timeout_s = (long)timeout_s,
        .give_up_s = (long)give_up_s,
        .keep_days = (long)keep_days,
        .conversation_max = (long)conversation_max,
        .network_hour_max = (long)network_hour_max,
        .hour_max = (long)hour_max,
    };
    if ((user == NULL) != (password_file == NULL))
        return say(file, "user and password_file go together");
    if (password_file != NULL && (mail->password = read_password(password_file, file)) == NULL)
        return false;
    if (!read_retry(mail, retry))
        return say(file, "retry_s is a list of 1 to 16 waits in seconds, each at most a day");
    return check(mail, tls, file);
}

void config_free_mail(struct mail_config *mail)
{
    if (mail->password != NULL)
        explicit_bzero(mail->password, strlen(mail->password));
    free(mail->url);
    free(mail->user);
    free(mail->password);
    free(mail->from);
    free(mail->from_name);
    free(mail->reply_domain);
    free(mail->ca_file);
}
