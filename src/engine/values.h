/* A world as named values, which outlive an edit of its scenario: what moves
 * to another place in the world keeps its name, and what a word holds as an
 * index is told by id. For saves that are loaded into an edited scenario. */
#ifndef ENGINE_VALUES_H
#define ENGINE_VALUES_H

#include "base/strbuf.h"
#include "scenario/scenario.h"

struct value_row {
    const char *name; /* "meter tension", "flag leak"; of its own in a model */
    int32_t word;     /* of the world */
    int16_t bit;      /* of the word, -1: all of it */
    uint8_t reads;    /* how it is made out, private */
};

struct value_list {
    struct value_row *rows;
    int32_t count;
};

/* All values of this model's worlds but the seed and hidden truths that are
 * never told. Rows and names are in `arena`. */
struct value_list values_list(const struct model *model, struct arena *arena);

/* What a row holds in a world: a number; 0 or 1 of a bit; of a scene, an
 * ending, a truth or an option, a hash of its id (not negative), or what is
 * negative and stands for none. */
int32_t values_read(const struct model *model, const struct value_row *row,
                    const int32_t *world);

/* A value of a row in words: "40"; "set" and "not set" of a bit; an id in
 * quotes; "none", or "one that is gone", where no id of this model fits. */
void values_tell(const struct model *model, const struct value_row *row,
                 int32_t value, struct strbuf *out);

#endif
