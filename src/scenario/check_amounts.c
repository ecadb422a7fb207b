/* Amounts in `effects` that cannot be what their author means. */
#include "scenario/check_judge.h"

#include <string.h>

static const char *past_blanks(const char *at)
{
    return at + strspn(at, " \t\n");
}

/* Behind `word` where it stands at `at`, and the blanks around it; else NULL.
 */
static const char *past_word(const char *at, const char *word)
{
    size_t length = strlen(word);

    at = past_blanks(at);
    return strncmp(at, word, length) == 0 ? past_blanks(at + length) : NULL;
}

static const char *past_number(const char *at)
{
    size_t length;

    at = past_blanks(at);
    length = strspn(at, "0123456789");
    return length > 0 ? past_blanks(at + length) : NULL;
}

/* "tension + 18" or "18 + tension", and nothing else: other sums with the
 * meter itself are ways to say that it feeds on itself. The number begins at
 * `*number`. */
static bool adds_itself(const char *text, const char *meter,
                        const char **number)
{
    bool meter_first = past_number(text) == NULL;
    const char *at = meter_first ? past_word(text, meter) : past_number(text);

    at = at != NULL ? past_word(at, "+") : NULL;
    *number = meter_first ? at : past_blanks(text);
    if (at != NULL)
        at = meter_first ? past_number(at) : past_word(at, meter);
    return at != NULL && *at == '\0';
}

static void check_itself(struct loader *loader, int32_t node)
{
    const struct node *found = load_node(loader, node);
    const char *number;

    if (!adds_itself(found->text, found->key, &number))
        return;
    report_node(&loader->report, CODE_SENSE_ITSELF, node,
                "amounts are added, so this adds \"%s\" to itself as well; "
                "write %.*s to raise it by as much",
                found->key, (int)strspn(number, "0123456789"), number);
}

static void check_size(struct loader *loader, int32_t node)
{
    const struct model *model = loader->model;
    const struct node *found = load_node(loader, node);
    int32_t index = names_find(&model->things, found->key);
    const struct meter *meter;
    int64_t range;

    if (found->number == 0) {
        report_node(&loader->report, CODE_SENSE_NOTHING, node,
                    "this adds 0 to \"%s\", which changes nothing; remove it, "
                    "or say how much",
                    found->key);
        return;
    }
    if (index < 0 || index / THING_STRIDE != THING_METER ||
        doubt_has(loader->doubt, DOUBT_METER, index, DOUBT_OPEN))
        return;
    meter = &model->meters[index];
    range = (int64_t)meter->max - meter->min;
    if (found->number > range || found->number < -range)
        report_node(&loader->report, CODE_SENSE_BEYOND, node,
                    "this adds %lld to \"%s\", which goes from %d to %d only "
                    "and is held there; say less, or give it its value in "
                    "\"set\"",
                    (long long)found->number, found->key, (int)meter->min,
                    (int)meter->max);
}

/* As they stand: what an expression comes to is not asked. */
void check_amounts(struct loader *loader)
{
    for (int32_t i = 0; i < loader->document.count; i++) {
        const struct node *node = load_node(loader, i);

        if (loader->rules[i].type != SHAPE_AMOUNT || node->bad ||
            loader->rules[node->parent].type != SHAPE_EFFECTS)
            continue;
        if (node->type == NODE_NUMBER)
            check_size(loader, i);
        else
            check_itself(loader, i);
    }
}
