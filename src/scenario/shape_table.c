/* The table of shape.h. Rows stand in the order in which an author would
 * write them. */
#include "scenario/shape.h"

#include "scenario/limits.h"
#include "scenario/scenario.h"

#include <stddef.h>

#define REQ  SHAPE_REQUIRED
#define TOLD SHAPE_TOLD
#define SOME SHAPE_SOME

/* One row a line: key, type, flags, about; then what a type needs. */
#define ROW(k, t, f, a)                                                        \
    {                                                                          \
        .key = KEY_##k, .type = SHAPE_##t, .flags = (f), .about = (a)          \
    }
#define ROW_NUMBER(k, lo, hi, f, a)                                            \
    {                                                                          \
        .key = KEY_##k, .type = SHAPE_NUMBER, .low = (lo), .high = (hi),       \
        .flags = (f), .about = (a)                                             \
    }
#define ROW_DEGREES(k, most, a)                                                \
    {                                                                          \
        .key = KEY_##k, .type = SHAPE_DEGREES, .low = -(most), .high = (most), \
        .flags = REQ | TOLD, .about = (a)                                      \
    }
#define ROW_WORD(k, w, f, a)                                                   \
    {                                                                          \
        .key = KEY_##k, .type = SHAPE_WORD, .words = (w), .flags = (f),        \
        .about = (a)                                                           \
    }
#define ROW_OBJECT(k, n, f, a)                                                 \
    {                                                                          \
        .key = KEY_##k, .type = SHAPE_OBJECT, .kind = KIND_##n, .flags = (f),  \
        .about = (a)                                                           \
    }
#define ROW_OBJECTS(k, n, f, a)                                                \
    {                                                                          \
        .key = KEY_##k, .type = SHAPE_OBJECTS, .kind = KIND_##n, .flags = (f), \
        .about = (a)                                                           \
    }

#define ROW_MANY(k, n, most, f, a)                                             \
    {                                                                          \
        .key = KEY_##k, .type = SHAPE_OBJECTS, .kind = KIND_##n,               \
        .high = (most), .flags = (f), .about = (a)                             \
    }
#define ROW_OFFERS(k, most, f, a)                                              \
    {                                                                          \
        .key = KEY_##k, .type = SHAPE_OFFERS, .high = (most), .flags = (f),    \
        .about = (a)                                                           \
    }

/* Facts: whatever has an id, a block or a text may say how far it is true
 * and where that stands. */
#define ROWS_FACT                                                              \
    ROW_WORD(                                                                  \
        status, shape_statuses, TOLD,                                          \
        "how far this is fact: reported, contested, counterfactual or model"), \
        ROW(sources, REFS, TOLD, "ids of the sources for this")
/* Anything in a list may have an id of its own, which its texts' names use. */
#define ROW_OWN_ID ROW(id, ID, TOLD, "an id of its own for the names of texts")
#define ROWS_BLOCK                                                             \
    ROW(effects, EFFECTS, 0, "meters and the amounts that are added to them"), \
        ROW(set, SETS, 0, "flags and meters and the values they get"),         \
        ROW_OBJECTS(later, CONSEQUENCE, 0, "what lands some turns later")
#define ROW_HEADLINE ROW(headline, TEXT, TOLD, "what everyone reads")
#define ROW_BLOCK_TEXT                                                         \
    ROW(text, TEXT, TOLD, "what those who may see it are told")

static const char *const shape_statuses[] = {"reported", "contested",
                                             "counterfactual", "model", NULL};
static const char *const shape_forecasts[] = {"none", "size", "direction",
                                              "numbers", NULL};
static const char *const shape_policies[] = {
    "weights", "uniform", "hawk", "dove", "tit_for_tat", "planner", NULL};
static const char *const shape_betters[] = {"neither", "high", "low", NULL};
static const char *const shape_scales[] = {"number", "likelihood", NULL};
static const char *const shape_reveals[] = {"debrief", "never", NULL};
static const char *const shape_means[] = {
    "none", "verbal", "legal", "economic", "cyber", "show", "force", NULL};
static const char *const shape_signals[] = {"public", "private", "deniable",
                                            NULL};
static const char *const shape_sides[] = {"for", "against", NULL};
static const char *const shape_tones[] = {"sober", "grave", "hopeful", NULL};

static const struct shape_field scenario_fields[] = {
    ROW_NUMBER(format, 1, 1, REQ, "the version of this language: 1"),
    ROW(id, ID, REQ, "the name that recordings use"),
    ROW(title, STRING, REQ | TOLD, "its title, as players read it"),
    ROW(summary, STRING, TOLD, "what it is about, in two or three sentences"),
    ROW(language, STRING, REQ | TOLD,
        "the language of its texts, as en or de-CH (BCP 47)"),
    ROW(authors, AUTHORS, TOLD, "who wrote it"),
    ROW(license, STRING, TOLD, "under which licence it may be used"),
    ROW(version, STRING, TOLD, "its version, as its author counts"),
    ROW(content_note, STRING, TOLD,
        "what a player may want to know beforehand"),
    ROW(facts_note, STRING, TOLD, "how far the scenario follows what happened"),
    ROW(start, DATE, REQ, "the date, or date and time, at which it begins"),
    ROW_OBJECT(limits, LIMITS, REQ, "how long a play can be"),
    ROW_WORD(forecast, shape_forecasts, TOLD,
             "what a card says beforehand, unless its option says otherwise"),
    ROW(clock, REF, 0,
        "a meter of seconds since start, for a crisis of minutes"),
    ROW_OBJECT(map, MAP, TOLD, "the map beside the scene"),
    ROW_OBJECTS(sources, SOURCE, TOLD, "where the facts stand"),
    ROW_OBJECTS(codex, CODEX, TOLD, "longer entries that texts link to"),
    ROW_OBJECTS(timeline, MOMENT, TOLD,
                "what stands on the time line before and beside the play"),
    ROW_MANY(actors, ACTOR, LIMIT_ACTORS, 0, "who decides or is acted upon"),
    ROW_OBJECTS(advisers, ADVISER, TOLD, "who speaks for and against options"),
    ROW_MANY(meters, METER, LIMIT_METERS, 0,
             "bounded numbers that the play moves"),
    ROW_MANY(flags, FLAG, LIMIT_FLAGS, 0, "yes or no facts of the play"),
    ROW_MANY(unknowns, UNKNOWN, LIMIT_UNKNOWNS, 0,
             "hidden truths, drawn at the start"),
    ROW_OBJECT(ladder, LADDER, 0, "named rungs over one meter"),
    ROW_MANY(scenes, SCENE, LIMIT_SCENES, REQ | SOME,
             "the turns, in the order of the file"),
    ROW_OFFERS(options, 0, 0, "the library: options that recur"),
    ROW_MANY(rules, RULE, LIMIT_RULES, 0,
             "blocks that run whenever their condition holds"),
    ROW_MANY(events, EVENT, LIMIT_EVENTS, 0,
             "things from outside that may happen"),
    ROW_OBJECTS(endings, ENDING, REQ | SOME, "how a play can close"),
    ROW_OBJECTS(expect, EXPECT, TOLD, "claims that check must prove"),
    ROW_OBJECT(classroom, CLASSROOM, TOLD, "what a teacher needs")};

static const struct shape_field limits_fields[] = {
    ROW_NUMBER(turns, 1, LIMIT_TURNS, REQ, "turns after which the story ends")};

static const struct shape_field map_fields[] = {
    ROW_OBJECT(centre, CENTRE, TOLD, "the middle of the map"),
    ROW_NUMBER(zoom, 1, 100000, TOLD, "percent; 100 shows the whole world"),
    ROW_OBJECTS(places, PLACE, TOLD, "named points"),
    ROW_OBJECTS(arcs, ARC, TOLD, "lines between places"),
    ROW_OBJECTS(countries, COUNTRY, TOLD, "countries that are coloured")};

static const struct shape_field centre_fields[] = {
    ROW_DEGREES(lon, 180, "degrees east"),
    ROW_DEGREES(lat, 90, "degrees north")};

static const struct shape_field place_fields[] = {
    ROW(id, ID, REQ | TOLD, "the name that the rest of the file uses"),
    ROW(name, STRING, REQ | TOLD, "what stands beside it"),
    ROW_DEGREES(lon, 180, "degrees east"),
    ROW_DEGREES(lat, 90, "degrees north"),
    ROW(actor, REF, TOLD, "whose place it is"),
    ROWS_FACT};

static const struct shape_field arc_fields[] = {
    ROW_OWN_ID,
    ROW(from, REF, REQ | TOLD, "the place where it begins"),
    ROW(to, REF, REQ | TOLD, "the place where it ends"),
    ROW(label, TEXT, TOLD, "what stands beside it"),
    ROW(when, CONDITION, TOLD, "shown while this holds"),
    ROWS_FACT};

static const struct shape_field country_fields[] = {
    ROW_OWN_ID,
    ROW(code, STRING, REQ | TOLD, "ISO 3166-1 numeric, three digits"),
    ROW(actor, REF, TOLD, "whose country it is"),
    ROW(when, CONDITION, TOLD, "coloured while this holds"), ROWS_FACT};

static const struct shape_field source_fields[] = {
    ROW(id, ID, TOLD, "the name that the rest of the file uses"),
    ROW(title, STRING, TOLD, "its title, as players read it"),
    ROW(publisher, STRING, TOLD, "who published it"),
    ROW(date, STRING, TOLD, "when"),
    ROW(url, STRING, TOLD, "where it can be read"),
    ROWS_FACT};

static const struct shape_field codex_fields[] = {
    ROW(id, ID, TOLD, "the name that links like [word](codex:id) use"),
    ROW(title, STRING, TOLD, "its title, as players read it"),
    ROW(text, PROSE, TOLD, "its paragraphs"), ROWS_FACT};

static const struct shape_field moment_fields[] = {
    ROW_OWN_ID, ROW(date, DATE, TOLD, "when it was"),
    ROW(text, TEXT, TOLD, "what happened"), ROWS_FACT};

static const struct shape_field actor_fields[] = {
    ROW(id, ID, REQ, "the name that the rest of the file uses"),
    ROW(name, STRING, REQ | TOLD, "its name, as players read it"),
    ROW(short, STRING, TOLD, "a shorter name for tight places"),
    ROW(role, STRING, TOLD, "what it is, in a few words"),
    ROW(brief, PROSE, TOLD, "its private briefing"),
    ROW(playable, TRUTH, 0, "whether a person may play it"),
    ROW_WORD(policy, shape_policies, 0, "how it chooses where nobody plays it"),
    ROW(goal, AMOUNT, 0, "what it wants more of"),
    ROW_OBJECTS(mandates, MANDATE, 0, "goals of which a person picks two"),
    ROWS_FACT};

static const struct shape_field mandate_fields[] = {
    ROW(id, ID, 0, "the name that the rest of the file uses"),
    ROW(name, STRING, TOLD, "its name, as players read it"),
    ROW(text, TEXT, TOLD, "what it asks for"),
    ROW(goal, AMOUNT, 0, "what it wants more of"), ROWS_FACT};

static const struct shape_field adviser_fields[] = {
    ROW(id, ID, TOLD, "the name that the rest of the file uses"),
    ROW(name, STRING, TOLD, "its name or office"),
    ROW(actor, REF, TOLD, "whom it advises"), ROWS_FACT};

static const struct shape_field meter_fields[] = {
    ROW(id, ID, REQ, "the name that the rest of the file uses"),
    ROW(name, STRING, REQ | TOLD, "its name, as players read it"),
    ROW(actor, REF, TOLD, "whose meter it is"),
    ROW_NUMBER(min, -LIMIT_METER_VALUE, LIMIT_METER_VALUE, 0,
               "its least value"),
    ROW_NUMBER(max, -LIMIT_METER_VALUE, LIMIT_METER_VALUE, 0,
               "its greatest value"),
    ROW_NUMBER(start, -LIMIT_METER_VALUE, LIMIT_METER_VALUE, 0,
               "its value at the start"),
    ROW_WORD(better, shape_betters, TOLD, "which way is good"),
    ROW_OBJECTS(bands, BAND, TOLD, "names of its ranges"),
    ROW(show, SHOW, 0, "who sees it"),
    ROW_OBJECT(drift, DRIFT, 0, "where it moves each turn by itself"),
    ROW_WORD(scale, shape_scales, 0,
             "number, or likelihood: 1 to 99 percent, shown as a word"),
    ROW(about, CONDITION, TOLD, "for a belief: what it believes"),
    ROW(note, TEXT, TOLD, "a text beside it"),
    ROWS_FACT};

static const struct shape_field band_fields[] = {
    ROW_OWN_ID,
    ROW_NUMBER(from, -LIMIT_METER_VALUE, LIMIT_METER_VALUE, REQ | TOLD,
               "its least value"),
    ROW(name, STRING, REQ | TOLD, "its name, as players read it"), ROWS_FACT};

static const struct shape_field drift_fields[] = {
    ROW_NUMBER(to, -LIMIT_METER_VALUE, LIMIT_METER_VALUE, REQ,
               "where it goes, never past it"),
    ROW_NUMBER(by, 1, 2 * LIMIT_METER_VALUE, REQ, "how far each turn")};

static const struct shape_field flag_fields[] = {
    ROW(id, ID, REQ, "the name that the rest of the file uses"),
    ROW(name, STRING, REQ | TOLD, "what is so while it is set"), ROWS_FACT};

static const struct shape_field unknown_fields[] = {
    ROW(id, ID, REQ, "the name that the rest of the file uses"),
    ROW(question, STRING, REQ | TOLD, "the question it answers"),
    ROW_OBJECTS(values, VALUE, 0, "the possible answers; none: nobody knows"),
    ROW(known_by, REFS, 0, "actors who are told at the start"),
    ROW(history, REF, 0, "the value on record"),
    ROW_WORD(reveal, shape_reveals, 0, "when it is told"),
    ROWS_FACT};

static const struct shape_field value_fields[] = {
    ROW(id, ID, REQ, "the name that expressions use"),
    ROW_NUMBER(weight, 0, LIMIT_WEIGHT, 0,
               "how likely it is beside the others"),
    ROW(text, TEXT, TOLD, "the answer in words"), ROWS_FACT};

static const struct shape_field ladder_fields[] = {
    ROW(meter, REF, REQ, "the meter that stands on it"),
    ROW_OBJECTS(rungs, RUNG, REQ | SOME, "its rungs, from the lowest")};

static const struct shape_field rung_fields[] = {
    ROW_OWN_ID,
    ROW_NUMBER(from, -LIMIT_METER_VALUE, LIMIT_METER_VALUE, REQ,
               "its least value"),
    ROW(name, STRING, REQ | TOLD, "the state of the quarrel on it"),
    ROW(text, TEXT, TOLD, "what that means"), ROWS_FACT};

static const struct shape_field scene_fields[] = {
    ROW(id, ID, REQ, "the name that the rest of the file uses"),
    ROW(title, TEXT, REQ | TOLD, "its title, as players read it"),
    ROW(date, DATE, 0, "when it is"),
    ROW_NUMBER(days, 0, 1000000, 0, "days since the scene before"),
    ROW(when, CONDITION, 0, "in file order only while this holds"),
    ROW(show, SHOW, 0, "who sees it"),
    ROW(brief, PROSE, TOLD, "what all who see it read"),
    ROWS_BLOCK,
    ROW_HEADLINE,
    ROW_MANY(decisions, DECISION, LIMIT_DECISIONS, 0,
             "the simultaneous decisions"),
    ROW(actor, REF, 0, "short form of one decision: who decides"),
    ROW(prompt, TEXT, TOLD, "short form: the question"),
    ROW_OFFERS(options, LIMIT_OPTIONS, 0, "short form: the options"),
    ROW_OBJECT(history, HISTORY, TOLD, "short form: what really happened"),
    ROW(discuss, PROSE, TOLD, "questions for a class"),
    ROW(next, NEXT, 0, "the scene that follows"),
    ROWS_FACT};

static const struct shape_field decision_fields[] = {
    ROW_OWN_ID,
    ROW(actor, REF, REQ, "who decides"),
    ROW(brief, PROSE, TOLD, "what its seat alone reads"),
    ROW(prompt, TEXT, TOLD, "the question"),
    ROW_OFFERS(options, LIMIT_OPTIONS, REQ | SOME, "what may be chosen"),
    ROW_OBJECT(history, HISTORY, TOLD, "what really happened"),
    ROWS_FACT};

static const struct shape_field history_fields[] = {
    ROW(option, REF, TOLD, "the option on record"),
    ROW(text, TEXT, TOLD, "what really happened"), ROWS_FACT};

#define ROWS_OPTION                                                            \
    ROW(line, TEXT, TOLD, "the card's one short line"),                        \
        ROW(text, TEXT, TOLD, "read before choosing"),                         \
        ROW(when, CONDITION, 0, "open while this holds"),                      \
        ROW(locked, TEXT, TOLD,                                                \
            "why it is closed; without it a closed option is not shown"),      \
        ROW_WORD(means, shape_means, 0, "the kind of means"),                  \
        ROW_WORD(signal, shape_signals, 0, "who learns of it"),                \
        ROW(to, REFS, 0, "who receives a private one"),                        \
        ROW_NUMBER(rung, 0, 1000000, 0,                                        \
                   "the rung such an act belongs to, from 0"),                 \
        ROW(weight, AMOUNT, 0, "how readily a rule-played seat takes it"),     \
        ROW_OBJECTS(advice, ADVICE, TOLD, "what advisers say"), ROWS_BLOCK,    \
        ROW_HEADLINE,                                                          \
        ROW_OBJECTS(outcomes, OUTCOME, 0, "of which one follows, by weight"),  \
        ROW(goto, REF, 0, "the scene that follows"),                           \
        ROW_WORD(forecast, shape_forecasts, TOLD,                              \
                 "what its card says beforehand of its own effects"),          \
        ROWS_FACT

static const struct shape_field option_fields[] = {
    ROW(id, ID, REQ, "the name that the rest of the file uses"),
    ROW(label, TEXT, REQ | TOLD, "the card's title, up to 24 characters"),
    ROWS_OPTION};

static const struct shape_field use_fields[] = {
    ROW(use, REF, REQ,
        "the library option; the keys beside it replace its own"),
    ROW(label, TEXT, TOLD, "the card's title, up to 24 characters"),
    ROWS_OPTION};

static const struct shape_field advice_fields[] = {
    ROW_OWN_ID,
    ROW(by, REF, REQ | TOLD, "the adviser"),
    ROW_WORD(side, shape_sides, TOLD, "for or against"),
    ROW(text, TEXT, TOLD, "the argument"),
    ROW(expects, MARKS, TOLD, "which meters it expects up or down"),
    ROWS_FACT};

static const struct shape_field outcome_fields[] = {
    ROW(id, ID, 0, "its name in the ledger of dice, unique in its option"),
    ROW(weight, AMOUNT, 0, "how likely it is beside the others"),
    ROW(when, CONDITION, 0, "possible while this holds"),
    ROWS_BLOCK,
    ROW_BLOCK_TEXT,
    ROW_HEADLINE,
    ROW(goto, REF, 0, "the scene that follows"),
    ROWS_FACT};

static const struct shape_field consequence_fields[] = {
    ROW(id, ID, REQ, "the name that the rest of the file uses"),
    ROW_NUMBER(in, 1, LIMIT_LATER, REQ, "turns until it lands"),
    ROW(cancel_if, CONDITION, 0, "dropped when this holds"),
    ROW(label, TEXT, TOLD, "its name on the time line"),
    ROWS_BLOCK,
    ROW_BLOCK_TEXT,
    ROW_HEADLINE,
    ROWS_FACT};

static const struct shape_field next_fields[] = {
    ROW_OWN_ID, ROW(to, REF, REQ, "the scene that follows, end or back"),
    ROW(when, CONDITION, 0, "if this holds"), ROWS_FACT};

static const struct shape_field rule_fields[] = {
    ROW(id, ID, REQ, "the name that the rest of the file uses"),
    ROW(name, STRING, REQ | TOLD, "its name, which the ledger shows"),
    ROW(when, CONDITION, 0, "its condition"),
    ROW(once, TRUTH, 0, "whether it acts once only"),
    ROWS_BLOCK,
    ROW_BLOCK_TEXT,
    ROW_HEADLINE,
    ROWS_FACT};

static const struct shape_field event_fields[] = {
    ROW(id, ID, REQ, "the name that the rest of the file uses"),
    ROW(name, STRING, REQ | TOLD, "its name, which the ledger shows"),
    ROW(when, CONDITION, 0, "its condition"),
    ROW(chance, AMOUNT, 0, "percent a turn"),
    ROW(once, TRUTH, 0, "whether it happens once only (the rule)"),
    ROWS_BLOCK,
    ROW_BLOCK_TEXT,
    ROW_HEADLINE,
    ROW(goto, REF, 0, "a scene that interrupts"),
    ROWS_FACT};

static const struct shape_field ending_fields[] = {
    ROW(id, ID, REQ, "the name that the rest of the file uses"),
    ROW(when, CONDITION, 0, "its condition; the last has none"),
    ROW(early, TRUTH, 0, "whether it is asked after every turn"),
    ROW(title, TEXT, REQ | TOLD, "its title, as players read it"),
    ROW(text, PROSE, REQ | TOLD, "its paragraphs"),
    ROW_WORD(tone, shape_tones, TOLD, "grave, sober or hopeful"),
    ROW(rare, STRING, TOLD, "the reason, where it may be seldom"),
    ROWS_FACT};

static const struct shape_field expect_fields[] = {
    ROW_OWN_ID,
    ROW(never, CONDITION, TOLD, "what can never hold"),
    ROW(always, CONDITION, TOLD, "what always holds"),
    ROW(reachable, CONDITION, TOLD, "what can hold"),
    ROW_OBJECT(odds, ODDS, TOLD, "how often an ending comes"),
    ROWS_FACT};

static const struct shape_field odds_fields[] = {
    ROW(ending, REF, REQ | TOLD, "the ending"),
    ROW_WORD(policy, shape_policies, TOLD, "how all seats choose"),
    ROW_NUMBER(min, 0, 100, TOLD, "percent at least"),
    ROW_NUMBER(max, 0, 100, TOLD, "percent at most")};

static const struct shape_field classroom_fields[] = {
    ROW_NUMBER(minutes, 1, 10000, TOLD, "how long the lesson is"),
    ROW_NUMBER(group, 1, 10000, TOLD, "how many a group has"),
    ROW(objectives, LINES, TOLD, "what is learned"),
    ROW(questions, LINES, TOLD, "questions for the debrief"),
    ROW(rubric, LINES, TOLD, "how it is graded"),
    ROW_OBJECTS(roles, ROLE, TOLD, "roles within a group"),
    ROW_OBJECTS(cuts, CUT, TOLD, "shorter versions")};

static const struct shape_field role_fields[] = {
    ROW_OWN_ID, ROW(name, STRING, TOLD, "its name, as players read it"),
    ROW(text, STRING, TOLD, "what it does"), ROWS_FACT};

static const struct shape_field cut_fields[] = {
    ROW_OWN_ID,
    ROW_NUMBER(minutes, 1, LIMIT_MINUTES, TOLD, "how long it takes"),
    ROW(scenes, REFS, TOLD, "the scenes that are voted on"),
    ROW(options, REFS, TOLD, "the options offered there"), ROWS_FACT};

static const struct shape_field text_fields[] = {
    ROW_OWN_ID, ROW(text, STRING, REQ | TOLD, "the text"),
    ROW(when, CONDITION, TOLD, "shown while this holds"), ROWS_FACT};

#define KIND(NAME, words, table)                                               \
    [KIND_##NAME] = {.name = (words),                                          \
                     .fields = table,                                          \
                     .count = (int32_t)(sizeof table / sizeof table[0])}

const struct shape_object shape_objects[KIND_COUNT] = {
    [KIND_NONE] = {.name = "nothing"},
    KIND(SCENARIO, "the scenario", scenario_fields),
    KIND(LIMITS, "limits", limits_fields),
    KIND(MAP, "the map", map_fields),
    KIND(CENTRE, "the map's centre", centre_fields),
    KIND(PLACE, "a place", place_fields),
    KIND(ARC, "an arc", arc_fields),
    KIND(COUNTRY, "a country", country_fields),
    KIND(SOURCE, "a source", source_fields),
    KIND(CODEX, "a codex entry", codex_fields),
    KIND(MOMENT, "an entry of the time line", moment_fields),
    KIND(ACTOR, "an actor", actor_fields),
    KIND(MANDATE, "a mandate", mandate_fields),
    KIND(ADVISER, "an adviser", adviser_fields),
    KIND(METER, "a meter", meter_fields),
    KIND(BAND, "a band", band_fields),
    KIND(DRIFT, "a drift", drift_fields),
    KIND(FLAG, "a flag", flag_fields),
    KIND(UNKNOWN, "an unknown", unknown_fields),
    KIND(VALUE, "a value of an unknown", value_fields),
    KIND(LADDER, "the ladder", ladder_fields),
    KIND(RUNG, "a rung", rung_fields),
    KIND(SCENE, "a scene", scene_fields),
    KIND(DECISION, "a decision", decision_fields),
    KIND(HISTORY, "a history", history_fields),
    KIND(OPTION, "an option", option_fields),
    KIND(USE, "an override of an option", use_fields),
    KIND(ADVICE, "an advice", advice_fields),
    KIND(OUTCOME, "an outcome", outcome_fields),
    KIND(CONSEQUENCE, "a consequence", consequence_fields),
    KIND(NEXT, "an entry of next", next_fields),
    KIND(RULE, "a rule", rule_fields),
    KIND(EVENT, "an event", event_fields),
    KIND(ENDING, "an ending", ending_fields),
    KIND(EXPECT, "an expectation", expect_fields),
    KIND(ODDS, "odds", odds_fields),
    KIND(CLASSROOM, "the classroom", classroom_fields),
    KIND(ROLE, "a role", role_fields),
    KIND(CUT, "a cut", cut_fields),
    KIND(TEXT, "a text", text_fields)};

const struct shape_field *shape_find(enum shape_kind kind, enum key key)
{
    const struct shape_object *object = &shape_objects[kind];
    int32_t i;

    for (i = 0; i < object->count; i++)
        if (object->fields[i].key == (uint8_t)key)
            return &object->fields[i];
    return NULL;
}

const char *shape_type_name(enum shape_type type)
{
    static const char *const names[SHAPE_TYPE_COUNT] = {
        [SHAPE_SKIP] = "anything",
        [SHAPE_STRING] = "a string",
        [SHAPE_ID] = "an id in a string",
        [SHAPE_NUMBER] = "a whole number",
        [SHAPE_DEGREES] = "a number of degrees",
        [SHAPE_TRUTH] = "true or false",
        [SHAPE_WORD] = "a word in a string",
        [SHAPE_DATE] = "a date in a string",
        [SHAPE_TEXT] =
            "a text: a string, an object with text, or a list of these",
        [SHAPE_VARIANT] =
            "a variant of a text: a string or an object with text",
        [SHAPE_PROSE] = "a list of texts",
        [SHAPE_AMOUNT] = "a whole number, or an expression in a string",
        [SHAPE_CONDITION] = "true, false, or an expression in a string",
        [SHAPE_VALUE] =
            "a whole number, true, false, or an expression in a string",
        [SHAPE_OBJECT] = "an object",
        [SHAPE_OBJECTS] = "a list of objects",
        [SHAPE_REF] = "an id in a string",
        [SHAPE_REFS] = "a list of ids",
        [SHAPE_LINES] = "a list of strings",
        [SHAPE_AUTHORS] = "a string or a list of strings",
        [SHAPE_EFFECTS] = "an object of meters and amounts",
        [SHAPE_SETS] = "an object of flags or meters and values",
        [SHAPE_MARKS] = "an object of meters and \"up\" or \"down\"",
        [SHAPE_SHOW] = "\"always\", \"debrief\" or a list of actors",
        [SHAPE_NEXT] = "a scene's id, or a list of {\"to\", \"when\"}",
        [SHAPE_OFFER] = "a library option's id, an option, or {\"use\": id}",
        [SHAPE_OFFERS] = "a list of options"};

    return names[type];
}
