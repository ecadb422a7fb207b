#include "many/view_text.h"

#include "base/arena.h"
#include "base/sort.h"

#include <inttypes.h>
#include <string.h>

/* Values of one line are parted by a bar, and a line ends with end(). */
static void text(struct strbuf *out, const char *value)
{
    strbuf_text(out, value == NULL ? "(none)" : value);
    strbuf_text(out, " | ");
}

static void number(struct strbuf *out, int64_t value)
{
    strbuf_format(out, "%" PRId64 " | ", value);
}

static void begin(struct strbuf *out, const char *name, int32_t index)
{
    strbuf_format(out, "%s %" PRId32 ": ", name, index);
}

static void end(struct strbuf *out)
{
    strbuf_char(out, '\n');
}

static void texts(struct strbuf *out, const char *name, view_texts list)
{
    for (int32_t i = 0; i < list.count; i++) {
        begin(out, name, i);
        text(out, list.items[i]);
        end(out);
    }
}

static void fact(struct strbuf *out, const struct view_fact *fact)
{
    number(out, fact->status);
    for (int32_t i = 0; i < fact->sources.count; i++)
        text(out, fact->sources.items[i]);
}

static void meter(struct strbuf *out, const struct view_meter *meter)
{
    text(out, meter->id);
    text(out, meter->name);
    text(out, meter->band);
    text(out, meter->note);
    for (int32_t i = 0; i < meter->bands.count; i++) {
        text(out, meter->bands.items[i].name);
        number(out, meter->bands.items[i].from);
    }
    for (int32_t i = 0; i < meter->past.count; i++)
        number(out, meter->past.items[i]);
    number(out, meter->min);
    number(out, meter->max);
    number(out, meter->value);
    number(out, meter->before);
    number(out, meter->better);
    number(out, meter->scale);
    number(out, meter->goal);
    number(out, meter->is_ladder);
}

static void mark(struct strbuf *out, const struct view_mark *mark)
{
    number(out, mark->meter);
    number(out, mark->way);
    number(out, mark->size);
    number(out, mark->colour);
    number(out, mark->unknown);
    number(out, mark->exact);
    number(out, mark->exact ? mark->amount : 0);
}

static void option(struct strbuf *out, const struct view_option *option)
{
    text(out, option->id);
    text(out, option->move);
    text(out, option->label);
    text(out, option->line);
    text(out, option->text);
    text(out, option->locked);
    for (int32_t i = 0; i < option->marks.count; i++)
        mark(out, &option->marks.items[i]);
    for (int32_t i = 0; i < option->advice.count; i++) {
        const struct view_advice *advice = &option->advice.items[i];

        text(out, advice->by);
        text(out, advice->text);
        for (int32_t k = 0; k < advice->expects.count; k++)
            mark(out, &advice->expects.items[k]);
        number(out, advice->in_favour);
    }
    fact(out, &option->fact);
    number(out, option->rung);
    number(out, option->means);
    number(out, option->signal);
    number(out, option->forecast);
    number(out, option->open);
    number(out, option->chosen);
}

static void happening(struct strbuf *out, const struct view_happening *item)
{
    text(out, item->date);
    text(out, item->who);
    text(out, item->title);
    text(out, item->text);
    text(out, item->origin);
    fact(out, &item->fact);
    number(out, item->turn);
    number(out, item->rung);
    number(out, item->kind);
}

static void change(struct strbuf *out, const struct view_change *change)
{
    number(out, change->meter);
    number(out, change->before);
    number(out, change->after);
    for (int32_t i = 0; i < change->causes.count; i++) {
        const struct view_cause *cause = &change->causes.items[i];

        text(out, cause->name);
        text(out, cause->inputs);
        text(out, cause->formula);
        fact(out, &cause->fact);
        number(out, cause->before);
        number(out, cause->after);
        number(out, cause->turn);
    }
}

static void seat(struct strbuf *out, const struct view_seat *seat)
{
    text(out, seat->actor);
    text(out, seat->name);
    text(out, seat->role);
    for (int32_t i = 0; i < seat->brief.count; i++)
        text(out, seat->brief.items[i]);
    for (int32_t i = 0; i < seat->mandates.count; i++) {
        const struct view_mandate *mandate = &seat->mandates.items[i];

        text(out, mandate->id);
        text(out, mandate->name);
        text(out, mandate->text);
        number(out, mandate->index);
        number(out, mandate->picked);
        number(out, mandate->measured);
        number(out, mandate->start);
        number(out, mandate->now);
    }
    text(out, seat->wants);
    number(out, seat->start);
    number(out, seat->now);
    number(out, seat->index);
}

static void party(struct strbuf *out, const struct view_party *party)
{
    text(out, party->name);
    number(out, party->own);
    number(out, party->playable);
}

static void map(struct strbuf *out, const struct view_map *map)
{
    begin(out, "map", map->zoom);
    number(out, map->lon);
    number(out, map->lat);
    for (int32_t i = 0; i < map->places.count; i++) {
        text(out, map->places.items[i].id);
        text(out, map->places.items[i].name);
        party(out, &map->places.items[i].party);
        number(out, map->places.items[i].lon);
        number(out, map->places.items[i].lat);
    }
    for (int32_t i = 0; i < map->arcs.count; i++) {
        text(out, map->arcs.items[i].label);
        number(out, map->arcs.items[i].from);
        number(out, map->arcs.items[i].to);
    }
    for (int32_t i = 0; i < map->countries.count; i++) {
        party(out, &map->countries.items[i].party);
        number(out, map->countries.items[i].code);
    }
    end(out);
}

static void ladder(struct strbuf *out, const struct view *view)
{
    begin(out, "ladder", view->rung_now);
    for (int32_t i = 0; i < view->ladder.count; i++) {
        text(out, view->ladder.items[i].name);
        text(out, view->ladder.items[i].text);
        number(out, view->ladder.items[i].from);
        number(out, view->ladder.items[i].now);
    }
    for (int32_t i = 0; i < view->tokens.count; i++) {
        text(out, view->tokens.items[i].name);
        number(out, view->tokens.items[i].rung);
        number(out, view->tokens.items[i].own);
    }
    end(out);
}

static void head(struct strbuf *out, const struct view *view)
{
    begin(out, "scenario", view->turn_cap);
    text(out, view->scenario);
    text(out, view->title);
    text(out, view->summary);
    text(out, view->content_note);
    text(out, view->facts_note);
    end(out);
    begin(out, "stand", view->turn);
    number(out, view->phase);
    number(out, view->cut_minutes);
    number(out, view->as_it_was);
    strbuf_format(out, "seed %016" PRIx64 " | hash %016" PRIx64 " | ",
                  view->seed, view->hash);
    text(out, view->date);
    text(out, view->scene);
    text(out, view->prompt);
    end(out);
    texts(out, "brief", view->brief);
    texts(out, "discuss", view->discuss);
    begin(out, "seat", view->seat.index);
    seat(out, &view->seat);
    end(out);
    ladder(out, view);
    map(out, &view->map);
}

static void timeline(struct strbuf *out, const struct view *view)
{
    for (int32_t i = 0; i < view->timeline.count; i++) {
        const struct view_date *date = &view->timeline.items[i];

        begin(out, "date", i);
        text(out, date->date);
        text(out, date->text);
        fact(out, &date->fact);
        number(out, date->when);
        end(out);
    }
}

static void codex(struct strbuf *out, const struct view *view)
{
    for (int32_t i = 0; i < view->codex.count; i++) {
        const struct view_codex *entry = &view->codex.items[i];

        begin(out, "codex", i);
        text(out, entry->id);
        text(out, entry->title);
        for (int32_t k = 0; k < entry->text.count; k++)
            text(out, entry->text.items[k]);
        fact(out, &entry->fact);
        end(out);
    }
}

static void records(struct strbuf *out, const struct view *view)
{
    for (int32_t i = 0; i < view->unknowns.count; i++) {
        begin(out, "unknown", i);
        text(out, view->unknowns.items[i].question);
        text(out, view->unknowns.items[i].answer);
        number(out, view->unknowns.items[i].invented);
        number(out, view->unknowns.items[i].never);
        end(out);
    }
    for (int32_t i = 0; i < view->records.count; i++) {
        const struct view_record *record = &view->records.items[i];

        begin(out, "record", i);
        text(out, record->date);
        text(out, record->title);
        text(out, record->in_fact);
        text(out, record->in_play);
        fact(out, &record->fact);
        number(out, record->same);
        end(out);
    }
}

static void debrief(struct strbuf *out, const struct view *view)
{
    begin(out, "ending", view->ending.tone);
    text(out, view->ending.id);
    text(out, view->ending.title);
    end(out);
    texts(out, "ending's text", view->ending.text);
    records(out, view);
    for (int32_t i = 0; i < view->seats.count; i++) {
        begin(out, "side", i);
        seat(out, &view->seats.items[i]);
        end(out);
    }
    texts(out, "question", view->questions);
    begin(out, "never told", view->never_told);
    end(out);
}

/* The tree ----------------------------------------------------------------- */

/* The way to a stop, as the titles on it. */
static void way_to(const struct view *view, int32_t number, struct strbuf *out)
{
    int32_t way[LIMIT_TURNS + 1];
    int32_t count = 0;

    while (number >= 0 && count <= LIMIT_TURNS) {
        way[count++] = number;
        number = view->stops.items[number].parent;
    }
    while (count > 0) {
        const struct view_stop *stop = &view->stops.items[way[--count]];

        strbuf_format(out, "%s, turn %" PRId32 " > ", stop->title, stop->turn);
    }
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void stops(struct strbuf *out, const struct view *view)
{
    struct arena arena = {0};
    struct strbuf line = {0};
    size_t count = (size_t)view->stops.count;
    char **lines = arena_array(&arena, count, sizeof *lines);

    for (int32_t i = 0; i < view->stops.count; i++) {
        const struct view_stop *stop = &view->stops.items[i];

        strbuf_reset(&line);
        way_to(view, i, &line);
        strbuf_format(&line, "%s%s\n", stop->on_path ? " on the way" : "",
                      stop->current ? ", current" : "");
        lines[i] = arena_text(&arena, strbuf_get(&line));
    }
    sort_stable(lines, count, sizeof *lines, by_text);
    for (size_t i = 0; i < count; i++)
        strbuf_format(out, "stop: %s", lines[i]);
    strbuf_clear(&line);
    arena_clear(&arena);
}

#define EACH(name, list, write)                                                \
    for (int32_t i = 0; i < view->list.count; i++) {                           \
        begin(out, name, i);                                                   \
        write(out, &view->list.items[i]);                                      \
        end(out);                                                              \
    }

void view_text(const struct view *view, bool tree, struct strbuf *out)
{
    head(out, view);
    EACH("option", options, option)
    EACH("meter", meters, meter)
    timeline(out, view);
    EACH("news", news, happening)
    EACH("change", changes, change)
    EACH("history", history, happening)
    EACH("ledger", ledger, change)
    codex(out, view);
    debrief(out, view);
    begin(out, "can undo", view->can_undo);
    end(out);
    if (tree) {
        begin(out, "can redo", view->can_redo);
        end(out);
        stops(out, view);
    }
}
