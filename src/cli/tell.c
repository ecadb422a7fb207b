#include "cli/tell.h"

#include "base/sink.h"
#include "play/words.h"

#include <inttypes.h>

void tell_say(struct tell *tell, const char *text)
{
    sink_escaped(tell->out, view_plain(tell->arena, text));
}

void tell_rest(struct tell *tell, const char *before, const char *text)
{
    sink_text(tell->out, text[0] == '\0' ? "" : before);
    tell_say(tell, text);
    sink_text(tell->out, "\n");
}

void tell_line(struct tell *tell, const char *before, const char *text)
{
    if (text[0] != '\0') {
        tell_rest(tell, before, text);
    }
}

void tell_paragraphs(struct tell *tell, const char *before,
                     const view_texts *texts)
{
    for (int32_t i = 0; i < texts->count; i++) {
        tell_line(tell, before, texts->items[i]);
    }
}

void tell_fact(struct tell *tell, const struct view_fact *fact)
{
    if (fact->status != FACT_UNMARKED) {
        tell_line(tell, "  Status: ", status_words[fact->status]);
    }
    tell_paragraphs(tell, "  Source: ", &fact->sources);
}

/* Scenes ------------------------------------------------------------------ */

static void tell_marks(struct tell *tell, const struct view_mark *marks,
                       int32_t count)
{
    static const char *const sizes[] = {"", " a little", "", " much"};
    static const char *const ways[] = {" falls", " may change", " rises"};
    for (int32_t i = 0; i < count; i++) {
        const struct view_mark *mark = &marks[i];
        sink_text(tell->out, i == 0 ? "   Expected: " : ", ");
        tell_say(tell, tell->view->meters.items[mark->meter].name);
        if (mark->unknown) {
            sink_text(tell->out, " depends on what you do not know");
        } else if (mark->exact) {
            sink_format(tell->out, " %+" PRId32, mark->amount);
        } else {
            sink_format(tell->out, "%s%s", ways[mark->way + 1],
                        sizes[mark->size & 3]);
        }
    }
    sink_text(tell->out, count > 0 ? "\n" : "");
}

static void tell_rung(struct tell *tell, const struct view_option *option)
{
    const struct view *view = tell->view;
    if (option->rung > 0 && option->rung < view->ladder.count) {
        tell_line(tell, "   Rung of the ladder: ",
                  view->ladder.items[option->rung].name);
    }
}

static void tell_signal(struct tell *tell, const struct view_option *option)
{
    if (option->signal != SIGNAL_PUBLIC) {
        tell_line(tell, "   Signal: ", signal_words[option->signal]);
    }
}

static void tell_option(struct tell *tell, int32_t index)
{
    const struct view_option *option = &tell->view->options.items[index];
    sink_format(tell->out, "%" PRId32 ". ", index + 1);
    tell_say(tell, option->label);
    sink_text(tell->out, option->chosen ? " (chosen)\n" : "\n");
    if (!option->open) {
        tell_line(tell, "   Closed: ", option->locked);
        return;
    }
    tell_line(tell, "   ", option->line);
    tell_line(tell, "   ", option->text);
    tell_signal(tell, option);
    tell_rung(tell, option);
    tell_marks(tell, option->marks.items, option->marks.count);
    if (option->advice.count > 0) {
        sink_format(tell->out, "   Advice: type advice %" PRId32 "\n",
                    index + 1);
    }
}

void tell_options(struct tell *tell)
{
    for (int32_t i = 0; i < tell->view->options.count; i++) {
        tell_option(tell, i);
    }
}

void tell_scene(struct tell *tell)
{
    const struct view *view = tell->view;
    sink_format(tell->out, "\nTurn %" PRId32 " of at most %" PRId32 ".\n",
                view->turn, view->turn_cap);
    tell_line(tell, "Date: ", view->date);
    tell_line(tell, "Scene: ", view->scene);
    tell_paragraphs(tell, "", &view->brief);
    if (view->phase == PHASE_DECIDE) {
        tell_line(tell, "You decide for: ", view->seat.name);
    }
    tell_line(tell, "", view->prompt);
    tell_options(tell);
    tell_paragraphs(tell, "To discuss: ", &view->discuss);
}

void tell_advice(struct tell *tell, int32_t option)
{
    const struct view_option *about = &tell->view->options.items[option];
    tell_line(tell, "Advice on: ", about->label);
    if (about->advice.count == 0) {
        sink_text(tell->out, "Nobody says anything.\n");
    }
    for (int32_t i = 0; i < about->advice.count; i++) {
        const struct view_advice *advice = &about->advice.items[i];
        tell_say(tell, advice->by);
        sink_text(tell->out, advice->in_favour ? " (fictional), for it: "
                                               : " (fictional), against it: ");
        tell_say(tell, advice->text);
        sink_text(tell->out, "\n");
        tell_marks(tell, advice->expects.items, advice->expects.count);
    }
}

/* Happenings -------------------------------------------------------------- */

static const char *kind_words(uint8_t kind)
{
    static const char *const words[] = {
        [VIEW_OWN_MOVE] = "Your choice",
        [VIEW_OTHER_MOVE] = "Move",
        [VIEW_HEADLINE] = "Headline",
        [VIEW_LANDED] = "Consequence",
        [VIEW_EVENT] = "Event",
        [VIEW_RULE] = "Rule",
        [VIEW_SCENE] = "Scene",
        [VIEW_PASSED] = "Not voted on here",
        [VIEW_SKIPPED] = "Nothing was open",
        [VIEW_FACILITATOR] = "Facilitator",
        [VIEW_ENDING] = "Ending",
    };
    return words[kind];
}

/* "Fri 19 Dec. Move of Boreal: Deny." and its text. */
static void tell_happening(struct tell *tell,
                           const struct view_happening *happening)
{
    bool other = happening->kind != VIEW_OWN_MOVE && happening->who[0] != '\0';
    tell_say(tell, happening->date);
    sink_text(tell->out, happening->date[0] == '\0' ? "" : ". ");
    sink_text(tell->out, kind_words(happening->kind));
    sink_text(tell->out, other ? " of " : "");
    tell_say(tell, other ? happening->who : "");
    sink_text(tell->out, happening->title[0] == '\0' ? "." : ": ");
    tell_say(tell, happening->title);
    sink_text(tell->out, "\n");
    tell_line(tell, "  ", happening->text);
    tell_line(tell, "  Origin: ", happening->origin);
    tell_fact(tell, &happening->fact);
}

static void tell_cause(struct tell *tell, const struct view_meter *meter,
                       const struct view_cause *cause, bool in_full)
{
    int32_t by = cause->after - cause->before;
    if (meter->scale == SCALE_LIKELIHOOD) {
        sink_format(tell->out, "  %s: ", words_amount(tell->arena, meter, by));
    } else {
        sink_format(tell->out, "  %+" PRId32 ": ", by);
    }
    tell_say(tell, cause->name[0] == '\0' ? "not known to you" : cause->name);
    sink_text(tell->out, "\n");
    if (in_full) {
        tell_line(tell, "  Read: ", cause->inputs);
        tell_line(tell, "  Formula: ",
                  meter->scale == SCALE_LIKELIHOOD ? "" : cause->formula);
        tell_fact(tell, &cause->fact);
    }
}

/* In full for the ledger: with turn, formula, what was read, and sources. The
 * news would be drowned by them. */
static void tell_change(struct tell *tell, const struct view_change *change,
                        bool in_full)
{
    if (in_full && change->causes.count > 0) {
        sink_format(tell->out, "Turn %" PRId32 ". ",
                    change->causes.items[0].turn);
    }
    const struct view_meter *meter = &tell->view->meters.items[change->meter];
    tell_say(tell, meter->name);
    if (meter->scale == SCALE_LIKELIHOOD) {
        sink_format(tell->out, ": from %s to %s\n",
                    words_value(tell->arena, meter, change->before),
                    words_value(tell->arena, meter, change->after));
    } else {
        sink_format(tell->out, ": from %" PRId32 " to %" PRId32 "\n",
                    change->before, change->after);
    }
    for (int32_t i = 0; i < change->causes.count; i++) {
        tell_cause(tell, meter, &change->causes.items[i], in_full);
    }
}

void tell_news(struct tell *tell)
{
    const struct view *view = tell->view;
    sink_text(tell->out, view->news.count > 0 ? "\nWhat happened:\n" : "");
    for (int32_t i = 0; i < view->news.count; i++) {
        tell_happening(tell, &view->news.items[i]);
    }
    sink_text(tell->out, view->changes.count > 0 ? "\nWhat changed:\n" : "");
    for (int32_t i = 0; i < view->changes.count; i++) {
        tell_change(tell, &view->changes.items[i], false);
    }
}

void tell_history(struct tell *tell)
{
    const struct view *view = tell->view;
    if (view->history.count == 0) {
        sink_text(tell->out, "Nothing has happened yet.\n");
    }
    for (int32_t i = 0; i < view->history.count; i++) {
        tell_happening(tell, &view->history.items[i]);
    }
}

void tell_ledger(struct tell *tell)
{
    const struct view *view = tell->view;
    if (view->ledger.count == 0) {
        sink_text(tell->out, "No meter has changed yet.\n");
    }
    for (int32_t i = 0; i < view->ledger.count; i++) {
        tell_change(tell, &view->ledger.items[i], true);
    }
}
