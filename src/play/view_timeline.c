/* The time line: what the file tells of, own moves, now, and what waits. */
#include "play/view_parts.h"

#include "base/sort.h"
#include "engine/world.h"
#include "scenario/date.h"

/* An entry while the line is put in order. What has no certain date comes
 * last, the sooner due first. */
struct dated {
    struct view_date item;
    int32_t day;    /* since 1970, INT32_MAX for an uncertain date */
    int32_t minute; /* of the day, or the turn it is due in */
};

static int compare_dated(const void *a, const void *b)
{
    const struct dated *left = a;
    const struct dated *right = b;

    if (left->day != right->day)
        return left->day < right->day ? -1 : 1;
    if (left->minute != right->minute)
        return left->minute < right->minute ? -1 : 1;
    return 0;
}

struct line_of_time {
    const struct viewer *viewer;
    struct list list;
    int32_t today;  /* since 1970 */
    int32_t minute; /* of it, -1 where no time is known */
};

/* Years other than the present one are said. */
static const char *date_text(const struct line_of_time *line, int32_t day)
{
    bool same_year =
        calendar_from_days(day).year == calendar_from_days(line->today).year;
    struct strbuf out = {0};

    calendar_write(line->viewer->words, &out, (struct calendar_time){day, -1},
                   same_year ? CALENDAR_SHORT : CALENDAR_YEAR);
    return parts_keep(line->viewer, &out);
}

static struct dated *add(struct line_of_time *line, int32_t day, uint8_t when)
{
    struct dated *dated =
        list_add(line->viewer->arena, &line->list, sizeof *dated);

    dated->day = day;
    dated->item.when = when;
    dated->item.date = date_text(line, day);
    dated->item.text = "";
    return dated;
}

static bool lies_ahead(const struct line_of_time *line, const struct date *date)
{
    if (date->day != line->today)
        return date->day > line->today;
    return line->minute >= 0 && date->minute > line->minute;
}

static void add_file_entries(struct line_of_time *line)
{
    const struct viewer *viewer = line->viewer;

    for (int32_t i = 0; i < viewer->model->timeline_count; i++) {
        const struct timeline_entry *entry = &viewer->model->timeline[i];
        const char *text = fill_choice(viewer->arena, viewer->model,
                                       viewer->world, &entry->text);
        struct dated *dated;
        struct date date;

        /* What lies ahead would tell how it went. */
        if (*text == '\0' || !date_parse(entry->date, &date) ||
            (lies_ahead(line, &date) && !viewer->sight.over))
            continue;
        dated = add(line, date.day, WHEN_PAST);
        dated->minute = date.minute;
        dated->item.text = text;
        dated->item.fact = parts_fact(viewer, &entry->fact);
    }
}

/* Moves ------------------------------------------------------------------ */

static void add_moves_of(struct line_of_time *line, size_t index)
{
    const struct viewer *viewer = line->viewer;
    const struct model *model = viewer->model;
    struct session_turn turn = session_turn(viewer->session, index);

    for (size_t i = 0; i < turn.entry_count; i++) {
        const struct ledger_entry *entry = &turn.entries[i];
        struct dated *dated;

        if (entry->kind != LEDGER_MOVE || entry->actor != viewer->sight.actor)
            continue;
        dated = add(line, model->start_day + world_day(model, turn.world),
                    WHEN_PAST);
        dated->minute = world_minute(model, turn.world);
        dated->item.text = parts_label(viewer, index, entry->target);
        dated->item.fact =
            parts_fact(viewer, &model->options[entry->target].fact);
    }
}

static void add_now(struct line_of_time *line)
{
    const struct viewer *viewer = line->viewer;
    struct dated *dated = add(line, line->today, WHEN_NOW);

    /* After everything else of this day. */
    dated->minute = INT32_MAX;
    dated->item.text =
        viewer->sight.over ? viewer->view->ending.title : viewer->view->scene;
}

/* What waits ------------------------------------------------------------- */

static bool is_constant(const struct expr *expr)
{
    return expr->code == 0;
}

static bool any_goto(const struct model *model, const struct scene *scene)
{
    for (int32_t i = 0; i < scene->decisions.count; i++) {
        struct span span = model->decisions[scene->decisions.first + i].options;

        for (int32_t k = 0; k < span.count; k++) {
            const struct option *option =
                &model->options[model->option_refs[span.first + k]];

            if (option->go_to != GO_NOWHERE)
                return true;
            for (int32_t o = 0; o < option->outcomes.count; o++)
                if (model->outcomes[option->outcomes.first + o].go_to !=
                    GO_NOWHERE)
                    return true;
        }
    }
    for (int32_t i = 0; i < model->events_count; i++)
        if (model->events[i].go_to != GO_NOWHERE)
            return true;
    return false;
}

/* The scene that follows for sure, GO_NOWHERE where that depends. */
static int32_t sure_next(const struct model *model, int32_t index)
{
    const struct scene *scene = &model->scenes[index];

    if (any_goto(model, scene))
        return GO_NOWHERE;
    for (int32_t i = 0; i < scene->next.count; i++) {
        const struct next_entry *entry = &model->nexts[scene->next.first + i];

        if (!is_constant(&entry->when))
            return GO_NOWHERE;
        if (entry->when.constant != 0)
            return entry->to >= 0 ? entry->to : GO_NOWHERE;
    }
    for (index++; index < model->scenes_count; index++) {
        if (!is_constant(&model->scenes[index].when))
            return GO_NOWHERE;
        if (model->scenes[index].when.constant != 0)
            return index;
    }
    return GO_NOWHERE;
}

/* The day, since start, of the scene `turns` ahead; false where it is not
 * certain yet. */
static bool certain_day(const struct viewer *viewer, int32_t turns,
                        int32_t *day)
{
    const struct model *model = viewer->model;
    int32_t scene = viewer->world[WORLD_SCENE];

    *day = world_day(model, viewer->world);
    if (model->clock >= 0 || viewer->world[WORLD_BACK] != GO_NOWHERE)
        return false;
    for (; turns > 0; turns--) {
        scene = sure_next(model, scene);
        if (scene < 0)
            return false;
        if (model->scenes[scene].when_mode == SCENE_DAYS)
            *day += model->scenes[scene].day;
        else if (model->scenes[scene].when_mode == SCENE_DATE &&
                 model->scenes[scene].day > *day)
            *day = model->scenes[scene].day;
    }
    return true;
}

static void add_pending(struct line_of_time *line, int32_t index, int32_t turns)
{
    const struct viewer *viewer = line->viewer;
    const struct model *model = viewer->model;
    const struct consequence *later = &model->consequences[index];
    struct origin origin = sight_sender(
        &viewer->sight, index, viewer->world[WORLD_TURN] + turns - later->in);
    const char *label =
        fill_choice(viewer->arena, model, viewer->world, &later->label);
    struct dated *dated;
    int32_t day;

    if (*label == '\0' || sight_cause(&viewer->sight, &origin) != SEEN_ALL)
        return;
    if (certain_day(viewer, turns, &day)) {
        dated = add(line, model->start_day + day, WHEN_PENDING);
    } else {
        dated = add(line, line->today, WHEN_PENDING);
        dated->day = INT32_MAX;
        dated->item.date = parts_say(viewer, WORD_TIMELINE_IN,
                                     VALUES(VALUE_NUMBER("n", turns)));
    }
    dated->minute = turns;
    dated->item.text = label;
    dated->item.fact = parts_fact(viewer, &later->fact);
}

static void add_waiting(struct line_of_time *line)
{
    const struct viewer *viewer = line->viewer;
    const struct model *model = viewer->model;

    if (viewer->sight.over)
        return;
    for (int32_t i = 0; i < model->consequences_count; i++) {
        uint32_t waiting = (uint32_t)viewer->world[model->layout.waiting + i];

        for (int32_t k = 0; k < LIMIT_LATER; k++)
            if ((waiting >> k & 1) != 0)
                add_pending(line, i, k + 1);
    }
}

void view_add_timeline(struct viewer *viewer)
{
    struct line_of_time line = {
        .viewer = viewer,
        .today =
            viewer->model->start_day + world_day(viewer->model, viewer->world),
        .minute = world_minute(viewer->model, viewer->world)};
    struct list sorted = {0};

    add_file_entries(&line);
    for (size_t i = 0; viewer->sight.actor >= 0 && i < viewer->turns; i++)
        add_moves_of(&line, i);
    add_now(&line);
    add_waiting(&line);
    sort_stable(line.list.items, (size_t)line.list.count, sizeof(struct dated),
                compare_dated);
    for (int32_t i = 0; i < line.list.count; i++)
        *(struct view_date *)list_add(viewer->arena, &sorted,
                                      sizeof(struct view_date)) =
            ((struct dated *)line.list.items)[i].item;
    viewer->view->timeline.items = sorted.items;
    viewer->view->timeline.count = sorted.count;
}
