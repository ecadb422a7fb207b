#include "base/markup.h"

#include "base/utf8.h"

#include <string.h>

static enum markup brace_at(const char *at, size_t *bytes)
{
    size_t name = strcspn(at + 1, "{}");

    *bytes = 1;
    if (at[0] == at[1]) {
        *bytes = 2;
        return MARKUP_PAIR;
    }
    if (at[0] == '}' || at[1 + name] != '}')
        return MARKUP_WRONG;
    *bytes = name + 2;
    return MARKUP_NAME;
}

static enum markup bracket_at(const char *at, size_t *bytes)
{
    static const char opening[] = "](codex:";
    size_t target;

    *bytes = 1;
    if (at[0] == '[')
        return MARKUP_OPEN;
    target = strcspn(at, ")");
    if (strncmp(at, opening, sizeof opening - 1) != 0 || at[target] != ')')
        return MARKUP_NONE;
    *bytes = target + 1;
    return MARKUP_TARGET;
}

enum markup markup_at(const char *at, size_t *bytes)
{
    *bytes = 1;
    switch (*at) {
    case '{':
    case '}':
        return brace_at(at, bytes);
    case '[':
    case ']':
        return bracket_at(at, bytes);
    case '*':
        *bytes = at[1] == '*' ? 2 : 1;
        return MARKUP_STAR;
    case '\\':
        if (at[1] != '*' && at[1] != '[')
            return MARKUP_NONE;
        *bytes = 2;
        return MARKUP_PAIR;
    default:
        if ((unsigned char)*at < 0x80)
            return MARKUP_NONE;
        /* The NUL at the end is no byte that goes on a letter. */
        *bytes = utf8_decode(at, 4, NULL);
        if (*bytes == 0)
            *bytes = 1;
        return MARKUP_NONE;
    }
}

size_t markup_points(const char *text)
{
    size_t points = 0;
    size_t bytes;

    for (; *text != '\0'; text += bytes) {
        enum markup kind = markup_at(text, &bytes);

        if (kind == MARKUP_NAME)
            points += utf8_points(text, bytes);
        else if (kind == MARKUP_NONE || kind == MARKUP_PAIR)
            points++;
    }
    return points;
}
