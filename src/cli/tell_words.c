/* What is told for a word at the prompt. */
#include "cli/tell.h"

#include "base/sink.h"

#include <inttypes.h>
#include <string.h>

static void tell_meter(struct tell *tell, const struct view_meter *meter)
{
    tell_say(tell, meter->name);
    if (meter->scale == SCALE_LIKELIHOOD) {
        tell_rest(tell, ": ", meter->band);
    } else {
        sink_format(tell->out,
                    ": %" PRId32 ", between %" PRId32 " and %" PRId32,
                    meter->value, meter->min, meter->max);
        sink_text(tell->out, meter->band[0] == '\0' ? "" : ", ");
        tell_say(tell, meter->band);
        sink_text(tell->out, "\n");
        if (meter->value != meter->before) {
            sink_format(tell->out, "  %+" PRId32 " since the stop before\n",
                        meter->value - meter->before);
        }
    }
    tell_line(tell, "  ", meter->note);
}

void tell_meters(struct tell *tell)
{
    for (int32_t i = 0; i < tell->view->meters.count; i++) {
        tell_meter(tell, &tell->view->meters.items[i]);
    }
}

void tell_ladder(struct tell *tell)
{
    const struct view *view = tell->view;
    if (view->ladder.count == 0) {
        sink_text(tell->out, "This scenario has no ladder.\n");
    }
    for (int32_t i = 0; i < view->ladder.count; i++) {
        const struct view_rung *rung = &view->ladder.items[i];
        sink_format(tell->out, "%" PRId32 ". ", i);
        tell_say(tell, rung->name);
        sink_text(tell->out, rung->now ? " (here the crisis stands)\n" : "\n");
        tell_line(tell, "   ", rung->text);
    }
    for (int32_t i = 0; i < view->tokens.count; i++) {
        const struct view_token *token = &view->tokens.items[i];
        sink_text(tell->out, "Last public act of ");
        tell_say(tell, token->name);
        sink_format(tell->out, ": rung %" PRId32 "\n", token->rung);
    }
}

void tell_timeline(struct tell *tell)
{
    static const char *const when[] = {
        [WHEN_PAST] = "", [WHEN_NOW] = "Now. ", [WHEN_PENDING] = "To come. "};
    for (int32_t i = 0; i < tell->view->timeline.count; i++) {
        const struct view_date *date = &tell->view->timeline.items[i];
        sink_text(tell->out, when[date->when]);
        tell_say(tell, date->date);
        tell_rest(tell, ": ", date->text);
        tell_fact(tell, &date->fact);
    }
}

static void tell_entry(struct tell *tell, const struct view_codex *entry)
{
    tell_line(tell, "", entry->title);
    tell_paragraphs(tell, "", &entry->text);
    tell_fact(tell, &entry->fact);
}

bool tell_codex(struct tell *tell, const char *id)
{
    bool found = id[0] == '\0';
    for (int32_t i = 0; i < tell->view->codex.count; i++) {
        const struct view_codex *entry = &tell->view->codex.items[i];
        if (id[0] == '\0') {
            tell_say(tell, entry->id);
            tell_rest(tell, ": ", entry->title);
        } else if (strcmp(id, entry->id) == 0) {
            tell_entry(tell, entry);
            found = true;
        }
    }
    return found;
}

void tell_branches(struct tell *tell)
{
    for (int32_t i = 0; i < tell->view->stops.count; i++) {
        const struct view_stop *stop = &tell->view->stops.items[i];
        sink_format(tell->out, "%" PRId32 ". ", stop->number);
        tell_say(tell, stop->title);
        if (stop->parent >= 0) {
            sink_format(tell->out, ", after stop %" PRId32, stop->parent);
        }
        sink_text(tell->out, stop->current ? " (you are here)\n" : "\n");
    }
}

static void tell_mandate(struct tell *tell, const struct view_mandate *mandate,
                         int32_t number)
{
    sink_format(tell->out, "%" PRId32 ". ", number);
    tell_say(tell, mandate->name);
    sink_text(tell->out, mandate->picked ? " (yours)\n" : "\n");
    tell_line(tell, "   ", mandate->text);
}

static void tell_mandates_of(struct tell *tell, const struct view_seat *seat)
{
    for (int32_t i = 0; i < seat->mandates.count; i++) {
        tell_mandate(tell, &seat->mandates.items[i], i + 1);
    }
}

void tell_mandates(struct tell *tell)
{
    if (tell->view->seat.mandates.count == 0) {
        sink_text(tell->out, "This seat has no mandates.\n");
    }
    tell_mandates_of(tell, &tell->view->seat);
}

static void tell_seat(struct tell *tell, const struct view_seat *seat)
{
    tell_line(tell, "You play: ", seat->name);
    tell_line(tell, "", seat->role);
    tell_paragraphs(tell, "", &seat->brief);
    if (seat->mandates.count > 0) {
        sink_text(tell->out, "Mandates, pick two when you decide, with "
                             "mandates N N:\n");
        tell_mandates_of(tell, seat);
    }
}

void tell_brief(struct tell *tell)
{
    const struct view *view = tell->view;
    tell_seat(tell, &view->seat);
    tell_paragraphs(tell, "", &view->brief);
}

/* Which versions of the play there are, and the options that choose them. */
static void tell_versions(struct tell *tell,
                          const struct view_briefing *briefing)
{
    if (briefing->on_record) {
        sink_text(tell->out,
                  "--as-it-was plays with the hidden truths on record.\n");
    }
    for (int32_t i = 0; i < briefing->cuts.count; i++) {
        const struct view_cut *cut = &briefing->cuts.items[i];
        sink_format(tell->out,
                    "--cut %" PRId32 " is a version of %" PRId32
                    " minutes: %" PRId32 " scene%s decided.\n",
                    cut->minutes, cut->minutes, cut->scenes,
                    cut->scenes == 1 ? " is" : "s are");
    }
}

void tell_opening(struct tell *tell, const struct view_briefing *briefing,
                  uint64_t persons)
{
    tell_line(tell, "", briefing->title);
    tell_line(tell, "", briefing->summary);
    tell_line(tell, "About its content: ", briefing->content_note);
    tell_line(tell, "About its facts: ", briefing->facts_note);
    tell_versions(tell, briefing);
    for (int32_t i = 0; i < briefing->seats.count; i++) {
        const struct view_seat *seat = &briefing->seats.items[i];
        if ((persons >> seat->index & 1) != 0) {
            sink_text(tell->out, "\n");
            tell_seat(tell, seat);
        }
    }
}

/* The map ----------------------------------------------------------------- */

/* "38.90 north", from hundredths of a degree. */
static void tell_degrees(struct tell *tell, int32_t hundredths,
                         const char *const sides[2])
{
    int32_t size = hundredths < 0 ? -hundredths : hundredths;
    sink_format(tell->out, "%" PRId32 ".%02" PRId32 " %s", size / 100,
                size % 100, sides[hundredths < 0]);
}

static void tell_place(struct tell *tell, const struct view_place *place)
{
    static const char *const up[] = {"north", "south"};
    static const char *const across[] = {"east", "west"};
    sink_text(tell->out, "Place: ");
    tell_say(tell, place->name);
    sink_text(tell->out, place->party.name[0] == '\0' ? "" : ", of ");
    tell_say(tell, place->party.name);
    sink_text(tell->out, place->party.own ? ", your side; " : "; ");
    tell_degrees(tell, place->lat, up);
    sink_text(tell->out, ", ");
    tell_degrees(tell, place->lon, across);
    sink_text(tell->out, "\n");
}

static void tell_arc(struct tell *tell, const struct view_arc *arc)
{
    const struct view_place *places = tell->view->map.places.items;
    sink_text(tell->out, "Between them: ");
    tell_say(tell, places[arc->from].name);
    sink_text(tell->out, " to ");
    tell_rest(tell, "", places[arc->to].name);
    tell_line(tell, "  ", arc->label);
}

void tell_map(struct tell *tell)
{
    const struct view_map *map = &tell->view->map;
    sink_text(tell->out, map->zoom == 0 ? "This scenario has no map.\n" : "");
    for (int32_t i = 0; i < map->places.count; i++) {
        tell_place(tell, &map->places.items[i]);
    }
    for (int32_t i = 0; i < map->arcs.count; i++) {
        tell_arc(tell, &map->arcs.items[i]);
    }
    for (int32_t i = 0; i < map->countries.count; i++) {
        tell_line(tell,
                  "Coloured country of: ", map->countries.items[i].party.name);
    }
}

/* The end ----------------------------------------------------------------- */

void tell_ending(struct tell *tell)
{
    const struct view_ending *ending = &tell->view->ending;
    sink_text(tell->out, "\n");
    tell_line(tell, "The end: ", ending->title);
    tell_paragraphs(tell, "", &ending->text);
}

static void tell_unknown(struct tell *tell, const struct view_unknown *unknown)
{
    tell_line(tell, "What was hidden: ", unknown->question);
    tell_line(tell, "  In this play: ",
              unknown->never ? "nobody will be told" : unknown->answer);
    if (unknown->invented) {
        sink_text(tell->out, "  This is invented, not the record.\n");
    }
}

static void tell_record(struct tell *tell, const struct view_record *record)
{
    sink_text(tell->out, "On record, ");
    tell_say(tell, record->date);
    tell_rest(tell, ", ", record->title);
    tell_line(tell, "  In fact: ", record->in_fact);
    tell_line(tell, record->same ? "  Here, the same: " : "  Here: ",
              record->in_play);
    tell_fact(tell, &record->fact);
}

static void tell_picked(struct tell *tell, const struct view_mandate *mandate)
{
    if (mandate->picked) {
        tell_line(tell, "Your mandate: ", mandate->name);
        tell_line(tell, "  ", mandate->text);
    }
    if (mandate->picked && mandate->measured) {
        sink_format(tell->out, "  At the start %" PRId32 ", now %" PRId32 "\n",
                    mandate->start, mandate->now);
    }
}

void tell_debrief(struct tell *tell)
{
    const struct view *view = tell->view;
    sink_text(tell->out, "\nDebrief\n");
    for (int32_t i = 0; i < view->seat.mandates.count; i++) {
        tell_picked(tell, &view->seat.mandates.items[i]);
    }
    for (int32_t i = 0; i < view->unknowns.count; i++) {
        tell_unknown(tell, &view->unknowns.items[i]);
    }
    for (int32_t i = 0; i < view->records.count; i++) {
        tell_record(tell, &view->records.items[i]);
    }
    tell_paragraphs(tell, "To discuss: ", &view->questions);
}
