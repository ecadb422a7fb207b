#include "analysis/expect.h"
#include "analysis/record.h"
#include "engine/eval.h"

#include <inttypes.h>
#include <string.h>

#define SHOWN_BYTES  200 /* of an expression */
#define WORDS_BYTES  800 /* of a witness in words */
#define SHOWN_INPUTS 8   /* meters and flags with their values */

/* Numbers as people write them ------------------------------------------------
 */

static void add_count(struct strbuf *out, uint64_t count)
{
    char digits[32];
    int length = 0;

    do {
        digits[length++] = (char)('0' + count % 10);
        count /= 10;
    } while (count > 0);
    while (length > 0) {
        strbuf_char(out, digits[--length]);
        if (length > 0 && length % 3 == 0)
            strbuf_char(out, ',');
    }
}

static void add_share(struct strbuf *out, uint64_t tenths)
{
    strbuf_format(out, "%" PRIu64 ".%" PRIu64, tenths / 10, tenths % 10);
}

/* At most `most` bytes of a text, cut before a whole character. */
static void add_cut(struct strbuf *out, const char *text, size_t most)
{
    size_t length = strlen(text);

    if (length > most) {
        length = most;
        while (((unsigned char)text[length] & 0xc0) == 0x80)
            length--;
    }
    strbuf_add(out, text, length);
    if (text[length] != '\0')
        strbuf_text(out, " ...");
}

/* The parts of a finding -----------------------------------------------------
 */

struct reporting {
    const struct expect *expect;
    const struct expectation *e;
    const struct claim *claim;
    struct strbuf text;
};

static const char *const keys[] = {[EXPECT_NEVER] = "never",
                                   [EXPECT_ALWAYS] = "always",
                                   [EXPECT_REACHABLE] = "reachable",
                                   [EXPECT_ODDS] = "odds"};

static void add_claim(struct reporting *r)
{
    const struct model *model = r->expect->model;

    strbuf_format(&r->text, "%s ", keys[r->e->kind]);
    if (r->e->claim.source == 0) {
        strbuf_text(&r->text, r->e->claim.constant != 0 ? "true" : "false");
        return;
    }
    strbuf_char(&r->text, '"');
    add_cut(&r->text, model->expr_text + r->e->claim.source, SHOWN_BYTES);
    strbuf_char(&r->text, '"');
}

/* "(tension 84, named yes)": what the claim names, as it stood. */
static void add_values(struct reporting *r)
{
    const struct model *model = r->expect->model;
    struct eval_input inputs[SHOWN_INPUTS];
    int32_t count = eval_inputs(model, r->claim->hit.world, &r->e->claim,
                                inputs, SHOWN_INPUTS);
    const char *before = " (";

    for (int32_t i = 0; i < count; i++) {
        if (inputs[i].op == OP_METER)
            strbuf_format(&r->text, "%s%s %" PRId64, before,
                          model->meters[inputs[i].a].id, inputs[i].value);
        else if (inputs[i].op == OP_FLAG)
            strbuf_format(&r->text, "%s%s %s", before,
                          model->flags[inputs[i].a].id,
                          inputs[i].value != 0 ? "true" : "false");
        else
            continue;
        before = ", ";
    }
    if (before[0] == ',')
        strbuf_char(&r->text, ')');
}

static void add_where(struct reporting *r)
{
    const int32_t *world = r->claim->hit.world;

    if (world[WORLD_TURN] == 0)
        strbuf_text(&r->text, "at the start");
    else
        strbuf_format(&r->text, "after turn %" PRId32 ", in scene \"%s\",",
                      world[WORLD_TURN],
                      r->expect->model->scenes[world[WORLD_SCENE]].id);
}

static void add_way(struct reporting *r)
{
    const struct witness *witness = r->claim->witness;

    if (witness == NULL)
        return;
    if (witness->seeded)
        strbuf_format(&r->text,
                      "; seed %" PRIu64 " leads there, --witness DIR writes "
                      "its moves",
                      witness->seed);
    else {
        strbuf_text(&r->text, "; the way there: ");
        add_cut(&r->text, witness->in_words, WORDS_BYTES);
    }
}

static void add_turns(struct reporting *r)
{
    add_count(&r->text, r->expect->turns);
    strbuf_text(&r->text, r->expect->turns == 1 ? " turn" : " turns");
}

/* The findings ---------------------------------------------------------------
 */

static enum diag_code refute_reachable(struct reporting *r)
{
    add_claim(r);
    if (r->claim->reasoned) {
        strbuf_text(&r->text, ": no play comes to that, nothing that can "
                              "happen makes it so; looked at: ");
    } else {
        strbuf_text(&r->text, ": no play comes to that; all there can be was "
                              "looked at: ");
        add_count(&r->text, r->expect->explored.worlds);
        strbuf_text(&r->text, r->expect->explored.worlds == 1
                                  ? " situation, in "
                                  : " situations, in ");
    }
    add_turns(r);
    strbuf_text(&r->text, "; open a way to it, or take the claim back");
    return CODE_FLOW_CLAIM;
}

static enum diag_code refute(struct reporting *r)
{
    add_claim(r);
    strbuf_text(&r->text, ": ");
    add_where(r);
    strbuf_text(&r->text,
                r->e->kind == EXPECT_NEVER ? " it holds" : " it does not hold");
    add_values(r);
    add_way(r);
    strbuf_text(&r->text, "; looked at: ");
    add_turns(r);
    strbuf_text(&r->text, "; close that way, or take the claim back");
    return CODE_FLOW_CLAIM;
}

/* What is left to look at may be very much more: no promise is made. */
static void add_further(struct reporting *r)
{
    uint64_t effort = r->expect->effort;

    strbuf_format(&r->text, "; look further with --effort %" PRIu64,
                  10 * (effort > 0 ? effort : EXPECT_EFFORT));
}

static enum diag_code leave_open(struct reporting *r)
{
    add_claim(r);
    strbuf_format(&r->text, ": %s in the ",
                  r->e->kind == EXPECT_NEVER    ? "not decided, it never held"
                  : r->e->kind == EXPECT_ALWAYS ? "not decided, it always held"
                                                : "not decided, not reached");
    add_turns(r);
    strbuf_text(&r->text, " looked at, but there are more");
    add_further(r);
    return CODE_FLOW_UNDECIDED;
}

static void add_odds(struct reporting *r)
{
    const struct claim *claim = r->claim;
    uint64_t plays = claim->plays > 0 ? claim->plays : 1;

    strbuf_format(&r->text,
                  "odds of ending \"%s\" by %s, claimed %" PRId32 " to %" PRId32
                  " %%: it came in ",
                  r->expect->model->endings[r->e->ending].id,
                  policy_words[r->e->policy], r->e->min, r->e->max);
    add_count(&r->text, claim->came);
    strbuf_text(&r->text, " of ");
    add_count(&r->text, claim->plays);
    strbuf_text(&r->text, " plays, ");
    add_share(&r->text, claim->came * 1000 / plays);
    strbuf_text(&r->text, " % (with 99.7 % confidence between ");
    add_share(&r->text, (uint64_t)claim->low);
    strbuf_text(&r->text, " and ");
    add_share(&r->text, (uint64_t)claim->high);
    strbuf_text(&r->text, " %)");
}

static enum diag_code tell_odds(struct reporting *r)
{
    add_odds(r);
    if (r->claim->verdict == VERDICT_REFUTED) {
        strbuf_text(&r->text, "; change its weights and conditions, or "
                              "the claim");
        return CODE_FLOW_ODDS;
    }
    strbuf_text(&r->text, ", too few plays to tell");
    add_further(r);
    return CODE_FLOW_UNDECIDED;
}

static enum diag_code tell(struct reporting *r)
{
    if (r->e->kind == EXPECT_ODDS)
        return tell_odds(r);
    if (r->claim->verdict == VERDICT_UNDECIDED)
        return leave_open(r);
    return r->e->kind == EXPECT_REACHABLE ? refute_reachable(r) : refute(r);
}

static void report(const struct expect *expect, int32_t index, const char *file,
                   struct diag_list *diags)
{
    struct reporting r = {.expect = expect,
                          .e = &expect->model->expectations[index],
                          .claim = &expect->claims.list[index]};
    struct strbuf pointer = {0};
    struct diag_place place = {
        .file = file, .line = r.e->line, .column = r.e->column};
    enum diag_code code = tell(&r);

    strbuf_format(&pointer, "/expect/%" PRId32 "/%s", index, keys[r.e->kind]);
    place.pointer = strbuf_get(&pointer);
    diag_add(diags, code, &place, "%s", strbuf_get(&r.text));
    strbuf_clear(&pointer);
    strbuf_clear(&r.text);
}

void expect_report(const struct expect *expect, const char *file,
                   struct diag_list *diags)
{
    for (int32_t i = 0; i < expect->model->expectations_count; i++)
        if (expect->claims.list[i].verdict != VERDICT_PROVED)
            report(expect, i, file, diags);
    record_report(expect->model, file, diags);
}
