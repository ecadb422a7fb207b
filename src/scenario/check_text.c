/* Strings that people read: too long for their place, empty, unfinished,
 * or with blanks that nobody sees. */
#include "scenario/check_parts.h"

#include "base/utf8.h"

#include <string.h>

/* Characters beyond which a place that is meant for one line wraps or cuts. */
struct room {
    uint8_t kind; /* enum shape_kind */
    uint8_t key;  /* enum key */
    int32_t most;
    const char *what;
};

static const struct room rooms[] = {
    {KIND_RUNG, KEY_name, 26, "the name of a rung"},
    {KIND_BAND, KEY_name, 26, "the name of a band"},
    {KIND_ACTOR, KEY_short, 14, "the short name of an actor"},
};

static void check_room(struct loader *loader, int32_t node, enum shape_kind of)
{
    const struct node *found = load_node(loader, node);
    size_t length = strlen(found->text);
    size_t points;
    size_t i;

    for (i = 0; i < sizeof rooms / sizeof rooms[0]; i++) {
        if (rooms[i].kind != of || rooms[i].key != found->key_id ||
            length <= (size_t)rooms[i].most)
            continue;
        points = utf8_points(found->text, length);
        if (points > (size_t)rooms[i].most)
            report_node(&loader->report, CODE_TEXT_ROOM, node,
                        "%s of %d characters; there is room for %d",
                        rooms[i].what, (int)points, (int)rooms[i].most);
    }
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

#define BEGINNINGS "TF" /* of the words that follow */

/* The word at `at` that authors leave where something is missing. */
static const char *note_at(const char *at)
{
    /* In two parts, so that these are not taken for notes of our own. */
    static const char *const words[] = {"TO"
                                        "DO",
                                        "FIX"
                                        "ME",
                                        "TBD"};
    size_t i;

    for (i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t length = strlen(words[i]);

        if (strncmp(at, words[i], length) == 0 && !is_capital(at[length]))
            return words[i];
    }
    return NULL;
}

/* The first such word that is no part of another. */
static const char *unfinished(const char *text)
{
    const char *at;
    const char *note = NULL;

    for (at = strpbrk(text, BEGINNINGS); at != NULL && note == NULL;
         at = strpbrk(at + 1, BEGINNINGS))
        if (at == text || !is_capital(at[-1]))
            note = note_at(at);
    return note;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

static void check_words(struct loader *loader, int32_t node)
{
    const char *text = load_node(loader, node)->text;
    size_t length = strlen(text);
    const char *word = unfinished(text);

    if (word != NULL)
        report_node(&loader->report, CODE_TEXT_UNFINISHED, node,
                    "\"%s\" stands in a text that players read", word);
    if (loader->rules[node].type != SHAPE_STRING && length > 0 &&
        (is_blank(text[0]) || is_blank(text[length - 1])))
        report_node(&loader->report, CODE_TEXT_BLANK, node,
                    "this text begins or ends with a blank; remove it");
}

/* Whether nothing at `node` is nothing to read. A variant may be empty: then
 * nothing is told. A point of the map need not have a name. */
static bool needs_words(const struct loader *loader, int32_t node)
{
    const struct node *found = load_node(loader, node);
    enum shape_kind of = loader->rules[found->parent].kind;

    if (found->key == NULL)
        return loader->rules[node].type != SHAPE_VARIANT;
    return of != KIND_TEXT && of != KIND_PLACE;
}

static void check_empty(struct loader *loader, int32_t node)
{
    const struct shape_field *field = loader->rules[node].field;

    if (!needs_words(loader, node))
        return;
    if (field == NULL)
        report_node(&loader->report, CODE_TEXT_EMPTY, node,
                    "this text is empty; write it, or take it out");
    else
        report_node(&loader->report, CODE_TEXT_EMPTY, node,
                    "\"%s\" is empty; %s", key_text((enum key)field->key),
                    field->flags & SHAPE_REQUIRED
                        ? "nothing would be shown where it belongs"
                        : "write it, or leave the key out");
}

/* Strings that are read by people, not by the program. */
static bool is_read(const struct shape_rule *rule)
{
    return rule->type == SHAPE_TEXT || rule->type == SHAPE_VARIANT ||
           rule->type == SHAPE_PROSE ||
           (rule->type == SHAPE_STRING && rule->told);
}

static bool is_empty(const struct node *node)
{
    return node->type == NODE_LIST ? node->count == 0
                                   : node->text != NULL && *node->text == '\0';
}

void check_strings(struct loader *loader)
{
    int32_t i;

    for (i = 0; i < loader->document.count; i++) {
        const struct node *node = load_node(loader, i);

        if (!is_read(&loader->rules[i]) || node->bad)
            continue;
        if (is_empty(node))
            check_empty(loader, i);
        if (node->type != NODE_STRING)
            continue;
        check_words(loader, i);
        if (node->key != NULL)
            check_room(loader, i, loader->rules[node->parent].kind);
    }
}
