#include "cli/commands.h"
#include "cli/stats_report.h"

#include <inttypes.h>

static void heading(struct sink *out, const char *text)
{
    sink_format(out, "  %-24s", text);
}

static void write_count(struct sink *out, const char *name, int64_t count)
{
    heading(out, name);
    sink_format(out, "%8" PRId64 "\n", count);
}

static const char *plural(int64_t count)
{
    return count == 1 ? "" : "s";
}

static void text_words(const struct stats *stats, struct sink *out)
{
    int64_t minutes = stats_minutes(stats_reading(stats, stats->texts.all));
    heading(out, "words");
    sink_format(out,
                "%8" PRId64 "  %" PRId64
                " minute%s to read them all, at %" PRId32 " a minute\n",
                stats->texts.all, minutes, plural(minutes),
                stats->pace.words_a_minute);
    for (int32_t i = 0; i < STATS_KIND_COUNT; i++) {
        if (stats->texts.words[i] > 0) {
            sink_format(out, "    %-22s%8" PRId64 "\n", stats_kind_words[i],
                        stats->texts.words[i]);
        }
    }
}

static void text_play(const char *name, const struct stats_play *play,
                      struct sink *out)
{
    int64_t minutes = stats_minutes(play->seconds);
    sink_format(out,
                "    %-22s%8" PRId64 "  minute%s: %" PRId64 " word%s, %" PRId32
                " decision%s, %" PRId32 " turn%s\n",
                name, minutes, plural(minutes), play->words,
                plural(play->words), play->decisions, plural(play->decisions),
                play->turns, plural(play->turns));
}

static void text_seat(const struct stats *stats, const struct stats_seat *seat,
                      struct sink *out)
{
    const struct actor *actor = &stats->model->actors[seat->actor];
    sink_text(out, "  to play ");
    sink_escaped_line(out, actor->name);
    sink_format(out, " (%" PRId32 " plays)\n", seat->plays);
    text_play("shortest", &seat->shortest, out);
    text_play("typical", &seat->typical, out);
    text_play("longest", &seat->longest, out);
    if (stats->model->classroom.minutes > 0) {
        int64_t left = stats_class(stats, seat) / 6; /* tenths of minutes */
        sink_format(out,
                    "    %-22s%6" PRId64 ".%" PRId64
                    "  minutes for each decision, in a lesson of %" PRId32 "\n",
                    "in class", left / 10, left % 10,
                    stats->model->classroom.minutes);
    }
}

static void text_structure(const struct stats *stats, struct sink *out)
{
    const struct model *model = stats->model;
    const struct stats_options *options = &stats->options;
    for (int32_t i = 0; i < STATS_COUNT_COUNT; i++) {
        write_count(out, stats_count_words[i], stats_count(model, i));
    }
    heading(out, "options of a decision");
    sink_format(out, "%8" PRId32 "  to %" PRId32 ", mean ", options->least,
                options->most);
    stats_tenths(out, stats_share(options->offered, options->decisions, 1));
    sink_text(out, "\n");
    heading(out, "different options");
    sink_format(out, "%8" PRId32 "  of them with a cost: %" PRId32 ", ",
                options->different, options->with_cost);
    stats_tenths(out, stats_share(options->with_cost, options->different, 100));
    sink_text(out, " percent\n");
}

static void text_endings(const struct stats *stats, struct sink *out)
{
    const struct model *model = stats->model;
    sink_text(out, "  how often each ending came\n");
    for (int32_t i = 0; i < model->endings_count; i++) {
        int64_t share = stats_share(stats->endings[i], STATS_ENDING_PLAYS, 100);
        sink_format(
            out, "    %-22s%6" PRId64 ".%" PRId64 "  percent of %d plays\n",
            model->endings[i].id, share / 10, share % 10, STATS_ENDING_PLAYS);
    }
}

static void text_facts(const struct stats *stats, struct sink *out)
{
    int64_t all = 0;
    for (int32_t i = 0; i < STATS_STATUSES; i++) {
        all += stats->texts.labels[i];
    }
    write_count(out, "texts", all);
    for (int32_t i = 0; i < STATS_STATUSES; i++) {
        sink_format(out, "    %-22s%8" PRId32 "\n", stats_status_words[i],
                    stats->texts.labels[i]);
    }
    write_count(out, "sources that are named", stats->texts.sources_named);
}

static void text_languages(const struct stats *stats, struct sink *out)
{
    for (size_t i = 0; i < stats->language_count; i++) {
        const struct stats_language *language = &stats->languages[i];
        const struct translation_count *count = &language->count;
        int64_t share = stats_share(count->done, count->texts, 100);
        sink_text(out, i == 0 ? "  translations\n" : "");
        if (!language->readable) {
            sink_format(out, "    %-22s%8s  cannot be read\n", language->tag,
                        "");
            continue;
        }
        sink_format(out,
                    "    %-22s%6" PRId64 ".%" PRId64 "  percent of %" PRId32
                    " texts, %" PRId32 " missing, %" PRId32 " stale\n",
                    language->tag, share / 10, share % 10, count->texts,
                    count->missing, count->stale);
    }
}

static void text_notes(const struct stats *stats, struct sink *out)
{
    sink_format(out,
                "\n  Minutes are begun minutes, for one who plays alone and "
                "takes %" PRId32 " seconds a\n  decision (a guess; "
                "--seconds). "
                "Plays have seeds from 1; a seat's choices\n  are even, the "
                "others' by their policy; the endings' with all seats by "
                "uniform.\n",
                stats->pace.seconds_a_decision);
    if (stats->pace.words_a_minute == STATS_WORDS_A_MINUTE) {
        sink_text(out, "  238 words a minute: silent reading of English "
                       "non-fiction by adults, the mean\n  of 190 studies "
                       "(Brysbaert 2019, J. Memory and Language 109). Aloud "
                       "it is 183.\n");
    }
}

void stats_write_text(const struct stats *stats, bool first, struct sink *out)
{
    sink_text(out, first ? "" : "\n");
    sink_escaped_line(out, stats->path);
    sink_text(out, ": ");
    sink_escaped_line(out, stats->model->title);
    sink_text(out, "\n");
    text_words(stats, out);
    for (int32_t i = 0; i < stats->seat_count; i++) {
        text_seat(stats, &stats->seats[i], out);
    }
    text_structure(stats, out);
    text_endings(stats, out);
    text_facts(stats, out);
    text_languages(stats, out);
    text_notes(stats, out);
}
