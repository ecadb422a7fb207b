/* What the scanner and its findings share. Private to scan*.c. */
#ifndef SCENARIO_SCAN_PARTS_H
#define SCENARIO_SCAN_PARTS_H

#include "scenario/limits.h"
#include "scenario/scan.h"
#include "scenario/scan_string.h"

struct scanned_key {
    const char *text; /* unescaped; in the file where it has no escapes */
    size_t length;
    uint64_t hash;
    int32_t offset;
};

struct frame {            /* an open list or object */
    size_t first_key;     /* where its keys begin in scanner.keys */
    int32_t node;         /* its own */
    int32_t last;         /* node of its last item so far, -1: none */
    int32_t key;          /* offset of the key being read, -1: none yet */
    int32_t place;        /* of the item being read, from 0 */
    const char *key_text; /* lasting */
    uint8_t key_id;       /* enum key */
    bool plain_key;
    bool object;
};

enum state {
    VALUE,       /* a value must follow */
    FIRST_VALUE, /* a value or the end of the list */
    KEY,         /* a key must follow */
    FIRST_KEY,   /* a key or the end of the object */
    AFTER_KEY,   /* a colon; only where it is missing */
    AFTER_VALUE, /* a comma or the end of what is open */
    FINISHED     /* blanks alone */
};

struct scanner {
    struct scan_cursor in;
    const char *file;
    struct locator *text;
    struct scan *out;
    struct diag_list *diags;
    struct scanned_key *keys; /* of all open objects */
    size_t keys_count, keys_capacity;
    struct key_table known;
    struct frame stack[LIMIT_DEPTH];
    int depth;
    size_t broken; /* offset of the last line break within a string, 0: none */
    int findings;
    enum state state;
    bool stopped;
};

/* Past spaces, tabs and new lines. */
void scan_blanks(struct scanner *s);
/* What stood in a string beside printable ASCII. */
struct scan_found {
    bool escapes;
    bool signs; /* those, or anything else */
};
/* Reads the string at the cursor, past its closing quote. */
struct scan_found scan_string(struct scanner *s);
/* Reads the key at the cursor, past its colon. */
void scan_key(struct scanner *s);
/* At the end of an object: reports keys that are equal, and forgets them. */
void scan_close_keys(struct scanner *s);

/* A finding at a byte, in the value that is being read. */
void scan_report(struct scanner *s, enum diag_code code, size_t offset,
                 const char *message);
/* One after which nothing can be said of the rest. */
void scan_stop(struct scanner *s, enum diag_code code, size_t offset,
               const char *message);
/* The byte at the cursor, or the end, stands where something else should. */
void scan_unexpected(struct scanner *s, const char *expected);
/* What scan_point() found wrong at a byte of a string. */
void scan_report_string(struct scanner *s, enum diag_code problem, size_t at);
/* Adds what to do about the sign at the cursor, from "; " on, if the slip
 * behind it can be guessed. */
void scan_advise(const struct scanner *s, struct strbuf *out);

#endif
