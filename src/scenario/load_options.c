/* Options: those that bear an id, and overrides of them. */
#include "scenario/load_parts.h"

#include "base/hash.h"
#include "base/markup.h"
#include "scenario/limits.h"

static const int64_t weight_range[2] = {0, LIMIT_WEIGHT};

static void check_length(struct loader *loader, int32_t node, enum key key,
                         struct text text, int32_t most)
{
    int32_t i;

    for (i = 0; i < text.pieces.count; i++) {
        const char *words = loader->model->pieces[text.pieces.first + i].text;
        size_t points = markup_points(words);

        if (points <= (size_t)most)
            continue;
        report_node(&loader->report, CODE_TEXT_LONG,
                    load_field(loader, node, key),
                    "a %s of %d characters; a card has room for %d",
                    key_text(key), (int)points, (int)most);
        return;
    }
}

/* Texts that the deciding seat reads before it chooses. */
static void load_card(struct loader *loader, int32_t node,
                      struct option *option)
{
    int32_t list = load_field(loader, node, KEY_advice);

    if (load_field(loader, node, KEY_label) >= 0) {
        /* Whoever sees the move reads what it is called. */
        load_for(loader, load_readers(loader, node), false);
        option->label = load_text(loader, node, KEY_label);
        load_for(loader, load_users(loader, node), false);
        check_length(loader, node, KEY_label, option->label, LIMIT_LABEL);
    }
    if (load_field(loader, node, KEY_line) >= 0) {
        option->line = load_text(loader, node, KEY_line);
        check_length(loader, node, KEY_line, option->line, LIMIT_LINE);
    }
    if (load_field(loader, node, KEY_locked) >= 0)
        option->locked = load_text(loader, node, KEY_locked);
    if (list >= 0)
        option->advice = load_advice(loader, list);
}

static void load_when(struct loader *loader, int32_t node,
                      struct option *option)
{
    int32_t when = load_field(loader, node, KEY_when);

    if (doubt_refused(loader, node, KEY_when))
        option->when = load_anything(loader);
    if (when < 0)
        return;
    option->when = load_expr(loader, when, EXPR_TRUTH, 1);
    load_told(loader, when, loader->unknowns_read);
}

static void load_signal(struct loader *loader, int32_t node,
                        struct option *option)
{
    int32_t to = load_field(loader, node, KEY_to);

    option->signal =
        (uint8_t)load_word(loader, node, KEY_signal, option->signal);
    if (to >= 0)
        option->to = load_actors(loader, to);
    if (option->signal == SIGNAL_PRIVATE)
        return;
    if (to >= 0 && load_field(loader, node, KEY_use) >= 0 &&
        load_field(loader, node, KEY_signal) < 0)
        report_key(&loader->report, CODE_REF_RULED_OUT, to,
                   "\"to\" goes with the signal private only; that of \"%s\" "
                   "is %s",
                   load_string(loader, node, KEY_use),
                   signal_words[option->signal]);
    /* An override that is no longer private has no receivers. */
    option->to = 0;
}

static void load_rung(struct loader *loader, int32_t node,
                      struct option *option)
{
    int32_t at = load_field(loader, node, KEY_rung);
    int32_t rungs = loader->model->rungs_count;

    if (at < 0)
        return;
    option->rung = (int32_t)load_node(loader, at)->number;
    if (rungs <= 0 || option->rung < rungs)
        return;
    doubt_at(loader, at);
    report_node(&loader->report, CODE_RANGE_RUNG, at,
                "rung %d is beyond the ladder, whose rungs are 0, \"%s\", to "
                "%d, \"%s\"",
                (int)option->rung, loader->model->rungs[0].name, (int)rungs - 1,
                loader->model->rungs[rungs - 1].name);
}

static void load_option_fact(struct loader *loader, int32_t node,
                             struct option *option)
{
    struct fact fact = load_fact(loader, node);

    if (load_field(loader, node, KEY_status) >= 0)
        option->fact.status = fact.status;
    if (load_field(loader, node, KEY_sources) >= 0)
        option->fact.sources = fact.sources;
}

/* Overwrites what stands in `node`. */
static void load_option(struct loader *loader, int32_t node,
                        struct option *option)
{
    int32_t outcomes = load_field(loader, node, KEY_outcomes);
    int32_t go_to = load_field(loader, node, KEY_goto);

    load_signal(loader, node, option);
    loader->model->options[loader->index[node]] = *option;
    load_for(loader, load_users(loader, node), false);
    load_card(loader, node, option);
    load_when(loader, node, option);
    load_rung(loader, node, option);
    option->means = (uint8_t)load_word(loader, node, KEY_means, option->means);
    option->forecast =
        (uint8_t)load_word(loader, node, KEY_forecast, option->forecast);
    if (load_field(loader, node, KEY_weight) >= 0 ||
        doubt_refused(loader, node, KEY_weight))
        option->weight =
            load_amount(loader, node, KEY_weight, weight_range, 10);
    if (go_to >= 0)
        option->go_to = load_target(loader, go_to, false);
    load_option_fact(loader, node, option);
    load_for(loader, load_readers(loader, node), false);
    load_block(loader, node, &option->block);
    if (outcomes >= 0)
        option->outcomes = load_outcomes(loader, outcomes, option);
    loader->model->options[loader->index[node]] = *option;
}

static void load_bearer(struct loader *loader, int32_t i)
{
    int32_t node = loader->kinds[KIND_OPTION].nodes[i];
    struct option option = {.id = load_string(loader, node, KEY_id),
                            .when = expr_constant(1),
                            .weight = expr_constant(10),
                            .identity = i,
                            .go_to = GO_NOWHERE,
                            .forecast = loader->model->forecast};

    option.hash = hash_text(HASH_START, option.id);
    load_option(loader, node, &option);
}

/* Overrides ---------------------------------------------------------------- */

/* The library option of an override, -1 with a finding. */
static int32_t library_option(struct loader *loader, int32_t at)
{
    int32_t option = load_ref(loader, at, &loader->model->option_names,
                              "option in the library");

    if (option < 0 ||
        load_decision_of(loader, loader->kinds[KIND_OPTION].nodes[option]) < 0)
        return option;
    doubt_index(loader, DOUBT_OPTION, option, DOUBT_USED);
    doubt_at(loader, at);
    report_node(&loader->report, CODE_REF_LIBRARY, at,
                "\"%s\" is written in a decision; move it to the scenario's "
                "\"options\" to offer it here too",
                load_node(loader, at)->text);
    return -1;
}

/* An override of nothing is not loaded. */
static void pass_over(struct loader *loader, int32_t node)
{
    int32_t list = load_field(loader, node, KEY_outcomes);
    int32_t child;

    doubt_at(loader, node);
    doubt_tree(loader, node);
    for (child = load_next(loader, list, -1); child >= 0;
         child = load_next(loader, list, child))
        loader->index[child] = -1;
}

static void load_use(struct loader *loader, int32_t node)
{
    int32_t at = load_field(loader, node, KEY_use);
    int32_t identity = at < 0 ? -1 : library_option(loader, at);
    struct option option;

    loader->index[node] = identity;
    if (identity < 0)
        pass_over(loader, node);
    if (identity < 0 || load_count(loader, node) == 1)
        return;
    option = loader->model->options[identity];
    option.identity = identity;
    loader->index[node] = load_reserve(loader, TABLE_options, 1);
    load_option(loader, node, &option);
}

int32_t load_offered(struct loader *loader, int32_t offer)
{
    if (load_node(loader, offer)->type == NODE_STRING)
        return library_option(loader, offer);
    return loader->index[offer];
}

static void check_count(struct loader *loader)
{
    const struct kind_list *uses = &loader->kinds[KIND_USE];
    const struct kind_list *list = &loader->kinds[KIND_OPTION];
    int32_t all = uses->count + list->count;

    if (all > LIMIT_OPTIONS_ALL)
        report_node(&loader->report, CODE_LIMIT_COUNT,
                    list->count > 0 ? list->nodes[list->count - 1] : 0,
                    "found %d options in the file, overrides among them, "
                    "allowed %d",
                    (int)all, LIMIT_OPTIONS_ALL);
}

void load_options(struct loader *loader)
{
    int32_t i;

    check_count(loader);
    for (i = 0; i < loader->kinds[KIND_OPTION].count; i++)
        load_bearer(loader, i);
    for (i = 0; i < loader->kinds[KIND_USE].count; i++)
        load_use(loader, loader->kinds[KIND_USE].nodes[i]);
}
