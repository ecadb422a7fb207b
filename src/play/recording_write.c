#include "base/hash.h"
#include "engine/moves.h"
#include "engine/world.h"
#include "play/recording_core.h"
#include "play/session_core.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

static bool is_secret(const struct model *model, int32_t word)
{
    int32_t unknown = word - model->layout.unknowns;

    return unknown >= 0 && unknown < model->unknowns_count &&
           model->unknowns[unknown].never_told;
}

void recording_checks(const struct model *model, const int32_t *world,
                      struct strbuf *out)
{
    int32_t words = model->layout.words < RECORDING_CHECKS ? model->layout.words
                                                           : RECORDING_CHECKS;

    for (int32_t i = 0; i < words; i++)
        strbuf_format(out, "%02x",
                      is_secret(model, i)
                          ? 0
                          : (unsigned)(hash_mix((uint32_t)world[i]) & 0xff));
}

static void write_hash(struct strbuf *out, const char *word, uint64_t hash)
{
    char hex[17];

    hash_to_hex(hash, hex);
    strbuf_format(out, "%s %s\n", word, hex);
}

/* The head --------------------------------------------------------------- */

static void write_seats(struct strbuf *out, const struct session *session)
{
    const struct model *model = session_model(session);
    const struct seats *seats = session_seats(session);

    for (int32_t i = 0; i < model->actors_count; i++)
        strbuf_format(out, "seat %s %s\n", model->actors[i].id,
                      (seats->persons >> i & 1) != 0
                          ? "person"
                          : policy_words[seats->policy[i]]);
}

static const char *mandate_id(const struct model *model, int32_t mandate)
{
    return mandate < 0 || mandate >= model->mandates_count
               ? "-"
               : model->mandates[mandate].id;
}

static void write_mandates(struct strbuf *out, const struct session *session)
{
    const struct model *model = session_model(session);

    for (int32_t i = 0; i < model->actors_count; i++) {
        int32_t picked[2];

        session_get_mandates(session, i, picked);
        if (picked[0] >= 0 || picked[1] >= 0)
            strbuf_format(out, "mandates %s %s %s\n", model->actors[i].id,
                          mandate_id(model, picked[0]),
                          mandate_id(model, picked[1]));
    }
}

static void write_head(struct strbuf *out, const struct session *session)
{
    const struct model *model = session_model(session);
    const struct seats *seats = session_seats(session);

    strbuf_format(out, "demarche recording 1\nscenario %s\n", model->id);
    write_hash(out, "file", model->file_hash);
    write_hash(out, "rules", model->rules_hash);
    write_hash(out, "seed", session_seed(session));
    if (seats->as_it_was)
        strbuf_text(out, "unknowns history\n");
    if (seats->cut != NULL)
        strbuf_format(out, "cut %" PRId32 "\n", seats->cut->minutes);
    write_seats(out, session);
    write_mandates(out, session);
}

/* Turns ------------------------------------------------------------------ */

static void write_remark(struct strbuf *out, const char *remark)
{
    for (; *remark != '\0'; remark++) {
        if (*remark == '\\')
            strbuf_text(out, "\\\\");
        else if (*remark == '\n')
            strbuf_text(out, "\\n");
        else
            strbuf_char(out, *remark);
    }
    strbuf_char(out, '\n');
}

/* `choice`: of each decision of the turn's scene. */
static void write_moves(struct strbuf *out, const struct model *model,
                        const int32_t *world, const int32_t *choice)
{
    struct span span = model->scenes[world[WORLD_SCENE]].decisions;

    for (int32_t i = 0; i < span.count; i++) {
        if (choice[i] < 0)
            continue;
        move_format(model, (struct move){span.first + i, choice[i]}, out);
        strbuf_char(out, '\n');
    }
}

static void write_state(struct strbuf *out, const struct session *session,
                        const struct session_turn *turn)
{
    char hex[17];

    hash_to_hex(turn->hash, hex);
    strbuf_format(out, "%s %" PRId32 " %s ",
                  world_over(turn->world) ? "over" : "turn",
                  turn->world[WORLD_TURN], hex);
    recording_checks(session_model(session), turn->world, out);
}

static void write_orders(struct strbuf *out, const struct model *model,
                         const struct session_turn *turn)
{
    for (int32_t i = 0; i < turn->order_count; i++) {
        session_order_line(model, &turn->orders[i], out);
        strbuf_char(out, '\n');
    }
}

static void write_turn(struct strbuf *out, const struct session *session,
                       struct way way, size_t index)
{
    const struct model *model = session_model(session);
    struct session_turn turn = session_way_turn(session, way, index);
    bool over = world_over(turn.world);

    write_state(out, session, &turn);
    if (over)
        strbuf_format(out, " %s", model->endings[turn.world[WORLD_ENDING]].id);
    strbuf_char(out, '\n');
    write_orders(out, model, &turn);
    for (int32_t i = 0; i < turn.remark_count; i++)
        write_remark(out, turn.remarks[i]);
    if (!over)
        write_moves(out, model, turn.world,
                    turn.choice != NULL
                        ? turn.choice
                        : session->nodes[way.nodes[index]].said.choice);
}

void sum_add(struct sum *sum, const char *bytes, size_t to)
{
    sum->hash = hash_bytes(sum->hash, bytes + sum->from, to - sum->from);
    sum->from = to;
}

void recording_write_way(const struct session *session, struct way way,
                         struct strbuf *out)
{
    struct sum sum = SUM_START;

    assert(out->length == 0); /* its hashes are of all that is there */
    write_head(out, session);
    for (size_t i = 0; i < way.count; i++) {
        sum_add(&sum, strbuf_get(out), out->length);
        write_hash(out, "sum", sum.hash);
        write_turn(out, session, way, i);
    }
    write_hash(out, "checksum",
               hash_bytes(HASH_START, strbuf_get(out), out->length));
}

void recording_write(const struct session *session, struct sink *sink)
{
    struct strbuf out = {0};

    recording_write_way(session, session_way(session), &out);
    sink->write(sink->context, strbuf_get(&out), out.length);
    strbuf_clear(&out);
}
