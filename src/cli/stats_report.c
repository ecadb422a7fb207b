#include "cli/stats_report.h"

#include <inttypes.h>

const char *const stats_kind_words[] = {
#define X(name, json, words) words,
    STATS_KINDS(X)
#undef X
};
const char *const stats_kind_json[] = {
#define X(name, json, words) json,
    STATS_KINDS(X)
#undef X
};
const char *const stats_count_words[] = {
#define X(table, json, words) words,
    STATS_COUNTS(X)
#undef X
};
const char *const stats_count_json[] = {
#define X(table, json, words) json,
    STATS_COUNTS(X)
#undef X
};
const char *const stats_status_words[] = {
    [FACT_UNMARKED] = "unmarked",   [FACT_REPORTED] = "reported",
    [FACT_CONTESTED] = "contested", [FACT_COUNTERFACTUAL] = "counterfactual",
    [FACT_MODEL] = "model",
};

int32_t stats_count(const struct model *model, int32_t count)
{
    const int32_t counts[] = {
#define X(table, json, words) model->table##_count,
        STATS_COUNTS(X)
#undef X
    };
    return counts[count];
}

int64_t stats_minutes(int64_t seconds)
{
    return (seconds + 59) / 60;
}

int64_t stats_reading(const struct stats *stats, int64_t words)
{
    return words * 60 / stats->pace.words_a_minute;
}

int64_t stats_class(const struct stats *stats, const struct stats_seat *seat)
{
    const struct stats_play *play = &seat->typical;
    int64_t left = (int64_t)stats->model->classroom.minutes * 60 -
                   stats_reading(stats, play->words);
    return left > 0 && play->decisions > 0 ? left / play->decisions : 0;
}

int64_t stats_share(int64_t part, int64_t of, int64_t scale)
{
    return of == 0 ? 0 : (part * scale * 10 + of / 2) / of;
}

void stats_tenths(struct sink *out, int64_t value)
{
    sink_format(out, "%" PRId64 ".%" PRId64, value / 10, value % 10);
}
