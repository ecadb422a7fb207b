#include "cli/stats_report.h"

#include "report/json_out.h"

#include <inttypes.h>

static void json_count(struct sink *out, bool first, const char *name,
                       int64_t count)
{
    sink_format(out, "%s\"%s\": %" PRId64, first ? "" : ", ", name, count);
}

static void json_words(const struct stats *stats, struct sink *out)
{
    sink_text(out, ",\n  \"words\": {");
    json_count(out, true, "all", stats->texts.all);
    for (int32_t i = 0; i < STATS_KIND_COUNT; i++) {
        json_count(out, false, stats_kind_json[i], stats->texts.words[i]);
    }
    sink_text(out, "},\n  \"reading\": {");
    json_count(out, true, "words_a_minute", stats->pace.words_a_minute);
    json_count(out, false, "minutes",
               stats_minutes(stats_reading(stats, stats->texts.all)));
    sink_text(out, "}");
}

static void json_play(const char *name, const struct stats_play *play,
                      struct sink *out)
{
    sink_format(out, ",\n      \"%s\": {", name);
    json_count(out, true, "minutes", stats_minutes(play->seconds));
    json_count(out, false, "words", play->words);
    json_count(out, false, "decisions", play->decisions);
    json_count(out, false, "turns", play->turns);
    sink_text(out, "}");
}

static void json_seats(const struct stats *stats, struct sink *out)
{
    sink_text(out, ",\n  \"plays\": {");
    json_count(out, true, "each_seat", stats->plays);
    json_count(out, false, "seconds_a_decision",
               stats->pace.seconds_a_decision);
    json_count(out, false, "endings", STATS_ENDING_PLAYS);
    sink_text(out, "},\n  \"seats\": [");
    for (int32_t i = 0; i < stats->seat_count; i++) {
        const struct stats_seat *seat = &stats->seats[i];
        sink_text(out, i == 0 ? "\n    {" : ",\n    {");
        json_member(out, true, "actor", stats->model->actors[seat->actor].id);
        json_play("shortest", &seat->shortest, out);
        json_play("typical", &seat->typical, out);
        json_play("longest", &seat->longest, out);
        json_count(out, false, "class_seconds_a_decision",
                   stats_class(stats, seat));
        sink_text(out, "}");
    }
    sink_text(out, "]");
}

static void json_options(const struct stats_options *options, struct sink *out)
{
    sink_text(out, ",\n  \"options\": {");
    json_count(out, true, "least", options->least);
    json_count(out, false, "most", options->most);
    sink_text(out, ", \"mean\": ");
    stats_tenths(out, stats_share(options->offered, options->decisions, 1));
    json_count(out, false, "different", options->different);
    json_count(out, false, "with_cost", options->with_cost);
    sink_text(out, ", \"percent_with_cost\": ");
    stats_tenths(out, stats_share(options->with_cost, options->different, 100));
    sink_text(out, "}");
}

static void json_structure(const struct stats *stats, struct sink *out)
{
    sink_text(out, ",\n  \"counts\": {");
    for (int32_t i = 0; i < STATS_COUNT_COUNT; i++) {
        json_count(out, i == 0, stats_count_json[i],
                   stats_count(stats->model, i));
    }
    sink_text(out, "}");
}

static void json_rest(const struct stats *stats, struct sink *out)
{
    const struct model *model = stats->model;
    sink_text(out, ",\n  \"endings\": {");
    for (int32_t i = 0; i < model->endings_count; i++) {
        sink_format(out, "%s\"%s\": ", i == 0 ? "" : ", ",
                    model->endings[i].id);
        stats_tenths(out,
                     stats_share(stats->endings[i], STATS_ENDING_PLAYS, 100));
    }
    sink_text(out, "},\n  \"texts\": {");
    for (int32_t i = 0; i < STATS_STATUSES; i++) {
        json_count(out, i == 0, stats_status_words[i], stats->texts.labels[i]);
    }
    sink_text(out, "}");
    json_count(out, false, "sources_named", stats->texts.sources_named);
}

static void json_languages(const struct stats *stats, struct sink *out)
{
    sink_text(out, ",\n  \"translations\": [");
    for (size_t i = 0; i < stats->language_count; i++) {
        const struct stats_language *language = &stats->languages[i];
        sink_text(out, i == 0 ? "\n    {" : ",\n    {");
        json_member(out, true, "language", language->tag);
        sink_format(out, ", \"readable\": %s",
                    language->readable ? "true" : "false");
        json_count(out, false, "texts", language->count.texts);
        json_count(out, false, "done", language->count.done);
        json_count(out, false, "missing", language->count.missing);
        json_count(out, false, "stale", language->count.stale);
        json_count(out, false, "unknown", language->count.unknown);
        sink_text(out, "}");
    }
    sink_text(out, "]");
}

void stats_write_json(const struct stats *stats, bool first, struct sink *out)
{
    sink_text(out, first ? "\n {" : ",\n {");
    json_member(out, true, "file", stats->path);
    json_member(out, false, "id", stats->model->id);
    json_member(out, false, "title", stats->model->title);
    json_member(out, false, "language", stats->model->language);
    json_words(stats, out);
    json_seats(stats, out);
    json_structure(stats, out);
    json_options(&stats->options, out);
    json_rest(stats, out);
    json_languages(stats, out);
    sink_text(out, "}");
}
