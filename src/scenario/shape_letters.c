/* The characters of every string and key of a scenario. */
#include "scenario/letters.h"
#include "scenario/shape_parts.h"

void shape_check_letters(struct walker *w, int32_t at)
{
    const struct node *node = &w->nodes[at];
    /* Keys of the language and plain strings hold nothing else. */
    const char *const texts[] = {
        node->key_id < KEY_COUNT ? NULL : node->key,
        node->plain ? NULL : node->text,
    };
    int32_t i;

    for (i = 0; i < 2; i++) {
        struct strbuf message = {0};
        int32_t place = 0;
        enum diag_code code;

        if (!texts[i])
            continue;
        code = letters_check(texts[i], &message, &place);
        if (code != CODE_COUNT && i == 0)
            report_key(w->report, code, at, "%s", strbuf_get(&message));
        else if (code != CODE_COUNT)
            report_inside(w->report, code, at, place - 1, "%s",
                          strbuf_get(&message));
        strbuf_clear(&message);
    }
}
