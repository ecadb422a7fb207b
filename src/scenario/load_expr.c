/* Expressions of the loader. */
#include "scenario/expr_lex.h"
#include "scenario/load_parts.h"

#include <assert.h>
#include <string.h>

/* Findings ----------------------------------------------------------------- */

/* A goal is what a sentence is most often written for. */
static const char *goal_advice(const struct node *node)
{
    return node->key_id == KEY_goal && expr_is_prose(node->text)
               ? "; a goal is reckoned from meters, as in 'trust - tension', "
                 "and its sentence stands in the \"text\" of a mandate or in "
                 "the \"brief\""
               : "";
}

/* Whether the name of a finding is one that a refused part may bear. */
static bool asks_lost(const struct loader *loader, const char *text,
                      const struct diag *heard)
{
    size_t at = (size_t)heard->place.column - 1; /* names follow on ASCII */
    struct token token;
    struct strbuf id = {0};
    bool lost;

    assert(at < strlen(text));
    token = expr_token(text, (int32_t)at);
    strbuf_add(&id, text + token.start, (size_t)token.length);
    lost = doubt_lost(loader, strbuf_get(&id));
    strbuf_clear(&id);
    return lost;
}

/* Places are worked out for findings alone, so the compiler reports to a
 * list of its own first. */
static void pass_on(struct loader *loader, int32_t node)
{
    size_t i;

    for (i = 0; i < loader->heard.count; i++) {
        const struct diag *heard = &loader->heard.items[i];

        if (heard->code == CODE_EXPR_NAME &&
            asks_lost(loader, load_node(loader, node)->text, heard))
            continue;
        loader->report.near = heard->near;
        report_inside(&loader->report, heard->code, node,
                      heard->place.column - 1, "%s%s", heard->message,
                      goal_advice(load_node(loader, node)));
    }
    diag_clear(&loader->heard);
}

/* Equal ones ---------------------------------------------------------------
 *
 * Authors write the same conditions and amounts again and again, so what was
 * compiled without a finding is compiled once. Expectations may ask for more
 * than others, so they stand apart. Beyond so many different ones, which no
 * sensible file has, none is kept, so that a hostile one whose texts all fall
 * into one place of the table does not make each search long. */

#define COMPILED_MOST 4096

struct compiled {
    struct expr expr;
    uint32_t unknowns_read;
};

static const struct compiled *find_equal(const struct loader *loader,
                                         const char *text, enum expr_type type)
{
    int32_t found =
        loader->env.in_expect ? -1 : names_find(&loader->compiled[type], text);

    return found < 0 ? NULL : &loader->compiled_items[found];
}

static void keep(struct loader *loader, const char *text, enum expr_type type,
                 const struct expr *expr)
{
    struct names *names = &loader->compiled[type];

    if (loader->env.in_expect || loader->compiled_count >= COMPILED_MOST)
        return;
    if (!names->arena)
        names_init(names, &loader->scratch);
    loader->compiled_items =
        mem_grow(loader->compiled_items, loader->compiled_count,
                 &loader->compiled_capacity, sizeof *loader->compiled_items);
    names_add(names, text, (int32_t)loader->compiled_count);
    loader->compiled_items[loader->compiled_count++] =
        (struct compiled){*expr, loader->env.unknowns_read};
}

/* Whether it asks for something that is like nothing there is. */
static bool names_nothing(const struct loader *loader, int32_t node)
{
    const char *text = load_node(loader, node)->text;
    size_t i;

    for (i = 0; i < loader->heard.count; i++) {
        const struct diag *heard = &loader->heard.items[i];

        if (heard->code == CODE_EXPR_NAME && heard->near == NULL &&
            !asks_lost(loader, text, heard))
            return true;
    }
    return false;
}

struct expr load_anything(struct loader *loader)
{
    static const struct diag_place nowhere = {0};

    /* Bounds do not see that both sides are the same. */
    if (expr_is_constant(&loader->anything))
        expr_compile(&loader->env, "day - day", EXPR_NUMBER, &nowhere,
                     &loader->anything);
    return loader->anything;
}

bool load_is_anything(const struct loader *loader, const struct expr *expr)
{
    return !expr_is_constant(expr) && expr->code == loader->anything.code;
}

static struct expr compile(struct loader *loader, int32_t node,
                           enum expr_type type)
{
    static const struct diag_place nowhere = {0};
    const char *text = load_node(loader, node)->text;
    const struct compiled *equal = find_equal(loader, text, type);
    struct expr expr;

    if (equal) {
        loader->unknowns_read = equal->unknowns_read;
        return equal->expr;
    }
    expr_compile(&loader->env, text, type, &nowhere, &expr);
    loader->unknowns_read = loader->env.unknowns_read;
    if (loader->heard.count == 0) {
        keep(loader, text, type, &expr);
        return expr;
    }
    doubt_expr(loader, node, names_nothing(loader, node));
    pass_on(loader, node);
    return load_anything(loader);
}

/* Fields of expressions ---------------------------------------------------- */

static void wrong_plain(struct loader *loader, int32_t node,
                        enum expr_type type)
{
    report_node(&loader->report, CODE_EXPR_RESULT, node,
                type == EXPR_TRUTH
                    ? "found a number, expected true, false or an expression"
                    : "found a truth value, expected a number or an "
                      "expression");
}

struct expr load_expr(struct loader *loader, int32_t node, enum expr_type type,
                      int64_t otherwise)
{
    const struct node *found;

    loader->unknowns_read = 0;
    if (node < 0)
        return expr_constant(otherwise);
    found = load_node(loader, node);
    if (found->type == NODE_STRING)
        return compile(loader, node, type);
    if ((found->type == NODE_NUMBER) != (type == EXPR_NUMBER)) {
        wrong_plain(loader, node, type);
        return load_anything(loader);
    }
    if (found->type == NODE_NUMBER)
        return expr_constant(found->number);
    return expr_constant(found->type == NODE_TRUE);
}

struct expr load_amount(struct loader *loader, int32_t node, enum key key,
                        const int64_t range[2], int64_t otherwise)
{
    int32_t at = load_field(loader, node, key);
    struct expr expr = load_expr(loader, at, EXPR_NUMBER, otherwise);

    if (doubt_refused(loader, node, key))
        return load_anything(loader);
    if (at < 0 || !expr_is_constant(&expr) ||
        (expr.constant >= range[0] && expr.constant <= range[1]))
        return expr;
    report_node(&loader->report, CODE_RANGE_NUMBER, at,
                "found %lld, allowed %lld to %lld", (long long)expr.constant,
                (long long)range[0], (long long)range[1]);
    return load_anything(loader);
}

struct expr load_condition(struct loader *loader, int32_t node, enum key key,
                           bool otherwise)
{
    struct expr expr =
        load_expr(loader, load_field(loader, node, key), EXPR_TRUTH, otherwise);

    return doubt_refused(loader, node, key) ? load_anything(loader) : expr;
}
