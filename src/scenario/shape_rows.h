/* How the rows of the table of shape.h are written, and the rows that many
 * kinds of object share. Private to shape_*.c. */
#ifndef SCENARIO_SHAPE_ROWS_H
#define SCENARIO_SHAPE_ROWS_H

#include "scenario/limits.h"
#include "scenario/scenario.h"
#include "scenario/shape.h"

#define X(name) extern const struct shape_object shape_object_##name;
SHAPE_KINDS(X)
#undef X

/* Words that several kinds of object take, in the order of their enums. */
extern const struct shape_word shape_statuses[], shape_forecasts[],
    shape_policies[];

#define REQ  SHAPE_REQUIRED
#define TOLD SHAPE_TOLD
#define SOME SHAPE_SOME

/* ROW(key, type, flags, SAY("what it is", "More of it."), ...): what else a
 * type needs follows. */
#define ROW(k, t, f, ...)                                                      \
    {                                                                          \
        .key = KEY_##k, .type = SHAPE_##t, .flags = (f), __VA_ARGS__           \
    }
/* The same for a key with a default: v holds where it is left out. */
#define ROW_ELSE(k, t, f, v, ...)                                              \
    ROW(k, t, (f) | SHAPE_DEFAULT, .otherwise = (v), __VA_ARGS__)

#define SAY(what, text)    .about = (what), .more = (text)
#define RANGE(least, most) .low = (least), .high = (most)
#define MOST(n)            .high = (n)
#define WORDS(list)        .words = (list)
#define OF(name)           .kind = KIND_##name
#define EXAMPLES(json)     .examples = (json)
#define SUCH(json)         .such = (json)

#define OBJECT(NAME, words, text, table)                                       \
    const struct shape_object shape_object_##NAME = {                          \
        .name = (words),                                                       \
        .about = (text),                                                       \
        .fields = table,                                                       \
        .count = (int32_t)(sizeof table / sizeof table[0])}
#define OBJECT_BOUND(NAME, words, text, table, list)                           \
    const struct shape_object shape_object_##NAME = {                          \
        .name = (words),                                                       \
        .about = (text),                                                       \
        .fields = table,                                                       \
        .bonds = list,                                                         \
        .count = (int32_t)(sizeof table / sizeof table[0])}

#define ROW_ID(flags, more, like)                                              \
    ROW(id, ID, flags, SAY("the name that the rest of the file uses", more),   \
        SUCH(like))
/* Anything in a list may have an id of its own, which its texts' names use. */
#define ROW_OWN_ID                                                             \
    ROW(id, ID, TOLD,                                                          \
        SAY("an id of its own for the names of texts",                         \
            "Without one its place in the list stands in, so that "            \
            "translations are lost when it moves."))
#define ROW_NAME(like)                                                         \
    ROW(name, STRING, REQ | TOLD, SAY("its name, as players read it", ""),     \
        SUCH(like))

/* Facts: whatever has an id, a block or a text may say how far it is true
 * and where that stands. */
#define ROWS_FACT                                                              \
    ROW(status, WORD, TOLD,                                                    \
        SAY("how far this is fact: reported, contested, counterfactual or "    \
            "model",                                                           \
            "Players see it as a mark beside it. Left out, it is read as "     \
            "part of the story."),                                             \
        WORDS(shape_statuses)),                                                \
        ROW(sources, REFS, TOLD,                                               \
            SAY("ids of the sources for this",                                 \
                "Players find them behind its mark and in the ledger."),       \
            SUCH("[\"ship_log\"]"))

#define ROWS_BLOCK                                                             \
    ROW(effects, EFFECTS, 0,                                                   \
        SAY("meters and the amounts that are added to them",                   \
            "All amounts read the world before the block; each meter is then " \
            "held to its range.")),                                            \
        ROW(set, SETS, 0,                                                      \
            SAY("flags and meters and the values they get",                    \
                "A value is of its target's type. A meter stands in "          \
                "`effects` or here, never in both.")),                         \
        ROW(later, OBJECTS, 0,                                                 \
            SAY("what lands some turns later",                                 \
                "Each is a block of its own, is worked out when it lands, "    \
                "and can be cancelled before."),                               \
            OF(CONSEQUENCE))
#define ROW_BLOCK_TEXT                                                         \
    ROW(text, TEXT, TOLD,                                                      \
        SAY("what those who may see it are told",                              \
            "It is filled in just before the block acts."))
#define ROW_HEADLINE                                                           \
    ROW(headline, TEXT, TOLD,                                                  \
        SAY("what everyone reads",                                             \
            "Every seat gets it, even where the act itself stays hidden."))
#endif
