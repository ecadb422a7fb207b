#include "ui_layout.h"

#include "desktop/ui/ui_state.h"
#include "ui_rules.h"

static const struct {
    int32_t w, h;
} sizes[] = {{960, 540}, {1920, 1080}, {3840, 2160}, {1280, 720}};

static void check_rules(struct hand *hand)
{
    struct strbuf problem = {0};
    struct seen seen = {.list = ui_draw(hand->ui),
                        .tree = ui_widgets(hand->ui),
                        .screen = ui_screen(hand->ui)};
    enum layout_rule broken = rules_broken(&seen, &problem);
    if (broken != RULE_COUNT)
        fail_msg("rule '%s': %s", rule_names[broken], strbuf_get(&problem));
    strbuf_clear(&problem);
}

static const struct widget_tree *tree_of(void *context)
{
    return ui_widgets(((struct hand *)context)->ui);
}

static void press_tab(void *context)
{
    hand_key(context, KEY_TAB);
}

static void check_focus(struct hand *hand)
{
    struct strbuf problem = {0};
    struct tabbing tabbing = {tree_of, press_tab, hand};
    if (!rules_focus_order(&tabbing, &problem))
        fail_msg("focus: %s", strbuf_get(&problem));
    strbuf_clear(&problem);
}

static void wheel(struct hand *hand, struct rect at, int32_t notches)
{
    hand_at(hand, INPUT_POINTER, at.x + at.w / 2, at.y + at.h / 2);
    ui_widgets(hand->ui); /* the pointer may have shown another option */
    ui_input(hand->ui, &(struct input){.kind = INPUT_WHEEL,
                                       .x = at.x + at.w / 2,
                                       .y = at.y + at.h / 2,
                                       .wheel = notches});
}

/* Where a scroll area lies once the page has been moved to show it. */
static struct rect shown_area(struct hand *hand, size_t at)
{
    struct rect window = ui_widgets(hand->ui)->items[0].rect;
    struct rect area = ui_widgets(hand->ui)->items[at].rect;
    if (!box_inside(area, window))
        ui_pan(
            hand->ui,
            theme_units(&hand->ui->theme, area.x + area.w / 2 - window.w / 2),
            theme_units(&hand->ui->theme, area.y + area.h / 2 - window.h / 2));
    return ui_widgets(hand->ui)->items[at].rect;
}

/* All that area `at` holds can be seen once it is scrolled to its end. */
static void check_end(struct hand *hand, size_t at, struct rect area)
{
    const struct widget_tree *tree = ui_widgets(hand->ui);
    for (size_t k = at + 1; k < tree->count; k++) {
        if (widget_scroller(tree, (int32_t)k) == (int32_t)at &&
            box_bottom(tree->items[k].rect) > box_bottom(area) + 4)
            fail_msg("%s at %d %%: '%s' cannot be scrolled to in '%s'",
                     ui_screen(hand->ui), (int)hand->ui->theme.text,
                     tree->items[k].id, tree->items[at].id);
    }
}

/* The wheel brings up whatever a scroll area holds, and back again. */
static void check_scrolling(struct hand *hand)
{
    size_t count = ui_widgets(hand->ui)->count;
    for (size_t i = 1; i < count; i++) {
        if ((ui_widgets(hand->ui)->items[i].state & STATE_SCROLLS) == 0)
            continue;
        struct rect area = shown_area(hand, i);
        wheel(hand, area, -100000);
        check_rules(hand);
        check_end(hand, i, area);
        wheel(hand, area, 100000);
    }
}

static void check_sizes(struct hand *hand, bool scrolling)
{
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        hand_resize(hand, sizes[i].w, sizes[i].h);
        hand_settle(hand);
        check_rules(hand);
        if (scrolling)
            check_scrolling(hand);
    }
}

static uint64_t large; /* bit i: `enum screen_kind` i was seen with it */

/* With larger text, once a tour: what Tab brings into view then, too. */
static void check_large(struct hand *hand)
{
    static const int32_t percents[] = {150, 200};
    uint64_t bit = (uint64_t)1 << ui_current(hand->ui);
    if ((large & bit) != 0)
        return;
    large |= bit;
    for (size_t i = 0; i < sizeof percents / sizeof percents[0]; i++) {
        ui_text_size(hand->ui, percents[i]);
        check_sizes(hand, false);
        check_scrolling(hand);
        check_focus(hand);
    }
    ui_text_size(hand->ui, 100);
}

static void check_screen(void *context, struct hand *hand)
{
    (void)context;
    check_sizes(hand, true);
    check_large(hand);
    check_focus(hand);
    hand_settle(hand);
    check_rules(hand);
}

/* Other languages ----------------------------------------------------------
 */

#define ELLIPSIS "\xE2\x80\xA6"

/* Whether `text`, without the sign at its end, is how an entry begins: before
 * its first placeholder, of which nobody knows how long it is. */
static bool begins(const char *entry, const char *text, size_t length)
{
    return strcspn(entry, "{") > length && strncmp(entry, text, length) == 0;
}

static bool is_cut(const struct language *words, const char *text)
{
    size_t length = strlen(text);
    if (length < 3 || strcmp(text + length - 3, ELLIPSIS) != 0)
        return false;
    for (int word = 0; word < WORD_COUNT; word++) {
        if (strcmp(words->text[word][0], text) == 0)
            return false; /* it ends so by itself */
    }
    length -= 3;
    while (length > 0 && text[length - 1] == ' ')
        length--;
    for (int word = 0; word < WORD_COUNT; word++) {
        for (int i = 0; i < PO_PLURALS && words->text[word][i] != NULL; i++)
            if (begins(words->text[word][i], text, length))
                return true;
    }
    return false;
}

static void check_words(struct hand *hand)
{
    const struct draw_list *list = ui_draw(hand->ui);
    for (size_t i = 0; i < list->count; i++) {
        const char *text = list->items[i].text;
        if (list->items[i].kind != DRAW_TEXT)
            continue;
        if (strchr(text, '{') != NULL)
            fail_msg("%s: '%s' is not filled in", ui_screen(hand->ui), text);
        if (is_cut(hand->ui->words, text))
            fail_msg("%s at %d: '%s' is cut", ui_screen(hand->ui),
                     (int)hand->ui->width, text);
    }
}

static void check_language(void *context, struct hand *hand)
{
    static const size_t smaller[] = {0, 3};
    (void)context;
    for (size_t i = 0; i < sizeof smaller / sizeof smaller[0]; i++) {
        hand_resize(hand, sizes[smaller[i]].w, sizes[smaller[i]].h);
        hand_settle(hand);
        check_rules(hand);
        check_words(hand);
        check_scrolling(hand);
    }
    ui_text_size(hand->ui, 150);
    check_rules(hand);
    ui_text_size(hand->ui, 100);
}

struct tour layout_tour_in(const struct text_measure *measure,
                           const struct language *words)
{
    return (struct tour){
        .measure = measure, .words = words, .visit = check_language};
}

struct tour layout_tour(const struct text_measure *measure)
{
    large = 0;
    return (struct tour){.measure = measure, .visit = check_screen};
}

void layout_normal_text(void)
{
    large = UINT64_MAX;
}
