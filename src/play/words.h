/* How the numbers of a meter are told: a number as it is, with a real minus;
 * a likelihood only in its seven words, never in percent. All texts are put
 * into the arena. */
#ifndef PLAY_WORDS_H
#define PLAY_WORDS_H

#include "play/view.h"

/* "39", "likely". */
const char *words_value(struct arena *arena, const struct view_meter *meter,
                        int32_t value);

/* From one value to another: "31 → 39", "unlikely → roughly even", "still
 * likely". */
const char *words_way(struct arena *arena, const struct view_meter *meter,
                      int32_t before, int32_t after);

/* By how much: "+8", "−5", "0"; "a little more likely", "much less likely",
 * "as likely as before". */
const char *words_amount(struct arena *arena, const struct view_meter *meter,
                         int32_t by);

#endif
