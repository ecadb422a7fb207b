/* Any lines as what people say in a play of Meridia, one after another: each
 * is taken, or refused with one finding and nothing changed. Then the play,
 * kept as a recording and as a save, is the same play for every seat. The
 * first byte says who plays. */
#include "fuzz/fuzz.h"

#include "base/hash.h"
#include "engine/world.h"
#include "many/same.h"

enum { LINES_MOST = 60 };

static void say(struct session *session, const char *line)
{
    struct diag_list diags = {0};
    size_t stops = session_stop_count(session);
    size_t turns = session_turn_count(session);
    bool taken = session_submit(session, line, &diags);

    fuzz_must(taken ? diags.count == 0 : diags.count == 1,
              "a line is neither taken nor refused");
    fuzz_must(taken || (session_stop_count(session) == stops &&
                        session_turn_count(session) == turns),
              "a refused line changed the play");
    if (!taken)
        fuzz_utf8(diags.items[0].message, "a refusal that is no UTF-8");
    diag_clear(&diags);
}

/* With `tree` all ways, as a save keeps them. */
static void judge_kept(const struct session *session, bool tree)
{
    struct strbuf what = {0};
    uint64_t hash = HASH_START;
    struct same how = {.seat = SAME_ALL_SEATS, .tree = tree};
    struct session *kept = same_kept(session, tree, &hash, &what);

    fuzz_must(kept != NULL && same_play(session, kept, how, &what),
              strbuf_get(&what));
    session_free(kept);
    strbuf_clear(&what);
}

static struct session *begin(const struct model *model, uint8_t how)
{
    struct seats seats = seats_default(model, how % 3 - 1);

    if (how % 5 == 4)
        seats.persons = 3; /* both that may be played */
    seats.as_it_was = (how & 32) != 0;
    if ((how & 64) != 0)
        seats.cut = seats_cut(model, 15);
    return session_new(model, how, &seats);
}

/* A number alone is that option of whoever is to choose, as it is for the
 * console program. */
static void expand(const struct session *session, struct strbuf *line)
{
    const struct model *model = session_model(session);
    int32_t slot = session_waiting(session);
    struct session_turn turn =
        session_turn(session, session_turn_count(session) - 1);
    int32_t number = line->length == 1 ? line->text[0] - '1' : -1;
    int32_t decision;
    struct span options;

    if (slot < 0 || number < 0)
        return;
    decision = model->scenes[turn.world[WORLD_SCENE]].decisions.first + slot;
    options = model->decisions[decision].options;
    if (number >= options.count)
        return;
    strbuf_reset(line);
    move_format(
        model,
        (struct move){decision, model->option_refs[options.first + number]},
        line);
}

static void say_line(struct session *session, struct strbuf *line)
{
    expand(session, line);
    say(session, strbuf_get(line));
}

static void say_lines(struct session *session, const char *text, size_t length)
{
    struct strbuf line = {0};
    int lines = 0;

    for (size_t i = 0; i < length && lines < LINES_MOST; i++) {
        if (text[i] != '\n' && text[i] != '\0')
            strbuf_char(&line, text[i]);
        if (text[i] != '\n' && i + 1 < length)
            continue;
        say_line(session, &line);
        strbuf_reset(&line);
        lines++;
    }
    strbuf_clear(&line);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct session *session = begin(fuzz_scenario(), length > 0 ? bytes[0] : 0);

    if (length > 1)
        say_lines(session, (const char *)bytes + 1, length - 1);
    judge_kept(session, true);
    if (fuzz_seldom(hash_bytes(HASH_START, bytes, length), 3))
        judge_kept(session, false);
    session_free(session);
    return 0;
}
