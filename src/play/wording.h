/* How the numbers of a meter are told: a number as it is, with a real minus;
 * a likelihood only in its seven words, never in percent. And what words of
 * the scenario language are called. Texts are the words' or the arena's. */
#ifndef PLAY_WORDING_H
#define PLAY_WORDING_H

#include "play/view.h"

/* "39", "likely". */
const char *wording_value(const struct language *words, struct arena *arena,
                          const struct view_meter *meter, int32_t value);

/* From one value to another: "31 → 39", "unlikely → roughly even", "still
 * likely". */
const char *wording_way(const struct language *words, struct arena *arena,
                        const struct view_meter *meter, int32_t before,
                        int32_t after);

/* By how much: "+8", "−5", "0"; "a little more likely", "much less likely",
 * "as likely as before". */
const char *wording_amount(const struct language *words, struct arena *arena,
                           const struct view_meter *meter, int32_t by);

/* "contested", "" for FACT_UNMARKED; "verbal"; "private". */
const char *wording_status(const struct language *words, uint8_t status);
const char *wording_means(const struct language *words, uint8_t means);
const char *wording_signal(const struct language *words, uint8_t signal);

#endif
