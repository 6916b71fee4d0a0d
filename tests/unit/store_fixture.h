/* store_fixture.h - a desk database in a folder of its own, for each test.
 * Owns     the folder, the store and an arena; fixture_end() removes all three. */
#ifndef TESTS_UNIT_STORE_FIXTURE_H
#define TESTS_UNIT_STORE_FIXTURE_H

#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <sodium.h>

#include "bot/store.h"

struct fixture {
    char dir[64];
    struct store *store;
    struct arena *arena;
};

static inline void fixture_open(struct fixture *f)
{
    assert_int_equal(store_open(f->dir, &f->store), STORE_OK);
}

/* What a crash does: what was not committed is gone. */
static inline void fixture_reopen(struct fixture *f)
{
    store_close(f->store);
    fixture_open(f);
}

static inline int fixture_begin(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    if (f == NULL || sodium_init() < 0)
        return -1;
    snprintf(f->dir, sizeof f->dir, "/tmp/kammerlotse-unit-XXXXXX");
    if (mkdtemp(f->dir) == NULL)
        return -1;
    f->arena = arena_new((size_t)16 << 20);
    *state = f;
    return store_open(f->dir, &f->store) == STORE_OK ? 0 : -1;
}

static inline int fixture_end(void **state)
{
    static const char *const names[] = {"desk.db", "desk.db-wal", "desk.db-shm"};
    struct fixture *f = *state;
    char path[128];
    store_close(f->store);
    arena_free(f->arena);
    for (size_t i = 0; i < COUNT(names); i++) {
        snprintf(path, sizeof path, "%s/%s", f->dir, names[i]);
        unlink(path);
    }
    int code = rmdir(f->dir);
    free(f);
    return code;
}

#define STORE_TEST(test) cmocka_unit_test_setup_teardown(test, fixture_begin, fixture_end)

#endif
