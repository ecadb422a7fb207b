/* A folder of its own for each test of files. */
#ifndef UNIT_FILE_FIXTURE_H
#define UNIT_FILE_FIXTURE_H

#include "platform/file_calls.h"

struct test_place {
    char folder[32];
    struct arena arena;
};

/* Setup and teardown for cmocka: the test stands in the folder, its state is
 * the place, and whatever it leaves there goes. A test that waits for ever
 * ends as a failure after a minute. */
int place_enter(void **state);
int place_leave(void **state);

void place_put(const char *path, const char *bytes, size_t length);
void place_holds(struct test_place *place, const char *path, const char *text);

/* The names in a folder, in order, a blank after each. */
const char *place_names(struct test_place *place, const char *folder);

/* Entry of a cmocka table. */
#define IN_PLACE(test)                                                         \
    cmocka_unit_test_setup_teardown(test, place_enter, place_leave)

#endif
