/* A recording while it is read. */
#ifndef PLAY_RECORDING_READER_H
#define PLAY_RECORDING_READER_H

#include "play/list.h"
#include "play/recording.h"

/* Which lines may come next. */
enum stage {
    STAGE_SCENARIO,
    STAGE_FILE,
    STAGE_RULES,
    STAGE_SEED,
    STAGE_VERSION, /* which version of the play it is */
    STAGE_SEATS,
    STAGE_MANDATES,
    STAGE_TURNS,
    STAGE_OVER,
    STAGE_SAME /* goes on as before */
};
#define STAGE_BIT(stage) (1u << (stage))

#define READER_WORDS 5

struct reader {
    struct arena *arena;
    struct diag_list *diags;
    const char *file;
    const char *at, *end; /* what is left, up to the checksum's line */
    char *line;           /* the current one, a copy */
    const char *words[READER_WORDS];
    int32_t word_count;
    int32_t number; /* of the line */
    enum stage stage;
    struct recording *recording;
    struct list seats, mandates, turns, lines; /* `lines`: of this turn */
};

/* A finding at the current line; always false. */
bool reader_refuse(struct reader *reader, enum diag_code code,
                   const char *format, ...) PRINTF_LIKE(3, 4);

/* Takes the current line: by its first word, where it may stand. False with
 * a finding. */
bool reader_take(struct reader *reader);

/* Whether all that a recording must say before its first turn was read. */
bool reader_head_done(const struct reader *reader);

/* Gives the last turn the lines that were read since. */
void reader_close_turn(struct reader *reader);

#endif
