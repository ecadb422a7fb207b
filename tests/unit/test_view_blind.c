/* What a seat sees at every stop is the same whatever the truth is: in the
 * scenarios that are played, and in a small one that reads its unknown
 * wherever it may. The hidden words of the world are changed under a session,
 * and the whole view is written out and compared. */
#include "unit/play_fixture.h"

#include "base/hash.h"
#include "play/session_core.h"
#include "scenario/load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const files[] = {
    DEMARCHE_SOURCE "/scenarios/meridia/scenario.json",
    DEMARCHE_SOURCE "/scenarios/sony_2014/scenario.json"};

/* The truth decides amounts, weights, chances, goals and where the play goes,
 * but no text and no option that `a` may read. */
static const char murky[] =
    "'forecast':'numbers','actors':[{'id':'a','name':'A','playable':true,"
    "'goal':'m if guilt == yes else -m','mandates':[{'id':'p','name':'P',"
    "'goal':'m * (2 if guilt == yes else -1)'}]},"
    "{'id':'b','name':'B','goal':'n if guilt == yes else -n',"
    "'policy':'planner'}],"
    "'meters':[{'id':'m','name':'M','start':50},{'id':'n','name':'N'},"
    "{'id':'h','name':'H','show':['b'],'start':20}],"
    "'flags':[{'id':'f','name':'F'}],"
    "'unknowns':[{'id':'guilt','question':'Who?','known_by':['b'],'values':"
    "[{'id':'yes','weight':1},{'id':'no','weight':1},"
    "{'id':'third','weight':1}]},{'id':'dark','question':'Dark?',"
    "'reveal':'never','values':[{'id':'on','weight':1},"
    "{'id':'off','weight':1}]}],"
    "'rules':[{'id':'r','name':'R','effects':{'m':'3 if guilt == yes else 1',"
    "'n':'2 if dark == on else 1'}}],"
    "'events':[{'id':'e','name':'E','once':false,'chance':"
    "'80 if dark == on else 20','effects':{'n':'1 if guilt == no else 2'}}],"
    "'scenes':[{'id':'s','title':'S','set':{'h':'90 if guilt == yes else 3',"
    "'f':'guilt == yes'},'actor':'a','options':[{'id':'x','label':'X',"
    "'effects':{'m':'8 if guilt == yes else -8','n':'h / 10'},'later':["
    "{'id':'l','in':2,'label':'L','effects':{'m':'5 if dark == on else 1'}}],"
    "'outcomes':[{'weight':'9 if guilt == yes else 1','effects':{'m':4}},"
    "{'weight':3}]},{'id':'y','label':'Y','set':{'n':"
    "'7 if dark == on else 2'}}]},"
    "{'id':'t','title':'T','actor':'b','options':[{'id':'v','label':'V',"
    "'weight':'9 if guilt == yes else 1'},{'id':'w','label':'W'}]},"
    "{'id':'u','title':'U','actor':'a','options':[{'id':'z','label':'Z',"
    "'effects':{'m':1}},{'id':'q','label':'Q'}]}]";

struct loaded {
    struct arena arena;
    const struct model *model;
};

static void load(struct loaded *loaded, const char *path)
{
    FILE *file = fopen(path, "rb");
    char *bytes = malloc(LIMIT_FILE_BYTES);
    struct diag_list diags = {0};
    size_t length;

    assert_non_null(file);
    length = fread(bytes, 1, LIMIT_FILE_BYTES, file);
    fclose(file);
    memset(loaded, 0, sizeof *loaded);
    loaded->model = scenario_load(&loaded->arena, path, bytes, length, &diags);
    assert_non_null(loaded->model);
    diag_clear(&diags);
    free(bytes);
}

/* Writing a view out ------------------------------------------------------- */

static void dump_texts(struct strbuf *out, const view_texts *texts)
{
    for (int32_t i = 0; i < texts->count; i++)
        strbuf_format(out, "%s\n", texts->items[i]);
}

static void dump_marks(struct strbuf *out, const struct view_mark *marks,
                       int32_t count)
{
    for (int32_t i = 0; i < count; i++)
        strbuf_format(out, "mark %d %d %d %d %d %d %d\n", marks[i].meter,
                      marks[i].way, marks[i].size, marks[i].colour,
                      marks[i].unknown, marks[i].exact, marks[i].amount);
}

static void dump_options(struct strbuf *out, const struct view *view)
{
    for (int32_t i = 0; i < view->options.count; i++) {
        const struct view_option *o = &view->options.items[i];

        strbuf_format(out, "%s|%s|%s|%s|%s|%d|%d\n", o->id, o->label, o->line,
                      o->text, o->locked, o->open, o->chosen);
        dump_marks(out, o->marks.items, o->marks.count);
        for (int32_t k = 0; k < o->advice.count; k++)
            strbuf_format(out, "%s\n", o->advice.items[k].text);
    }
}

static void dump_meters(struct strbuf *out, const struct view *view)
{
    for (int32_t i = 0; i < view->meters.count; i++) {
        const struct view_meter *m = &view->meters.items[i];

        strbuf_format(out, "%s %d %d %s %s %d\n", m->id, m->value, m->before,
                      m->band, m->note, m->goal);
        for (int32_t k = 0; k < m->past.count; k++)
            strbuf_format(out, " %d", m->past.items[k]);
    }
    for (int32_t i = 0; i < view->tokens.count; i++)
        strbuf_format(out, "token %s %d\n", view->tokens.items[i].name,
                      view->tokens.items[i].rung);
}

static void dump_happenings(struct strbuf *out, const struct view *view)
{
    for (int32_t i = 0; i < view->history.count; i++) {
        const struct view_happening *h = &view->history.items[i];

        strbuf_format(out, "%d %s|%s|%s|%s|%s|%d\n", h->kind, h->date, h->who,
                      h->title, h->text, h->origin, h->rung);
    }
    for (int32_t i = 0; i < view->timeline.count; i++)
        strbuf_format(out, "%s %s\n", view->timeline.items[i].date,
                      view->timeline.items[i].text);
}

static void dump_ledger(struct strbuf *out, const struct view *view)
{
    for (int32_t i = 0; i < view->ledger.count; i++)
        for (int32_t k = 0; k < view->ledger.items[i].causes.count; k++) {
            const struct view_cause *c = &view->ledger.items[i].causes.items[k];

            strbuf_format(out, "%d %s|%s|%s|%d|%d\n",
                          view->ledger.items[i].meter, c->name, c->inputs,
                          c->formula, c->before, c->after);
        }
}

static void dump_fan(struct strbuf *out, const struct session *session,
                     const struct view *view, struct arena *arena)
{
    struct view_fan fan = view_fan(session, view, 0, 0, arena);

    for (int32_t i = 0; i < fan.low.count; i++)
        strbuf_format(out, "fan %d %d %d\n", fan.low.items[i],
                      fan.middle.items[i], fan.high.items[i]);
}

static struct strbuf dump(const struct session *session, int32_t actor,
                          bool with_fan)
{
    struct arena arena = {0};
    struct strbuf out = {0};
    const struct view *view = view_make(session, actor, &arena);

    strbuf_format(&out, "%s|%s|%s|%d|%d\n", view->date, view->scene,
                  view->prompt, view->unknowns.count, view->records.count);
    dump_texts(&out, &view->brief);
    dump_texts(&out, &view->discuss);
    dump_options(&out, view);
    dump_meters(&out, view);
    dump_happenings(&out, view);
    dump_ledger(&out, view);
    for (int32_t i = 0; i < view->seat.mandates.count; i++)
        strbuf_format(&out, "%d\n", view->seat.mandates.items[i].now);
    for (int32_t i = 0; i < view->codex.count; i++)
        dump_texts(&out, &view->codex.items[i].text);
    for (int32_t i = 0; i < view->stops.count; i++)
        strbuf_format(&out, "%s\n", view->stops.items[i].title);
    if (with_fan && view->options.count > 0)
        dump_fan(&out, session, view, &arena);
    arena_clear(&arena);
    return out;
}

/* Other truths ------------------------------------------------------------- */

static void set_inputs(const struct pages *pages, int32_t unknown,
                       int32_t value)
{
    for (size_t i = 0; i < pages->input_count; i++) {
        struct eval_input *input = &pages->inputs[i];

        if (input->op == OP_UNKNOWN_IS && input->a == unknown)
            input->value = input->b == value;
    }
}

/* Sets an unknown in every world on the way, and wherever the ledger says
 * that it was read. */
static void set_truth(struct session *session, int32_t unknown, int32_t value)
{
    for (size_t i = 0; i < session->path_count; i++) {
        struct node *node = &session->nodes[session->path[i]];

        node->world[session->model->layout.unknowns + unknown] = value;
        set_inputs(&node->begun, unknown, value);
        set_inputs(&node->whole, unknown, value);
    }
}

static void assert_blind(struct session *session, int32_t actor)
{
    const struct model *model = session->model;
    struct strbuf before = dump(session, actor, true);

    for (int32_t i = 0; i < model->unknowns_count; i++) {
        const struct unknown *unknown = &model->unknowns[i];
        int32_t truth = world_unknown(model, session_node(session)->world, i);

        if ((unknown->known_by >> actor & 1) != 0)
            continue;
        for (int32_t value = 0; value < unknown->values.count; value++) {
            struct strbuf after;

            set_truth(session, i, value);
            after = dump(session, actor, true);
            assert_string_equal(strbuf_get(&after), strbuf_get(&before));
            strbuf_clear(&after);
        }
        set_truth(session, i, truth);
    }
    strbuf_clear(&before);
}

/* Says an open option of the seat, or goes on. */
static void say_any(struct session *session, uint64_t *dice)
{
    struct arena arena = {0};
    struct diag_list diags = {0};
    const struct view *view = view_make(session, -1, &arena);
    const char *line = "continue";
    uint64_t draw = *dice = hash_mix(*dice + 1);

    while (view->options.count > 0) {
        const struct view_option *option =
            &view->options.items[draw++ % (uint64_t)view->options.count];

        line = option->move;
        if (option->open)
            break;
    }
    assert_true(session_submit(session, line, &diags));
    arena_clear(&arena);
}

static void play_blind(const struct model *model, int32_t actor)
{
    struct seats seats = seats_default(model, actor);
    uint64_t dice = (uint64_t)actor + 1;

    for (uint64_t seed = 1; seed <= 6; seed++) {
        struct session *session = session_new(model, seed, &seats);

        while (session_phase(session) != PHASE_OVER) {
            assert_blind(session, actor);
            say_any(session, &dice);
        }
        session_free(session);
    }
}

static void a_murky_truth_shows_nowhere(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(&f, murky);
    play_blind(f.model, 0);
    fixture_close(&f);
}

static void the_truth_shows_nowhere(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(files); i++) {
        struct loaded loaded;

        load(&loaded, files[i]);
        for (int32_t k = 0; k < loaded.model->actors_count; k++)
            if (loaded.model->actors[k].playable)
                play_blind(loaded.model, k);
        arena_clear(&loaded.arena);
    }
}

/* Whatever is typed, every seat has a view, and the recording reads back. */
static void fumble(const struct model *model, uint64_t seed)
{
    static const char *const lines[] = {
        "undo", "redo", "branch 1", "cap 1", "cap none", "note n", "continue"};
    struct seats seats = seats_default(model, -1);
    struct session *session;
    uint64_t dice = seed;

    for (int32_t i = 0; i < model->actors_count; i++)
        if (model->actors[i].playable)
            seats.persons |= UINT64_C(1) << i;
    session = session_new(model, seed, &seats);
    for (int32_t i = 0; i < 60; i++) {
        struct diag_list diags = {0};

        dice = hash_mix(dice + 1);
        if (session_phase(session) == PHASE_OVER || dice % 3 == 0)
            session_submit(session, lines[dice / 3 % COUNT(lines)], &diags);
        else
            say_any(session, &dice);
        for (int32_t k = 0; k < model->actors_count; k++) {
            struct strbuf text = dump(session, k, false);

            assert_true(text.length > 0);
            strbuf_clear(&text);
        }
        diag_clear(&diags);
    }
    session_free(session);
}

static void any_line_leaves_a_view(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(files); i++) {
        struct loaded loaded;

        load(&loaded, files[i]);
        for (uint64_t seed = 1; seed <= 6; seed++)
            fumble(loaded.model, seed);
        arena_clear(&loaded.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_murky_truth_shows_nowhere),
        cmocka_unit_test(the_truth_shows_nowhere),
        cmocka_unit_test(any_line_leaves_a_view),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
