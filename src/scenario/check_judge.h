/* What checks of the flow share: the file, and what its plays can come to.
 * Private to check*.c. */
#ifndef SCENARIO_CHECK_JUDGE_H
#define SCENARIO_CHECK_JUDGE_H

#include "scenario/check_parts.h"
#include "scenario/check_world.h"

struct judge {
    struct loader *loader;
    struct world world;
    int32_t *option_nodes;  /* one an option of the model */
    struct moment *offered; /* one an option: the turns in which some scene
                               offers it, before moves; `last` 0: none does */
};

/* A condition that can never hold at a moment: its place, and what follows
 * from that. */
struct never {
    enum diag_code code;
    int32_t node;
    const struct expr *when;
    struct moment moment;
    const char *so;
};
/* Reports it, with what is known of what the condition asks. */
void judge_never(struct judge *judge, const struct never *never);

/* Whether the last of some conditions can hold while none before it does. Of
 * those before, the nearest JUDGE_BEFORE are enough. */
#define JUDGE_BEFORE 12
bool judge_first(struct judge *judge, const struct moment *moment,
                 const struct expr *const *whens, int32_t count);

/* The parts ---------------------------------------------------------------- */

/* False, with a finding, where no scene can come first: then nothing else
 * can be said. */
bool check_begins(struct judge *judge);
/* Scenes that never come, or from which nothing leads to an end. */
void check_scenes(struct judge *judge);
/* Decisions in which all may be closed. */
void check_closed(struct judge *judge);
/* Conditions that can never hold, or always do where that hides something. */
void check_options(struct judge *judge);
void check_outcomes(struct judge *judge);
void check_rules(struct judge *judge);
void check_endings(struct judge *judge);
void check_sequels(struct judge *judge);
void check_nexts(struct judge *judge);
void check_texts(struct judge *judge);
/* Choices that are none, and what does nothing. */
void check_choices(struct judge *judge);
/* Numbers that cannot do what they are there for. */
void check_sense(struct judge *judge);
/* Amounts in effects that change nothing, too much or what is not meant. */
void check_amounts(struct loader *loader);

#endif
