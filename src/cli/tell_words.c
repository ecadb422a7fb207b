/* What is told for a word at the prompt. */
#include "cli/tell.h"

#include "base/sink.h"

#include <inttypes.h>
#include <string.h>

static const char *range_words(const struct tell *tell,
                               const struct view_meter *meter)
{
    return tell_words(tell, WORD_TELL_METER,
                      VALUES(VALUE_TEXT("meter", meter->name),
                             VALUE_NUMBER("value", meter->value),
                             VALUE_NUMBER("min", meter->min),
                             VALUE_NUMBER("max", meter->max)));
}

static void tell_meter(struct tell *tell, const struct view_meter *meter)
{
    bool belief = meter->scale == SCALE_LIKELIHOOD;
    tell_line(tell, "",
              belief ? tell_pair(tell, meter->name, meter->band)
                     : tell_list(tell, range_words(tell, meter), meter->band));
    if (!belief && meter->value != meter->before) {
        struct strbuf by = {0};
        strbuf_format(&by, "%+" PRId32, meter->value - meter->before);
        tell_line(tell, "  ",
                  tell_words(tell, WORD_TELL_SINCE,
                             VALUES(VALUE_TEXT("amount", strbuf_get(&by)))));
        strbuf_clear(&by);
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
        tell_word(tell, "", WORD_LADDER_NONE);
    }
    for (int32_t i = 0; i < view->ladder.count; i++) {
        const struct view_rung *rung = &view->ladder.items[i];
        tell_line(tell, "",
                  tell_words(
                      tell, rung->now ? WORD_TELL_RUNG_NOW : WORD_TELL_NUMBERED,
                      VALUES(VALUE_NUMBER("number", i),
                             VALUE_TEXT("text", rung->name))));
        tell_line(tell, "   ", rung->text);
    }
    for (int32_t i = 0; i < view->tokens.count; i++) {
        const struct view_token *token = &view->tokens.items[i];
        tell_line(tell, "",
                  tell_words(tell, WORD_TELL_TOKEN,
                             VALUES(VALUE_TEXT("actor", token->name),
                                    VALUE_NUMBER("rung", token->rung))));
    }
}

void tell_timeline(struct tell *tell)
{
    for (int32_t i = 0; i < tell->view->timeline.count; i++) {
        const struct view_date *date = &tell->view->timeline.items[i];
        const char *line = tell_pair(tell, date->date, date->text);
        if (date->when != WHEN_PAST) {
            line = tell_words(tell,
                              date->when == WHEN_NOW ? WORD_TELL_NOW
                                                     : WORD_TELL_TO_COME,
                              VALUES(VALUE_TEXT("text", line)));
        }
        tell_line(tell, "", line);
        tell_fact(tell, &date->fact);
    }
}

static void tell_entry(struct tell *tell, const struct view_codex *entry)
{
    tell_line(tell, "", entry->title);
    tell_paragraphs(tell, &entry->text);
    tell_fact(tell, &entry->fact);
}

bool tell_codex(struct tell *tell, const char *id)
{
    bool found = id[0] == '\0';
    for (int32_t i = 0; i < tell->view->codex.count; i++) {
        const struct view_codex *entry = &tell->view->codex.items[i];
        if (id[0] == '\0') {
            tell_line(tell, "", tell_pair(tell, entry->id, entry->title));
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
        const char *line = stop->title;
        if (stop->parent >= 0) {
            line = tell_words(tell, WORD_TELL_AFTER_STOP,
                              VALUES(VALUE_TEXT("stop", line),
                                     VALUE_NUMBER("number", stop->parent)));
        }
        tell_line(tell, "",
                  tell_words(
                      tell, stop->current ? WORD_TELL_HERE : WORD_TELL_NUMBERED,
                      VALUES(VALUE_NUMBER("number", stop->number),
                             VALUE_TEXT("text", line))));
    }
}

static void tell_mandate(struct tell *tell, const struct view_mandate *mandate,
                         int32_t number)
{
    tell_line(tell, "",
              tell_words(tell,
                         mandate->picked ? WORD_TELL_YOURS : WORD_TELL_NUMBERED,
                         VALUES(VALUE_NUMBER("number", number),
                                VALUE_TEXT("text", mandate->name))));
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
        tell_word(tell, "", WORD_TELL_NO_MANDATES);
    }
    tell_mandates_of(tell, &tell->view->seat);
}

static void tell_seat(struct tell *tell, const struct view_seat *seat)
{
    tell_named(tell, "", WORD_TELL_PLAY, seat->name);
    tell_line(tell, "", seat->role);
    tell_paragraphs(tell, &seat->brief);
    if (seat->mandates.count > 0) {
        tell_word(tell, "", WORD_TELL_PICK_TWO);
        tell_mandates_of(tell, seat);
    }
}

void tell_brief(struct tell *tell)
{
    const struct view *view = tell->view;
    tell_seat(tell, &view->seat);
    tell_paragraphs(tell, &view->brief);
}

/* Which versions of the play there are, and the options that choose them. */
static void tell_versions(struct tell *tell,
                          const struct view_briefing *briefing)
{
    if (briefing->on_record) {
        tell_word(tell, "", WORD_TELL_AS_IT_WAS);
    }
    for (int32_t i = 0; i < briefing->cuts.count; i++) {
        const struct view_cut *cut = &briefing->cuts.items[i];
        tell_line(tell, "",
                  tell_words(tell, WORD_TELL_CUT,
                             VALUES(VALUE_NUMBER("minutes", cut->minutes),
                                    VALUE_NUMBER("n", cut->scenes))));
    }
}

void tell_opening(struct tell *tell, const struct view_briefing *briefing,
                  uint64_t persons)
{
    tell_line(tell, "", briefing->title);
    tell_line(tell, "", briefing->summary);
    tell_named(tell, "", WORD_TELL_CONTENT, briefing->content_note);
    tell_named(tell, "", WORD_TELL_FACTS, briefing->facts_note);
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

/* "38.90", from hundredths of a degree on either side. */
static const char *degrees(const struct tell *tell, int32_t hundredths)
{
    int32_t size = hundredths < 0 ? -hundredths : hundredths;
    char decimals[] = {(char)('0' + size % 100 / 10), (char)('0' + size % 10),
                       '\0'};
    return tell_words(tell, WORD_TELL_DEGREES,
                      VALUES(VALUE_NUMBER("whole", size / 100),
                             VALUE_TEXT("decimals", decimals)));
}

/* "38.90 north". */
static const char *side(const struct tell *tell, enum word word,
                        int32_t hundredths)
{
    return tell_words(tell, word,
                      VALUES(VALUE_TEXT("degrees", degrees(tell, hundredths))));
}

static const char *owner_words(const struct tell *tell,
                               const struct view_place *place)
{
    const struct view_party *party = &place->party;
    if (party->name[0] == '\0') {
        return place->name;
    }
    return tell_words(tell,
                      party->own ? WORD_TELL_OWN_PLACE : WORD_TELL_PLACE_OF,
                      VALUES(VALUE_TEXT("place", place->name),
                             VALUE_TEXT("side", party->name)));
}

static void tell_place(struct tell *tell, const struct view_place *place)
{
    const char *lat = side(
        tell, place->lat < 0 ? WORD_TELL_SOUTH : WORD_TELL_NORTH, place->lat);
    const char *lon = side(
        tell, place->lon < 0 ? WORD_TELL_WEST : WORD_TELL_EAST, place->lon);
    tell_line(
        tell, "",
        tell_words(tell, WORD_TELL_PLACE,
                   VALUES(VALUE_TEXT("place", owner_words(tell, place)),
                          VALUE_TEXT("lat", lat), VALUE_TEXT("lon", lon))));
}

static void tell_arc(struct tell *tell, const struct view_arc *arc)
{
    const struct view_place *places = tell->view->map.places.items;
    tell_line(tell, "",
              tell_words(tell, WORD_TELL_ARC,
                         VALUES(VALUE_TEXT("from", places[arc->from].name),
                                VALUE_TEXT("to", places[arc->to].name))));
    tell_line(tell, "  ", arc->label);
}

void tell_map(struct tell *tell)
{
    const struct view_map *map = &tell->view->map;
    if (map->zoom == 0) {
        tell_word(tell, "", WORD_MAP_NONE);
    }
    for (int32_t i = 0; i < map->places.count; i++) {
        tell_place(tell, &map->places.items[i]);
    }
    for (int32_t i = 0; i < map->arcs.count; i++) {
        tell_arc(tell, &map->arcs.items[i]);
    }
    for (int32_t i = 0; i < map->countries.count; i++) {
        tell_named(tell, "", WORD_TELL_COUNTRY,
                   map->countries.items[i].party.name);
    }
}

/* The end ----------------------------------------------------------------- */

void tell_ending(struct tell *tell)
{
    const struct view_ending *ending = &tell->view->ending;
    sink_text(tell->out, "\n");
    tell_named(tell, "", WORD_TELL_THE_END, ending->title);
    tell_paragraphs(tell, &ending->text);
}

static void tell_unknown(struct tell *tell, const struct view_unknown *unknown)
{
    tell_named(tell, "", WORD_TELL_HIDDEN, unknown->question);
    if (unknown->never) {
        tell_word(tell, "  ", WORD_TELL_NEVER);
    } else {
        tell_named(tell, "  ", WORD_TELL_IN_PLAY, unknown->answer);
    }
    if (unknown->invented) {
        tell_word(tell, "  ", WORD_TELL_INVENTED);
    }
}

static void tell_record(struct tell *tell, const struct view_record *record)
{
    tell_line(tell, "",
              tell_words(tell, WORD_TELL_RECORD,
                         VALUES(VALUE_TEXT("date", record->date),
                                VALUE_TEXT("scene", record->title))));
    tell_named(tell, "  ", WORD_TELL_IN_FACT, record->in_fact);
    tell_named(tell, "  ",
               record->same ? WORD_TELL_IN_PLAY_SAME : WORD_TELL_IN_PLAY_HERE,
               record->in_play);
    tell_fact(tell, &record->fact);
}

static void tell_picked(struct tell *tell, const struct view_mandate *mandate)
{
    if (mandate->picked) {
        tell_named(tell, "", WORD_TELL_MANDATE, mandate->name);
        tell_line(tell, "  ", mandate->text);
    }
    if (mandate->picked && mandate->measured) {
        tell_line(tell, "  ",
                  tell_words(tell, WORD_TELL_GOAL,
                             VALUES(VALUE_NUMBER("start", mandate->start),
                                    VALUE_NUMBER("now", mandate->now))));
    }
}

void tell_debrief(struct tell *tell)
{
    const struct view *view = tell->view;
    tell_word(tell, "\n", WORD_TELL_DEBRIEF);
    for (int32_t i = 0; i < view->seat.mandates.count; i++) {
        tell_picked(tell, &view->seat.mandates.items[i]);
    }
    for (int32_t i = 0; i < view->unknowns.count; i++) {
        tell_unknown(tell, &view->unknowns.items[i]);
    }
    for (int32_t i = 0; i < view->records.count; i++) {
        tell_record(tell, &view->records.items[i]);
    }
    tell_questions(tell, &view->questions);
}
