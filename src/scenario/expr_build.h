/* What the parts of the expression compiler share. Private to expr*.c.
 *
 * There is no tree. The parser keeps a stack of operands and one of operators
 * that still wait for their right side; whatever is complete stands in
 * `nodes` in postfix order, each operand's nodes in one run. So nothing here
 * recurses, whatever the author nests, and a constant operand folds by
 * cutting its run off. */
#ifndef SCENARIO_EXPR_BUILD_H
#define SCENARIO_EXPR_BUILD_H

#include "scenario/expr.h"
#include "scenario/expr_lex.h"
#include "scenario/limits.h"

enum operand_kind {
    OPERAND_NUMBER,
    OPERAND_TRUTH,
    OPERAND_WORD, /* a bare name; its neighbour decides what it means */
    OPERAND_LAST, /* of `actor`; these three stand beside == and != alone */
    OPERAND_MEANS,
    OPERAND_SIGNAL,
    OPERAND_WRONG /* reported already, fits everywhere */
};

struct operand {
    struct expr_range range; /* both ends the value where `constant` */
    int32_t node;            /* first of its run */
    int32_t depth;
    int32_t column;        /* of its first sign */
    int32_t start, length; /* of OPERAND_WORD, in bytes of the text */
    int32_t actor;
    uint8_t kind;  /* enum operand_kind */
    uint8_t chain; /* enum op that made it, OP_END for a leaf */
    bool constant;
};

struct node {
    int64_t value; /* of OP_CONST */
    int32_t op, a, b;
};

/* An operator, parenthesis or call that waits. */
enum pending_kind {
    PENDING_OPERATOR,
    PENDING_PAREN, /* `count` of them in a row */
    PENDING_CALL,  /* `count` arguments begun */
    PENDING_IF     /* a PENDING_OPERATOR of OP_SELECT after its `else` */
};
struct function;
struct pending {
    const struct function *function; /* of PENDING_CALL */
    int32_t column, count;
    uint8_t kind, op;
};

/* Every node is an operand or an operator that waits; runs of parentheses
 * are one entry, so at most one stands between two nodes. `min` of n values
 * becomes n - 1 operations. */
#define BUILD_NODES   (2 * LIMIT_EXPR_NODES)
#define BUILD_PENDING (2 * LIMIT_EXPR_NODES + 1)

struct expr_builder {
    struct expr_env *env;
    const char *text;
    const struct diag_place *place;
    struct token token; /* the next one */
    struct strbuf word; /* see builder_word() */
    bool failed;        /* a finding was added */
    bool stopped;       /* the rest of the text cannot be understood */
    int32_t node_count, operand_count, pending_count;
    struct node nodes[BUILD_NODES];
    struct operand operands[LIMIT_EXPR_NODES];
    struct pending pending[BUILD_PENDING];
};

/* Functions -------------------------------------------------------------- */

enum argument {
    ARGUMENT_VALUE,
    ARGUMENT_OPTION,
    ARGUMENT_ACTOR,
    ARGUMENT_SCENE,
    ARGUMENT_ENDING
};

struct function {
    const char *name;
    const char *takes; /* for findings: "the id of an option" */
    uint8_t argument;  /* of the first; a second name is an actor */
    uint8_t op;        /* enum op */
    uint8_t result;    /* enum operand_kind */
    int32_t least, most;
};

const struct function *function_find(const char *name);
const char *function_nearest(const char *name);
/* Adds the names of all, with commas. */
void function_list(struct strbuf *out);

/* names_nearest(), for as many searches in a file as NAMES_SEARCH() counts. */
#define EXPR_SEARCHES 200
/* Whether there are searches left; takes so many. */
bool builder_may_search(struct expr_builder *builder, int32_t searches);
const char *name_nearest(struct expr_builder *builder,
                         const struct names *names, const char *word);

/* Parts ----------------------------------------------------------------------
 */

/* Adds a finding; `column` is that in the text. */
void builder_error(struct expr_builder *builder, enum diag_code code,
                   int32_t column, const char *format, ...) PRINTF_LIKE(4, 5);

/* `length` bytes of the text from `start` as a string, until the next call. */
const char *builder_word(struct expr_builder *builder, int32_t start,
                         int32_t length);

/* A leaf: an operand and its node. Returns the operand. */
struct operand *builder_leaf(struct expr_builder *builder,
                             enum operand_kind kind, int32_t column);

/* Joins the last `count` operands into one by `op`, and checks their types.
 * `column` is that of the operator. */
void builder_apply(struct expr_builder *builder, enum op op, int32_t count,
                   int32_t column);

/* Gives a bare word its meaning as a value of its own: meter, flag, turn.
 * Anything else is a finding and makes the operand OPERAND_WRONG. */
void word_resolve(struct expr_builder *builder, struct operand *operand);

/* What is compared, if at least one side of == or != is an unknown, a last
 * move, a means or a signal: joins the last two operands. False if not. */
bool word_compare(struct expr_builder *builder, enum op op, int32_t column);

/* The call of a function that takes names, up to its ")". */
void name_call(struct expr_builder *builder, const struct function *function,
               int32_t column);

/* Adds "'word' is WHAT", and asks for `near` where that is not NULL. */
void name_error(struct expr_builder *builder, int32_t column, const char *word,
                const char *what, const char *near);

/* Advice (expr_advice.c) ----------------------------------------------------
 */

/* What to write for a word that stands where an operator should; NULL: no
 * more is known of it. */
const char *advice_operator(const struct expr_builder *builder);
/* What to do where an operand should stand and the token is none; NULL:
 * nothing more is known. */
const char *advice_operand(const struct expr_builder *builder);
/* The finding about a call of a function that there is not; stops. */
void advice_function(struct expr_builder *builder, int32_t column,
                     const char *name);
/* The finding about the token, which is TOKEN_WRONG. */
void advice_token(struct expr_builder *builder);
/* "a meter", "a scene" and the like; NULL where nothing bears that id. */
const char *advice_kind(const struct model *model, const char *word);
/* The finding about a word that stands for a value and names an option, a
 * scene or a value of an unknown; false where it names none. */
bool advice_bare(struct expr_builder *builder, int32_t column,
                 const char *word);
/* That about a word that names a thing, but not of the kind `wanted`. */
bool advice_other_kind(struct expr_builder *builder, int32_t column,
                       const char *word, const char *wanted);
/* That about taken(actor, option), whose two names stand the other way. */
bool advice_swapped(struct expr_builder *builder,
                    const struct function *function,
                    const struct token names[2]);

/* Reads the whole text; leaves one operand unless it stopped. */
void parse_all(struct expr_builder *builder);

/* Steps to the next token; a wrong one is a finding and stops the parser. */
void builder_next(struct expr_builder *builder);

struct expr_range range_of_read(const struct model *model, int32_t op,
                                int32_t operand);
struct expr_range range_of_op(int32_t op, const struct expr_range *args);

/* Slots of the world, each given out once. */
int32_t slot_taken(struct expr_env *env, int32_t identity, int32_t actor);
int32_t slot_since(struct expr_env *env, int32_t identity);
int32_t slot_visited(struct expr_env *env, int32_t scene);

/* Writes the finished nodes to model->code and the text beside it. */
struct expr emit_code(struct expr_builder *builder);

#endif
