/* form.c - see form.h. */
#include "bot/net/form.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "bot/member.h"
#include "kb/values.h"

static const char *const faults[FORM_FAULT_COUNT][2] = {
    [FORM_MISSING] = {"Bitte ausfüllen.", "Please fill this in."},
    [FORM_TOO_LONG] = {"Höchstens %d Zeichen. Bitte kürzen.",
                       "At most %d characters. Please shorten it."},
    [FORM_ONE_LINE] = {"Bitte in einer Zeile schreiben, ohne Umbruch.",
                       "Please write it on one line, without a line break."},
    [FORM_KEY] = {"Nur Kleinbuchstaben a–z, Ziffern und Bindestriche, höchstens 32 Zeichen.",
                  "Only lower-case letters a–z, digits and hyphens, at most 32 characters."},
    [FORM_LOGIN] = {"Nur Kleinbuchstaben a–z, Ziffern, Punkt, Unter- und Bindestrich, höchstens 64 "
                    "Zeichen.",
                    "Only lower-case letters a–z, digits, dot, underscore and hyphen, at most 64 "
                    "characters."},
    [FORM_EMAIL] = {"Bitte eine Adresse wie name@ihk.de angeben oder leer lassen.",
                    "Please give an address like name@ihk.de or leave it empty."},
    [FORM_AREA] = {"Das Themengebiet „%s“ gibt es nicht. Bitte abwählen.",
                   "There is no area “%s”. Please remove it."},
    [FORM_TEAM] = {"Das Team „%s“ gibt es nicht mehr. Bitte abwählen.",
                   "There is no team “%s” any more. Please remove it."},
    [FORM_DAY] = {"Bitte einen Tag angeben, den es gibt, als JJJJ-MM-TT.",
                  "Please give a day that exists, as YYYY-MM-DD."},
    [FORM_ORDER] = {"Der letzte Tag liegt vor dem ersten. Bitte ändern.",
                    "The last day is before the first. Please change it."},
    [FORM_TIME] = {"Bitte eine Uhrzeit von 00:00 bis 24:00 angeben, als HH:MM.",
                   "Please give a time from 00:00 to 24:00, as HH:MM."},
    [FORM_SPAN] = {"Das Ende muss nach dem Anfang liegen. Bitte ändern.",
                   "The end must be after the beginning. Please change it."},
    [FORM_OVERLAP] =
        {"Diese Zeit überschneidet sich mit einer anderen des Tages. Bitte ändern "
         "oder entfernen.",
         "This time overlaps with another one of the day. Please change or remove it."},
    [FORM_LANG] = {"Bitte Deutsch (de) oder Englisch (en) wählen.",
                   "Please choose German (de) or English (en)."},
    [FORM_ROLE] = {"Bitte eine Rolle wählen: Beratung, Redaktion, Leitung oder Verwaltung.",
                   "Please choose a role: Advisor, Editor, Head or Administrator."},
    [FORM_NUMBER] = {"Bitte eine ganze Zahl von %d bis %d angeben.",
                     "Please give a whole number from %d to %d."},
    [FORM_LIST] = {"Hier muss eine Liste stehen, mit höchstens 100 Zeilen.",
                   "This must be a list of at most 100 lines."},
    [FORM_VARIABLE] = {"{{%s}} wird nicht ersetzt. Möglich sind {{name}}, {{firm}}, {{advisor}} "
                       "und {{reference}}.",
                       "{{%s}} is not filled in. Possible are {{name}}, {{firm}}, {{advisor}} and "
                       "{{reference}}."},
    [FORM_EXISTS] = {"Das gibt es schon. Bitte anders wählen.",
                     "It exists already. Please choose another."},
    [FORM_GONE] = {"Das gibt es nicht mehr. Bitte laden Sie die Seite neu.",
                   "It does not exist any more. Please reload the page."},
    [FORM_SELF] =
        {"Das eigene Konto kann man nicht sperren oder herabstufen. Bitten Sie eine andere "
         "Person mit der Rolle „Verwaltung“ darum.",
         "You cannot disable or demote your own account. Please ask another "
         "administrator."},
    [FORM_LAST] =
        {"Das ist das letzte Konto mit der Rolle „Verwaltung“. Geben Sie die Rolle zuerst "
         "einem anderen Konto.",
         "This is the last administrator. Please make another account one first."},
    [FORM_DISABLED] = {"Das Konto ist gesperrt. Bitte geben Sie es zuerst frei.",
                       "The account is disabled. Please enable it first."},
};

struct form form_of(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    char accepted[64];
    bool english =
        lws_hdr_copy(wsi, accepted, sizeof accepted, WSI_TOKEN_HTTP_ACCEPT_LANGUAGE) > 0 &&
        strncmp(accepted, "en", 2) == 0;
    return (struct form){.server = server, .h = h, .body = body, .lang = english ? KB_EN : KB_DE};
}

void form_refuse(struct form *f, const char *field, enum form_fault fault, ...)
{
    if (f->refused)
        return;
    f->refused = true;
    char message[400];
    va_list args;
    va_start(args, fault);
    vsnprintf(message, sizeof message, faults[fault][f->lang], args);
    va_end(args);
    int status = fault == FORM_EXISTS ? 409 : fault == FORM_GONE ? 404 : 400;
    http_answer_json(f->h, status,
                     json_pack("{s:{s:s, s:s, s:s}}", "error", "code", "invalid", "field", field,
                               "message", message));
}

const char *form_short(const char *word)
{
    return text_length(text_of(word)) > 64 ? "…" : word;
}

bool form_refused(const struct form *f)
{
    return f->refused;
}

/* ---- members ---------------------------------------------------------------------------- */

/* The trimmed text of a member, "" where there is none. */
static const char *text_member(const struct form *f, const char *field)
{
    struct text t = text_trim(text_of(member_text(f->body, field)));
    return arena_strndup(f->server->arena, t.at, t.len);
}

static bool has_control(const char *text, bool lines)
{
    for (; *text != '\0'; text++)
        if ((unsigned char)*text < ' ' && !(lines && (*text == '\n' || *text == '\t')))
            return true;
    return false;
}

static const char *read_text(struct form *f, const char *field, int max, bool lines, bool empty)
{
    const char *text = text_member(f, field);
    if (text[0] == '\0' && !empty)
        form_refuse(f, field, FORM_MISSING);
    else if (has_control(text, lines))
        form_refuse(f, field, FORM_ONE_LINE);
    else if (text_length(text_of(text)) > (size_t)max)
        form_refuse(f, field, FORM_TOO_LONG, max);
    return text;
}

const char *form_line(struct form *f, const char *field, int max, bool may_be_empty)
{
    return read_text(f, field, max, false, may_be_empty);
}

const char *form_text(struct form *f, const char *field, int max)
{
    return read_text(f, field, max, true, false);
}

const char *form_key(struct form *f, const char *field)
{
    const char *key = form_line(f, field, 1000, false);
    if (strspn(key, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(key) || strlen(key) > 32)
        form_refuse(f, field, FORM_KEY);
    return key;
}

const char *form_day(struct form *f, const char *field)
{
    const char *day = text_member(f, field);
    if (!day_valid(day))
        form_refuse(f, field, day[0] == '\0' ? FORM_MISSING : FORM_DAY);
    return day;
}

int form_number(struct form *f, const char *field, int least, int most)
{
    json_t *given = json_object_get(f->body, field);
    json_int_t number = json_integer_value(given);
    if (json_is_integer(given) && number >= least && number <= most)
        return (int)number;
    form_refuse(f, field, FORM_NUMBER, least, most);
    return least;
}

const char *form_word(struct form *f, const char *field, const char *const *words,
                      enum form_fault fault)
{
    const char *given = text_member(f, field);
    for (; *words != NULL; words++)
        if (strcmp(*words, given) == 0)
            return *words;
    form_refuse(f, field, fault);
    return "";
}

int64_t form_id(struct form *f, const char *field)
{
    json_int_t id = json_integer_value(json_object_get(f->body, field));
    if (id <= 0)
        form_refuse(f, "", FORM_GONE);
    return id;
}

bool form_flag(const struct form *f, const char *field)
{
    return json_is_true(json_object_get(f->body, field));
}

static bool in_list(json_t *list, const char *word)
{
    size_t i;
    json_t *one;
    json_array_foreach(list, i, one) if (strcmp(json_string_value(one), word) == 0) return true;
    return false;
}

const char *form_words(struct form *f, const char *field, const char *const *known, size_t count,
                       enum form_fault fault)
{
    enum { MOST = 100 };
    json_t *list = json_object_get(f->body, field), *one;
    size_t i;
    const char *words = "";
    if (!json_is_array(list) || json_array_size(list) > MOST)
        form_refuse(f, field, FORM_LIST);
    json_array_foreach(list, i, one)
    {
        const char *word = json_string_value(one);
        size_t at = 0;
        while (word != NULL && at < count && strcmp(known[at], word) != 0)
            at++;
        if (word == NULL)
            form_refuse(f, field, FORM_LIST);
        else if (at == count)
            form_refuse(f, field, fault, form_short(word));
    }
    for (i = 0; !f->refused && i < count; i++)
        if (in_list(list, known[i]))
            words = arena_printf(f->server->arena, "%s%s%s", words, words[0] == '\0' ? "" : " ",
                                 known[i]);
    return words;
}

/* ---- changing --------------------------------------------------------------------------- */

enum store_status form_begin(struct form *f)
{
    return store_part_begin(f->server->store);
}

static enum store_status note(struct form *f, const struct form_change *change)
{
    json_t *detail = json_pack("{s:O?, s:O?}", "before", change->before, "after", change->after);
    char *text = json_dumps(detail, JSON_COMPACT);
    const struct stored_audit row = {
        .at = now_ms(),
        .login = f->h->account.login,
        .action = change->action,
        .subject = change->subject,
        .detail = text == NULL ? "{}" : text,
    };
    enum store_status status = store_audit_add(f->server->store, &row);
    free(text);
    json_decref(detail);
    return status;
}

void form_finish(struct form *f, enum store_status status, struct form_change change,
                 json_t *answer)
{
    static const char *const not_stored[] = {
        "Das hat nicht geklappt, nichts wurde geändert. Bitte versuchen Sie es noch einmal.",
        "That did not work, nothing was changed. Please try again."};
    bool changed = change.before == NULL || !json_equal(change.before, change.after);
    if (status == STORE_OK && changed)
        status = note(f, &change);
    if (status == STORE_IO)
        fprintf(stderr, "kammerlotse: %s\n", store_message(f->server->store));
    if (store_part_end(f->server->store, status == STORE_OK) != STORE_OK && status == STORE_OK)
        status = STORE_IO;
    if (status == STORE_OK && !server_commit(f->server))
        status = STORE_IO;
    if (status == STORE_OK && answer != NULL)
        http_answer_json(f->h, 200, json_incref(answer));
    else if (status == STORE_OK)
        http_answer_nothing(f->h);
    else if (status == STORE_NOT_FOUND)
        form_refuse(f, "", FORM_GONE);
    else if (status == STORE_EXISTS)
        form_refuse(f, "", FORM_EXISTS);
    else
        http_answer_error(f->h, 503, "not-stored", not_stored[f->lang]);
    json_decref(answer);
    json_decref(change.before);
    json_decref(change.after);
}
