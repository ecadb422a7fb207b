/* The rules of layout find what is planted against them. */
#include "ui_rules.h"

#include "desktop/ui/draw.h"
#include "desktop/ui/widget.h"
#include "unit.h"

#include <string.h>

/* A good screen: a scroll area with a card, a button with its text, and both
 * texts drawn. */
enum { SCREEN, AREA, CARD, BUTTON };

struct plot {
    struct widget_tree tree;
    struct draw_list list;
};

static struct widget *plant(struct plot *plot, int32_t parent, enum role role,
                            const char *id, struct rect rect)
{
    int32_t at = widget_add(&plot->tree, parent, role, id, id);
    plot->tree.items[at].rect = rect;
    return &plot->tree.items[at];
}

static struct widget *control(struct plot *plot, int32_t parent, const char *id,
                              struct rect rect)
{
    struct widget *widget = plant(plot, parent, ROLE_BUTTON, id, rect);
    widget->focusable = true;
    widget->text =
        (struct rect){rect.x + 10, rect.y + 5, rect.w - 20, rect.h - 10};
    widget->text_px = 16;
    return widget;
}

static void write(struct plot *plot, const char *text, struct rect at)
{
    draw_text(&plot->list,
              &(struct draw_words){.text = text, .at = at, .px = 16});
}

static struct plot good_plot(void)
{
    struct plot plot = {0};
    plant(&plot, -1, ROLE_SCREEN, "screen", (struct rect){0, 0, 1280, 720});
    plant(&plot, SCREEN, ROLE_SCROLL, "area", (struct rect){100, 100, 400, 300})
        ->state = STATE_SCROLLS;
    control(&plot, AREA, "card", (struct rect){100, 110, 380, 50});
    control(&plot, SCREEN, "button", (struct rect){600, 100, 200, 50});
    plot.tree.items[CARD].state = STATE_FOCUSED;
    draw_clip(&plot.list, (struct rect){100, 100, 400, 300});
    write(&plot, "card", (struct rect){120, 140, 100, 20});
    draw_clip_end(&plot.list);
    write(&plot, "button", (struct rect){620, 130, 100, 20});
    return plot;
}

/* Faults ------------------------------------------------------------------- */

static void hang_out(struct plot *plot)
{
    plot->tree.items[BUTTON].rect.x = 1200;
}

static void hang_out_of_the_area(struct plot *plot)
{
    plot->tree.items[CARD].rect.w = 420;
}

static void let_text_out(struct plot *plot)
{
    plot->tree.items[BUTTON].text.w = 200;
}

static void shrink_text(struct plot *plot)
{
    plot->tree.items[BUTTON].text_px = 12;
}

static void push_together(struct plot *plot)
{
    control(plot, SCREEN, "other", (struct rect){790, 140, 100, 50});
}

static void forget_a_name(struct plot *plot)
{
    plot->tree.items[BUTTON].name = "";
}

static void use_an_id_again(struct plot *plot)
{
    control(plot, SCREEN, "card", (struct rect){600, 300, 100, 50});
}

static void make_small(struct plot *plot)
{
    plot->tree.items[BUTTON].rect.h = 20;
    plot->tree.items[BUTTON].text = (struct rect){620, 105, 100, 10};
}

static void scroll_in_secret(struct plot *plot)
{
    plot->tree.items[AREA].state = 0;
    plot->tree.items[CARD].rect.y = 360;
    plot->tree.items[CARD].text.y = 365;
}

static void draw_off_screen(struct plot *plot)
{
    write(plot, "gone", (struct rect){620, 725, 100, 20});
}

static void draw_past_a_side(struct plot *plot)
{
    draw_clip(&plot->list, (struct rect){100, 100, 400, 300});
    write(plot, "cut", (struct rect){450, 200, 100, 20});
    draw_clip_end(&plot->list);
}

static void cut_in_a_corner(struct plot *plot)
{
    draw_clip(&plot->list, (struct rect){600, 100, 200, 20});
    write(plot, "cut", (struct rect){620, 122, 50, 20});
    draw_clip_end(&plot->list);
}

static void draw_small(struct plot *plot)
{
    write(plot, "small", (struct rect){720, 130, 50, 20});
    plot->list.items[plot->list.count - 1].px = 12;
}

static void draw_over(struct plot *plot)
{
    write(plot, "over", (struct rect){700, 135, 50, 20});
}

static void draw_in_secret(struct plot *plot)
{
    write(plot, "nobody's", (struct rect){620, 500, 100, 20});
}

static void each_fault_is_found(void **state)
{
    static const struct {
        void (*plant)(struct plot *);
        enum layout_rule rule;
    } faults[] = {
        {hang_out, RULE_INSIDE},
        {hang_out_of_the_area, RULE_INSIDE},
        {let_text_out, RULE_TEXT_INSIDE},
        {shrink_text, RULE_TEXT_SIZE},
        {push_together, RULE_APART},
        {forget_a_name, RULE_NAMED},
        {use_an_id_again, RULE_ONE_ID},
        {make_small, RULE_TARGET},
        {scroll_in_secret, RULE_SCROLLS},
        {draw_off_screen, RULE_ON_SCREEN},
        {draw_past_a_side, RULE_ON_SCREEN},
        {cut_in_a_corner, RULE_ON_SCREEN},
        {draw_small, RULE_ON_SCREEN},
        {draw_over, RULE_TEXTS_APART},
        {draw_in_secret, RULE_REPORTED},
    };
    (void)state;
    for (size_t i = 0; i <= COUNT(faults); i++) {
        struct plot plot = good_plot();
        struct strbuf problem = {0};
        enum layout_rule wanted = RULE_COUNT;
        if (i < COUNT(faults)) {
            faults[i].plant(&plot);
            wanted = faults[i].rule;
        }
        struct seen seen = {&plot.tree, &plot.list, "planted"};
        enum layout_rule found = rules_broken(&seen, &problem);
        if (found != wanted)
            fail_msg("fault %zu: rule '%s', not '%s': %s", i,
                     found == RULE_COUNT ? "none" : rule_names[found],
                     wanted == RULE_COUNT ? "none" : rule_names[wanted],
                     strbuf_get(&problem));
        strbuf_clear(&problem);
        widget_clear(&plot.tree);
        draw_clear(&plot.list);
    }
}

/* Focus -------------------------------------------------------------------- */

struct walker {
    struct plot plot;
    bool skips, sticks;
};

static const struct widget_tree *walker_tree(void *context)
{
    return &((struct walker *)context)->plot.tree;
}

static void walker_press(void *context)
{
    struct walker *walker = context;
    struct widget_tree *tree = &walker->plot.tree;
    int32_t at = 0;
    while ((tree->items[at].state & STATE_FOCUSED) == 0)
        at++;
    int32_t next = walker->sticks ? at : widget_next(tree, at, 1);
    if (walker->skips)
        next = widget_next(tree, next, 1);
    tree->items[at].state = 0;
    tree->items[next].state = STATE_FOCUSED;
}

static bool walks_well(struct walker *walker)
{
    struct strbuf problem = {0};
    struct tabbing tabbing = {walker_tree, walker_press, walker};
    bool good = rules_focus_order(&tabbing, &problem);
    assert_true(good == (problem.length == 0));
    strbuf_clear(&problem);
    widget_clear(&walker->plot.tree);
    draw_clear(&walker->plot.list);
    return good;
}

static void a_broken_focus_order_is_found(void **state)
{
    (void)state;
    struct walker walker = {.plot = good_plot()};
    assert_true(walks_well(&walker));
    walker = (struct walker){.plot = good_plot(), .sticks = true};
    assert_false(walks_well(&walker));
    walker = (struct walker){.plot = good_plot(), .skips = true};
    assert_false(walks_well(&walker));
    walker = (struct walker){.plot = good_plot()};
    control(&walker.plot, AREA, "hidden", (struct rect){100, 900, 380, 50});
    assert_false(walks_well(&walker));
    walker = (struct walker){.plot = good_plot()};
    walker.plot.tree.items[CARD].state = 0; /* nothing has the focus */
    assert_false(walks_well(&walker));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_fault_is_found),
        cmocka_unit_test(a_broken_focus_order_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
