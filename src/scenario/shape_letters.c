/* The characters of every string and key of a scenario. */
#include "scenario/letters.h"
#include "scenario/shape_parts.h"

void shape_check_letters(struct walker *w, int32_t at)
{
    const char *const texts[] = {w->nodes[at].key, w->nodes[at].text};
    int32_t i;

    for (i = 0; i < 2; i++) {
        struct strbuf message = {0};
        enum diag_code code =
            texts[i] ? letters_check(texts[i], &message) : CODE_COUNT;

        if (code != CODE_COUNT && i == 0)
            report_key(w->report, code, at, "%s", strbuf_get(&message));
        else if (code != CODE_COUNT)
            report_node(w->report, code, at, "%s", strbuf_get(&message));
        strbuf_clear(&message);
    }
}
