#include "cli/commands.h"
#include "report/json_out.h"

#include "app/slots.h"
#include "base/sort.h"
#include "platform/paths.h"

#include <inttypes.h>
#include <string.h>

/* What became of one save. */
struct verdict {
    const char *file, *name, *title, *stands; /* its own words, "" */
    const char *reason;                       /* "" where all is well */
    int64_t saved;
    enum save_fit fit;
    int32_t turn, stand, turns, ways_left;
    bool whole;
};

/* All with one reason: which edit it was. */
struct group {
    const struct verdict *first;
    int32_t count;
};

struct report {
    const char *scenario; /* the file, as it was named */
    const struct model *model;
    struct arena arena;
    struct verdict *items;
    struct group *groups;
    size_t count, capacity, group_count, group_capacity;
    int32_t fits[FIT_NONE + 1];
    int32_t others; /* saves of other scenarios, passed by in folders */
    bool unreadable;
};

static const char *const fit_words[] = {
    [FIT_SAME] = "same",
    [FIT_AGREES] = "agrees",
    [FIT_SHIFTS] = "shifts",
    [FIT_NONE] = "none",
};

/* Judging -------------------------------------------------------------------
 */

static const char *first_error(const struct diag_list *diags)
{
    for (size_t i = 0; i < diags->count; i++) {
        if (diag_code_info(diags->items[i].code)->severity == DIAG_ERROR) {
            return diags->items[i].message;
        }
    }
    return "it cannot be played";
}

static void add(struct report *report, const char *path,
                const struct slot_play *play)
{
    struct arena *arena = &report->arena;
    report->items = mem_grow(report->items, report->count, &report->capacity,
                             sizeof(*report->items));
    struct verdict *verdict = &report->items[report->count++];
    *verdict = (struct verdict){.file = arena_text(arena, path),
                                .name = "",
                                .title = "",
                                .stands = "",
                                .reason = play->found.reason,
                                .fit = play->found.fit,
                                .turn = play->found.turn,
                                .stand = play->found.stand,
                                .ways_left = play->found.ways_left,
                                .whole = !play->damaged};
    if (play->save != NULL) {
        const struct save_head *head = save_head(play->save);
        verdict->name = arena_text(arena, head->name);
        verdict->title = arena_text(arena, head->title);
        verdict->stands = arena_text(arena, head->stand);
        verdict->saved = head->saved;
        verdict->turns = save_turns(play->save);
    }
    if (verdict->fit == FIT_NONE && verdict->reason[0] == '\0') {
        verdict->reason = first_error(&play->diags);
    }
    verdict->reason = arena_text(arena, verdict->reason);
    report->fits[verdict->fit]++;
}

/* In a folder those of other scenarios are nothing to worry about. */
static void judge(struct report *report, const char *path, bool listed)
{
    struct slot_play play;
    if (listed) {
        slot_open_found_on(&play, path, report->model);
    } else {
        slot_open_on(&play, path, report->model);
    }
    bool other = play.save != NULL &&
                 strcmp(save_scenario(play.save), report->model->id) != 0;
    if (other && listed) {
        report->others++;
    } else {
        add(report, path, &play);
        report->unreadable = report->unreadable || play.file != FILE_OK;
    }
    slot_play_clear(&play);
}

struct folder {
    struct report *report;
    const char *path;
};

static bool ends_in(const char *name, const char *end)
{
    size_t length = strlen(name);
    size_t size = strlen(end);
    return length >= size && strcmp(name + length - size, end) == 0;
}

/* ".bad" files were set aside already. Of a link nothing is known but its
 * name. */
static void visit(void *context, const char *name)
{
    struct folder *folder = context;
    struct arena arena = {0};
    const char *path = paths_join(&arena, folder->path, name);
    enum slot_kind kind =
        ends_in(name, SLOT_BAD) ? SLOT_OTHER : slot_kind_found(path);
    if (kind == SLOT_SAVE || kind == SLOT_RECORDING ||
        (kind == SLOT_LINK && ends_in(name, SLOT_END))) {
        judge(folder->report, path, true);
    }
    arena_clear(&arena);
}

static void judge_all(struct report *report, const char *path)
{
    struct folder folder = {report, path};
    if (!file_each(path, visit, &folder)) {
        judge(report, path, false);
    }
}

static bool alike(const struct verdict *a, const struct verdict *b)
{
    return a->fit == b->fit && a->turn == b->turn &&
           strcmp(a->reason, b->reason) == 0;
}

static int compare_groups(const void *a, const void *b)
{
    const struct group *left = a;
    const struct group *right = b;
    return right->count - left->count;
}

static void count_reasons(struct report *report)
{
    for (size_t i = 0; i < report->count; i++) {
        const struct verdict *verdict = &report->items[i];
        size_t at = 0;
        if (verdict->fit < FIT_SHIFTS) {
            continue;
        }
        while (at < report->group_count &&
               !alike(report->groups[at].first, verdict)) {
            at++;
        }
        if (at == report->group_count) {
            report->groups =
                mem_grow(report->groups, report->group_count++,
                         &report->group_capacity, sizeof(*report->groups));
            report->groups[at] = (struct group){verdict, 0};
        }
        report->groups[at].count++;
    }
    sort_stable(report->groups, report->group_count, sizeof(*report->groups),
                compare_groups);
}

/* Text ----------------------------------------------------------------------
 */

static void write_verdict(struct sink *out, const struct verdict *verdict)
{
    sink_escaped_line(out, verdict->file);
    switch (verdict->fit) {
    case FIT_SAME:
        sink_format(out, ": as before, in turn %" PRId32, verdict->stand);
        break;
    case FIT_AGREES:
        sink_format(out, ": agrees, in turn %" PRId32, verdict->stand);
        break;
    case FIT_SHIFTS:
        sink_format(
            out, ": differs from turn %" PRId32 " on, stands in turn %" PRId32,
            verdict->turn, verdict->stand);
        break;
    case FIT_NONE:
        sink_text(out, ": cannot be used");
        break;
    }
    if (verdict->reason[0] != '\0') {
        sink_text(out, ": ");
        sink_escaped(out, verdict->reason);
    }
    if (!verdict->whole && verdict->fit != FIT_NONE) {
        sink_text(out, " (the file is damaged)");
    }
    if (verdict->ways_left > 0) {
        sink_format(out, " (%" PRId32 " ways that were tried are lost)",
                    verdict->ways_left);
    }
    sink_text(out, "\n");
}

static void write_text(const struct report *report, struct sink *out)
{
    for (size_t i = 0; i < report->count; i++) {
        write_verdict(out, &report->items[i]);
    }
    for (size_t i = 0; i < report->group_count; i++) {
        const struct group *group = &report->groups[i];
        sink_format(out, "%" PRId32 " save%s", group->count,
                    group->count == 1 ? "" : "s");
        if (group->first->fit == FIT_SHIFTS) {
            sink_format(out, " from turn %" PRId32, group->first->turn);
        }
        sink_text(out, ": ");
        sink_escaped(out, group->first->reason);
        sink_text(out, "\n");
    }
    sink_escaped_line(out, report->scenario);
    sink_format(out,
                ": %" PRId32 " as before, %" PRId32 " agree, %" PRId32
                " shift, %" PRId32 " cannot be used",
                report->fits[FIT_SAME], report->fits[FIT_AGREES],
                report->fits[FIT_SHIFTS], report->fits[FIT_NONE]);
    if (report->others > 0) {
        sink_format(out, "; %" PRId32 " of other scenarios", report->others);
    }
    sink_text(out, "\n");
}

/* JSON ----------------------------------------------------------------------
 */

static void write_item(struct json *json, const struct verdict *verdict)
{
    json_object(json, NULL);
    json_text(json, "file", verdict->file);
    json_text(json, "name", verdict->name);
    json_text(json, "title", verdict->title);
    json_text(json, "stands", verdict->stands);
    json_number(json, "saved", verdict->saved);
    json_number(json, "turns", verdict->turns);
    json_truth(json, "whole", verdict->whole);
    json_text(json, "fit", fit_words[verdict->fit]);
    json_number(json, "turn", verdict->turn);
    json_number(json, "stand", verdict->stand);
    json_text(json, "reason", verdict->reason);
    json_number(json, "ways_left", verdict->ways_left);
    json_object_end(json);
}

static void write_group(struct json *json, const struct group *group)
{
    json_object(json, NULL);
    json_number(json, "saves", group->count);
    json_text(json, "fit", fit_words[group->first->fit]);
    json_number(json, "turn", group->first->turn);
    json_text(json, "reason", group->first->reason);
    json_object_end(json);
}

static void write_counts(const struct report *report, struct json *json)
{
    json_object(json, "counts");
    for (size_t i = 0; i <= FIT_NONE; i++) {
        json_number(json, fit_words[i], report->fits[i]);
    }
    json_number(json, "others", report->others);
    json_object_end(json);
}

static void write_json(const struct report *report, struct sink *out)
{
    struct json json = {.sink = out};
    json_object(&json, NULL);
    json_text(&json, "scenario", report->scenario);
    json_text(&json, "id", report->model->id);
    json_list(&json, "saves");
    for (size_t i = 0; i < report->count; i++) {
        write_item(&json, &report->items[i]);
    }
    json_list_end(&json);
    json_list(&json, "reasons");
    for (size_t i = 0; i < report->group_count; i++) {
        write_group(&json, &report->groups[i]);
    }
    json_list_end(&json);
    write_counts(report, &json);
    json_object_end(&json);
}

/* The command ---------------------------------------------------------------
 */

static enum exit_code saves(struct words files, bool as_json)
{
    struct loaded loaded;
    struct sink out = command_out();
    enum exit_code code;
    if (!command_open(&loaded, files.items[0], &code)) {
        return code;
    }
    struct report report = {.scenario = files.items[0], .model = loaded.model};
    for (int32_t i = 1; i < files.count; i++) {
        judge_all(&report, files.items[i]);
    }
    count_reasons(&report);
    if (as_json) {
        write_json(&report, &out);
    } else {
        write_text(&report, &out);
    }
    code = report.group_count > 0 ? EXIT_FINDINGS : EXIT_FINE;
    code = report.unreadable ? EXIT_USAGE : code;
    mem_free(report.items);
    mem_free(report.groups);
    arena_clear(&report.arena);
    loaded_clear(&loaded);
    return code;
}

enum exit_code cmd_saves(struct words words)
{
    const char *format = "text";
    const struct option_row rows[] = {
        {.name = "format",
         .value = "text|json",
         .help = "How it is told; text if not given.",
         .text = &format},
    };
    const struct option_table table = {
        .command = "saves",
        .arguments = "SCENARIO DIR|FILE... [options]",
        .summary =
            "Tells before a release which saves and recordings still load in a "
            "scenario that was\nedited: as before; where rules changed but "
            "every turn comes out alike (agrees); from\nwhich turn on they "
            "differ and why (shifts); or not at all (none). Changes no file.\n"
            "Ends with 1 where one shifts or cannot be used. JSON: \"saves\" "
            "with file, fit, turn\n(the first that differs), stand, reason; "
            "\"reasons\" counts them; \"counts\" by fit.",
        .rows = rows,
        .row_count = 1,
        .least = 2,
        .most = INT32_MAX,
    };
    static const char *const formats[] = {"text", "json", NULL};
    struct words files;
    enum exit_code code;
    int32_t chosen;
    if (!command_options(&table, words, &files, &code)) {
        return code;
    }
    return command_word("format", format, formats, &chosen)
               ? saves(files, chosen == 1)
               : EXIT_USAGE;
}
