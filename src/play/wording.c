#include "play/wording.h"

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

const char *wording_value(const struct language *words, struct arena *arena,
                          const struct view_meter *meter, int32_t value)
{
    struct strbuf out = {0};

    if (is_likelihood(meter))
        return likelihood_word(words, value);
    fill_number(&out, value);
    return keep(arena, &out);
}

const char *wording_way(const struct language *words, struct arena *arena,
                        const struct view_meter *meter, int32_t before,
                        int32_t after)
{
    const char *from = wording_value(words, arena, meter, before);
    const char *to = wording_value(words, arena, meter, after);
    struct strbuf out = {0};

    if (is_likelihood(meter) && strcmp(from, to) == 0)
        return words_say(words, arena, WORD_LIKELIER_STILL,
                         VALUES(VALUE_TEXT("word", to)));
    strbuf_format(&out, "%s " ARROW " %s", from, to);
    return keep(arena, &out);
}

static enum word likelier(int32_t by)
{
    bool up = by > 0;
    int64_t size = up ? by : -(int64_t)by;

    if (by == 0)
        return WORD_LIKELIER_SAME;
    if (size <= LITTLE)
        return up ? WORD_LIKELIER_LITTLE : WORD_LIKELIER_LITTLE_LESS;
    if (size <= SOME)
        return up ? WORD_LIKELIER_MORE : WORD_LIKELIER_LESS;
    return up ? WORD_LIKELIER_MUCH : WORD_LIKELIER_MUCH_LESS;
}

const char *wording_amount(const struct language *words, struct arena *arena,
                           const struct view_meter *meter, int32_t by)
{
    struct strbuf out = {0};

    if (is_likelihood(meter))
        return words_get(words, likelier(by));
    if (by > 0)
        strbuf_char(&out, '+');
    fill_number(&out, by);
    return keep(arena, &out);
}

/* Words of the scenario language ------------------------------------------- */

const char *wording_status(const struct language *words, uint8_t status)
{
    static const enum word names[] = {[FACT_REPORTED] = WORD_FACT_REPORTED,
                                      [FACT_CONTESTED] = WORD_FACT_CONTESTED,
                                      [FACT_COUNTERFACTUAL] =
                                          WORD_FACT_COUNTERFACTUAL,
                                      [FACT_MODEL] = WORD_FACT_MODEL};

    return status == FACT_UNMARKED ? "" : words_get(words, names[status]);
}

const char *wording_means(const struct language *words, uint8_t means)
{
    static const enum word names[] = {[MEANS_NONE] = WORD_MEANS_NONE,
                                      [MEANS_VERBAL] = WORD_MEANS_VERBAL,
                                      [MEANS_LEGAL] = WORD_MEANS_LEGAL,
                                      [MEANS_ECONOMIC] = WORD_MEANS_ECONOMIC,
                                      [MEANS_CYBER] = WORD_MEANS_CYBER,
                                      [MEANS_SHOW] = WORD_MEANS_SHOW,
                                      [MEANS_FORCE] = WORD_MEANS_FORCE};

    return words_get(words, names[means]);
}

const char *wording_signal(const struct language *words, uint8_t signal)
{
    static const enum word names[] = {[SIGNAL_PUBLIC] = WORD_SIGNAL_PUBLIC,
                                      [SIGNAL_PRIVATE] = WORD_SIGNAL_PRIVATE,
                                      [SIGNAL_DENIABLE] = WORD_SIGNAL_DENIABLE};

    return words_get(words, names[signal]);
}
