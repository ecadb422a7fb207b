/* The figures of one file, worked out, and the two ways to write them. */
#ifndef CLI_STATS_REPORT_H
#define CLI_STATS_REPORT_H

#include "base/sink.h"
#include "cli/stats.h"
#include "report/json_out.h"
#include "scenario/translate.h"

/* Silent reading of English non-fiction by adults, the mean of 190 studies:
 * Brysbaert 2019, Journal of Memory and Language 109, 104047. */
#define STATS_WORDS_A_MINUTE 238
/* Our own guess, for one who plays alone. */
#define STATS_SECONDS_A_DECISION 60
/* Plays that the shares of endings are taken from. */
#define STATS_ENDING_PLAYS 1000

/* One that lies beside the scenario. */
struct stats_language {
    const char *tag;
    struct translation_count count;
    bool readable;
};

struct stats {
    const char *path;
    const struct model *model;
    struct arena arena;
    struct stats_pace pace;
    struct stats_sample sample; /* of each seat */
    struct stats_texts texts;
    struct stats_options options;
    struct stats_seat *seats;
    int32_t seat_count;
    int32_t *endings; /* of STATS_ENDING_PLAYS, how often each came */
    struct stats_language *languages; /* by file name */
    size_t language_count, language_capacity;
};

/* How many there are of a kind: table of the model, JSON, for people. */
#define STATS_COUNTS(X)                                                        \
    X(scenes, "scenes", "scenes")                                              \
    X(decisions, "decisions", "decisions")                                     \
    X(outcomes, "outcomes", "outcomes")                                        \
    X(consequences, "consequences", "consequences")                            \
    X(rules, "rules", "rules")                                                 \
    X(events, "events", "events")                                              \
    X(meters, "meters", "meters")                                              \
    X(flags, "flags", "flags")                                                 \
    X(unknowns, "unknowns", "hidden truths")                                   \
    X(actors, "actors", "actors")                                              \
    X(sources, "sources", "sources")                                           \
    X(endings, "endings", "endings")

enum {
#define X(table, json, words) STATS_COUNT_##table,
    STATS_COUNTS(X)
#undef X
        STATS_COUNT_COUNT
};
extern const char *const stats_count_json[STATS_COUNT_COUNT];
extern const char *const stats_count_words[STATS_COUNT_COUNT];
int32_t stats_count(const struct model *model, int32_t count);

extern const char *const stats_kind_json[STATS_KIND_COUNT];
extern const char *const stats_kind_words[STATS_KIND_COUNT];
extern const char *const stats_status_words[STATS_STATUSES];

/* Begun minutes. */
int64_t stats_minutes(int64_t seconds);

/* Seconds to read so many words. */
int64_t stats_reading(const struct stats *stats, int64_t words);

/* Seconds that a lesson leaves for each decision of the typical play once
 * that was read; 0 where nothing is left or no lesson is named. */
int64_t stats_class(const struct stats *stats, const struct stats_seat *seat);

/* `part` times `scale` in `of`, in tenths, rounded to the nearest; 0 of
 * nothing. Written as "3.4". */
int64_t stats_share(int64_t part, int64_t of, int64_t scale);
void stats_tenths(struct sink *out, int64_t value);

/* Looks at the translations beside a scenario that lies at `path`;
 * stats->arena takes what is kept. mem_free(stats->languages) when done. */
void stats_languages(struct stats *stats, const char *path);

/* `first`: it is the first file that is told of. */
void stats_write_text(const struct stats *stats, bool first, struct sink *out);
void stats_write_json(const struct stats *stats, struct json *json);

#endif
