#include "many/lines.h"

#include "engine/world.h"

#include <inttypes.h>

static const char *const remarks[] = {
    "note",
    "note a word",
    "note checksum 0000000000000000",
    "note back\\slash \\n and\na line of its own\n",
    "vote 12 to 9",
    "vote  blanks   are kept ",
    "guess end 0000000000000000",
    "guess \xd8\xb4\xd8\xa7\xdb\x8c\xd8\xaf \xe2\x88\x92 \xf0\x9f\x95\x8a",
    "note turn 3 0123456789abcdef 00\nmove nobody nothing\nover 4\nway 0"};
#define REMARKS (int32_t)(sizeof remarks / sizeof remarks[0])

static struct span decisions_of(const struct session *session)
{
    struct session_turn turn =
        session_turn(session, session_turn_count(session) - 1);
    int32_t scene = turn.world[WORLD_SCENE];

    if (session_phase(session) == PHASE_OVER || scene < 0)
        return (struct span){0, 0};
    return session_model(session)->scenes[scene].decisions;
}

/* Any option that a decision offers, open or not. */
static void move(struct roll *dice, const struct model *model, int32_t decision,
                 struct strbuf *line)
{
    struct span options = model->decisions[decision].options;
    int32_t at = options.first + roll(dice, options.count);

    move_format(model, (struct move){decision, model->option_refs[at]}, line);
}

/* What the play waits for, or back from its end. */
static void go_on(struct roll *dice, const struct session *session,
                  struct strbuf *line)
{
    int32_t slot = session_waiting(session);

    if (slot >= 0)
        move(dice, session_model(session), decisions_of(session).first + slot,
             line);
    else
        strbuf_text(line,
                    session_phase(session) == PHASE_OVER ? "undo" : "continue");
}

/* A choice, also a person's who has chosen, or of a seat without a person. */
static void choose(struct roll *dice, const struct session *session,
                   struct strbuf *line)
{
    struct span span = decisions_of(session);

    if (span.count == 0)
        strbuf_text(line, "continue");
    else
        move(dice, session_model(session), span.first + roll(dice, span.count),
             line);
}

static void withdraw(struct roll *dice, const struct session *session,
                     struct strbuf *line)
{
    const struct model *model = session_model(session);

    strbuf_format(line, "withdraw %s",
                  model->actors[roll(dice, model->actors_count)].id);
}

static void veto(struct roll *dice, const struct session *session,
                 struct strbuf *line)
{
    struct span span = decisions_of(session);
    struct strbuf text = {0};

    if (span.count > 0) {
        move(dice, session_model(session), span.first + roll(dice, span.count),
             &text);
        strbuf_format(line, "veto %s", strbuf_get(&text) + 5);
    }
    strbuf_clear(&text);
}

static void order(struct roll *dice, const struct session *session,
                  struct strbuf *line)
{
    const struct model *model = session_model(session);
    int32_t kind = roll(dice, 4);

    if (kind == 0 && model->events_count > 0)
        strbuf_format(line, "inject %s",
                      model->events[roll(dice, model->events_count)].id);
    else if (kind == 1)
        strbuf_format(line, "cap %" PRId32, roll(dice, 9));
    else if (kind == 2)
        strbuf_text(line, "cap none");
    else
        veto(dice, session, line);
}

static void remark(struct roll *dice, const struct session *session,
                   struct strbuf *line)
{
    (void)session;
    strbuf_text(line, remarks[roll(dice, REMARKS)]);
}

static void undo(struct roll *dice, const struct session *session,
                 struct strbuf *line)
{
    (void)dice;
    (void)session;
    strbuf_text(line, "undo");
}

static void redo(struct roll *dice, const struct session *session,
                 struct strbuf *line)
{
    (void)dice;
    (void)session;
    strbuf_text(line, "redo");
}

/* Of a hundred lines so many. `branch` has the rest. */
struct kind {
    int32_t share;
    void (*write)(struct roll *dice, const struct session *session,
                  struct strbuf *line);
};
static const struct kind kinds[] = {{50, go_on}, {6, choose}, {3, withdraw},
                                    {9, order},  {9, remark}, {10, undo},
                                    {5, redo}};
#define KINDS (sizeof kinds / sizeof kinds[0])

int32_t lines_roll(struct roll *dice, const struct session *session,
                   struct strbuf *line)
{
    int32_t at = roll(dice, 100);
    int32_t stop;

    strbuf_reset(line);
    for (size_t i = 0; i < KINDS; i++) {
        if (at < kinds[i].share) {
            kinds[i].write(dice, session, line);
            return -1;
        }
        at -= kinds[i].share;
    }
    stop = roll(dice, (int32_t)session_stop_count(session));
    strbuf_format(line, "branch %" PRId32, stop);
    return stop;
}
