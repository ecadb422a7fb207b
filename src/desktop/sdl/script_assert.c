#include "base/hash.h"
#include "desktop/sdl/script_state.h"

#include <string.h>

#define FOUND_SHOWN 200 /* bytes of a text that was not as expected */

static void assert_screen(struct script *script)
{
    const char *expected = script_word(script);
    const char *found = ui_screen(script->desktop->ui);
    if (strcmp(expected, found) != 0) {
        script_stop(script, SCRIPT_FAILED,
                    "expected screen '%s', found screen '%s'", expected, found);
    }
}

/* Widgets ---------------------------------------------------------------------
 */

static const struct {
    const char *name;
    uint8_t bit; /* 0: it is there, which was looked at before */
} STATES[] = {
    {"exists", 0},
    {"focused", STATE_FOCUSED},
    {"hovered", STATE_HOVERED},
    {"chosen", STATE_CHOSEN},
    {"locked", STATE_LOCKED},
};
#define STATE_COUNT (sizeof STATES / sizeof STATES[0])

static void assert_missing(struct script *script, const char *id)
{
    const struct widget_tree *tree = ui_widgets(script->desktop->ui);
    for (size_t i = 0; i < tree->count; i++) {
        if (strcmp(tree->items[i].id, id) == 0) {
            script_stop(script, SCRIPT_FAILED,
                        "expected no widget '%s', found it on screen '%s'", id,
                        ui_screen(script->desktop->ui));
            return;
        }
    }
}

static const char *focused_id(struct script *script)
{
    const struct widget_tree *tree = ui_widgets(script->desktop->ui);
    for (size_t i = 0; i < tree->count; i++) {
        if ((tree->items[i].state & STATE_FOCUSED) != 0) {
            return tree->items[i].id;
        }
    }
    return "nothing";
}

static void assert_state(struct script *script, const char *id,
                         const char *state)
{
    size_t i = 0;
    while (i < STATE_COUNT && strcmp(STATES[i].name, state) != 0) {
        i++;
    }
    if (i == STATE_COUNT) {
        script_stop(script, SCRIPT_WRONG,
                    "'%s' is no state, expected exists, missing, focused, "
                    "hovered, chosen or locked",
                    state);
        return;
    }
    const struct widget *widget = script_widget(script, id);
    if (widget != NULL && (widget->state & STATES[i].bit) != STATES[i].bit) {
        script_stop(script, SCRIPT_FAILED,
                    "expected the widget '%s' to be %s, found it is not (the "
                    "focus is on '%s')",
                    id, state, focused_id(script));
    }
}

static void assert_widget(struct script *script)
{
    const char *id = script_word(script);
    const char *state = script_word(script);
    if (strcmp(state, "missing") == 0) {
        assert_missing(script, id);
    } else {
        assert_state(script, id, state[0] == '\0' ? "exists" : state);
    }
}

/* Text ------------------------------------------------------------------------
 */

static bool lies_in(const struct widget_tree *tree, int32_t index,
                    int32_t ancestor)
{
    while (index >= 0 && index != ancestor) {
        index = tree->items[index].parent;
    }
    return index == ancestor;
}

static void gather_text(const struct widget_tree *tree, int32_t ancestor,
                        struct strbuf *text)
{
    for (int32_t i = ancestor; i < (int32_t)tree->count; i++) {
        if (lies_in(tree, i, ancestor)) {
            strbuf_format(text, "%s %s | ", tree->items[i].name,
                          tree->items[i].value);
        }
    }
}

static void assert_text(struct script *script)
{
    const char *id = script_word(script);
    const char *expected = script_rest(script);
    const struct widget *widget = script_widget(script, id);
    if (widget == NULL) {
        return;
    }
    const struct widget_tree *tree = ui_widgets(script->desktop->ui);
    struct strbuf text = {0};
    gather_text(tree, (int32_t)(widget - tree->items), &text);
    if (strstr(strbuf_get(&text), expected) == NULL) {
        script_stop(script, SCRIPT_FAILED,
                    "expected the text '%s' in '%s', found '%.*s'", expected,
                    id, FOUND_SHOWN, strbuf_get(&text));
    }
    strbuf_clear(&text);
}

static void assert_hash(struct script *script)
{
    const char *expected = script_word(script);
    uint64_t hash = 0;
    char found[17];
    if (!script_hash(script, &hash)) {
        return;
    }
    hash_to_hex(hash, found);
    if (strcmp(expected, found) != 0) {
        script_stop(script, SCRIPT_FAILED, "expected hash %s, found hash %s",
                    expected, found);
    }
}

static const struct {
    const char *name;
    void (*run)(struct script *script);
} CLAIMS[] = {
    {"screen", assert_screen},
    {"widget", assert_widget},
    {"text", assert_text},
    {"hash", assert_hash},
};
#define CLAIM_COUNT (sizeof CLAIMS / sizeof CLAIMS[0])

void script_assert(struct script *script)
{
    const char *word = script_word(script);
    for (size_t i = 0; i < CLAIM_COUNT; i++) {
        if (strcmp(CLAIMS[i].name, word) == 0) {
            CLAIMS[i].run(script);
            return;
        }
    }
    script_stop(script, SCRIPT_WRONG,
                "'%s' cannot be asserted, expected screen, widget, text or "
                "hash",
                word);
}
