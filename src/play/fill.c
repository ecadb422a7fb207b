#include "play/fill.h"

#include "base/strbuf.h"
#include "engine/world.h"
#include "play/calendar.h"
#include "play/view.h"

#include <inttypes.h>
#include <string.h>

/* Numbers ---------------------------------------------------------------- */

#define MINUS "\xe2\x88\x92"

const struct likelihood likelihoods[LIKELIHOODS] = {
    {WORD_LIKELIHOOD_NO_CHANCE, 1}, {WORD_LIKELIHOOD_VERY_UNLIKELY, 5},
    {WORD_LIKELIHOOD_UNLIKELY, 20}, {WORD_LIKELIHOOD_EVEN, 45},
    {WORD_LIKELIHOOD_LIKELY, 55},   {WORD_LIKELIHOOD_VERY_LIKELY, 80},
    {WORD_LIKELIHOOD_CERTAIN, 95}};

const char *likelihood_word(const struct language *words, int32_t percent)
{
    int32_t at = LIKELIHOODS - 1;

    while (at > 0 && percent < likelihoods[at].from)
        at--;
    return words_get(words, likelihoods[at].word);
}

void fill_number(struct strbuf *out, int64_t number)
{
    uint64_t size =
        number < 0 ? UINT64_C(0) - (uint64_t)number : (uint64_t)number;

    strbuf_format(out, "%s%" PRIu64, number < 0 ? MINUS : "", size);
}

void fill_meter(const struct language *words, struct strbuf *out,
                const struct meter *meter, int64_t value)
{
    if (meter->scale == SCALE_LIKELIHOOD)
        strbuf_text(out, likelihood_word(words, (int32_t)value));
    else
        fill_number(out, value);
}

/* Placeholders ----------------------------------------------------------- */

/* A name is no markup: its stars and brackets stand for themselves. */
static void add_name(struct strbuf *out, const char *name)
{
    for (; *name != '\0'; name++) {
        if (*name == '*' || *name == '[')
            strbuf_char(out, '\\');
        strbuf_char(out, *name);
    }
}

static void add_date(struct strbuf *out, const struct model *model, int32_t day,
                     int32_t minute)
{
    const struct calendar_time time = {model->start_day + day, minute};

    calendar_write(model_words(model), out, time, CALENDAR_FULL);
}

static void add_now(struct strbuf *out, const struct filling *filling,
                    const char *name)
{
    const struct model *model = filling->model;
    int32_t thing, index;

    if (strcmp(name, "date") == 0) {
        add_date(out, model, world_day(model, filling->world),
                 world_minute(model, filling->world));
        return;
    }
    thing = names_find(&model->things, name);
    index = thing % THING_STRIDE;
    if (thing >= 0 && thing / THING_STRIDE == THING_METER)
        fill_meter(model_words(model), out, &model->meters[index],
                   world_meter(model, filling->world, index));
    else if (thing >= 0 && thing / THING_STRIDE == THING_ACTOR)
        add_name(out, model->actors[index].name);
}

static void add_told(struct strbuf *out, const struct filling *filling,
                     const struct eval_input *value)
{
    const struct model *model = filling->model;

    if (value->op == OP_METER)
        fill_meter(model_words(model), out, &model->meters[value->a],
                   value->value);
    else if (value->op == OP_DAY)
        add_date(out, model, value->a, value->b);
    else
        add_name(out, model->actors[value->a].name);
}

/* Values are known by what they are of, not by their place: in another
 * language the placeholders may stand in another order. */
static const struct eval_input *told_value(const struct filling *filling,
                                           const char *name)
{
    int32_t thing = names_find(&filling->model->things, name);
    bool date = strcmp(name, "date") == 0;
    uint8_t op = thing / THING_STRIDE == THING_METER ? OP_METER : OP_CONST;

    for (int32_t i = 0; i < filling->told_count; i++) {
        const struct eval_input *value = &filling->told[i];

        if (date ? value->op == OP_DAY
                 : thing >= 0 && value->op == op &&
                       value->a == thing % THING_STRIDE)
            return value;
    }
    return NULL;
}

static void add_placeholder(struct strbuf *out, const struct filling *filling,
                            const char *name)
{
    const struct eval_input *value;

    if (filling->told == NULL) {
        add_now(out, filling, name);
        return;
    }
    value = told_value(filling, name);
    if (value != NULL)
        add_told(out, filling, value);
}

/* Handles what begins at a brace; returns how many bytes it takes. */
static size_t add_brace(struct strbuf *out, const struct filling *filling,
                        const char *text)
{
    struct strbuf name = {0};
    size_t length;

    if (text[1] == text[0]) { /* doubled: the sign itself */
        strbuf_char(out, text[0]);
        return 2;
    }
    if (text[0] == '}')
        return 1;
    length = strcspn(text + 1, "}");
    strbuf_add(&name, text + 1, length);
    add_placeholder(out, filling, strbuf_get(&name));
    strbuf_clear(&name);
    return text[1 + length] == '}' ? length + 2 : length + 1;
}

const char *fill_text(struct arena *arena, const struct filling *filling,
                      const char *text)
{
    struct strbuf out = {0};
    const char *filled;

    while (*text != '\0') {
        size_t length = strcspn(text, "{}");

        strbuf_add(&out, text, length);
        text += length;
        if (*text != '\0')
            text += add_brace(&out, filling, text);
    }
    filled = arena_copy(arena, strbuf_get(&out), out.length);
    strbuf_clear(&out);
    return filled;
}

const char *fill_choice(struct arena *arena, const struct model *model,
                        const int32_t *world, const struct text *text)
{
    const struct filling now = {.model = model, .world = world};
    int32_t piece = eval_text(model, world, text);

    return piece < 0 ? "" : fill_text(arena, &now, model->pieces[piece].text);
}

/* Markup ----------------------------------------------------------------- */

const char *view_literal(struct arena *arena, const char *text)
{
    struct strbuf out = {0};
    const char *kept;

    if (text[strcspn(text, "*[")] == '\0')
        return text;
    add_name(&out, text);
    kept = arena_copy(arena, strbuf_get(&out), out.length);
    strbuf_clear(&out);
    return kept;
}

/* The end of "](codex:id)" at `text`, or NULL where it is none. */
static const char *link_end(const char *text)
{
    return strncmp(text, "](", 2) == 0 ? strchr(text, ')') : NULL;
}

const char *view_plain(struct arena *arena, const char *text)
{
    struct strbuf out = {0};
    const char *plain;
    bool in_link = false;

    while (*text != '\0') {
        const char *end = in_link ? link_end(text) : NULL;

        if (text[0] == '\\' && (text[1] == '*' || text[1] == '[')) {
            strbuf_char(&out, text[1]);
            text += 2;
        } else if (end != NULL) {
            in_link = false;
            text = end + 1;
        } else {
            if (*text == '[')
                in_link = true;
            else if (*text != '*')
                strbuf_char(&out, *text);
            text++;
        }
    }
    plain = arena_copy(arena, strbuf_get(&out), out.length);
    strbuf_clear(&out);
    return plain;
}
