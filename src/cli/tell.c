#include "cli/tell.h"

#include "base/sink.h"
#include "play/wording.h"

#include <inttypes.h>

void tell_say(struct tell *tell, const char *text)
{
    sink_escaped(tell->out, view_plain(tell->arena, text));
}

void tell_line(struct tell *tell, const char *before, const char *text)
{
    if (text[0] != '\0') {
        sink_text(tell->out, before);
        tell_say(tell, text);
        sink_text(tell->out, "\n");
    }
}

void tell_paragraphs(struct tell *tell, const view_texts *texts)
{
    for (int32_t i = 0; i < texts->count; i++) {
        tell_line(tell, "", texts->items[i]);
    }
}

const char *tell_words(const struct tell *tell, enum word word,
                       const struct word_value *values)
{
    return words_say(tell->words, tell->arena, word, values);
}

void tell_word(struct tell *tell, const char *before, enum word word)
{
    tell_line(tell, before, words_get(tell->words, word));
}

void tell_named(struct tell *tell, const char *before, enum word word,
                const char *text)
{
    if (text[0] != '\0') {
        tell_line(tell, before,
                  tell_words(tell, word, VALUES(VALUE_TEXT("text", text))));
    }
}

const char *tell_list(const struct tell *tell, const char *first,
                      const char *second)
{
    if (first[0] == '\0' || second[0] == '\0') {
        return first[0] == '\0' ? second : first;
    }
    return tell_words(
        tell, WORD_LIST_COMMA,
        VALUES(VALUE_TEXT("first", first), VALUE_TEXT("second", second)));
}

const char *tell_pair(const struct tell *tell, const char *name,
                      const char *text)
{
    return tell_words(
        tell, WORD_LIST_PAIR,
        VALUES(VALUE_TEXT("name", name), VALUE_TEXT("text", text)));
}

void tell_fact(struct tell *tell, const struct view_fact *fact)
{
    tell_named(tell, "  ", WORD_TELL_STATUS,
               wording_status(tell->words, fact->status));
    for (int32_t i = 0; i < fact->sources.count; i++) {
        tell_named(tell, "  ", WORD_TELL_SOURCE, fact->sources.items[i]);
    }
}

/* Scenes ------------------------------------------------------------------ */

/* "+8": with its sign, as a screen reader speaks it. */
static const char *signed_number(const struct tell *tell, int32_t number)
{
    struct strbuf text = {0};
    strbuf_format(&text, "%+" PRId32, number);
    const char *kept = arena_text(tell->arena, strbuf_get(&text));
    strbuf_clear(&text);
    return kept;
}

static const char *mark_words(const struct tell *tell,
                              const struct view_mark *mark)
{
    /* [falls, may change, rises][not told, little, some, much] */
    static const enum word ways[3][4] = {
        {WORD_TELL_FALLS, WORD_TELL_FALLS_LITTLE, WORD_TELL_FALLS,
         WORD_TELL_FALLS_MUCH},
        {WORD_TELL_MAY_CHANGE, WORD_TELL_MAY_CHANGE_LITTLE,
         WORD_TELL_MAY_CHANGE, WORD_TELL_MAY_CHANGE_MUCH},
        {WORD_TELL_RISES, WORD_TELL_RISES_LITTLE, WORD_TELL_RISES,
         WORD_TELL_RISES_MUCH},
    };
    const char *meter = tell->view->meters.items[mark->meter].name;
    if (mark->exact && !mark->unknown) {
        return tell_words(
            tell, WORD_TELL_EXACT,
            VALUES(VALUE_TEXT("meter", meter),
                   VALUE_TEXT("amount", signed_number(tell, mark->amount))));
    }
    return tell_words(tell,
                      mark->unknown ? WORD_TELL_UNKNOWN
                                    : ways[mark->way + 1][mark->size & 3],
                      VALUES(VALUE_TEXT("meter", meter)));
}

static void tell_marks(struct tell *tell, const struct view_mark *marks,
                       int32_t count)
{
    const char *all = "";
    for (int32_t i = 0; i < count; i++) {
        all = tell_list(tell, all, mark_words(tell, &marks[i]));
    }
    tell_named(tell, "   ", WORD_TELL_EXPECTED, all);
}

static void tell_rung(struct tell *tell, const struct view_option *option)
{
    const struct view *view = tell->view;
    if (option->rung > 0 && option->rung < view->ladder.count) {
        tell_named(tell, "   ", WORD_TELL_RUNG,
                   view->ladder.items[option->rung].name);
    }
}

static void tell_signal(struct tell *tell, const struct view_option *option)
{
    if (option->signal != SIGNAL_PUBLIC) {
        tell_named(tell, "   ", WORD_TELL_SIGNAL,
                   wording_signal(tell->words, option->signal));
    }
}

static void tell_option(struct tell *tell, int32_t index)
{
    const struct view_option *option = &tell->view->options.items[index];
    tell_line(tell, "",
              tell_words(tell,
                         option->chosen ? WORD_TELL_CHOSEN : WORD_TELL_NUMBERED,
                         VALUES(VALUE_NUMBER("number", index + 1),
                                VALUE_TEXT("text", option->label))));
    if (!option->open) {
        tell_named(tell, "   ", WORD_TELL_CLOSED, option->locked);
        return;
    }
    tell_line(tell, "   ", option->line);
    tell_line(tell, "   ", option->text);
    tell_signal(tell, option);
    tell_rung(tell, option);
    tell_marks(tell, option->marks.items, option->marks.count);
    if (option->advice.count > 0) {
        tell_line(tell, "   ",
                  tell_words(tell, WORD_TELL_ADVICE,
                             VALUES(VALUE_NUMBER("number", index + 1))));
    }
}

void tell_options(struct tell *tell)
{
    for (int32_t i = 0; i < tell->view->options.count; i++) {
        tell_option(tell, i);
    }
}

void tell_questions(struct tell *tell, const view_texts *questions)
{
    for (int32_t i = 0; i < questions->count; i++) {
        tell_named(tell, "", WORD_TELL_DISCUSS, questions->items[i]);
    }
}

void tell_scene(struct tell *tell)
{
    const struct view *view = tell->view;
    sink_text(tell->out, "\n");
    tell_line(tell, "",
              tell_words(tell, WORD_TELL_TURN,
                         VALUES(VALUE_NUMBER("turn", view->turn),
                                VALUE_NUMBER("most", view->turn_cap))));
    tell_named(tell, "", WORD_TELL_DATE, view->date);
    tell_named(tell, "", WORD_TELL_SCENE, view->scene);
    tell_paragraphs(tell, &view->brief);
    if (view->phase == PHASE_DECIDE) {
        tell_named(tell, "", WORD_TELL_DECIDE, view->seat.name);
    }
    tell_line(tell, "", view->prompt);
    tell_options(tell);
    tell_questions(tell, &view->discuss);
}

void tell_advice(struct tell *tell, int32_t option)
{
    const struct view_option *about = &tell->view->options.items[option];
    tell_named(tell, "", WORD_TELL_ADVICE_ON, about->label);
    if (about->advice.count == 0) {
        tell_word(tell, "", WORD_TELL_NO_ADVICE);
    }
    for (int32_t i = 0; i < about->advice.count; i++) {
        const struct view_advice *advice = &about->advice.items[i];
        tell_line(
            tell, "",
            tell_words(tell,
                       advice->in_favour ? WORD_TELL_FOR : WORD_TELL_AGAINST,
                       VALUES(VALUE_TEXT("adviser", advice->by),
                              VALUE_TEXT("text", advice->text))));
        tell_marks(tell, advice->expects.items, advice->expects.count);
    }
}

/* Happenings -------------------------------------------------------------- */

static const enum word kinds[] = {
    [VIEW_OWN_MOVE] = WORD_TELL_OWN_MOVE,
    [VIEW_OTHER_MOVE] = WORD_TELL_MOVE,
    [VIEW_HEADLINE] = WORD_TELL_HEADLINE,
    [VIEW_LANDED] = WORD_TELL_CONSEQUENCE,
    [VIEW_EVENT] = WORD_TELL_EVENT,
    [VIEW_RULE] = WORD_TELL_RULE,
    [VIEW_SCENE] = WORD_TELL_A_SCENE,
    [VIEW_PASSED] = WORD_TELL_PASSED,
    [VIEW_SKIPPED] = WORD_TELL_SKIPPED,
    [VIEW_FACILITATOR] = WORD_TELL_FACILITATOR,
    [VIEW_ENDING] = WORD_TELL_ENDING,
};

/* "Move of Boreal: Deny". */
static const char *happening_words(const struct tell *tell,
                                   const struct view_happening *happening)
{
    const char *kind = words_get(tell->words, kinds[happening->kind]);
    if (happening->kind != VIEW_OWN_MOVE && happening->who[0] != '\0') {
        kind = tell_words(tell, WORD_TELL_OF,
                          VALUES(VALUE_TEXT("kind", kind),
                                 VALUE_TEXT("actor", happening->who)));
    }
    return happening->title[0] != '\0'
               ? tell_pair(tell, kind, happening->title)
               : tell_words(tell, WORD_TELL_STOP,
                            VALUES(VALUE_TEXT("text", kind)));
}

/* "Fri 19 Dec. Move of Boreal: Deny" and its text. */
static void tell_happening(struct tell *tell,
                           const struct view_happening *happening)
{
    const char *line = happening_words(tell, happening);
    if (happening->date[0] != '\0') {
        line = tell_words(tell, WORD_TELL_DATED,
                          VALUES(VALUE_TEXT("date", happening->date),
                                 VALUE_TEXT("text", line)));
    }
    tell_line(tell, "", line);
    tell_line(tell, "  ", happening->text);
    tell_named(tell, "  ", WORD_TELL_ORIGIN, happening->origin);
    tell_fact(tell, &happening->fact);
}

static void tell_cause(struct tell *tell, const struct view_meter *meter,
                       const struct view_cause *cause, bool in_full)
{
    int32_t by = cause->after - cause->before;
    bool belief = meter->scale == SCALE_LIKELIHOOD;
    tell_line(
        tell, "  ",
        tell_pair(tell,
                  belief ? wording_amount(tell->words, tell->arena, meter, by)
                         : signed_number(tell, by),
                  cause->name[0] == '\0'
                      ? words_get(tell->words, WORD_CAUSE_HIDDEN)
                      : cause->name));
    if (in_full) {
        tell_named(tell, "  ", WORD_TELL_READ, cause->inputs);
        tell_named(tell, "  ", WORD_TELL_FORMULA, belief ? "" : cause->formula);
        tell_fact(tell, &cause->fact);
    }
}

/* A number with an ASCII minus, as a screen reader speaks it. */
static const char *value_words(const struct tell *tell,
                               const struct view_meter *meter, int32_t value)
{
    struct strbuf text = {0};
    if (meter->scale == SCALE_LIKELIHOOD) {
        return wording_value(tell->words, tell->arena, meter, value);
    }
    strbuf_format(&text, "%" PRId32, value);
    const char *kept = arena_text(tell->arena, strbuf_get(&text));
    strbuf_clear(&text);
    return kept;
}

/* In full for the ledger: with turn, formula, what was read, and sources. The
 * news would be drowned by them. */
static void tell_change(struct tell *tell, const struct view_change *change,
                        bool in_full)
{
    const struct view_meter *meter = &tell->view->meters.items[change->meter];
    const char *line = tell_words(
        tell, WORD_TELL_CHANGE,
        VALUES(VALUE_TEXT("meter", meter->name),
               VALUE_TEXT("before", value_words(tell, meter, change->before)),
               VALUE_TEXT("after", value_words(tell, meter, change->after))));
    if (in_full && change->causes.count > 0) {
        line = tell_words(
            tell, WORD_TELL_IN_TURN,
            VALUES(VALUE_NUMBER("turn", change->causes.items[0].turn),
                   VALUE_TEXT("text", line)));
    }
    tell_line(tell, "", line);
    for (int32_t i = 0; i < change->causes.count; i++) {
        tell_cause(tell, meter, &change->causes.items[i], in_full);
    }
}

void tell_news(struct tell *tell)
{
    const struct view *view = tell->view;
    if (view->news.count > 0) {
        tell_word(tell, "\n", WORD_TELL_HAPPENED);
    }
    for (int32_t i = 0; i < view->news.count; i++) {
        tell_happening(tell, &view->news.items[i]);
    }
    if (view->changes.count > 0) {
        tell_word(tell, "\n", WORD_TELL_CHANGED);
    }
    for (int32_t i = 0; i < view->changes.count; i++) {
        tell_change(tell, &view->changes.items[i], false);
    }
}

void tell_history(struct tell *tell)
{
    const struct view *view = tell->view;
    if (view->history.count == 0) {
        tell_word(tell, "", WORD_TELL_NO_HISTORY);
    }
    for (int32_t i = 0; i < view->history.count; i++) {
        tell_happening(tell, &view->history.items[i]);
    }
}

void tell_ledger(struct tell *tell)
{
    const struct view *view = tell->view;
    if (view->ledger.count == 0) {
        tell_word(tell, "", WORD_TELL_NO_LEDGER);
    }
    for (int32_t i = 0; i < view->ledger.count; i++) {
        tell_change(tell, &view->ledger.items[i], true);
    }
}
