#include "app/usage.h"

#include "base/strbuf.h"

#include <string.h>

static bool has_small_letter(const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text >= 'a' && *text <= 'z') {
            return true;
        }
    }
    return false;
}

static bool names_a_file(const char *value)
{
    static const char *const FILES[] = {"FILE", "SCENARIO", "RECORDING", "SAVE",
                                        "DIR|FILE"};
    for (size_t i = 0; i < sizeof FILES / sizeof FILES[0]; i++) {
        if (strncmp(value, FILES[i], strlen(FILES[i])) == 0) {
            return true;
        }
    }
    return false;
}

enum usage_kind usage_kind_of(const char *value, const char *const *words)
{
    if (words != NULL ||
        (strchr(value, '|') != NULL && has_small_letter(value))) {
        return USAGE_WORDS;
    }
    if (strcmp(value, "DIR") == 0) {
        return USAGE_FOLDER;
    }
    return names_a_file(value) ? USAGE_FILE : USAGE_ANY;
}

const char *usage_words(struct arena *arena, const char *value,
                        const char *const *words)
{
    struct strbuf text = {0};
    for (size_t i = 0; words != NULL && words[i] != NULL; i++) {
        strbuf_format(&text, " %s", words[i]);
    }
    if (words == NULL) {
        strbuf_format(&text, " %s", value);
        for (char *bar = text.text; (bar = strchr(bar, '|')) != NULL;) {
            *bar = ' ';
        }
    }
    const char *result = arena_text(arena, strbuf_get(&text));
    strbuf_clear(&text);
    return result;
}

const char *usage_first_argument(struct arena *arena,
                                 const struct usage_command *command)
{
    const char *text = command->arguments;
    size_t open = strspn(text, "[");
    size_t length = strcspn(text + open, " ]");
    bool is_option = text[open] == '-' || strncmp(text, "[options]", 9) == 0;
    return arena_copy(arena, text + open, is_option ? 0 : length);
}

enum usage_kind usage_kind_of_arguments(const struct usage_command *command)
{
    struct arena arena = {0};
    const char *first = usage_first_argument(&arena, command);
    enum usage_kind kind = usage_kind_of(first, command->words);
    arena_clear(&arena);
    return kind;
}
