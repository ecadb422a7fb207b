/* The head of a scenario, its map, and what can be looked up. */
#include "scenario/shape_rows.h"

#define ROW_TITLE(flags, like)                                                 \
    ROW(title, STRING, flags, SAY("its title, as players read it", ""),        \
        SUCH(like))

static const struct shape_field scenario_fields[] = {
    ROW(schema, STRING, TOLD,
        SAY("where an editor finds the description of this file",
            "As `../schema/scenario.schema.json`, counted from the file's "
            "folder. The game skips it."),
        EXAMPLES("[\"../schema/scenario.schema.json\"]")),
    ROW(format, NUMBER, REQ, SAY("the version of this language: 1", ""),
        RANGE(1, 1), SUCH("1")),
    ROW(id, ID, REQ,
        SAY("the name that recordings use",
            "Saves and recordings of a play find the scenario by it, so keep "
            "it when the file changes."),
        SUCH("\"strait\"")),
    ROW_TITLE(REQ | TOLD, "\"The Strait\""),
    ROW(summary, STRING, TOLD,
        SAY("what it is about, in two or three sentences",
            "The list of scenarios shows it.")),
    ROW(language, STRING, REQ | TOLD,
        SAY("the language of its texts, as en or de-CH (BCP 47)", ""),
        EXAMPLES("[\"en\", \"de\"]"), SUCH("\"en\"")),
    ROW(authors, AUTHORS, TOLD,
        SAY("who wrote it", "A name, or a list of names.")),
    ROW(license, STRING, TOLD,
        SAY("under which licence it may be used",
            "An SPDX identifier says it shortest."),
        EXAMPLES("[\"CC-BY-4.0\", \"CC-BY-SA-4.0\", \"CC0-1.0\"]")),
    ROW(version, STRING, TOLD, SAY("its version, as its author counts", "")),
    ROW(content_note, STRING, TOLD,
        SAY("what a player may want to know beforehand",
            "It is shown before the play begins: violence, real victims, "
            "strong words.")),
    ROW(facts_note, STRING, TOLD,
        SAY("how far the scenario follows what happened",
            "It is shown before the play begins.")),
    ROW(start, DATE, REQ,
        SAY("the date, or date and time, at which it begins",
            "ISO 8601 without a time zone. Everything that is said about days "
            "counts from here.")),
    ROW(limits, OBJECT, REQ, SAY("how long a play can be", ""), OF(LIMITS),
        SUCH("{\"turns\": 6}")),
    ROW_ELSE(
        forecast, WORD, TOLD, FORECAST_DIRECTION,
        SAY("what a card says beforehand, unless its option says otherwise",
            "It is about the option's own stated effects, never about an "
            "outcome's."),
        WORDS(shape_forecasts)),
    ROW(clock, REF, 0,
        SAY("a meter of seconds since start, for a crisis of minutes",
            "Options spend it, the date follows it, and scenes then have no "
            "`date` and no `days`.")),
    ROW(map, OBJECT, TOLD,
        SAY("the map beside the scene", "Left out, there is none."), OF(MAP)),
    ROW(sources, OBJECTS, TOLD,
        SAY("where the facts stand",
            "Texts and things name them by their ids."),
        OF(SOURCE)),
    ROW(codex, OBJECTS, TOLD,
        SAY("longer entries that texts link to",
            "A link is written `[word](codex:id)`."),
        OF(CODEX)),
    ROW(timeline, OBJECTS, TOLD,
        SAY("what stands on the time line before and beside the play", ""),
        OF(MOMENT)),
    ROW(actors, OBJECTS, 0,
        SAY("who decides or is acted upon", "States, offices, firms, publics."),
        OF(ACTOR), MOST(LIMIT_ACTORS)),
    ROW(advisers, OBJECTS, TOLD, SAY("who speaks for and against options", ""),
        OF(ADVISER)),
    ROW(meters, OBJECTS, 0, SAY("bounded numbers that the play moves", ""),
        OF(METER), MOST(LIMIT_METERS)),
    ROW(flags, OBJECTS, 0,
        SAY("yes or no facts of the play", "Each is unset at the start."),
        OF(FLAG), MOST(LIMIT_FLAGS)),
    ROW(unknowns, OBJECTS, 0, SAY("hidden truths, drawn at the start", ""),
        OF(UNKNOWN), MOST(LIMIT_UNKNOWNS)),
    ROW(ladder, OBJECT, 0,
        SAY("named rungs over one meter", "It shows where the crisis stands."),
        OF(LADDER)),
    ROW(scenes, OBJECTS, REQ | SOME,
        SAY("the turns, in the order of the file",
            "The play begins with the first whose `when` holds."),
        OF(SCENE), MOST(LIMIT_SCENES),
        SUCH("[{\"id\": \"cable\", \"title\": \"The cable is cut\"}]")),
    ROW(options, OFFERS, 0,
        SAY("the library: options that recur",
            "Decisions offer them by their ids, or by `use` with some keys "
            "replaced.")),
    ROW(rules, OBJECTS, 0,
        SAY("blocks that run whenever their condition holds",
            "They are asked after the moves of every turn, in the order of the "
            "file."),
        OF(RULE), MOST(LIMIT_RULES)),
    ROW(events, OBJECTS, 0,
        SAY("things from outside that may happen",
            "They are asked after the rules of every turn, in the order of the "
            "file."),
        OF(EVENT), MOST(LIMIT_EVENTS)),
    ROW(endings, OBJECTS, REQ | SOME,
        SAY("how a play can close",
            "The first that holds is taken; the last has no `when`, so that "
            "every play closes."),
        OF(ENDING),
        SUCH("[{\"id\": \"calm\", \"title\": \"Calm\", \"text\": [\"The cable "
             "is mended.\"]}]")),
    ROW(expect, OBJECTS, TOLD,
        SAY("claims that check must prove",
            "They are about every play that there can be."),
        OF(EXPECT)),
    ROW(classroom, OBJECT, TOLD, SAY("what a teacher needs", ""),
        OF(CLASSROOM))};
OBJECT(SCENARIO, "the scenario",
       "A crisis that can be played: who is in it, what is at stake, its turns "
       "and how it can end.",
       scenario_fields);

static const struct shape_field limits_fields[] = {
    ROW(turns, NUMBER, REQ,
        SAY("turns after which the story ends", "Every scene is a turn."),
        RANGE(1, LIMIT_TURNS), SUCH("6"))};
OBJECT(LIMITS, "limits", "How long a play can be.", limits_fields);

static const struct shape_field map_fields[] = {
    ROW(centre, OBJECT, TOLD,
        SAY("the middle of the map",
            "Left out: 0 degrees east, 0 degrees north."),
        OF(CENTRE)),
    ROW_ELSE(zoom, NUMBER, TOLD, 100,
             SAY("percent; 100 shows the whole world",
                 "Where the places do not fit, the map is made smaller."),
             RANGE(1, 100000)),
    ROW(places, OBJECTS, TOLD, SAY("named points", ""), OF(PLACE)),
    ROW(arcs, OBJECTS, TOLD, SAY("lines between places", ""), OF(ARC)),
    ROW(countries, OBJECTS, TOLD, SAY("countries that are coloured", ""),
        OF(COUNTRY))};
OBJECT(MAP, "the map", "The map beside the scene.", map_fields);

#define ROWS_POINT                                                             \
    ROW(lon, DEGREES, REQ | TOLD,                                              \
        SAY("degrees east", "West is negative; at most two decimals."),        \
        RANGE(-180, 180), SUCH("8.55")),                                       \
        ROW(lat, DEGREES, REQ | TOLD,                                          \
            SAY("degrees north", "South is negative; at most two decimals."),  \
            RANGE(-90, 90), SUCH("47.37"))

static const struct shape_field centre_fields[] = {ROWS_POINT};
OBJECT(CENTRE, "the map's centre", "A point on the map.", centre_fields);

static const struct shape_field place_fields[] = {
    ROW_ID(REQ | TOLD, "Arcs begin and end at it.", "\"harbour\""),
    ROW(name, STRING, REQ | TOLD, SAY("what stands beside it", ""),
        SUCH("\"The harbour\"")),
    ROWS_POINT,
    ROW(actor, REF, TOLD,
        SAY("whose place it is",
            "It has that side's colour. Left out: nobody's.")),
    ROWS_FACT};
OBJECT(PLACE, "a place", "A named point on the map.", place_fields);

static const struct shape_field arc_fields[] = {
    ROW_OWN_ID,
    ROW(from, REF, REQ | TOLD, SAY("the place where it begins", ""),
        SUCH("\"harbour\"")),
    ROW(to, REF, REQ | TOLD, SAY("the place where it ends", ""),
        SUCH("\"strait\"")),
    ROW(label, TEXT, TOLD, SAY("what stands beside it", "")),
    ROW_ELSE(when, CONDITION, TOLD, 1,
             SAY("shown while this holds",
                 "What it reads is seen by whoever looks at the map.")),
    ROWS_FACT};
OBJECT(ARC, "an arc", "A line between two places of the map.", arc_fields);

static const struct shape_field country_fields[] = {
    ROW_OWN_ID,
    ROW(code, STRING, REQ | TOLD,
        SAY("ISO 3166-1 numeric, three digits", "As `\"408\"`, in quotes."),
        EXAMPLES("[\"408\", \"840\"]"), SUCH("\"408\"")),
    ROW(actor, REF, TOLD,
        SAY("whose country it is",
            "It has that side's colour. Left out: nobody's.")),
    ROW_ELSE(when, CONDITION, TOLD, 1,
             SAY("coloured while this holds",
                 "What it reads is seen by whoever looks at the map.")),
    ROWS_FACT};
OBJECT(COUNTRY, "a country", "A country that the map colours.", country_fields);

static const struct shape_field source_fields[] = {
    ROW_ID(TOLD, "Facts name it in their `sources`.", "\"ship_log\""),
    ROW_TITLE(TOLD, "\"Log of the boat\""),
    ROW(publisher, STRING, TOLD, SAY("who published it", "")),
    ROW(date, STRING, TOLD,
        SAY("when it was published", "Shown as it is written.")),
    ROW(url, STRING, TOLD, SAY("where it can be read", "")),
    ROWS_FACT};
OBJECT(SOURCE, "a source", "Where a fact of the scenario can be read.",
       source_fields);

static const struct shape_field codex_fields[] = {
    ROW(id, ID, TOLD, SAY("the name that links like [word](codex:id) use", "")),
    ROW_TITLE(TOLD, "\"Public word\""),
    ROW(text, PROSE, TOLD,
        SAY("its paragraphs", "Each is shown when it holds.")),
    ROWS_FACT};
OBJECT(CODEX, "a codex entry",
       "Something that texts link to: a word, a person's office, a thing of "
       "the past.",
       codex_fields);

static const struct shape_field moment_fields[] = {
    ROW_OWN_ID, ROW(date, DATE, TOLD, SAY("when it was", "")),
    ROW(text, TEXT, TOLD, SAY("what happened", "")), ROWS_FACT};
OBJECT(MOMENT, "an entry of the time line",
       "Something that stands on the time line, whatever is played.",
       moment_fields);
