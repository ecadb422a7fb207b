/* The characters of every string and key of a scenario. */
#include "scenario/letters.h"
#include "scenario/shape_parts.h"

static void check_key(struct walker *w, int32_t at)
{
    struct strbuf message = {0};
    int32_t place;
    enum diag_code code = letters_check(w->nodes[at].key, &message, &place);

    if (code != CODE_COUNT)
        report_key(w->report, code, at, "%s", strbuf_get(&message));
    strbuf_clear(&message);
}

static void check_text(struct walker *w, int32_t at)
{
    struct strbuf message = {0};
    int32_t place;
    enum diag_code code = letters_check(w->nodes[at].text, &message, &place);

    if (code != CODE_COUNT)
        report_inside(w->report, code, at, place - 1, "%s",
                      strbuf_get(&message));
    strbuf_clear(&message);
}

void shape_check_signs(struct walker *w, int32_t at)
{
    const struct node *node = &w->nodes[at];

    if (node->key && !node->plain_key)
        check_key(w, at);
    if (node->text && !node->plain)
        check_text(w, at);
}
