/* What writing, reading and loading a save share. */
#ifndef PLAY_SAVE_CORE_H
#define PLAY_SAVE_CORE_H

#include "engine/values.h"
#include "play/recording_core.h"
#include "play/save.h"

#define SAVE_TITLE      "demarche save 1\n"
#define RECORDING_TITLE "demarche recording 1\n"

struct save {
    struct arena *arena; /* it was read into */
    struct save_head head;
    const struct recording *recording;
    const struct recording **ways;
    const char *const *names; /* of values */
    const char *const *turns; /* their changes, of each turn on the way */
    int32_t way_count, name_count, turn_count;
    int32_t ways_lost; /* damaged */
    bool whole;
};

/* Appends the values of a turn as `values` holds them: hex.
 * `before` (one a row) is set to the turn's own; all 0 before the first. */
struct value_turn {
    const struct model *model;
    const struct value_list *list;
    const int32_t *world;
    uint64_t seed;
    int32_t index; /* of the turn, from 0 */
};
void save_write_values(const struct value_turn *turn, int32_t *before,
                       struct strbuf *out);

/* The other way round: changes `values`, of which there are `count`. False
 * where the text is none that save_write_values() writes for so many. */
bool save_read_values(const char *text, uint64_t seed, int32_t index,
                      int32_t *values, int32_t count);

/* Compares worlds with a save's values by name. */
struct save_judge {
    const struct save *save;
    const struct model *model;
    struct value_list list;
    int32_t *row;    /* of each of the save's names: ours, -1: gone */
    int32_t *values; /* the save's, of the turn asked last */
};
void save_judge_init(struct save_judge *judge, const struct save *save,
                     const struct model *model, struct arena *arena);
/* For struct replay_judge. */
bool save_judge_agrees(void *context, const int32_t *world, int32_t index,
                       struct strbuf *why);

#endif
