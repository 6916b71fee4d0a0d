/* fold.c - the SQL function fold(text): small letters, with ae, oe, ue and ss for ä, ö, ü and ß, so
 * that the history is found however it was typed. SQLite's lower() knows ASCII only. */
#include <string.h>

#include <utf8proc.h>

#include "bot/store/internal.h"

static void add_folded(struct buffer *out, utf8proc_int32_t point)
{
    static const struct {
        utf8proc_int32_t point;
        const char *as;
    } digraphs[] = {{0xE4, "ae"}, {0xF6, "oe"}, {0xFC, "ue"}, {0xDF, "ss"}};
    utf8proc_uint8_t bytes[4];
    point = utf8proc_tolower(point);
    for (size_t i = 0; i < sizeof digraphs / sizeof *digraphs; i++) {
        if (digraphs[i].point != point)
            continue;
        buffer_puts(out, digraphs[i].as);
        return;
    }
    buffer_add(out, bytes, (size_t)utf8proc_encode_char(point, bytes));
}

static void fold(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    const unsigned char *text = sqlite3_value_text(values[0]);
    int len = sqlite3_value_bytes(values[0]), step;
    struct buffer out;
    buffer_init(&out, (size_t)len * 2 + 1);
    for (int at = 0; text != NULL && at < len; at += step) {
        utf8proc_int32_t point;
        step = (int)utf8proc_iterate(text + at, len - at, &point);
        if (step <= 0)
            break;
        add_folded(&out, point);
    }
    sqlite3_result_text(context, buffer_text(&out), -1, SQLITE_TRANSIENT);
    buffer_free(&out);
}

bool store_add_fold(sqlite3 *db)
{
    return sqlite3_create_function(db, "fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, fold,
                                   NULL, NULL) == SQLITE_OK;
}
