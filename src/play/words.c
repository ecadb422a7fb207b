#include "play/words.h"

#include "base/strbuf.h"
#include "play/fill.h"

#include <string.h>

#define ARROW "\xe2\x86\x92"

/* The same steps as the pips: up to 5, up to 12, more. */
#define LITTLE 5
#define SOME   12

static const char *keep(struct arena *arena, struct strbuf *text)
{
    const char *copy = arena_text(arena, strbuf_get(text));

    strbuf_clear(text);
    return copy;
}

static bool is_likelihood(const struct view_meter *meter)
{
    return meter->scale == SCALE_LIKELIHOOD;
}

const char *words_value(struct arena *arena, const struct view_meter *meter,
                        int32_t value)
{
    struct strbuf out = {0};

    if (is_likelihood(meter))
        return likelihood_word(value);
    fill_number(&out, value);
    return keep(arena, &out);
}

const char *words_way(struct arena *arena, const struct view_meter *meter,
                      int32_t before, int32_t after)
{
    const char *from = words_value(arena, meter, before);
    const char *to = words_value(arena, meter, after);
    struct strbuf out = {0};

    if (is_likelihood(meter) && strcmp(from, to) == 0)
        strbuf_format(&out, "still %s", to);
    else
        strbuf_format(&out, "%s " ARROW " %s", from, to);
    return keep(arena, &out);
}

static const char *likelier(int32_t by)
{
    bool up = by > 0;
    int64_t size = up ? by : -(int64_t)by;

    if (by == 0)
        return "as likely as before";
    if (size <= LITTLE)
        return up ? "a little more likely" : "a little less likely";
    if (size <= SOME)
        return up ? "more likely" : "less likely";
    return up ? "much more likely" : "much less likely";
}

const char *words_amount(struct arena *arena, const struct view_meter *meter,
                         int32_t by)
{
    struct strbuf out = {0};

    if (is_likelihood(meter))
        return likelier(by);
    if (by > 0)
        strbuf_char(&out, '+');
    fill_number(&out, by);
    return keep(arena, &out);
}
