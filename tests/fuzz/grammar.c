/* Scenarios by choices, from the table of shapes. */
#include "fuzz/grammar_names.h"

#include "scenario/limits.h"

enum { DEPTH_MOST = 12, SIZE_MOST = 64 * 1024, SPOILT = 97, OWN = 50 };

/* What a scene decides, and how that is written. */
enum form { FORM_SHORT, FORM_DECISIONS, FORM_NONE, FORM_COUNT };

struct writer {
    struct choices *choices;
    struct strbuf *out;
    int32_t next[POOL_COUNT]; /* how many ids were given out */
    int32_t depth;
};

/* Where an object stands in its list. */
struct seat {
    int32_t index;
    bool last;
};

/* NOLINTBEGIN(misc-no-recursion): DEPTH_MOST bounds it */

static void write_object(struct writer *w, enum shape_kind kind,
                         struct seat seat);
static void write_value(struct writer *w, const struct shape_field *field,
                        enum shape_kind parent, struct seat seat);

static int32_t pick(struct writer *w, int32_t sides)
{
    if (w->out->length > SIZE_MOST)
        w->choices->at = w->choices->length;
    return choose(w->choices, sides);
}

/* Whether to write something wrong here. */
static bool spoil(struct writer *w)
{
    return !w->choices->strict && pick(w, SPOILT) == SPOILT - 1;
}

static void quoted(struct writer *w, const char *text)
{
    strbuf_format(w->out, "\"%s\"", text);
}

static void write_text(struct writer *w)
{
    static const char *const TEXTS[] = {
        "A cable was cut.",
        "Note of the **ministry**, read *twice*",
        "{tension} on {date}, says {aldra}",
        "See [it](codex:note) or [that](codex:term).",
        "Gr\xc3\xbc\xc3\x9f, \\u00e9 \\\"so\\\" \\n\\ud83d\\ude00",
        "{nothing} **open",
        "",
        "[link](codex:nowhere)",
    };

    quoted(w, TEXTS[pick(w, w->choices->strict ? 5 : 8)]);
}

static void write_string(struct writer *w, enum key key)
{
    if (key == KEY_language)
        quoted(w, "en");
    else if (key == KEY_code)
        quoted(w, pick(w, 2) == 0 ? "208" : "276");
    else
        write_text(w);
}

static void write_id(struct writer *w, enum shape_kind kind, struct seat seat)
{
    enum pool pool = pool_of_kind(kind);
    bool own = pool == POOL_OPTION && w->depth > 2; /* not in the library */
    int32_t n = pool == POOL_VALUE
                    ? seat.index
                    : w->next[own ? POOL_REST : pool]++ + (own ? OWN : 0);

    if (spoil(w))
        n = 0;
    strbuf_char(w->out, '"');
    pool_name(pool, n, w->out);
    strbuf_char(w->out, '"');
}

static int64_t within(struct writer *w, const struct shape_field *field)
{
    static const int64_t NUMBERS[] = {1, 50, 0, 2, 100, 10, -5, 1000};
    int64_t number = NUMBERS[pick(w, w->choices->strict ? 6 : 8)];

    if (spoil(w))
        return (int64_t)field->high + 1;
    number = number < field->low ? field->low : number;
    return number > field->high ? field->high : number;
}

static void write_number(struct writer *w, const struct shape_field *field,
                         struct seat seat)
{
    int64_t number = within(w, field);

    if (field->key == KEY_from && seat.index < 10)
        number = 10 * seat.index;
    else if (field->key == KEY_turns)
        number = 1 + number % 8;
    else if (field->key == KEY_rung && w->choices->strict)
        number %= 2;
    strbuf_format(w->out, "%lld", (long long)number);
}

static void write_expression(struct writer *w, bool truth)
{
    strbuf_char(w->out, '"');
    grammar_expression(w->choices, truth, w->out);
    strbuf_char(w->out, '"');
}

static void write_amount(struct writer *w, bool truth)
{
    static const char *const PLAIN[2][4] = {{"3", "10", "0", "-2"},
                                            {"true", "false", "true", "1"}};

    if (pick(w, 2) == 0)
        strbuf_text(w->out,
                    PLAIN[truth][pick(w, truth || w->choices->strict ? 3 : 4)]);
    else
        write_expression(w, truth);
}

/* In strict writing no decision offers an option twice, and no scene has two
 * decisions of one actor. */
static bool by_place(struct writer *w, enum shape_kind kind, enum key key)
{
    return w->choices->strict &&
           (key == KEY_use || (kind == KIND_DECISION && key == KEY_actor) ||
            (kind == KIND_LADDER && key == KEY_meter));
}

static void write_ref(struct writer *w, enum shape_kind kind, enum key key,
                      struct seat seat)
{
    bool jump = key == KEY_goto || (kind == KIND_NEXT && key == KEY_to);
    int32_t n = jump ? pick(w, kind == KIND_EVENT ? 7 : 8) : 0;

    if (n >= 6) {
        quoted(w, n == 6 ? "end" : "back");
        return;
    }
    strbuf_char(w->out, '"');
    if (by_place(w, kind, key))
        pool_name(pool_of_key(kind, key), seat.index, w->out);
    else
        pool_choose(w->choices, pool_of_key(kind, key), w->out);
    strbuf_char(w->out, '"');
}

static void write_word(struct writer *w, const struct shape_word *words)
{
    int32_t count = 0;

    while (words[count].text != NULL)
        count++;
    quoted(w, spoil(w) ? "other" : words[pick(w, count)].text);
}

static void write_date(struct writer *w)
{
    static const char *const DATES[] = {"2031-02-01", "2031-02-28T10:30",
                                        "2031-03-01", "2031-02-30"};

    quoted(w, DATES[pick(w, w->choices->strict ? 3 : 4)]);
}

/* Lists and maps ------------------------------------------------------------
 */

static void separate(struct writer *w, int32_t index)
{
    if (index > 0)
        strbuf_char(w->out, ',');
}

static void write_refs(struct writer *w, enum shape_kind kind, enum key key)
{
    int32_t count = pick(w, 3);

    strbuf_char(w->out, '[');
    for (int32_t i = 0; i < count; i++) {
        separate(w, i);
        write_ref(w, kind, key, (struct seat){i, false});
    }
    strbuf_char(w->out, ']');
}

static void write_lines(struct writer *w)
{
    int32_t count = pick(w, 3);

    strbuf_char(w->out, '[');
    for (int32_t i = 0; i < count; i++) {
        separate(w, i);
        write_text(w);
    }
    strbuf_char(w->out, ']');
}

/* {"meter": amount} and its kin. */
static void write_map(struct writer *w, enum shape_type type)
{
    int32_t count = pick(w, w->choices->strict ? 3 : 4);

    strbuf_char(w->out, '{');
    for (int32_t i = 0; i < count; i++) {
        bool flag =
            type == SHAPE_SETS && (w->choices->strict || pick(w, 3) > 0);

        separate(w, i);
        strbuf_char(w->out, '"');
        pool_name(flag ? POOL_FLAG : POOL_METER, spoil(w) ? 0 : i, w->out);
        strbuf_text(w->out, "\":");
        if (type == SHAPE_MARKS)
            quoted(w, pick(w, 2) == 0 ? "up" : "down");
        else
            write_amount(w, flag);
    }
    strbuf_char(w->out, '}');
}

static void write_objects(struct writer *w, const struct shape_field *field)
{
    int32_t least =
        w->depth == 1 || field->kind == KIND_VALUE || field->kind == KIND_PLACE
            ? 3
        : (field->flags & SHAPE_SOME) != 0 ? 1
                                           : 0;
    int32_t count = least + pick(w, w->depth < 4 ? 4 : 3);

    strbuf_char(w->out, '[');
    for (int32_t i = 0; i < count; i++) {
        separate(w, i);
        write_object(w, (enum shape_kind)field->kind,
                     (struct seat){i, i == count - 1});
    }
    strbuf_char(w->out, ']');
}

static void write_variant(struct writer *w)
{
    if (pick(w, 3) == 2)
        write_object(w, KIND_TEXT, (struct seat){0, true});
    else
        write_text(w);
}

static void write_variants(struct writer *w)
{
    int32_t count = 1 + pick(w, 3);

    strbuf_char(w->out, '[');
    for (int32_t i = 0; i < count; i++) {
        separate(w, i);
        write_variant(w);
    }
    strbuf_char(w->out, ']');
}

static void write_show(struct writer *w)
{
    int32_t kind = pick(w, 3);

    if (kind == 2)
        write_refs(w, KIND_NONE, KEY_actor);
    else
        quoted(w, kind == 0 ? "always" : "debrief");
}

static void write_next(struct writer *w)
{
    static const struct shape_field NEXT = {.kind = KIND_NEXT,
                                            .type = SHAPE_OBJECTS};

    if (pick(w, 2) == 0)
        write_ref(w, KIND_NEXT, KEY_to, (struct seat){0, true});
    else
        write_objects(w, &NEXT);
}

static void write_offer(struct writer *w, bool library, int32_t index)
{
    int32_t kind = library ? 2 : pick(w, 4);
    struct seat seat = {index, false};

    if (kind < 2)
        write_ref(w, KIND_USE, KEY_use, seat);
    else
        write_object(w, kind == 2 ? KIND_OPTION : KIND_USE, seat);
}

static void write_offers(struct writer *w, bool library)
{
    int32_t count = (library ? 4 : 1) + pick(w, 4);

    strbuf_char(w->out, '[');
    for (int32_t i = 0; i < count; i++) {
        separate(w, i);
        write_offer(w, library, i);
    }
    strbuf_char(w->out, ']');
}

/* Values --------------------------------------------------------------------
 */

static void write_simple(struct writer *w, const struct shape_field *field,
                         enum shape_kind parent, struct seat seat)
{
    switch (field->type) {
    case SHAPE_STRING:
        write_string(w, (enum key)field->key);
        return;
    case SHAPE_ID:
        write_id(w, parent, seat);
        return;
    case SHAPE_NUMBER:
        write_number(w, field, seat);
        return;
    case SHAPE_DEGREES:
        strbuf_text(w->out, pick(w, 2) == 0 ? "12.25" : "-7");
        return;
    case SHAPE_TRUTH:
        strbuf_text(w->out, pick(w, 2) == 0 ? "true" : "false");
        return;
    case SHAPE_WORD:
        write_word(w, field->words);
        return;
    case SHAPE_DATE:
        write_date(w);
        return;
    case SHAPE_AMOUNT:
    case SHAPE_VALUE:
        write_amount(w, false);
        return;
    case SHAPE_CONDITION:
        write_amount(w, true);
        return;
    default:
        strbuf_text(w->out, "null");
        return;
    }
}

static void write_compound(struct writer *w, const struct shape_field *field,
                           enum shape_kind parent)
{
    enum shape_kind kind = (enum shape_kind)field->kind;

    switch (field->type) {
    case SHAPE_OBJECT:
        write_object(w, kind, (struct seat){0, true});
        return;
    case SHAPE_OBJECTS:
        write_objects(w, field);
        return;
    case SHAPE_REFS:
        write_refs(w, parent, (enum key)field->key);
        return;
    case SHAPE_LINES:
    case SHAPE_AUTHORS:
        write_lines(w);
        return;
    case SHAPE_EFFECTS:
    case SHAPE_SETS:
    case SHAPE_MARKS:
        write_map(w, (enum shape_type)field->type);
        return;
    case SHAPE_SHOW:
        write_show(w);
        return;
    case SHAPE_NEXT:
        write_next(w);
        return;
    case SHAPE_OFFERS:
        write_offers(w, parent == KIND_SCENARIO);
        return;
    default:
        write_offer(w, false, 0);
        return;
    }
}

static void write_value(struct writer *w, const struct shape_field *field,
                        enum shape_kind parent, struct seat seat)
{
    if (spoil(w))
        strbuf_text(w->out, "[{\"x\":null}]");
    else if (field->type == SHAPE_PROSE ||
             (field->type == SHAPE_TEXT && pick(w, 4) == 3))
        write_variants(w);
    else if (field->type == SHAPE_TEXT || field->type == SHAPE_VARIANT)
        write_variant(w);
    else if (field->type == SHAPE_REF)
        write_ref(w, parent, (enum key)field->key, seat);
    else if (field->type < SHAPE_OBJECT)
        write_simple(w, field, parent, seat);
    else
        write_compound(w, field, parent);
}

/* Objects -------------------------------------------------------------------
 */

/* In how many of ten scenes a field stands. Both forms of a decision at
 * once, or two of a date, are errors. */
static int32_t likely_in_scene(enum key key, enum form form)
{
    static const struct {
        enum key key;
        int32_t of[FORM_COUNT];
    } rows[] = {{KEY_days, {9, 9, 9}},      {KEY_date, {0, 0, 0}},
                {KEY_decisions, {0, 9, 0}}, {KEY_actor, {10, 0, 0}},
                {KEY_options, {10, 0, 0}},  {KEY_prompt, {3, 0, 0}},
                {KEY_history, {3, 0, 0}}};

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (rows[i].key == key)
            return rows[i].of[form];
    return 3;
}

/* The object that a field would stand in. */
struct owner {
    enum shape_kind kind;
    enum form form;
    struct seat seat;
    bool strict;
};

/* What strict writing leaves out of an object: with it, most would be wrong.
 * The first meter is the ladder's, whose rungs are its bands. */
static bool left_out(enum key key, struct owner owner)
{
    if (key == KEY_clock || key == KEY_to || key == KEY_expect)
        return true;
    return owner.kind == KIND_METER &&
           (key == KEY_min || key == KEY_max || key == KEY_scale ||
            (key == KEY_bands && owner.seat.index == 0));
}

/* What nearly always stands in an object that has it. */
static bool usual(enum key key, enum shape_kind kind)
{
    return kind == KIND_SCENARIO || kind == KIND_MAP || kind == KIND_LADDER ||
           kind == KIND_DECISION || key == KEY_id || key == KEY_actor ||
           key == KEY_values;
}

/* In how many of ten objects a field stands. */
static int32_t likely(const struct shape_field *field, struct owner owner)
{
    enum key key = (enum key)field->key;

    if (owner.kind == KIND_SCENE && (field->flags & SHAPE_REQUIRED) == 0)
        return likely_in_scene(key, owner.form);
    if (owner.kind == KIND_ENDING && (key == KEY_when || key == KEY_early))
        return owner.seat.last ? 0 : key == KEY_when ? 10 : 5;
    if (left_out(key, owner))
        return owner.strict ? 0 : 2;
    return usual(key, owner.kind) ? 10 : 3;
}

static bool wanted(struct writer *w, const struct shape_field *field,
                   int32_t chance)
{
    if (field->type == SHAPE_SKIP)
        return false;
    if ((field->flags & SHAPE_REQUIRED) != 0)
        return !spoil(w);
    return w->depth < DEPTH_MOST && 10 - pick(w, 10) <= chance;
}

static void write_object(struct writer *w, enum shape_kind kind,
                         struct seat seat)
{
    const struct shape_object *object = shape_objects[kind];
    struct owner owner = {kind, FORM_SHORT, seat, w->choices->strict};
    int32_t written = 0;

    if (kind == KIND_SCENE)
        owner.form = (enum form)pick(w, FORM_COUNT);
    strbuf_char(w->out, '{');
    w->depth++;
    for (int32_t i = 0; i < object->count; i++) {
        const struct shape_field *field = &object->fields[i];

        if (!wanted(w, field, likely(field, owner)))
            continue;
        separate(w, written++);
        strbuf_format(w->out, "\"%s\":", key_text((enum key)field->key));
        write_value(w, field, kind, seat);
    }
    w->depth--;
    strbuf_char(w->out, '}');
}

void grammar_write(struct choices *choices, struct strbuf *out)
{
    struct writer w = {.choices = choices, .out = out};

    choices->strict = choose(choices, 4) > 0;

    write_object(&w, KIND_SCENARIO, (struct seat){0, true});
}

/* NOLINTEND(misc-no-recursion) */
