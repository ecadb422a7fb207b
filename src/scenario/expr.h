/* Expressions: text to bytecode, with types and ranges.
 *
 * Grammar (precedence as in Python, lowest first; comparisons do not chain):
 *   expr    = or [ "if" or "else" expr ]
 *   or      = and { "or" and }          and   = not { "and" not }
 *   not     = "not" not | compare       compare = sum [ op sum ]
 *   sum     = term { ("+" | "-") term } term  = unary { ("*"|"/"|"%") unary }
 *   unary   = "-" unary | atom
 *   atom    = number | "true" | "false" | name | call | "(" expr ")"
 *
 * Size: every number, name, operator and call is a node, LIMIT_EXPR_NODES at
 * most; `if` with its `else` is one operator, a call and each id in it one
 * node each. Depth: a lone name is 1, an operator or call one more than what
 * stands in it, LIMIT_EXPR_DEPTH at most. A chain of one operator on the side
 * on which it grows without parentheses is one level: a + b + c, and
 * a if c else b if d else e; but a + (b + c) is two, as is --a. Parentheses
 * are neither nodes nor levels.
 *
 * clamp(x, low, high) is min(max(x, low), high): where low is above high, high
 * wins. Numbers go to 2^63 - 1; below -(2^63 - 1) only arithmetic leads. A
 * bare word beside an unknown or a call that takes one is looked up there
 * alone, so a value may bear the id of a meter or of an actor. */
#ifndef SCENARIO_EXPR_H
#define SCENARIO_EXPR_H

#include "base/diag.h"
#include "scenario/scenario.h"

enum expr_type { EXPR_NUMBER, EXPR_TRUTH };

/* What an expression may name, and where its code goes. The loader fills it
 * before the first expression is compiled: ids of all kinds are known then
 * (`things`, options, scenes, endings, values), blocks are not. */
struct expr_env {
    struct arena *arena; /* lasting memory */
    struct model *model; /* names, meters, values are read; code, wide,
                            expr_text, taken_slots, since_slots,
                            visited_slots, last_slot, layout.has_moved are
                            written, through the growing tables below */
    struct diag_list *diags;
    bool in_expect; /* ended(...) is allowed */
    /* The unknowns that the last expression read (bit i), for warnings. */
    uint32_t unknowns_read;
    /* Capacities of the growing tables. */
    size_t code_capacity, wide_capacity, text_capacity, taken_capacity,
        since_capacity, visited_capacity;
    /* Finds slots given out before; size is 0 or a power of two. */
    struct slot_entry *slot_entries;
    uint32_t slot_size, slot_count;
    int32_t searches; /* for nearest names so far; each costs time */
};

/* Range of values an expression can take, for division by zero and for
 * constants out of range. */
struct expr_range {
    int64_t low, high;
};

/* Compiles `text` as an expression of `type`. `place` is that of the string
 * in the file; findings name it, but their column is that inside the text,
 * in code points from 1. False with at least one finding; `*out` is then the
 * constant 0. */
bool expr_compile(struct expr_env *env, const char *text, enum expr_type type,
                  const struct diag_place *place, struct expr *out);

/* A constant. */
struct expr expr_constant(int64_t value);
bool expr_is_constant(const struct expr *expr);

/* Bottom-up range over every world the model allows. */
struct expr_range expr_range(const struct model *model,
                             const struct expr *expr);

/* Gives `actor` a word in the world for its last move. Expressions that ask
 * for one do so themselves; this is for whoever else reads world_last(): any
 * seat may be played by tit_for_tat, so the loader calls it for every actor
 * that decides in some scene. */
void expr_need_last(struct expr_env *env, int32_t actor);

/* Once all expressions are compiled, all tables counted and all `once` bits
 * given out (`once_bits` of them): fixes model->layout. */
void layout_finish(struct model *model, int32_t once_bits);

/* A reserved word cannot be an id of any kind. */
bool expr_reserved(const char *word);

/* Whether two words follow each other that are names: a sentence, not an
 * expression. */
bool expr_is_prose(const char *text);

#endif
