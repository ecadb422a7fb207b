/* Expressions by choices: of the right type, but where a name is another's. */
#include "fuzz/grammar_names.h"

enum { DEPTH_MOST = 7 };

struct writer {
    struct choices *choices;
    struct strbuf *out;
};

/* NOLINTBEGIN(misc-no-recursion): DEPTH_MOST bounds it */

static void write_number(struct writer w, int32_t depth);
static void write_truth(struct writer w, int32_t depth);

static void name(struct writer w, enum pool pool)
{
    pool_choose(w.choices, pool, w.out);
}

static void call(struct writer w, const char *function, enum pool pool)
{
    strbuf_format(w.out, "%s(", function);
    name(w, pool);
    strbuf_char(w.out, ')');
}

static void simple_number(struct writer w)
{
    static const char *const LITERALS[] = {
        "0", "1", "7", "50", "100", "-3", "1000000", "9223372036854775807"};

    switch (choose(w.choices, 6)) {
    case 0:
        strbuf_text(w.out, LITERALS[choose(w.choices, 8)]);
        return;
    case 1:
        strbuf_text(w.out, choose(w.choices, 2) == 0 ? "turn" : "day");
        return;
    default:
        name(w, POOL_METER);
        return;
    }
}

static void number_call(struct writer w)
{
    switch (choose(w.choices, 5)) {
    case 0:
        call(w, "taken", POOL_OPTION);
        return;
    case 1:
        strbuf_text(w.out, "taken(");
        name(w, POOL_OPTION);
        strbuf_text(w.out, ", ");
        name(w, POOL_ACTOR);
        strbuf_char(w.out, ')');
        return;
    case 2:
        call(w, "since", POOL_OPTION);
        return;
    case 3:
        call(w, "visited", POOL_SCENE);
        return;
    default:
        call(w, "rung", POOL_ACTOR);
        return;
    }
}

static void arguments(struct writer w, const char *function, int32_t count,
                      int32_t depth)
{
    strbuf_text(w.out, function);
    for (int32_t i = 0; i < count; i++) {
        if (i > 0)
            strbuf_text(w.out, ", ");
        write_number(w, depth + 1);
    }
    strbuf_char(w.out, ')');
}

static void number_function(struct writer w, int32_t depth)
{
    switch (choose(w.choices, 4)) {
    case 0:
        arguments(w, "abs(", 1, depth);
        return;
    case 1:
        arguments(w, "clamp(", 3, depth);
        return;
    default:
        arguments(w, choose(w.choices, 2) == 0 ? "min(" : "max(",
                  2 + choose(w.choices, 2), depth);
        return;
    }
}

static void write_operation(struct writer w, int32_t depth)
{
    static const char *const SIGNS[] = {" + ", " - ", "*", " / ", "%", "+"};
    int32_t sign = choose(w.choices, 6);

    write_number(w, depth + 1);
    strbuf_text(w.out, SIGNS[sign]);
    if (w.choices->strict && (sign == 3 || sign == 4))
        strbuf_char(w.out, '3'); /* whatever could be 0 is no divisor */
    else
        write_number(w, depth + 1);
}

static void write_either(struct writer w, bool truth, int32_t depth)
{
    void (*write)(struct writer, int32_t) = truth ? write_truth : write_number;

    strbuf_text(w.out, w.choices->strict ? "(" : "");
    write(w, depth + 1);
    strbuf_text(w.out, " if ");
    write_truth(w, depth + 1);
    strbuf_text(w.out, " else ");
    write(w, depth + 1);
    strbuf_text(w.out, w.choices->strict ? ")" : "");
}

static void write_within(struct writer w, bool truth, int32_t depth)
{
    strbuf_text(w.out, truth || choose(w.choices, 2) == 0 ? "(" : "-(");
    (truth ? write_truth : write_number)(w, depth + 1);
    strbuf_char(w.out, ')');
}

static void write_number(struct writer w, int32_t depth)
{
    int32_t kind = depth >= DEPTH_MOST ? 0 : choose(w.choices, 9);

    if (kind < 2)
        simple_number(w);
    else if (kind == 2)
        number_call(w);
    else if (kind < 5)
        write_operation(w, depth);
    else if (kind == 5)
        number_function(w, depth);
    else if (kind == 6)
        write_either(w, false, depth);
    else
        write_within(w, false, depth);
}

static void equal_to(struct writer w, const char *left, enum pool pool)
{
    strbuf_text(w.out, left);
    strbuf_text(w.out, choose(w.choices, 2) == 0 ? " == " : " != ");
    name(w, pool);
}

static void of_move(struct writer w, const char *function,
                    const char *const words[3])
{
    call(w, function, POOL_ACTOR);
    strbuf_format(w.out, " == %s", words[choose(w.choices, 3)]);
}

static void simple_truth(struct writer w)
{
    static const char *const MEANS[] = {"verbal", "force", "none"};
    static const char *const SIGNALS[] = {"public", "private", "deniable"};

    switch (choose(w.choices, 9)) {
    case 0:
        strbuf_text(w.out, choose(w.choices, 2) == 0 ? "true" : "false");
        return;
    case 1:
        name(w, POOL_UNKNOWN);
        equal_to(w, "", POOL_VALUE);
        return;
    case 2:
        of_move(w, "means", MEANS);
        return;
    case 3:
        of_move(w, "signal", SIGNALS);
        return;
    case 4:
        call(w, "moved", POOL_ACTOR);
        return;
    case 5:
        call(w, "last", POOL_ACTOR);
        equal_to(w, "", POOL_OPTION);
        return;
    case 6:
        if (w.choices->strict)
            name(w, POOL_FLAG);
        else
            call(w, "ended", POOL_ENDING);
        return;
    default:
        name(w, POOL_FLAG);
        return;
    }
}

static void write_compare(struct writer w, int32_t depth)
{
    static const char *const SIGNS[] = {" < ",  " <= ", " > ",
                                        " >= ", " == ", " != "};

    write_number(w, depth + 1);
    strbuf_text(w.out, SIGNS[choose(w.choices, 6)]);
    write_number(w, depth + 1);
}

static void write_truth(struct writer w, int32_t depth)
{
    int32_t kind = depth >= DEPTH_MOST ? 0 : choose(w.choices, 9);

    if (kind < 2) {
        simple_truth(w);
    } else if (kind < 5) {
        write_compare(w, depth);
    } else if (kind == 5) {
        strbuf_text(w.out, "not ");
        write_truth(w, depth + 1);
    } else if (kind == 6) {
        write_either(w, true, depth);
    } else if (kind == 7) {
        write_within(w, true, depth);
    } else {
        write_truth(w, depth + 1);
        strbuf_text(w.out, choose(w.choices, 2) == 0 ? " and " : " or ");
        write_truth(w, depth + 1);
    }
}

/* NOLINTEND(misc-no-recursion) */

void grammar_expression(struct choices *choices, bool truth, struct strbuf *out)
{
    struct writer w = {choices, out};

    (truth ? write_truth : write_number)(w, 0);
}
