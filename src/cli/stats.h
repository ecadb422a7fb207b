/* What a scenario holds and how long it takes, in figures. */
#ifndef CLI_STATS_H
#define CLI_STATS_H

#include "base/arena.h"
#include "scenario/scenario.h"

/* Kinds of text: name in JSON, name for people. */
#define STATS_KINDS(X)                                                         \
    X(HEAD, "head", "title and notes")                                         \
    X(BRIEFINGS, "briefings", "briefings")                                     \
    X(SCENES, "scenes", "scenes")                                              \
    X(OPTIONS, "options", "options")                                           \
    X(ADVICE, "advice", "advice")                                              \
    X(OUTCOMES, "outcomes", "outcomes")                                        \
    X(CONSEQUENCES, "consequences", "consequences")                            \
    X(HAPPENINGS, "rules_and_events", "rules and events")                      \
    X(ENDINGS, "endings", "endings")                                           \
    X(UNKNOWNS, "unknowns", "hidden truths")                                   \
    X(RECORD, "record", "what really happened")                                \
    X(NAMES, "names", "names and meters")                                      \
    X(CODEX, "codex", "codex")                                                 \
    X(SOURCES, "sources", "sources")                                           \
    X(CLASS, "class", "class page")

enum stats_kind {
#define X(name, json, words) STATS_##name,
    STATS_KINDS(X)
#undef X
        STATS_KIND_COUNT
};

#define STATS_STATUSES (FACT_MODEL + 1)

struct stats_texts {
    int64_t words[STATS_KIND_COUNT];
    int64_t all; /* words */
    /* Texts (each variant is one) by the label of fact that they have, or
     * that the thing has in which they stand. */
    int32_t labels[STATS_STATUSES];
    int32_t sources_named; /* sources that something names */
};

/* Each text once, also where several options share it; markup is no word, a
 * {name} is one. */
struct stats_texts stats_texts(const struct model *model, struct arena *arena);

/* Words in UTF-8: what stands between blanks or dashes and holds a letter or
 * a digit. Writing without blanks is not taken apart. */
int64_t stats_words(const char *text);

struct stats_options {
    int32_t decisions;
    int32_t least, most; /* options of a decision */
    int32_t offered;     /* of all decisions together */
    int32_t different;   /* an override counts as one of its own */
    int32_t with_cost;   /* see stats_options() */
};

/* An option has a cost where it, what follows it or what it sends can move a
 * meter against its `better`: one that is nobody's, or the decider's own. */
struct stats_options stats_options(const struct model *model,
                                   struct arena *arena);

/* Plays --------------------------------------------------------------------
 */

struct stats_pace {
    int32_t words_a_minute; /* at least 1 */
    int32_t seconds_a_decision;
};

struct stats_play {
    int64_t words;
    int32_t turns, decisions;
    int64_t seconds; /* to read and to decide */
};

/* Of one seat's plays the shortest, the middle and the longest by time. */
struct stats_seat {
    int32_t actor;
    int32_t plays; /* that were played */
    struct stats_play shortest, typical, longest;
};

/* How many plays of a seat: at most `most`, of which at least one; further
 * ones only while the squares of their turns sum up to less than `work`, since
 * what a turn shows grows with what was before it. So a long scenario is not
 * waited for, and the number is the same on every machine. */
struct stats_sample {
    int32_t most;
    int64_t work;
};

/* Plays a seat, seeds from 1, the seat's choices even over what is open, all
 * others by their policy. Counted is what the seat
 * is shown: its briefing, every page, ending and debrief; no codex. */
struct stats_seat stats_seat(const struct model *model, int32_t actor,
                             const struct stats_sample *sample,
                             const struct stats_pace *pace);

/* How often each ending came in `plays` plays, seeds from 1, all seats by
 * `uniform`: counts[ending]. */
void stats_endings(const struct model *model, int32_t plays, int32_t *counts);

#endif
