/* smtp.c - see smtp.h. */
#include "bot/mail/smtp.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <curl/curl.h>

#include "bot/mail/message.h"

static int on_progress(void *stop, curl_off_t down_total, curl_off_t down, curl_off_t up_total,
                       curl_off_t up)
{
    (void)down_total, (void)down, (void)up_total, (void)up;
    return atomic_load((const atomic_bool *)stop) ? 1 : 0;
}

static void set_server(CURL *curl, const struct mail_config *config, const atomic_bool *stop)
{
    curl_easy_setopt(curl, CURLOPT_URL, config->url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_PROXY, ""); /* not that of the environment */
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, config->timeout_s);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, config->timeout_s);
    /* a kept connection would say its goodbye later, deaf to timeouts and `stop` */
    curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, 1L);
    curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, config->timeout_s);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, on_progress);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, stop);
    curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)(config->tls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    if (config->ca_file != NULL)
        curl_easy_setopt(curl, CURLOPT_CAINFO, config->ca_file);
    if (config->user != NULL) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, config->user);
        curl_easy_setopt(curl, CURLOPT_PASSWORD, config->password);
    }
}

static CURLcode add_text(curl_mime *mime, const char *body)
{
    curl_mimepart *part = curl_mime_addpart(mime);
    if (part == NULL)
        return CURLE_OUT_OF_MEMORY;
    CURLcode rc = curl_mime_data(part, body, CURL_ZERO_TERMINATED);
    if (rc == CURLE_OK)
        rc = curl_mime_type(part, "text/plain; charset=utf-8");
    if (rc == CURLE_OK)
        rc = curl_mime_encoder(part, "quoted-printable");
    return rc;
}

static struct smtp_result result_of(CURLcode rc, long reply)
{
    struct smtp_result result = {SMTP_LATER, ""};
    if (rc == CURLE_OK)
        return (struct smtp_result){SMTP_SENT, ""};
    if (rc == CURLE_ABORTED_BY_CALLBACK)
        return (struct smtp_result){SMTP_STOPPED, ""};
    if (rc == CURLE_USE_SSL_FAILED)
        snprintf(result.error, sizeof result.error,
                 "the mail server offers no TLS, without which no mail is sent");
    else if (rc == CURLE_LOGIN_DENIED)
        snprintf(result.error, sizeof result.error,
                 "the mail server does not accept user and password (%ld)", reply);
    else if (reply >= 400 && rc != CURLE_OPERATION_TIMEDOUT)
        snprintf(result.error, sizeof result.error, "the mail server %s the mail (%ld)",
                 reply >= 500 ? "refused" : "put off", reply);
    else
        snprintf(result.error, sizeof result.error, "%s", curl_easy_strerror(rc));
    if (reply >= 550 && reply <= 559 && rc != CURLE_LOGIN_DENIED && rc != CURLE_USE_SSL_FAILED &&
        rc != CURLE_OPERATION_TIMEDOUT)
        result.outcome = SMTP_REFUSED;
    return result;
}

struct smtp_result smtp_send(const struct mail_config *config, const struct stored_mail *mail,
                             struct arena *arena, const atomic_bool *stop)
{
    CURL *curl = curl_easy_init();
    curl_mime *mime = curl == NULL ? NULL : curl_mime_init(curl);
    struct curl_slist *headers = message_headers(config, mail, arena);
    struct curl_slist *to = curl_slist_append(NULL, arena_printf(arena, "<%s>", mail->recipient));
    CURLcode rc = CURLE_OUT_OF_MEMORY;
    long reply = 0;
    if (mime != NULL && to != NULL)
        rc = add_text(mime, message_body(mail->body, arena));
    if (rc == CURLE_OK) {
        set_server(curl, config, stop);
        curl_easy_setopt(curl, CURLOPT_MAIL_FROM, arena_printf(arena, "<%s>", config->from));
        curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
        curl_easy_setopt(curl, CURLOPT_MIMEPOST, mime);
        rc = curl_easy_perform(curl);
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &reply);
    }
    curl_easy_cleanup(curl);
    curl_mime_free(mime);
    curl_slist_free_all(headers);
    curl_slist_free_all(to);
    return result_of(rc, reply);
}
