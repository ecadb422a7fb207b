#include "ui_rules.h"

#include "base/hash.h"
#include "desktop/ui/box.h"
#include "desktop/ui/theme.h"
#include "desktop/ui/widget.h"

#include <string.h>

const char *const rule_names[RULE_COUNT] = {
    [RULE_INSIDE] = "inside",       [RULE_TEXT_INSIDE] = "text inside",
    [RULE_TEXT_SIZE] = "text size", [RULE_APART] = "apart",
    [RULE_NAMED] = "named",         [RULE_ONE_ID] = "one id",
    [RULE_TARGET] = "target",       [RULE_SCROLLS] = "scrolls",
    [RULE_ON_SCREEN] = "on screen", [RULE_TEXTS_APART] = "texts apart",
    [RULE_REPORTED] = "reported",
};

/* Findings ----------------------------------------------------------------- */

static void say_rect(struct strbuf *problem, struct rect at)
{
    strbuf_format(problem, " %d,%d %dx%d", (int)at.x, (int)at.y, (int)at.w,
                  (int)at.h);
}

static bool say(const struct seen *seen, const struct widget *widget,
                const char *what, struct strbuf *problem)
{
    struct rect whole = seen->tree->items[0].rect;
    strbuf_format(problem, "%s at %dx%d: '%s' (%.60s) %s:", seen->screen,
                  (int)whole.w, (int)whole.h, widget->id, widget->name, what);
    say_rect(problem, widget->rect);
    return false;
}

static bool say_text(const struct seen *seen, const struct draw *draw,
                     const char *what, struct strbuf *problem)
{
    struct rect whole = seen->tree->items[0].rect;
    strbuf_format(problem, "%s at %dx%d: drawn text '%.60s' %s:", seen->screen,
                  (int)whole.w, (int)whole.h, draw->text, what);
    say_rect(problem, draw->rect);
    return false;
}

/* `units` of the 1280x720 grid in pixels, as the theme rounds them down. */
static int32_t grid(const struct seen *seen, int32_t units)
{
    struct theme theme = {0};
    struct rect whole = seen->tree->items[0].rect;
    theme_resize(&theme, whole.w, whole.h);
    return theme_floor(&theme, units);
}

#define PAGE_MOST 100000

/* Widgets ------------------------------------------------------------------ */

/* The window; all of the page where it scrolls as a whole. */
static struct rect page_of(const struct seen *seen)
{
    const struct widget *screen = &seen->tree->items[0];
    if ((screen->state & STATE_SCROLLS) != 0)
        return box(-PAGE_MOST, -PAGE_MOST, 2 * PAGE_MOST, 2 * PAGE_MOST);
    return screen->rect;
}

static bool beyond_sides(struct rect inner, struct rect outer)
{
    return inner.x < outer.x || box_right(inner) > box_right(outer);
}

/* In a scroll area only the sides bind; elsewhere all of the parent. */
static bool is_inside(const struct seen *seen, size_t at,
                      struct strbuf *problem)
{
    const struct widget *widget = &seen->tree->items[at];
    if (widget->parent < 0)
        return true;
    const struct widget *parent = &seen->tree->items[widget->parent];
    struct rect within = widget->parent == 0 ? page_of(seen) : parent->rect;
    bool beyond = parent->role == ROLE_SCROLL
                      ? beyond_sides(widget->rect, within)
                      : !box_inside(widget->rect, within);
    if (!beyond)
        return true;
    say(seen, widget, "is outside its parent", problem);
    say_rect(problem, parent->rect);
    return false;
}

static bool text_is_inside(const struct seen *seen, size_t at,
                           struct strbuf *problem)
{
    const struct widget *widget = &seen->tree->items[at];
    if (widget->text.w == 0 || box_inside(widget->text, widget->rect))
        return true;
    say(seen, widget, "has text outside", problem);
    say_rect(problem, widget->text);
    return false;
}

static bool text_is_large(const struct seen *seen, size_t at,
                          struct strbuf *problem)
{
    const struct widget *widget = &seen->tree->items[at];
    if (widget->text.w == 0 || widget->text_px >= grid(seen, 13))
        return true;
    return say(seen, widget, "has text that is too small", problem);
}

static bool is_apart(const struct seen *seen, size_t at, struct strbuf *problem)
{
    const struct widget *widget = &seen->tree->items[at];
    for (size_t i = at + 1; i < seen->tree->count; i++) {
        const struct widget *other = &seen->tree->items[i];
        bool link = widget->role == ROLE_LINK || other->role == ROLE_LINK;
        if (other->parent != widget->parent || link ||
            !box_overlaps(widget->rect, other->rect))
            continue;
        say(seen, widget, "overlaps", problem);
        strbuf_format(problem, " '%s'", other->id);
        say_rect(problem, other->rect);
        return false;
    }
    return true;
}

static bool container(const struct widget *widget)
{
    return widget->role == ROLE_SCREEN || widget->role == ROLE_GROUP ||
           widget->role == ROLE_LIST || widget->role == ROLE_SCROLL;
}

static bool is_named(const struct seen *seen, size_t at, struct strbuf *problem)
{
    const struct widget *widget = &seen->tree->items[at];
    bool may_be_silent = container(widget) && !widget->focusable;
    if (widget->name[0] != '\0' || may_be_silent)
        return true;
    return say(seen, widget, "has no name", problem);
}

static bool has_one_id(const struct seen *seen, size_t at,
                       struct strbuf *problem)
{
    const struct widget *widget = &seen->tree->items[at];
    if (!widget->focusable ||
        widget_find(seen->tree, widget->id) == (int32_t)at)
        return true;
    return say(seen, widget, "shares its id", problem);
}

/* Large enough for a finger or an unsteady hand; a link is as large as its
 * words. */
static bool is_target(const struct seen *seen, size_t at,
                      struct strbuf *problem)
{
    const struct widget *widget = &seen->tree->items[at];
    int32_t least = grid(seen, 24) - 1; /* edges are rounded one by one */
    if (!widget->focusable || widget->role == ROLE_LINK ||
        (widget->rect.w >= least && widget->rect.h >= least))
        return true;
    return say(seen, widget, "is too small to hit", problem);
}

/* Only its last pixels may be cut: the blank under the last line. */
static bool says_that_it_scrolls(const struct seen *seen, size_t at,
                                 struct strbuf *problem)
{
    const struct widget *widget = &seen->tree->items[at];
    int32_t area = widget_scroller(seen->tree, (int32_t)at);
    if (area < 0)
        return true;
    const struct widget *scroll = &seen->tree->items[area];
    bool beyond =
        box_bottom(widget->rect) > box_bottom(scroll->rect) + grid(seen, 1) ||
        widget->rect.y < scroll->rect.y;
    if (!beyond || (scroll->state & STATE_SCROLLS) != 0)
        return true;
    return say(seen, widget, "is cut off, and nothing scrolls", problem);
}

/* Drawn text --------------------------------------------------------------- */

#define CLIPS 16

/* Walks through a list with the clips that hold at each place. */
struct clips {
    struct rect rects[CLIPS];
    int32_t count;
};

static void follow(struct clips *clips, const struct draw *draw)
{
    if (draw->kind == DRAW_CLIP && clips->count < CLIPS) {
        struct rect cut = draw->rect;
        if (clips->count > 0)
            cut = box_common(clips->rects[clips->count - 1], cut);
        clips->rects[clips->count++] = cut;
    } else if (draw->kind == DRAW_CLIP_END && clips->count > 0) {
        clips->count--;
    }
}

/* From the top of its capitals to below its g, whatever the face. */
static struct rect ink(const struct draw *draw)
{
    int32_t up = draw->px * 72 / 100;
    int32_t down = draw->px * 2 / 10;
    return box(draw->rect.x, draw->rect.y - up, draw->rect.w, up + down);
}

static struct rect seen_ink(const struct seen *seen, const struct clips *clips,
                            const struct draw *draw)
{
    struct rect within =
        clips->count > 0 ? clips->rects[clips->count - 1] : page_of(seen);
    return box_common(ink(draw), within);
}

/* What cuts it at top or bottom is a scroll area and nothing else. */
static bool scroll_area_at(const struct seen *seen, struct rect rect)
{
    for (size_t i = 0; i < seen->tree->count; i++) {
        const struct widget *widget = &seen->tree->items[i];
        if (widget->role == ROLE_SCROLL && box_inside(rect, widget->rect))
            return true;
    }
    return false;
}

static bool is_on_screen(const struct seen *seen, const struct clips *clips,
                         size_t at, struct strbuf *problem)
{
    const struct draw *draw = &seen->list->items[at];
    struct rect within =
        clips->count > 0 ? clips->rects[clips->count - 1] : page_of(seen);
    bool scrolls = clips->count > 0 && scroll_area_at(seen, within);
    if (beyond_sides(ink(draw), within) ||
        (!scrolls && !box_inside(ink(draw), within)))
        return say_text(seen, draw, "is cut off", problem);
    if (draw->px < grid(seen, 13))
        return say_text(seen, draw, "is too small", problem);
    return true;
}

static bool is_reported(const struct seen *seen, const struct clips *clips,
                        size_t at, struct strbuf *problem)
{
    const struct draw *draw = &seen->list->items[at];
    struct rect shown = seen_ink(seen, clips, draw);
    for (size_t i = 0; i < seen->tree->count; i++) {
        if (box_inside(shown, seen->tree->items[i].text))
            return true;
    }
    return shown.w <= 0 || shown.h <= 0 ||
           say_text(seen, draw, "belongs to no widget", problem);
}

/* A pixel may touch: faces round their widths. */
static bool runs_into(struct rect a, struct rect b)
{
    struct rect both = box_common(a, b);
    return both.w > 1 && both.h > 1;
}

/* What is scrolled away is not compared: long pages have thousands of it. */
struct shown {
    struct rect ink;
    const struct draw *draw;
};

static size_t collect_shown(const struct seen *seen, struct shown *shown)
{
    struct clips clips = {0};
    size_t count = 0;
    for (size_t i = 0; i < seen->list->count; i++) {
        const struct draw *draw = &seen->list->items[i];
        follow(&clips, draw);
        if (draw->kind != DRAW_TEXT)
            continue;
        struct rect at = seen_ink(seen, &clips, draw);
        if (at.w > 1 && at.h > 1)
            shown[count++] = (struct shown){at, draw};
    }
    return count;
}

static bool is_alone(const struct seen *seen, const struct shown *shown,
                     size_t count, struct strbuf *problem)
{
    for (size_t i = 1; i < count; i++) {
        if (!runs_into(shown[0].ink, shown[i].ink))
            continue;
        say_text(seen, shown[0].draw, "runs into", problem);
        strbuf_format(problem, " '%.60s'", shown[i].draw->text);
        say_rect(problem, shown[i].draw->rect);
        return false;
    }
    return true;
}

static bool texts_are_apart(const struct seen *seen, struct strbuf *problem)
{
    bool good = true;
    struct shown *shown =
        mem_resize(NULL, (seen->list->count + 1) * sizeof *shown);
    size_t count = collect_shown(seen, shown);
    for (size_t i = 0; good && i < count; i++)
        good = is_alone(seen, shown + i, count - i, problem);
    mem_free(shown);
    return good;
}

/* All of them -------------------------------------------------------------- */

static const struct {
    enum layout_rule rule;
    bool (*holds)(const struct seen *, size_t, struct strbuf *);
} widget_rules[] = {
    {RULE_INSIDE, is_inside},        {RULE_TEXT_INSIDE, text_is_inside},
    {RULE_TEXT_SIZE, text_is_large}, {RULE_APART, is_apart},
    {RULE_NAMED, is_named},          {RULE_ONE_ID, has_one_id},
    {RULE_TARGET, is_target},        {RULE_SCROLLS, says_that_it_scrolls},
};

static const struct {
    enum layout_rule rule;
    bool (*holds)(const struct seen *, const struct clips *, size_t,
                  struct strbuf *);
} text_rules[] = {
    {RULE_ON_SCREEN, is_on_screen},
    {RULE_REPORTED, is_reported},
};

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static enum layout_rule text_broken(const struct seen *seen,
                                    struct strbuf *problem)
{
    struct clips clips = {0};
    for (size_t at = 0; at < seen->list->count; at++) {
        follow(&clips, &seen->list->items[at]);
        if (seen->list->items[at].kind != DRAW_TEXT)
            continue;
        for (size_t i = 0; i < COUNT_OF(text_rules); i++) {
            if (!text_rules[i].holds(seen, &clips, at, problem))
                return text_rules[i].rule;
        }
    }
    return texts_are_apart(seen, problem) ? RULE_COUNT : RULE_TEXTS_APART;
}

enum layout_rule rules_broken(const struct seen *seen, struct strbuf *problem)
{
    for (size_t at = 0; at < seen->tree->count; at++) {
        for (size_t i = 0; i < COUNT_OF(widget_rules); i++) {
            if (!widget_rules[i].holds(seen, at, problem))
                return widget_rules[i].rule;
        }
    }
    return text_broken(seen, problem);
}

/* Focus -------------------------------------------------------------------- */

static int32_t focused(const struct widget_tree *tree)
{
    for (size_t i = 0; i < tree->count; i++) {
        if ((tree->items[i].state & STATE_FOCUSED) != 0)
            return (int32_t)i;
    }
    return -1;
}

/* What is larger than its area shows as much as there is room for. */
static bool in_view(const struct widget_tree *tree, int32_t at)
{
    struct rect all = tree->items[at].rect;
    struct rect shown = widget_visible(tree, at);
    int32_t area = widget_scroller(tree, at);
    int32_t room = area < 0 ? all.h : tree->items[area].rect.h;
    if (room > tree->items[0].rect.h)
        room = tree->items[0].rect.h;
    return shown.h >= all.h || shown.h >= room * 3 / 4;
}

#define VISITS 400 /* more controls are on no screen */

/* By the hash of their ids: each step builds the tree anew, and what has the
 * focus may bring further controls with it. */
struct visits {
    uint64_t ids[VISITS];
    size_t count;
};

static uint64_t id_of(const struct widget_tree *tree, int32_t at)
{
    return hash_text(HASH_START, tree->items[at].id);
}

static bool visited(const struct visits *visits, uint64_t id)
{
    for (size_t i = 0; i < visits->count; i++) {
        if (visits->ids[i] == id)
            return true;
    }
    return false;
}

/* A control that was not visited, -1. Not an area that scrolls: one may do so
 * for one of many options alone, and PageDown moves it from anywhere. */
static int32_t left_out(const struct widget_tree *tree,
                        const struct visits *visits)
{
    for (size_t i = 0; i < tree->count; i++) {
        if (tree->items[i].focusable && tree->items[i].role != ROLE_SCROLL &&
            !visited(visits, id_of(tree, (int32_t)i)))
            return (int32_t)i;
    }
    return -1;
}

static bool focus_fails(const struct widget_tree *tree, int32_t at,
                        const char *what, struct strbuf *problem)
{
    struct seen seen = {.tree = tree, .screen = tree->items[0].name};
    return say(&seen, &tree->items[at < 0 ? 0 : at], what, problem);
}

bool rules_focus_order(const struct tabbing *tabbing, struct strbuf *problem)
{
    const struct widget_tree *tree = tabbing->tree(tabbing->context);
    struct visits visits = {0};
    int32_t at = focused(tree);
    if (at < 0)
        return left_out(tree, &visits) < 0 ||
               focus_fails(tree, 0, "has controls, and none has the focus",
                           problem);
    uint64_t first = id_of(tree, at);
    do {
        tabbing->press(tabbing->context);
        tree = tabbing->tree(tabbing->context);
        at = focused(tree);
        if (at < 0 || !in_view(tree, at))
            return focus_fails(tree, at, "has the focus out of sight", problem);
        if (visited(&visits, id_of(tree, at)) || visits.count == VISITS)
            return focus_fails(tree, at, "has the focus a second time",
                               problem);
        visits.ids[visits.count++] = id_of(tree, at);
    } while (id_of(tree, at) != first);
    at = left_out(tree, &visits);
    return at < 0 || focus_fails(tree, at, "never has the focus", problem);
}
