/* What acts by itself, how a play closes, and what is said about the whole:
 * claims, and the class. */
#include "scenario/shape_rows.h"

static const struct shape_word tones[] = {{"sober", "neither good nor bad"},
                                          {"grave", "a bad end"},
                                          {"hopeful", "a way out"},
                                          {NULL, NULL}};

#define ROW_LEDGER_NAME(like)                                                  \
    ROW(name, STRING, REQ | TOLD, SAY("its name, which the ledger shows", ""), \
        SUCH(like))
static const struct shape_field rule_fields[] = {
    ROW_ID(REQ, "The ledger and saves name it.", "\"public_word\""),
    ROW_LEDGER_NAME("\"A public word binds\""),
    ROW_ELSE(
        when, CONDITION, 0, 1,
        SAY("its condition", "It is asked after the moves of every turn.")),
    ROW_ELSE(once, TRUTH, 0, 0, SAY("whether it acts once only", "")),
    ROWS_BLOCK,
    ROW_BLOCK_TEXT,
    ROW_HEADLINE,
    ROWS_FACT};
OBJECT(RULE, "a rule",
       "A block that acts in every turn in which its condition holds.",
       rule_fields);

static const struct shape_field event_fields[] = {
    ROW_ID(REQ, "Its chance is drawn by it: a new id draws anew.", "\"storm\""),
    ROW_LEDGER_NAME("\"A gale in the strait\""),
    ROW_ELSE(
        when, CONDITION, 0, 1,
        SAY("its condition", "It is asked after the rules of every turn.")),
    ROW_ELSE(
        chance, AMOUNT, 0, 100,
        SAY("percent a turn",
            "How likely it happens in a turn in which its condition holds."),
        RANGE(0, 100)),
    ROW_ELSE(once, TRUTH, 0, 1, SAY("whether it happens once only", "")),
    ROWS_BLOCK,
    ROW_BLOCK_TEXT,
    ROW_HEADLINE,
    ROW(goto, REF, 0,
        SAY("a scene that interrupts",
            "What would have followed waits, and the target `back` goes on "
            "with it; `end` closes the play.")),
    ROWS_FACT};
OBJECT(EVENT, "an event", "Something from outside that may happen.",
       event_fields);

static const struct shape_field ending_fields[] = {
    ROW_ID(REQ, "Claims ask `ended(id)`.", "\"calm\""),
    ROW(when, CONDITION, 0,
        SAY("its condition; the last has none", "Every other needs one.")),
    ROW_ELSE(early, TRUTH, 0, 0,
             SAY("whether it is asked after every turn",
                 "Otherwise it is asked when the story is over.")),
    ROW(title, TEXT, REQ | TOLD, SAY("its title, as players read it", ""),
        SUCH("\"Calm\"")),
    ROW(text, PROSE, REQ | TOLD,
        SAY("its paragraphs", "Each is shown when it holds."),
        SUCH("[\"The cable is mended.\"]")),
    ROW_ELSE(tone, WORD, TOLD, TONE_SOBER,
             SAY("grave, sober or hopeful", "It decides how the page looks."),
             WORDS(tones)),
    ROW(rare, STRING, TOLD,
        SAY("the reason, where it may be seldom",
            "With it, plays by chance need not come to this ending.")),
    ROWS_FACT};
OBJECT(ENDING, "an ending", "A way in which a play can close.", ending_fields);

#define CLAIM (TOLD | SHAPE_ONE)

static const struct shape_field expect_fields[] = {
    ROW_OWN_ID,
    ROW(never, CONDITION, CLAIM,
        SAY("what can never hold", "`ended(ending)` may stand in it too.")),
    ROW(always, CONDITION, CLAIM,
        SAY("what always holds",
            "It is asked of the start and after every turn.")),
    ROW(reachable, CONDITION, CLAIM,
        SAY("what can hold", "One play in which it does proves it.")),
    ROW(odds, OBJECT, CLAIM, SAY("how often an ending comes", ""), OF(ODDS)),
    ROWS_FACT};
OBJECT(EXPECT, "an expectation",
       "A claim about every play there can be, which check decides. It makes "
       "exactly one.",
       expect_fields);

static const struct shape_field odds_fields[] = {
    ROW(ending, REF, REQ | TOLD, SAY("the ending", ""), SUCH("\"calm\"")),
    ROW_ELSE(policy, WORD, TOLD, POLICY_WEIGHTS,
             SAY("how all seats choose", ""), WORDS(shape_policies)),
    ROW_ELSE(min, NUMBER, TOLD, 0, SAY("percent at least", ""), RANGE(0, 100)),
    ROW_ELSE(max, NUMBER, TOLD, 100, SAY("percent at most", ""),
             RANGE(0, 100))};
OBJECT(ODDS, "odds",
       "How often an ending comes when all seats choose by one policy.",
       odds_fields);

static const struct shape_field classroom_fields[] = {
    ROW(minutes, NUMBER, TOLD, SAY("how long the lesson is", ""),
        RANGE(1, 10000)),
    ROW(group, NUMBER, TOLD, SAY("how many a group has", ""), RANGE(1, 10000)),
    ROW(objectives, LINES, TOLD, SAY("what is learned", "")),
    ROW(questions, LINES, TOLD, SAY("questions for the debrief", "")),
    ROW(rubric, LINES, TOLD, SAY("how it is graded", "")),
    ROW(roles, OBJECTS, TOLD,
        SAY("roles within a group", "No more than a group has members."),
        OF(ROLE)),
    ROW(cuts, OBJECTS, TOLD,
        SAY("shorter versions", "One is chosen by its `minutes`."), OF(CUT))};
OBJECT(CLASSROOM, "the classroom",
       "What a teacher needs to play this with a class.", classroom_fields);

static const struct shape_field role_fields[] = {
    ROW_OWN_ID,
    ROW(name, STRING, TOLD, SAY("its name, as players read it", "")),
    ROW(text, STRING, TOLD, SAY("what it does", "")), ROWS_FACT};
OBJECT(ROLE, "a role", "What one member of a group looks after.", role_fields);

static const struct shape_field cut_fields[] = {
    ROW_OWN_ID,
    ROW(minutes, NUMBER, TOLD,
        SAY("how long it takes", "No two cuts have the same."),
        RANGE(1, LIMIT_MINUTES)),
    ROW(scenes, REFS, TOLD,
        SAY("the scenes that are voted on",
            "All others are played by their `history` and told in a line."),
        SUCH("[\"cable\"]")),
    ROW(options, REFS, TOLD, SAY("the options offered there", "Left out: all."),
        SUCH("[\"ask\"]")),
    ROWS_FACT};
OBJECT(CUT, "a cut", "A shorter version for a class.", cut_fields);
