/* Every text of a scenario that somebody reads, under its path-of-ids name:
 * what a translator is handed. Sources keep their titles, so that they can be
 * found. */
#ifndef SCENARIO_STRINGS_H
#define SCENARIO_STRINGS_H

#include "base/strbuf.h"
#include "scenario/scenario.h"

struct string {
    const char *name; /* "scenes/cable/brief/0" */
    const char *text; /* never "" */
    int32_t piece;    /* of the model, -1: a plain string */
    int32_t label;    /* of the model, -1: a text with markup */
    int32_t at;       /* byte of the file where it stands */
    int32_t most;     /* characters a card has room for, 0: any */
};

struct strings {
    struct string *items; /* in the order of the file, each name once */
    int32_t count;
    struct names by_name;
    const char *clash; /* a name that two texts have, NULL: none. The first
                          alone is listed */
};

/* Kept in `arena`, names and texts by pointer. */
void strings_list(struct strings *strings, const struct model *model,
                  struct arena *arena);

/* What a translator should know of one: "an option: the card's title, up to
 * 24 characters", its placeholders, its links, when it is shown; lines. */
void strings_about(const struct string *string, const struct model *model,
                   struct strbuf *out);

#endif
