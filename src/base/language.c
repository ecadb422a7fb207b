#include "base/language.h"

#include <string.h>

#define PART_MOST 8

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

/* Letters and digits from `at`. */
static size_t part_length(const char *at, size_t length)
{
    size_t part = 0;

    while (part < length && (is_letter(at[part]) || is_digit(at[part])))
        part++;
    return part;
}

static bool is_language(const char *at, size_t length)
{
    size_t i;

    for (i = 0; i < length; i++)
        if (!is_letter(at[i]))
            return false;
    return length == 2 || length == 3;
}

/* A region is written AT, a script Hant, all else small. */
static void copy_part(char *to, const char *at, size_t length, bool first)
{
    size_t i;

    for (i = 0; i < length; i++) {
        bool big = !first && (length == 2 || (length == 4 && i == 0));

        to[i] = big ? upper(at[i]) : lower(at[i]);
    }
}

bool language_read(char tag[LANGUAGE_BYTES], const char *text, size_t length)
{
    size_t part = part_length(text, length);
    size_t at = 0;
    size_t used = 0;

    if (!is_language(text, part))
        return false;
    for (;;) {
        if (used + part + 1 > LANGUAGE_BYTES || part < 2 || part > PART_MOST)
            return false;
        copy_part(tag + used, text + at, part, at == 0);
        used += part;
        at += part;
        if (at == length || (text[at] != '-' && text[at] != '_'))
            break;
        tag[used++] = '_';
        at++;
        part = part_length(text + at, length - at);
    }
    tag[used] = '\0';
    /* ".UTF-8" and "@euro" say nothing of the language. */
    return at == length || text[at] == '.' || text[at] == '@';
}

static void add_tag(struct language_list *list, const char *tag)
{
    int32_t i;

    for (i = 0; i < list->count; i++)
        if (strcmp(list->tags[i], tag) == 0)
            return;
    if (list->count < LANGUAGE_MOST)
        memcpy(list->tags[list->count++], tag, LANGUAGE_BYTES);
}

/* "zh_Hant_TW", "zh_Hant", "zh". */
static void add_shorter(struct language_list *list, char tag[LANGUAGE_BYTES])
{
    char *end;

    add_tag(list, tag);
    while ((end = strrchr(tag, '_')) != NULL) {
        memset(end, 0, LANGUAGE_BYTES - (size_t)(end - tag));
        add_tag(list, tag);
    }
}

static bool is_no_language(const char *text, size_t length)
{
    size_t name = part_length(text, length);

    return (name == 1 && text[0] == 'C') ||
           (name == 5 && memcmp(text, "POSIX", 5) == 0);
}

void language_list_read(struct language_list *list, const char *text)
{
    *list = (struct language_list){.count = 0};
    while (*text != '\0') {
        char tag[LANGUAGE_BYTES] = {0};
        size_t length = strcspn(text, ":");

        if (is_no_language(text, length))
            return;
        if (language_read(tag, text, length))
            add_shorter(list, tag);
        text += length + (text[length] == ':');
    }
}

bool language_same(const char *a, const char *b)
{
    size_t length = part_length(a, strlen(a));
    size_t i;

    if (length == 0 || part_length(b, strlen(b)) != length)
        return false;
    for (i = 0; i < length; i++)
        if (lower(a[i]) != lower(b[i]))
            return false;
    return true;
}
