#include "platform/languages.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static const char *of_locale(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    size_t i;

    for (i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = getenv(names[i]);

        if (value && value[0] != '\0')
            return value;
    }
    return "C";
}

const char *languages_wanted(void)
{
    const char *locale = of_locale();
    const char *list = getenv("LANGUAGE");
    size_t name = strcspn(locale, ".@");

    if ((name == 1 && locale[0] == 'C') ||
        (name == 5 && strncmp(locale, "POSIX", 5) == 0))
        return "";
    return list && list[0] != '\0' ? list : locale;
}
