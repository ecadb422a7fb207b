#include "cli/stats_report.h"

static void json_words(const struct stats *stats, struct json *json)
{
    json_object(json, "words");
    json_number(json, "all", stats->texts.all);
    for (int32_t i = 0; i < STATS_KIND_COUNT; i++) {
        json_number(json, stats_kind_json[i], stats->texts.words[i]);
    }
    json_object_end(json);
    json_object(json, "reading");
    json_number(json, "words_a_minute", stats->pace.words_a_minute);
    json_number(json, "minutes",
                stats_minutes(stats_reading(stats, stats->texts.all)));
    json_object_end(json);
}

static void json_play(const char *name, const struct stats_play *play,
                      struct json *json)
{
    json_object(json, name);
    json_number(json, "minutes", stats_minutes(play->seconds));
    json_number(json, "words", play->words);
    json_number(json, "decisions", play->decisions);
    json_number(json, "turns", play->turns);
    json_object_end(json);
}

static void json_seats(const struct stats *stats, struct json *json)
{
    json_object(json, "plays");
    json_number(json, "seconds_a_decision", stats->pace.seconds_a_decision);
    json_number(json, "endings", STATS_ENDING_PLAYS);
    json_object_end(json);
    json_list(json, "seats");
    for (int32_t i = 0; i < stats->seat_count; i++) {
        const struct stats_seat *seat = &stats->seats[i];
        json_object(json, NULL);
        json_text(json, "actor", stats->model->actors[seat->actor].id);
        json_number(json, "plays", seat->plays);
        json_play("shortest", &seat->shortest, json);
        json_play("typical", &seat->typical, json);
        json_play("longest", &seat->longest, json);
        json_number(json, "class_seconds_a_decision", stats_class(stats, seat));
        json_object_end(json);
    }
    json_list_end(json);
}

static void json_options(const struct stats_options *options, struct json *json)
{
    json_object(json, "options");
    json_number(json, "least", options->least);
    json_number(json, "most", options->most);
    json_tenths(json, "mean",
                stats_share(options->offered, options->decisions, 1));
    json_number(json, "different", options->different);
    json_number(json, "with_cost", options->with_cost);
    json_tenths(json, "percent_with_cost",
                stats_share(options->with_cost, options->different, 100));
    json_object_end(json);
}

static void json_structure(const struct stats *stats, struct json *json)
{
    json_object(json, "counts");
    for (int32_t i = 0; i < STATS_COUNT_COUNT; i++) {
        json_number(json, stats_count_json[i], stats_count(stats->model, i));
    }
    json_object_end(json);
}

static void json_rest(const struct stats *stats, struct json *json)
{
    const struct model *model = stats->model;
    json_object(json, "endings");
    for (int32_t i = 0; i < model->endings_count; i++) {
        json_tenths(json, model->endings[i].id,
                    stats_share(stats->endings[i], STATS_ENDING_PLAYS, 100));
    }
    json_object_end(json);
    json_object(json, "texts");
    for (int32_t i = 0; i < STATS_STATUSES; i++) {
        json_number(json, stats_status_words[i], stats->texts.labels[i]);
    }
    json_object_end(json);
    json_number(json, "sources_named", stats->texts.sources_named);
}

static void json_languages(const struct stats *stats, struct json *json)
{
    json_list(json, "translations");
    for (size_t i = 0; i < stats->language_count; i++) {
        const struct stats_language *language = &stats->languages[i];
        json_object(json, NULL);
        json_text(json, "language", language->tag);
        json_truth(json, "readable", language->readable);
        json_number(json, "texts", language->count.texts);
        json_number(json, "done", language->count.done);
        json_number(json, "missing", language->count.missing);
        json_number(json, "stale", language->count.stale);
        json_number(json, "unknown", language->count.unknown);
        json_object_end(json);
    }
    json_list_end(json);
}

void stats_write_json(const struct stats *stats, struct json *json)
{
    json_object(json, NULL);
    json_text(json, "file", stats->path);
    json_text(json, "id", stats->model->id);
    json_text(json, "title", stats->model->title);
    json_text(json, "language", stats->model->language);
    json_words(stats, json);
    json_seats(stats, json);
    json_structure(stats, json);
    json_options(&stats->options, json);
    json_rest(stats, json);
    json_languages(stats, json);
    json_object_end(json);
}
