/* Who is in a scenario, and what the play moves: meters, flags, hidden
 * truths, the ladder. */
#include "scenario/shape_rows.h"

#define METER_RANGE RANGE(-LIMIT_METER_VALUE, LIMIT_METER_VALUE)

static const struct shape_word betters[] = {
    {"neither", "it is neither good nor bad to have more of it"},
    {"high", "more of it is good"},
    {"low", "less of it is good"},
    {NULL, NULL}};
static const struct shape_word scales[] = {
    {"number", "shown as a number, with the name of its band"},
    {"likelihood", "percent from 1 to 99, shown as one of the seven words of "
                   "ICD 203, as in unlikely or almost certain"},
    {NULL, NULL}};
static const struct shape_word reveals[] = {
    {"debrief", "it is told when the play is over"},
    {"never", "nobody is told: it is named in no ledger, debrief or export"},
    {NULL, NULL}};

static const struct shape_field actor_fields[] = {
    ROW_ID(REQ, "Texts fill in its name for `{id}`.", "\"aldra\""),
    ROW_NAME("\"Aldra\""),
    ROW(short, STRING, TOLD,
        SAY("a shorter name for tight places", "Left out: its name.")),
    ROW(role, STRING, TOLD,
        SAY("what it is, in a few words", "Shown where a seat is chosen.")),
    ROW(brief, PROSE, TOLD,
        SAY("its private briefing",
            "Its seat alone reads it, before the first turn.")),
    ROW_ELSE(playable, TRUTH, 0, 0, SAY("whether a person may play it", "")),
    ROW_ELSE(policy, WORD, 0, POLICY_WEIGHTS,
             SAY("how it chooses where nobody plays it", ""),
             WORDS(shape_policies)),
    ROW(goal, AMOUNT, 0,
        SAY("what it wants more of", "The policy `planner` seeks it, and the "
                                     "colours of marks say what helps it.")),
    ROW(mandates, OBJECTS, 0,
        SAY("goals of which a person picks two",
            "They are picked at the briefing; the debrief speaks to them."),
        OF(MANDATE)),
    ROWS_FACT};
OBJECT(ACTOR, "an actor",
       "A state, office, firm or public that decides or is acted upon.",
       actor_fields);

static const struct shape_field mandate_fields[] = {
    ROW_ID(0, "It is unique within its actor.", "\"calm\""),
    ROW(name, STRING, TOLD, SAY("its name, as players read it", "")),
    ROW(text, TEXT, TOLD, SAY("what it asks for", "")),
    ROW(goal, AMOUNT, 0,
        SAY("what it wants more of",
            "Marks of meters that help or hurt it are coloured, and the "
            "debrief tells how far it went.")),
    ROWS_FACT};
OBJECT(MANDATE, "a mandate",
       "A goal that the person who plays an actor may take on.",
       mandate_fields);

static const struct shape_field adviser_fields[] = {
    ROW_ID(TOLD, "Advice names it with `by`.", "\"envoy\""),
    ROW(name, STRING, TOLD, SAY("its name or office", "")),
    ROW(actor, REF, TOLD, SAY("whom it advises", "")), ROWS_FACT};
OBJECT(ADVISER, "an adviser",
       "Who speaks for and against options, on their cards.", adviser_fields);

static const struct shape_field meter_fields[] = {
    ROW_ID(REQ,
           "Expressions read it, `effects` and `set` change it, texts "
           "fill in its number for `{id}`.",
           "\"tension\""),
    ROW_NAME("\"Tension\""),
    ROW(actor, REF, TOLD, SAY("whose meter it is", "Left out: everybody's.")),
    ROW_ELSE(min, NUMBER, 0, 0,
             SAY("its least value", "Whatever would go below stops there. A "
                                    "likelihood has none: it is 1."),
             METER_RANGE),
    ROW_ELSE(max, NUMBER, 0, 100,
             SAY("its greatest value", "Whatever would go above stops there. A "
                                       "likelihood has none: it is 99."),
             METER_RANGE),
    ROW(start, NUMBER, 0, SAY("its value at the start", "Left out: its `min`."),
        METER_RANGE),
    ROW_ELSE(better, WORD, TOLD, 0,
             SAY("which way is good", "It colours what changes for a seat "
                                      "without `mandates` and `goal`."),
             WORDS(betters)),
    ROW(bands, OBJECTS, TOLD,
        SAY("names of its ranges",
            "The first begins at `min`, each other above the one before. The "
            "ladder's meter has none: its rungs are its bands. A likelihood "
            "has none either."),
        OF(BAND)),
    ROW_ELSE(show, SHOW, 0, 0, SAY("who sees it", "The debrief shows all.")),
    ROW(drift, OBJECT, 0, SAY("where it moves each turn by itself", ""),
        OF(DRIFT)),
    ROW_ELSE(scale, WORD, 0, SCALE_NUMBER,
             SAY("number, or likelihood: 1 to 99 percent, shown as a word", ""),
             WORDS(scales)),
    ROW(about, CONDITION, TOLD,
        SAY("for a belief: what it believes",
            "As `attacker == dprk`: what the likelihood is of.")),
    ROW(note, TEXT, TOLD,
        SAY("a text beside it",
            "For a belief: the evidence, and who doubts it.")),
    ROWS_FACT};
static const struct shape_bond meter_bonds[] = {
#define LIKELIHOOD(k)                                                          \
    {                                                                          \
        .type = BOND_NOT_WHERE, .key = KEY_##k, .other = KEY_scale,            \
        .word = "likelihood", .code = CODE_SHAPE_CLASH,                        \
        .why = "a likelihood meter always has 1 to 99 and the seven words of " \
               "ICD 203"                                                       \
    }
    LIKELIHOOD(min), LIKELIHOOD(max), LIKELIHOOD(bands), {.type = BOND_END}};
OBJECT_BOUND(METER, "a meter",
             "A bounded whole number that the play moves: a tension, a budget, "
             "a trust, a belief.",
             meter_fields, meter_bonds);

static const struct shape_field band_fields[] = {
    ROW_OWN_ID,
    ROW(from, NUMBER, REQ | TOLD,
        SAY("its least value",
            "It goes up to the next band, or to the meter's `max`."),
        METER_RANGE, SUCH("40")),
    ROW_NAME("\"Calm\""), ROWS_FACT};
OBJECT(BAND, "a band", "A named range of a meter.", band_fields);

static const struct shape_field drift_fields[] = {
    ROW(to, NUMBER, REQ,
        SAY("where it goes, never past it", "Within the meter's range."),
        METER_RANGE, SUCH("30")),
    ROW(by, NUMBER, REQ, SAY("how far each turn", ""),
        RANGE(1, 2 * LIMIT_METER_VALUE), SUCH("2"))};
OBJECT(DRIFT, "a drift",
       "Where a meter moves at the beginning of each turn, from the second on.",
       drift_fields);

static const struct shape_field flag_fields[] = {
    ROW_ID(REQ, "Expressions read it, `set` changes it.", "\"named\""),
    ROW(name, STRING, REQ | TOLD,
        SAY("what is so while it is set", "The ledger shows it."),
        SUCH("\"Boreal was named\"")),
    ROWS_FACT};
OBJECT(FLAG, "a flag", "A yes or no of the play, unset at the start.",
       flag_fields);

static const struct shape_field unknown_fields[] = {
    ROW_ID(REQ, "Expressions compare it with one of its values: `id == value`.",
           "\"cause\""),
    ROW(question, STRING, REQ | TOLD,
        SAY("the question it answers", "The debrief asks it."),
        SUCH("\"Who cut the cable?\"")),
    ROW(values, OBJECTS, 0,
        SAY("the possible answers; none: nobody knows",
            "One is drawn at the start, by weight."),
        OF(VALUE)),
    ROW(known_by, REFS, 0,
        SAY("actors who are told at the start",
            "They read it below their briefing.")),
    ROW(history, REF, 0,
        SAY("the value on record", "A play as it was takes it; any other draw "
                                   "is marked as invented.")),
    ROW_ELSE(reveal, WORD, 0, 0, SAY("when it is told", ""), WORDS(reveals)),
    ROWS_FACT};
OBJECT(UNKNOWN, "an unknown", "A hidden truth, drawn at the start.",
       unknown_fields);

static const struct shape_field value_fields[] = {
    ROW(id, ID, REQ,
        SAY("the name that expressions use",
            "It is unique within its unknown."),
        SUCH("\"accident\"")),
    ROW_ELSE(weight, NUMBER, 0, 10,
             SAY("how likely it is beside the others",
                 "One of an unknown needs more than 0."),
             RANGE(0, LIMIT_WEIGHT)),
    ROW(text, TEXT, TOLD, SAY("the answer in words", "")), ROWS_FACT};
OBJECT(VALUE, "a value of an unknown",
       "One of the answers to an unknown's question.", value_fields);

static const struct shape_field ladder_fields[] = {
    ROW(meter, REF, REQ,
        SAY("the meter that stands on it",
            "It alone says where the crisis stands."),
        SUCH("\"tension\"")),
    ROW(rungs, OBJECTS, REQ | SOME,
        SAY("its rungs, from the lowest",
            "An option's `rung` counts them from 0."),
        OF(RUNG), SUCH("[{\"from\": 0, \"name\": \"Calm\"}]"))};
OBJECT(LADDER, "the ladder",
       "Named rungs over one meter: where the crisis stands.", ladder_fields);

static const struct shape_field rung_fields[] = {
    ROW_OWN_ID,
    ROW(from, NUMBER, REQ,
        SAY("the meter's least value on it",
            "The first begins at the meter's `min`, each other above the one "
            "before."),
        METER_RANGE, SUCH("40")),
    ROW(name, STRING, REQ | TOLD,
        SAY("its name, as players read it",
            "It names the state of the quarrel, never an act."),
        SUCH("\"Protest\"")),
    ROW(text, TEXT, TOLD, SAY("what it is like there", "")), ROWS_FACT};
OBJECT(RUNG, "a rung", "A step of the ladder.", rung_fields);
