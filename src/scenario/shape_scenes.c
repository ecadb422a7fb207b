/* The turns of a scenario: scenes, their decisions, and the options. */
#include "scenario/shape_rows.h"

static const struct shape_word means[] = {
    {"none", "nothing is done"},
    {"verbal", "a statement, a note, a talk"},
    {"legal", "courts, indictments, treaties"},
    {"economic", "sanctions, trade, money"},
    {"cyber", "acts in networks"},
    {"show", "force in sight, as patrols, exercises, alerts"},
    {"force", "force itself"},
    {NULL, NULL}};
static const struct shape_word signals[] = {
    {"public", "everyone sees the move and its text"},
    {"private", "only its maker and its receivers see it"},
    {"deniable", "everyone sees the text, only its maker knows whose it was"},
    {NULL, NULL}};
static const struct shape_word sides[] = {
    {"for", "the adviser is for this option"},
    {"against", "the adviser is against this option"},
    {NULL, NULL}};

#define ROW_GOTO                                                               \
    ROW(goto, REF, 0,                                                          \
        SAY("the scene that follows",                                          \
            "A scene's id, `end` or `back`. It goes before the scene's "       \
            "`next`, and does not ask the `when` of the scene it leads to."))
#define ROW_PROMPT                                                             \
    ROW(prompt, TEXT, TOLD,                                                    \
        SAY("the question that the seat is asked", "It alone reads it."))
#define ROW_OPTIONS(flags)                                                     \
    ROW(options, OFFERS, flags,                                                \
        SAY("what may be chosen",                                              \
            "Each is an option, the id of one in the library, or `{\"use\": "  \
            "id}` with keys that replace the library's. Each stands once."),   \
        MOST(LIMIT_OPTIONS),                                                   \
        SUCH("[{\"id\": \"ask\", \"label\": \"Ask in private\"}]"))
#define ROW_HISTORY                                                            \
    ROW(history, OBJECT, TOLD,                                                 \
        SAY("what really happened",                                            \
            "It is told in the debrief, never before the seat has decided; a " \
            "class cut plays the scenes that it leaves out by it."),           \
        OF(HISTORY))

static const struct shape_field scene_fields[] = {
    ROW_ID(REQ, "`goto` and `next` lead to it, `visited(id)` counts it.",
           "\"cable\""),
    ROW(title, TEXT, REQ | TOLD, SAY("its title, as players read it", ""),
        SUCH("\"The cable is cut\"")),
    ROW(date, DATE, 0,
        SAY("when it is",
            "A date that is past already counts as today. Not beside `days`, "
            "and not in a scenario with a `clock`.")),
    ROW(days, NUMBER, 0,
        SAY("days since the scene before",
            "The first counts from `start`. Not beside `date`, and not in a "
            "scenario with a `clock`."),
        RANGE(0, 1000000)),
    ROW_ELSE(when, CONDITION, 0, 1,
             SAY("in file order only while this holds",
                 "`goto` and `next` do not ask it, so that `false` makes an "
                 "aside.")),
    ROW_ELSE(show, SHOW, 0, 0,
             SAY("who sees it",
                 "For other seats it passes unseen until the debrief.")),
    ROW(brief, PROSE, TOLD,
        SAY("what all who see it read",
            "Paragraphs, each shown when it holds.")),
    ROWS_BLOCK,
    ROW_HEADLINE,
    ROW(decisions, OBJECTS, 0,
        SAY("the simultaneous decisions",
            "Nobody sees another's choice before all have chosen. One an "
            "actor; not beside `actor`, `prompt`, `options` and `history`."),
        OF(DECISION), MOST(LIMIT_DECISIONS)),
    ROW(actor, REF, 0,
        SAY("who decides", "With `options` the short form of one decision.")),
    ROW_PROMPT,
    ROW_OPTIONS(SOME),
    ROW_HISTORY,
    ROW(discuss, PROSE, TOLD,
        SAY("questions for a class", "The debrief asks them.")),
    ROW(next, NEXT, 0,
        SAY("the scene that follows",
            "A scene's id, `end` or `back`; or a list of which the first that "
            "holds counts. Left out, the next in the file whose `when` "
            "holds.")),
    ROWS_FACT};
static const struct shape_bond scene_bonds[] = {
#define SHORT(k)                                                               \
    {.type = BOND_NOT_BESIDE,                                                  \
     .key = KEY_##k,                                                           \
     .other = KEY_decisions,                                                   \
     .code = CODE_SHAPE_FORMS,                                                 \
     .why = "put it into the decision"},                                       \
    {                                                                          \
        .type = BOND_NEEDS, .key = KEY_##k, .other = KEY_actor,                \
        .code = CODE_SHAPE_FORMS, .why = "say who decides"                     \
    }
#define CLOCK(k)                                                               \
    {                                                                          \
        .type = BOND_NOT_UNDER, .key = KEY_##k, .other = KEY_clock,            \
        .code = CODE_SHAPE_CLASH, .why = "the scenario's clock tells the time" \
    }
    {.type = BOND_NOT_BESIDE,
     .key = KEY_actor,
     .other = KEY_decisions,
     .code = CODE_SHAPE_FORMS,
     .why = "put it into the decision"},
    {.type = BOND_NEEDS,
     .key = KEY_actor,
     .other = KEY_options,
     .code = CODE_SHAPE_FORMS,
     .why = "say what it may choose"},
    SHORT(options),
    SHORT(prompt),
    SHORT(history),
    CLOCK(date),
    CLOCK(days),
    {.type = BOND_NOT_BESIDE,
     .key = KEY_days,
     .other = KEY_date,
     .code = CODE_SHAPE_CLASH,
     .why = "the scene has a date already"},
    {.type = BOND_END}};
OBJECT_BOUND(SCENE, "a scene",
             "One turn: a dated situation with no, one or several decisions.",
             scene_fields, scene_bonds);

static const struct shape_field decision_fields[] = {
    ROW_OWN_ID,
    ROW(actor, REF, REQ, SAY("who decides", ""), SUCH("\"aldra\"")),
    ROW(brief, PROSE, TOLD,
        SAY("what its seat alone reads",
            "Paragraphs, each shown when it holds.")),
    ROW_PROMPT,
    ROW_OPTIONS(REQ | SOME),
    ROW_HISTORY,
    ROWS_FACT};
OBJECT(DECISION, "a decision", "One choice that one actor makes in a scene.",
       decision_fields);

static const struct shape_field history_fields[] = {
    ROW(option, REF, TOLD,
        SAY("the option on record", "The decision must offer it.")),
    ROW(text, TEXT, TOLD, SAY("what really happened", "")), ROWS_FACT};
OBJECT(HISTORY, "a history", "What was decided in truth.", history_fields);

#define ROW_LABEL(flags)                                                       \
    ROW(label, TEXT, flags,                                                    \
        SAY("the card's title, up to 24 characters",                           \
            "Whoever sees the move reads it."),                                \
        SUCH("\"Ask in private\""))
#define ROWS_OPTION                                                            \
    ROW(line, TEXT, TOLD,                                                      \
        SAY("the card's one short line", "Up to 28 characters.")),             \
        ROW(text, TEXT, TOLD,                                                  \
            SAY("read before choosing",                                        \
                "Those who see the move read it after it.")),                  \
        ROW_ELSE(when, CONDITION, 0, 1,                                        \
                 SAY("open while this holds",                                  \
                     "A closed option can be chosen by nobody.")),             \
        ROW(locked, TEXT, TOLD,                                                \
            SAY("why it is closed; without it a closed option is not shown",   \
                "")),                                                          \
        ROW_ELSE(means, WORD, 0, MEANS_NONE,                                   \
                 SAY("the kind of means",                                      \
                     "Expressions ask `means(actor)` for "                     \
                     "that of an actor's last move."),                         \
                 WORDS(means)),                                                \
        ROW_ELSE(signal, WORD, 0, SIGNAL_PUBLIC,                               \
                 SAY("who learns of it", "Expressions ask `signal(actor)` "    \
                                         "for that of an actor's last move."), \
                 WORDS(signals)),                                              \
        ROW(to, REFS, 0,                                                       \
            SAY("who receives a private one",                                  \
                "Actors, beside its maker. It goes with the signal `private` " \
                "only.")),                                                     \
        ROW_ELSE(rung, NUMBER, 0, 0,                                           \
                 SAY("the rung such an act belongs to, from 0",                \
                     "It marks what was done on the ladder; the policies "     \
                     "`hawk`, `dove` and `tit_for_tat` go by it."),            \
                 RANGE(0, 1000000)),                                           \
        ROW_ELSE(weight, AMOUNT, 0, 10,                                        \
                 SAY("how readily a rule-played seat takes it",                \
                     "It is compared with those of the other open options."),  \
                 RANGE(0, LIMIT_WEIGHT)),                                      \
        ROW(advice, OBJECTS, TOLD,                                             \
            SAY("what advisers say",                                           \
                "The deciding seat reads it on the card."),                    \
            OF(ADVICE)),                                                       \
        ROWS_BLOCK, ROW_HEADLINE,                                              \
        ROW(outcomes, OBJECTS, 0,                                              \
            SAY("of which one follows, by weight",                             \
                "It is drawn among those whose `when` holds, after the "       \
                "option's own block."),                                        \
            OF(OUTCOME)),                                                      \
        ROW_GOTO,                                                              \
        ROW(forecast, WORD, TOLD,                                              \
            SAY("what its card says beforehand of its own effects",            \
                "Left out: what the scenario's `forecast` says."),             \
            WORDS(shape_forecasts)),                                           \
        ROWS_FACT

static const struct shape_field option_fields[] = {
    ROW_ID(
        REQ,
        "It is unique in the file: `taken(id)` counts it, recordings name it.",
        "\"ask\""),
    ROW_LABEL(REQ | TOLD), ROWS_OPTION};
static const struct shape_bond option_bonds[] = {{.type = BOND_ONLY_WHERE,
                                                  .key = KEY_to,
                                                  .other = KEY_signal,
                                                  .word = "private",
                                                  .code = CODE_SHAPE_CLASH},
                                                 {.type = BOND_END}};
OBJECT_BOUND(
    OPTION, "an option",
    "What an actor may choose in a decision; a chosen option is a move.",
    option_fields, option_bonds);

static const struct shape_field use_fields[] = {
    ROW(use, REF, REQ,
        SAY("the library option; the keys beside it replace its own",
            "It counts as that option everywhere, but with its own rung, means "
            "and signal."),
        SUCH("\"ask\"")),
    ROW_LABEL(TOLD), ROWS_OPTION};
OBJECT_BOUND(USE, "an override of an option",
             "An option of the library, some of whose keys are replaced, each "
             "as a whole.",
             use_fields, option_bonds);

static const struct shape_field advice_fields[] = {
    ROW_OWN_ID,
    ROW(by, REF, REQ | TOLD, SAY("the adviser", ""), SUCH("\"envoy\"")),
    ROW(side, WORD, TOLD, SAY("for or against", ""), WORDS(sides)),
    ROW(text, TEXT, TOLD, SAY("the argument", "")),
    ROW(expects, MARKS, TOLD,
        SAY("which meters it expects up or down",
            "An opinion: what happens may be otherwise.")),
    ROWS_FACT};
OBJECT(ADVICE, "an advice", "What an adviser says of an option.",
       advice_fields);

static const struct shape_field outcome_fields[] = {
    ROW(id, ID, 0,
        SAY("its name in the ledger of dice, unique in its option",
            "With it, other outcomes can be added without drawing this one "
            "anew.")),
    ROW_ELSE(weight, AMOUNT, 0, 10,
             SAY("how likely it is beside the others",
                 "Read at the moment of the draw."),
             RANGE(0, LIMIT_WEIGHT)),
    ROW_ELSE(when, CONDITION, 0, 1,
             SAY("possible while this holds",
                 "It is asked after the option's own block.")),
    ROWS_BLOCK,
    ROW_BLOCK_TEXT,
    ROW_HEADLINE,
    ROW_GOTO,
    ROWS_FACT};
OBJECT(OUTCOME, "an outcome", "One of the things that can follow an option.",
       outcome_fields);

static const struct shape_field consequence_fields[] = {
    ROW_ID(REQ, "It is unique in the file: the ledger names it.", "\"leak\""),
    ROW(in, NUMBER, REQ, SAY("turns until it lands", ""), RANGE(1, LIMIT_LATER),
        SUCH("2")),
    ROW(cancel_if, CONDITION, 0,
        SAY("dropped when this holds",
            "It is asked at the beginning of each turn while it waits.")),
    ROW(label, TEXT, TOLD,
        SAY("its name on the time line", "Left out, nobody sees it coming.")),
    ROWS_BLOCK,
    ROW_BLOCK_TEXT,
    ROW_HEADLINE,
    ROWS_FACT};
OBJECT(CONSEQUENCE, "a consequence",
       "A block that lands some turns later, and can be cancelled.",
       consequence_fields);

static const struct shape_field next_fields[] = {
    ROW_OWN_ID,
    ROW(to, REF, REQ, SAY("the scene that follows, end or back", ""),
        SUCH("\"cable\"")),
    ROW_ELSE(when, CONDITION, 0, 1, SAY("if this holds", "")), ROWS_FACT};
OBJECT(NEXT, "an entry of next", "One of the ways to go on from a scene.",
       next_fields);

static const struct shape_field text_fields[] = {
    ROW_OWN_ID,
    ROW(text, STRING, REQ | TOLD,
        SAY("the text", "`{id}` fills in a meter or an actor, `{date}` the "
                        "date; `*emphasis*`, `**strong**` and "
                        "`[word](codex:id)` are its markup."),
        SUCH("\"Ships lie in the strait.\"")),
    ROW_ELSE(when, CONDITION, TOLD, 1, SAY("shown while this holds", "")),
    ROWS_FACT};
OBJECT(TEXT, "a text",
       "A text that is shown on a condition, or that says how far it is fact.",
       text_fields);
