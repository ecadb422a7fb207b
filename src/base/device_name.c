#include "base/device_name.h"

#include <stddef.h>
#include <string.h>

/* `word` is of small letters. */
static bool is_word(const char *name, size_t length, const char *word)
{
    if (strlen(word) != length)
        return false;
    for (size_t i = 0; i < length; i++) {
        char c = name[i];

        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if (c != word[i])
            return false;
    }
    return true;
}

bool is_device_name(const char *name)
{
    static const char *const words[] = {"con", "prn", "aux", "nul"};
    size_t length = strcspn(name, ".");

    while (length > 0 && name[length - 1] == ' ')
        length--;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (is_word(name, length, words[i]))
            return true;
    return length == 4 && name[3] >= '0' && name[3] <= '9' &&
           (is_word(name, 3, "com") || is_word(name, 3, "lpt"));
}
