/* Strings that people read: too long for their place, empty, unfinished,
 * or with blanks that nobody sees. */
#include "scenario/check_parts.h"

#include "base/markup.h"
#include "base/utf8.h"
#include "scenario/limits.h"

#include <assert.h>
#include <string.h>

/* Characters beyond which a place wraps more than it is meant to, or cuts. */
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
    {KIND_SCENE, KEY_title, 48, "the title of a scene"},
    {KIND_ENDING, KEY_title, 36, "the title of an ending"},
    {KIND_SCENE, KEY_prompt, 120, "a question to a seat"},
    {KIND_DECISION, KEY_prompt, 120, "a question to a seat"},
    {KIND_OPTION, KEY_locked, 140, "a reason for closing"},
    {KIND_USE, KEY_locked, 140, "a reason for closing"},
    {KIND_SCENE, KEY_headline, 90, "a headline"},
    {KIND_OPTION, KEY_headline, 90, "a headline"},
    {KIND_USE, KEY_headline, 90, "a headline"},
    {KIND_OUTCOME, KEY_headline, 90, "a headline"},
    {KIND_CONSEQUENCE, KEY_headline, 90, "a headline"},
    {KIND_RULE, KEY_headline, 90, "a headline"},
    {KIND_EVENT, KEY_headline, 90, "a headline"},
    {KIND_CONSEQUENCE, KEY_label, 40, "what stands on the time line"},
};
#define ROOM_LEAST 14 /* of all */

/* The key under which a string stands, alone, in a list of variants or in the
 * object of one: its node. */
static int32_t key_of(const struct loader *loader, int32_t node)
{
    int32_t at = node;

    if (load_node(loader, at)->key != NULL &&
        loader->rules[load_node(loader, at)->parent].kind == KIND_TEXT)
        at = load_node(loader, at)->parent;
    while (at > 0 && load_node(loader, at)->key == NULL)
        at = load_node(loader, at)->parent;
    return at;
}

static void check_room(struct loader *loader, int32_t node)
{
    const struct node *found = load_node(loader, node);
    size_t length = strlen(found->text);
    const struct node *key;
    enum shape_kind of;
    size_t points;
    size_t i;

    if (length <= ROOM_LEAST)
        return;
    key = load_node(loader, key_of(loader, node));
    assert(key->parent >= 0); /* strings stand in objects of a shape */
    of = loader->rules[key->parent].kind;
    for (i = 0; i < sizeof rooms / sizeof rooms[0]; i++) {
        if (rooms[i].kind != of || rooms[i].key != key->key_id ||
            length <= (size_t)rooms[i].most)
            continue;
        points = utf8_points(found->text, length);
        if (points > (size_t)rooms[i].most)
            report_node(
                &loader->report, CODE_TEXT_ROOM, node,
                "%s of %d characters; there is room for %d: say it shorter",
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

/* Tags of HTML, by their names. */
static bool is_tag(const char *name, size_t length)
{
    static const char *const tags[] = {"b",  "i",  "u",    "p",   "a",
                                       "em", "br", "span", "div", "strong",
                                       "h1", "h2", "ul",   "li"};
    size_t i;

    for (i = 0; i < sizeof tags / sizeof tags[0]; i++)
        if (strlen(tags[i]) == length && strncmp(tags[i], name, length) == 0)
            return true;
    return false;
}

/* At the first tag of a text: "<b>", "</b>", "<br/>"; its length in
 * `*length`, 0: none. */
static const char *find_tag(const char *text, size_t *length)
{
    const char *at;

    for (at = strchr(text, '<'); at != NULL; at = strchr(at + 1, '<')) {
        const char *name = at + 1 + (at[1] == '/');
        size_t letters = strspn(name, "abcdefghijklmnopqrstuvwxyz12");
        const char *end = name + letters;

        if (is_tag(name, letters) && strchr(" />", *end) != NULL &&
            strchr(end, '>') != NULL) {
            *length = (size_t)(strchr(end, '>') + 1 - at);
            return at;
        }
    }
    *length = 0;
    return text;
}

static void check_tags(struct loader *loader, int32_t node)
{
    const char *text = load_node(loader, node)->text;
    size_t length;
    const char *at = find_tag(text, &length);

    if (length > 0)
        report_inside(&loader->report, CODE_TEXT_FOREIGN, node,
                      (int32_t)utf8_points(text, (size_t)(at - text)),
                      "\"%.*s\" is shown as it stands; write *emphasis* or "
                      "**strong**, and a new paragraph as an entry of its own",
                      (int)(length > 40 ? 40 : length), at);
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

/* Plain strings that no sentence stands in. */
static bool is_code(const struct shape_rule *rule)
{
    static const uint8_t keys[] = {KEY_schema, KEY_language, KEY_version,
                                   KEY_url, KEY_code};
    size_t i;

    for (i = 0; i < sizeof keys && rule->field != NULL; i++)
        if (rule->field->key == keys[i])
            return true;
    return false;
}

/* A piece of a string that seems to be markup; length 0: there is none. */
struct piece_of {
    const char *at;
    size_t length;
};

static bool is_word(char c)
{
    return c != '\0' && !is_blank(c) && c != '*';
}

/* Whether the star at `at` stands before a word and after none, as the first
 * of two does; "2 * 3" and "2*3" have no such star. */
static bool opens(const char *text, const char *at, size_t bytes)
{
    return is_word(at[bytes]) && (at == text || is_blank(at[-1]) ||
                                  strchr("(\"'[/-", at[-1]) != NULL);
}

static bool is_known(const struct loader *loader, const char *at, size_t bytes)
{
    char id[LIMIT_ID + 1];
    int32_t thing;

    if (bytes - 2 > LIMIT_ID)
        return false;
    memcpy(id, at + 1, bytes - 2);
    id[bytes - 2] = '\0';
    thing = names_find(&loader->model->things, id);
    return strcmp(id, "date") == 0 ||
           (thing >= 0 && (thing / THING_STRIDE == THING_METER ||
                           thing / THING_STRIDE == THING_ACTOR));
}

static struct piece_of seeming_markup(const struct loader *loader,
                                      const char *text)
{
    const char *star = NULL;
    const char *link = NULL;
    const char *at;
    size_t bytes;

    for (at = text; *at != '\0'; at += bytes) {
        enum markup kind = markup_at(at, &bytes);

        if (kind == MARKUP_STAR && star != NULL && at > text && is_word(at[-1]))
            return (struct piece_of){star, (size_t)(at - star) + bytes};
        if (kind == MARKUP_TARGET && link != NULL)
            return (struct piece_of){link, (size_t)(at - link) + bytes};
        if (kind == MARKUP_PAIR ||
            (kind == MARKUP_NAME && is_known(loader, at, bytes)))
            return (struct piece_of){at, bytes};
        if (kind == MARKUP_STAR && opens(text, at, bytes))
            star = at;
        if (kind == MARKUP_OPEN)
            link = at;
    }
    return (struct piece_of){0};
}

/* The `text` of a variant is a string of a text. */
static bool is_plain(const struct loader *loader, int32_t node)
{
    const struct shape_rule *rule = &loader->rules[node];
    int32_t parent = load_node(loader, node)->parent;

    return rule->type == SHAPE_STRING && !is_code(rule) &&
           (parent < 0 || loader->rules[parent].kind != KIND_TEXT);
}

static void check_plain(struct loader *loader, int32_t node)
{
    const char *text = load_node(loader, node)->text;
    struct piece_of piece;

    if (text[strcspn(text, "*[]{}\\")] == '\0')
        return;
    piece = seeming_markup(loader, text);
    if (piece.length > 0)
        report_inside(&loader->report, CODE_TEXT_PLAIN, node,
                      (int32_t)utf8_points(text, (size_t)(piece.at - text)),
                      "\"%.*s\" is shown as it stands, since this string is "
                      "plain; markup and {placeholders} work in texts alone, "
                      "as in brief, text, prompt and label",
                      (int)piece.length, piece.at);
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

/* A list that may not be empty is an error already. */
static bool is_refused_empty(const struct loader *loader, int32_t node)
{
    const struct shape_field *field = loader->rules[node].field;

    return load_node(loader, node)->type == NODE_LIST && field != NULL &&
           shape_needs_some(field);
}

static void check_empty(struct loader *loader, int32_t node)
{
    const struct shape_field *field = loader->rules[node].field;

    if (!needs_words(loader, node) || is_refused_empty(loader, node))
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
        check_tags(loader, i);
        if (is_plain(loader, i))
            check_plain(loader, i);
        check_room(loader, i);
    }
}
