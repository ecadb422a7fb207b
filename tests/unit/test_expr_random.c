/* Whatever an author types, the compiler either says why not or gives code
 * that has a value within its range. The texts are random: pieces of the
 * language in any order, and correct ones with a byte changed. */
#include "unit/expr_model.h"

#include "base/hash.h"

#include <stdio.h>

enum { TEXTS = 15000, TEXT_SIZE = 512 };

static uint32_t random_below(uint64_t *state, uint32_t sides)
{
    *state = hash_mix(*state + 1);
    return (uint32_t)(*state >> 33) % sides;
}

static const char *const pieces[] = {
    "tension",
    "trust",
    "gap",
    "named",
    "sent",
    "cause",
    "attacker",
    "insider",
    "proxy",
    "dprk",
    "turn",
    "day",
    "date",
    "aldra",
    "ask",
    "none",
    "public",
    "xyzzy",
    "0",
    "1",
    "7",
    "9223372036854775807",
    "9223372036854775808",
    "true",
    "false",
    "and",
    "or",
    "not",
    "if",
    "else",
    "+",
    "-",
    "*",
    "/",
    "%",
    "==",
    "!=",
    "<",
    ">=",
    "=",
    "(",
    ")",
    ",",
    "(",
    ")",
    "abs(",
    "min(",
    "max(",
    "clamp(",
    "taken(",
    "taken(ask)",
    "since(deny)",
    "moved(aldra)",
    "last(aldra)",
    "rung(aldra)",
    "means(boreal)",
    "signal(dprk)",
    "visited(cable)",
    "ended(calm)",
    "last(",
    "\xc3\xa9",
    "\xff",
};

static void random_pieces(uint64_t *state, char text[TEXT_SIZE])
{
    uint32_t count = random_below(state, 14);
    size_t length = 0;
    text[0] = '\0';
    for (uint32_t i = 0; i < count; i++) {
        const char *piece = pieces[random_below(state, COUNT(pieces))];
        length += (size_t)snprintf(text + length, TEXT_SIZE - length, "%s%s",
                                   piece, random_below(state, 8) ? " " : "");
    }
}

static const char *const good[] = {
    "60 if cause == accident else 20",
    "moved(aldra) and signal(aldra) == public and rung(aldra) > gap",
    "-4 * (tension - rung(aldra)) % max(1, trust)",
    "clamp(100*belief*gap/(belief*gap + (100-belief)*2) - belief, -9, 9)",
    "not named or taken(ask, boreal) >= 2 and since(deny) < 4 or day == 7",
    "((1 if (insider != yes) else 2 if sent else abs(-tension)) + turn) > 3",
};

/* One of the correct texts with a few bytes changed, left out or doubled. */
static void random_slips(uint64_t *state, char text[TEXT_SIZE])
{
    static const char signs[] = "()+-*/%<>=!, \tabz_09A.#";
    strcpy(text, good[random_below(state, COUNT(good))]);
    for (uint32_t i = random_below(state, 4); i > 0; i--) {
        size_t length = strlen(text);
        char *at = text + random_below(state, (uint32_t)length);
        uint32_t kind = random_below(state, 3);
        if (kind == 0)
            *at = signs[random_below(state, sizeof signs - 1)];
        else if (kind == 1)
            memmove(at, at + 1, strlen(at));
        else
            memmove(at + 1, at, strlen(at) + 1);
    }
}

static bool value_fits(struct expr_model *m, const struct expr *expr)
{
    expr_model_world(m);
    int64_t value = eval(&m->model, m->world, expr);
    struct expr_range range = expr_range(&m->model, expr);
    return range.low <= value && value <= range.high;
}

/* True if it compiled. */
static bool check_text(const char *text, enum expr_type type)
{
    struct expr_model m;
    struct expr expr;
    const struct diag_place place = {"t.json", "/when", 3, 7};
    expr_model_open(&m);
    bool compiled = expr_compile(&m.env, text, type, &place, &expr);
    if (compiled == (m.diags.count > 0))
        fail_msg("'%s': %d findings", text, (int)m.diags.count);
    if (!compiled && (!expr_is_constant(&expr) || expr.constant != 0))
        fail_msg("'%s' left something behind", text);
    if (compiled && !value_fits(&m, &expr))
        fail_msg("'%s' has a value outside its range", text);
    expr_model_close(&m);
    return compiled;
}

static void check_all(void (*make)(uint64_t *state, char text[TEXT_SIZE]),
                      int least)
{
    uint64_t random = 20141124;
    int compiled = 0;
    for (int i = 0; i < TEXTS; i++) {
        char text[TEXT_SIZE];
        make(&random, text);
        compiled += check_text(text, EXPR_NUMBER);
        compiled += check_text(text, EXPR_TRUTH);
    }
    /* Else the texts would show nothing of what compiles. */
    assert_true(compiled > least);
}

static void random_pieces_are_understood_or_refused(void **state)
{
    (void)state;
    check_all(random_pieces, TEXTS / 100);
}

static void slips_are_understood_or_refused(void **state)
{
    (void)state;
    check_all(random_slips, TEXTS / 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_pieces_are_understood_or_refused),
        cmocka_unit_test(slips_are_understood_or_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
