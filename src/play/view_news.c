/* What happened, turn by turn: the news since the last stop and the whole
 * history. */
#include "play/view_parts.h"

#include "engine/world.h"

#include <string.h>

/* One turn being told. What a move, an event or a landing tells is found in
 * later entries of the same turn, so the happening that waits for its text is
 * remembered by who or what it was. */
struct telling {
    struct viewer *viewer;
    struct list *list;
    struct session_turn turn;
    size_t index;
    bool news_only;
    int32_t passed;                 /* place in list of a scene left out, -1 */
    int32_t of_actor[LIMIT_ACTORS]; /* place in list of a move, -1 */
    int32_t of_event[LIMIT_EVENTS];
    int32_t of_landed[LIMIT_CONSEQUENCES];
};

static struct view_happening *add(struct telling *telling, enum view_kind kind)
{
    struct viewer *viewer = telling->viewer;
    struct view_happening *item =
        list_add(viewer->arena, telling->list, sizeof *item);

    item->date = parts_date(viewer, telling->index, CALENDAR_WEEK);
    item->day = parts_date(viewer, telling->index, CALENDAR_SHORT);
    item->who = item->title = item->text = item->origin = "";
    item->turn = telling->turn.world[WORLD_TURN];
    item->rung = -1;
    item->kind = (uint8_t)kind;
    return item;
}

static int32_t last_place(const struct telling *telling)
{
    return telling->list->count - 1;
}

static const char *actor_name(const struct telling *telling, int32_t actor)
{
    return view_literal(telling->viewer->arena,
                        telling->viewer->model->actors[actor].name);
}

/* Entries by their kind -------------------------------------------------- */

static void tell_scene(struct telling *telling,
                       const struct ledger_entry *entry)
{
    const struct viewer *viewer = telling->viewer;
    const struct scene *scene = &viewer->model->scenes[entry->target];
    struct view_happening *item;

    /* The one that waits is on the page itself. */
    if (telling->index + 1 == viewer->turns ||
        !sight_scene(&viewer->sight, entry->target))
        return;
    item = add(telling, VIEW_SCENE);
    item->title = fill_choice(viewer->arena, viewer->model, telling->turn.world,
                              &scene->title);
    item->fact = parts_fact(viewer, &scene->fact);
}

/* An option's text as it stood when it was chosen. Its maker read it then;
 * of a public or a deniable move everyone else does now. */
static const char *text_of_move(const struct telling *telling,
                                const struct option *option)
{
    const struct viewer *viewer = telling->viewer;

    return fill_choice(viewer->arena, viewer->model, telling->turn.world,
                       &option->block.text);
}

static void tell_deniable(struct telling *telling,
                          const struct ledger_entry *entry)
{
    const struct viewer *viewer = telling->viewer;
    const struct option *option = &viewer->model->options[entry->target];
    const char *text = text_of_move(telling, option);
    struct view_happening *item;

    if (*text == '\0')
        return;
    item = add(telling, VIEW_OTHER_MOVE);
    item->title = words_get(viewer->words, WORD_NEWS_NOBODYS);
    item->text = text;
    telling->of_actor[entry->actor] = last_place(telling);
}

static void tell_move(struct telling *telling, const struct ledger_entry *entry)
{
    const struct viewer *viewer = telling->viewer;
    const struct option *option = &viewer->model->options[entry->target];
    bool own = entry->actor == viewer->sight.actor;
    enum seen seen = sight_move(&viewer->sight, entry->target, entry->actor);
    struct view_happening *item;

    if (seen == SEEN_TEXT)
        tell_deniable(telling, entry);
    if (seen != SEEN_ALL)
        return;
    item = add(telling, own ? VIEW_OWN_MOVE : VIEW_OTHER_MOVE);
    item->who = actor_name(telling, entry->actor);
    item->text = own ? "" : text_of_move(telling, option);
    item->title = parts_label(viewer, telling->index, entry->target);
    item->rung = option->rung;
    item->fact = parts_fact(viewer, &option->fact);
    telling->of_actor[entry->actor] = last_place(telling);
}

static void tell_skipped(struct telling *telling,
                         const struct ledger_entry *entry)
{
    const struct viewer *viewer = telling->viewer;
    int32_t scene = viewer->model->decisions[entry->before].scene;

    if (entry->actor != viewer->sight.actor &&
        !sight_scene(&viewer->sight, scene))
        return;
    add(telling, VIEW_SKIPPED)->title =
        words_get(viewer->words, WORD_NEWS_NOT_OPEN);
    ((struct view_happening *)telling->list->items)[last_place(telling)].who =
        actor_name(telling, entry->actor);
}

static const char *consequence_label(const struct telling *telling,
                                     int32_t consequence)
{
    const struct viewer *viewer = telling->viewer;

    return fill_choice(viewer->arena, viewer->model, telling->turn.world,
                       &viewer->model->consequences[consequence].label);
}

static void tell_landed(struct telling *telling,
                        const struct ledger_entry *entry)
{
    struct viewer *viewer = telling->viewer;
    struct origin origin = sight_origin(&viewer->sight, entry);
    const char *label = consequence_label(telling, entry->target);
    struct view_happening *item;

    if (sight_cause(&viewer->sight, &origin) != SEEN_ALL)
        return;
    if (entry->kind == LEDGER_DROPPED && *label == '\0')
        return;
    item = add(telling, VIEW_LANDED);
    item->title = *label != '\0' ? label : parts_origin_name(viewer, &origin);
    item->origin = parts_origin(viewer, &origin);
    item->fact =
        parts_fact(viewer, &viewer->model->consequences[entry->target].fact);
    if (entry->kind == LEDGER_DROPPED)
        item->text = words_get(viewer->words, WORD_NEWS_DROPPED);
    else
        telling->of_landed[entry->target] = last_place(telling);
}

static void tell_event(struct telling *telling,
                       const struct ledger_entry *entry)
{
    const struct event *event = &telling->viewer->model->events[entry->target];
    struct view_happening *item = add(telling, VIEW_EVENT);

    item->title = view_literal(telling->viewer->arena, event->name);
    item->fact = parts_fact(telling->viewer, &event->fact);
    telling->of_event[entry->target] = last_place(telling);
}

static const char *veto_title(const struct telling *telling,
                              const struct ledger_entry *entry)
{
    return parts_say(
        telling->viewer, WORD_NEWS_VETO,
        VALUES(VALUE_TEXT("option", parts_label(telling->viewer, telling->index,
                                                entry->after))));
}

static const char *cap_title(const struct viewer *viewer,
                             const struct ledger_entry *entry)
{
    if (entry->target == RUNG_UNCAPPED)
        return words_get(viewer->words, WORD_NEWS_UNCAPPED);
    return parts_say(viewer, WORD_NEWS_CAPPED,
                     VALUES(VALUE_NUMBER("rung", entry->target)));
}

static const char *set_off_title(const struct viewer *viewer,
                                 const struct ledger_entry *entry)
{
    return parts_say(
        viewer, WORD_NEWS_SET_OFF,
        VALUES(VALUE_TEXT(
            "event", view_literal(viewer->arena,
                                  viewer->model->events[entry->target].name))));
}

static void tell_order(struct telling *telling,
                       const struct ledger_entry *entry)
{
    const struct viewer *viewer = telling->viewer;
    struct view_happening *item;

    /* What was closed to another seat says what it could have done. */
    if (entry->before == ORDER_VETO && !viewer->sight.over &&
        entry->target != viewer->sight.actor)
        return;
    item = add(telling, VIEW_FACILITATOR);
    item->title = entry->before == ORDER_VETO  ? veto_title(telling, entry)
                  : entry->before == ORDER_CAP ? cap_title(viewer, entry)
                                               : set_off_title(viewer, entry);
    if (entry->before == ORDER_VETO)
        item->who = actor_name(telling, entry->target);
}

static void tell_ending(struct telling *telling,
                        const struct ledger_entry *entry)
{
    const struct viewer *viewer = telling->viewer;
    const struct ending *ending = &viewer->model->endings[entry->target];

    add(telling, VIEW_ENDING)->title = fill_choice(
        viewer->arena, viewer->model, viewer->world, &ending->title);
}

/* Texts ------------------------------------------------------------------ */

static void tell_headline(struct telling *telling,
                          const struct ledger_entry *entry)
{
    const struct viewer *viewer = telling->viewer;
    struct view_happening *item = add(telling, VIEW_HEADLINE);

    item->title = parts_told(viewer, &telling->turn, entry);
    item->fact = parts_fact(viewer, &viewer->model->pieces[entry->target].fact);
}

/* Where the text of an entry belongs: the place of a happening, or -1. */
static int32_t place_of(const struct telling *telling,
                        const struct ledger_entry *entry)
{
    switch ((enum cause_kind)entry->cause.kind) {
    case CAUSE_OUTCOME:
    case CAUSE_OPTION:
        return entry->actor >= 0 ? telling->of_actor[entry->actor] : -1;
    case CAUSE_EVENT:
        return telling->of_event[entry->cause.index];
    case CAUSE_CONSEQUENCE:
        return telling->of_landed[entry->cause.index];
    case CAUSE_START:
    case CAUSE_DRIFT:
    case CAUSE_SCENE:
    case CAUSE_RULE:
    case CAUSE_ENDING:
    case CAUSE_FACILITATOR:
    default:
        return -1;
    }
}

/* A text without a happening of its own: a rule's, or one that everybody
 * reads although nobody says whose it is. */
static struct view_happening *new_place(struct telling *telling,
                                        const struct ledger_entry *entry,
                                        enum seen seen)
{
    const struct viewer *viewer = telling->viewer;
    struct view_happening *item;

    if (entry->cause.kind == CAUSE_RULE) {
        item = add(telling, VIEW_RULE);
        item->title = view_literal(
            viewer->arena, viewer->model->rules[entry->cause.index].name);
        return item;
    }
    item =
        add(telling, entry->cause.kind == CAUSE_CONSEQUENCE ? VIEW_LANDED
                                                            : VIEW_OTHER_MOVE);
    if (seen == SEEN_TEXT)
        item->title = words_get(viewer->words, WORD_NEWS_NOBODYS);
    return item;
}

/* What a move was, and what followed from it. */
static const char *joined(const struct viewer *viewer, const char *first,
                          const char *second)
{
    struct strbuf out = {0};

    if (*first == '\0')
        return second;
    strbuf_format(&out, "%s %s", first, second);
    return parts_keep(viewer, &out);
}

static void tell_text(struct telling *telling, const struct ledger_entry *entry)
{
    const struct viewer *viewer = telling->viewer;
    struct origin origin = sight_origin(&viewer->sight, entry);
    enum seen seen = sight_cause(&viewer->sight, &origin);
    int32_t place = place_of(telling, entry);
    struct view_happening *item;

    if (seen == SEEN_NOT)
        return;
    if (place >= 0)
        item = (struct view_happening *)telling->list->items + place;
    else
        item = new_place(telling, entry, seen);
    item->text =
        joined(viewer, item->text, parts_told(viewer, &telling->turn, entry));
    if (viewer->model->pieces[entry->target].fact.status != FACT_UNMARKED)
        item->fact =
            parts_fact(viewer, &viewer->model->pieces[entry->target].fact);
}

/* Scenes that a class cut leaves out: one line each ---------------------- */

static void pass_scene(struct telling *telling,
                       const struct ledger_entry *entry)
{
    const struct viewer *viewer = telling->viewer;
    const struct scene *scene = &viewer->model->scenes[entry->target];
    struct view_happening *item;

    if (!sight_scene(&viewer->sight, entry->target))
        return;
    item = add(telling, VIEW_PASSED);
    item->title = fill_choice(viewer->arena, viewer->model, telling->turn.world,
                              &scene->title);
    telling->passed = last_place(telling);
}

/* Appends "Aldra: Ask in private" to the line. */
static void pass_move(struct telling *telling, const struct ledger_entry *entry)
{
    const struct viewer *viewer = telling->viewer;
    struct view_happening *item =
        (struct view_happening *)telling->list->items + telling->passed;
    const char *line;

    if (telling->passed < 0 ||
        sight_move(&viewer->sight, entry->target, entry->actor) != SEEN_ALL)
        return;
    line =
        parts_say(viewer, WORD_LIST_PAIR,
                  VALUES(VALUE_TEXT("name", actor_name(telling, entry->actor)),
                         VALUE_TEXT("text", parts_label(viewer, telling->index,
                                                        entry->target))));
    item->text = *item->text == '\0'
                     ? line
                     : parts_say(viewer, WORD_LIST_SEMICOLON,
                                 VALUES(VALUE_TEXT("first", item->text),
                                        VALUE_TEXT("second", line)));
}

/* What comes from outside, or was sent before, keeps its own place. */
static void pass_told(struct telling *telling, const struct ledger_entry *entry)
{
    if (entry->cause.kind != CAUSE_EVENT &&
        entry->cause.kind != CAUSE_CONSEQUENCE)
        return;
    if (entry->before == 1)
        tell_headline(telling, entry);
    else
        tell_text(telling, entry);
}

/* The table: what each kind of entry tells ------------------------------- */

static void tell_told(struct telling *telling, const struct ledger_entry *entry)
{
    if (entry->before == 1)
        tell_headline(telling, entry);
    else
        tell_text(telling, entry);
}

typedef void tell(struct telling *telling, const struct ledger_entry *entry);
static tell *const passed_tells[LEDGER_ENDING + 1] = {
    [LEDGER_SCENE] = pass_scene,   [LEDGER_TOLD] = pass_told,
    [LEDGER_MOVE] = pass_move,     [LEDGER_DROPPED] = tell_landed,
    [LEDGER_LANDED] = tell_landed, [LEDGER_EVENT] = tell_event,
    [LEDGER_ENDING] = tell_ending,
};
static tell *const tells[LEDGER_ENDING + 1] = {
    [LEDGER_SCENE] = tell_scene,    [LEDGER_TOLD] = tell_told,
    [LEDGER_MOVE] = tell_move,      [LEDGER_SKIPPED] = tell_skipped,
    [LEDGER_DROPPED] = tell_landed, [LEDGER_LANDED] = tell_landed,
    [LEDGER_EVENT] = tell_event,    [LEDGER_ORDER] = tell_order,
    [LEDGER_ENDING] = tell_ending,
};

static void forget(int32_t *places, int32_t count)
{
    for (int32_t i = 0; i < count; i++)
        places[i] = -1;
}

static void tell_turn(struct telling *telling)
{
    tell *const *table;

    telling->turn = session_turn(telling->viewer->session, telling->index);
    telling->passed = -1;
    table = session_voted(telling->viewer->session,
                          telling->turn.world[WORLD_SCENE])
                ? tells
                : passed_tells;
    forget(telling->of_actor, LIMIT_ACTORS);
    forget(telling->of_event, LIMIT_EVENTS);
    forget(telling->of_landed, LIMIT_CONSEQUENCES);
    for (size_t i = 0; i < telling->turn.entry_count; i++) {
        const struct ledger_entry *entry = &telling->turn.entries[i];

        if (table[entry->kind] != NULL &&
            (!telling->news_only ||
             parts_is_news(telling->viewer, telling->index, entry)))
            table[entry->kind](telling, entry);
    }
}

static struct list tell_turns(struct viewer *viewer, size_t from,
                              bool news_only)
{
    struct list list = {0};
    struct telling telling = {
        .viewer = viewer, .list = &list, .news_only = news_only};

    for (telling.index = from; telling.index < viewer->turns; telling.index++)
        tell_turn(&telling);
    return list;
}

void view_add_happenings(struct viewer *viewer)
{
    struct list news = tell_turns(viewer, viewer->since, true);
    struct list history = tell_turns(viewer, 0, false);

    viewer->view->news.items = news.items;
    viewer->view->news.count = news.count;
    viewer->view->history.items = history.items;
    viewer->view->history.count = history.count;
}
