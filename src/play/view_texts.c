/* Texts that several parts of a view are made of. */
#include "engine/world.h"
#include "play/view_parts.h"
#include "play/wording.h"

static void add_line(const struct viewer *viewer, struct list *list,
                     const char *text)
{
    *(const char **)list_add(viewer->arena, list, sizeof text) = text;
}

void parts_prose(const struct viewer *viewer, const int32_t *world,
                 const struct prose *prose, struct list *list)
{
    for (int32_t i = 0; i < prose->texts.count; i++) {
        const char *text =
            fill_choice(viewer->arena, viewer->model, world,
                        &viewer->model->texts[prose->texts.first + i]);

        if (*text != '\0')
            add_line(viewer, list, text);
    }
}

view_texts parts_texts(const struct list *list)
{
    return (view_texts){.items = list->items, .count = list->count};
}

const char *parts_keep(const struct viewer *viewer, struct strbuf *buf)
{
    const char *kept = arena_copy(viewer->arena, strbuf_get(buf), buf->length);

    strbuf_clear(buf);
    return kept;
}

const char *parts_say(const struct viewer *viewer, enum word word,
                      const struct word_value *values)
{
    return words_say(viewer->words, viewer->arena, word, values);
}

const char *parts_list(const struct viewer *viewer, const char *first,
                       const char *second)
{
    if (*first == '\0' || *second == '\0')
        return *first == '\0' ? second : first;
    return parts_say(
        viewer, WORD_LIST_COMMA,
        VALUES(VALUE_TEXT("first", first), VALUE_TEXT("second", second)));
}

struct view_fact parts_fact(const struct viewer *viewer,
                            const struct fact *fact)
{
    const struct model *model = viewer->model;
    struct list list = {0};

    for (int32_t i = 0; i < fact->sources.count; i++) {
        const struct source *source =
            &model->sources[model->source_refs[fact->sources.first + i]];
        const char *line =
            parts_say(viewer, WORD_LIST_PAIR,
                      VALUES(VALUE_TEXT("name", source->id),
                             VALUE_TEXT("text", view_literal(viewer->arena,
                                                             source->title))));

        line = parts_list(viewer, line,
                          view_literal(viewer->arena, source->publisher));
        line =
            parts_list(viewer, line, view_literal(viewer->arena, source->date));
        add_line(
            viewer, &list,
            parts_list(viewer, line,
                       wording_status(viewer->words, source->fact.status)));
    }
    return (struct view_fact){.sources = parts_texts(&list),
                              .status = fact->status};
}

const char *parts_date(const struct viewer *viewer, size_t index,
                       enum calendar_style style)
{
    const struct model *model = viewer->model;
    const int32_t *world = session_turn(viewer->session, index).world;
    struct strbuf out = {0};
    int32_t minute = -1;

    if (model->clock >= 0 || style == CALENDAR_FULL)
        minute = world_minute(model, world);
    calendar_write(viewer->words, &out,
                   (struct calendar_time){
                       model->start_day + world_day(model, world), minute},
                   style);
    return parts_keep(viewer, &out);
}

const char *parts_label(const struct viewer *viewer, size_t index,
                        int32_t option)
{
    return fill_choice(viewer->arena, viewer->model,
                       session_turn(viewer->session, index).world,
                       &viewer->model->options[option].label);
}

static size_t index_of_turn(const struct viewer *viewer, int32_t turn)
{
    size_t index = turn > 0 ? (size_t)turn - 1 : 0;

    return index < viewer->turns ? index : viewer->turns - 1;
}

const char *parts_origin_name(const struct viewer *viewer,
                              const struct origin *origin)
{
    const struct model *model = viewer->model;
    int32_t index = origin->cause.index;
    size_t turn = index_of_turn(viewer, origin->turn);

    switch ((enum cause_kind)origin->cause.kind) {
    case CAUSE_OPTION:
        return parts_label(viewer, turn, index);
    case CAUSE_RULE:
        return view_literal(viewer->arena, model->rules[index].name);
    case CAUSE_EVENT:
        return view_literal(viewer->arena, model->events[index].name);
    case CAUSE_SCENE:
        return fill_choice(viewer->arena, model,
                           session_turn(viewer->session, turn).world,
                           &model->scenes[index].title);
    case CAUSE_DRIFT:
        return words_get(viewer->words, WORD_CAUSE_TIME);
    case CAUSE_START:
        return words_get(viewer->words, WORD_CAUSE_START);
    case CAUSE_FACILITATOR:
        return words_get(viewer->words, WORD_CAUSE_FACILITATOR);
    case CAUSE_ENDING:
    case CAUSE_OUTCOME:
    case CAUSE_CONSEQUENCE:
    default:
        return "";
    }
}

const char *parts_origin(const struct viewer *viewer,
                         const struct origin *origin)
{
    const char *what, *date;

    if (sight_cause(&viewer->sight, origin) != SEEN_ALL)
        return "";
    what = parts_origin_name(viewer, origin);
    date =
        parts_date(viewer, index_of_turn(viewer, origin->turn), CALENDAR_SHORT);
    if (origin->cause.kind == CAUSE_OPTION &&
        origin->actor != viewer->sight.actor)
        return parts_say(
            viewer, WORD_ORIGIN_OTHER,
            VALUES(VALUE_TEXT(
                       "actor",
                       view_literal(
                           viewer->arena,
                           viewer->model->actors[origin->actor].short_name)),
                   VALUE_TEXT("date", date), VALUE_TEXT("what", what)));
    return parts_say(
        viewer,
        origin->cause.kind == CAUSE_OPTION ? WORD_ORIGIN_OWN : WORD_ORIGIN_FROM,
        VALUES(VALUE_TEXT("date", date), VALUE_TEXT("what", what)));
}

const char *parts_told(const struct viewer *viewer,
                       const struct session_turn *turn,
                       const struct ledger_entry *entry)
{
    static const struct eval_input none;
    const struct filling filling = {
        .model = viewer->model,
        .told = entry->inputs.count > 0 ? turn->inputs + entry->inputs.first
                                        : &none,
        .told_count = entry->inputs.count};

    return fill_text(viewer->arena, &filling,
                     viewer->model->pieces[entry->target].text);
}

bool parts_is_news(const struct viewer *viewer, size_t index,
                   const struct ledger_entry *entry)
{
    /* How that turn began was news at the stop before. */
    return index > viewer->since ||
           (index == viewer->since && (viewer->first_stop || entry->step > 3));
}
