#include "base/pseudo.h"

#include "base/markup.h"

#include <stdbool.h>
#include <string.h>

/* Letters of Latin-1 and Latin Extended-A, which every face of the game
 * has. */
static const struct {
    char plain;
    const char *marked;
} letters[] = {
    {'a', "\xc3\xa1"}, {'c', "\xc3\xa7"}, {'d', "\xc4\x91"}, {'e', "\xc3\xab"},
    {'g', "\xc4\x9f"}, {'i', "\xc3\xaf"}, {'l', "\xc5\x82"}, {'n', "\xc3\xb1"},
    {'o', "\xc3\xb6"}, {'r', "\xc5\x99"}, {'s', "\xc5\xa1"}, {'t', "\xc5\xa3"},
    {'u', "\xc3\xbc"}, {'y', "\xc3\xbf"}, {'z', "\xc5\xbe"}, {'A', "\xc3\x84"},
    {'C', "\xc3\x87"}, {'D', "\xc4\x8e"}, {'E', "\xc3\x8a"}, {'G', "\xc4\x9e"},
    {'I', "\xc3\x8e"}, {'L', "\xc5\x81"}, {'N', "\xc3\x91"}, {'O', "\xc3\x96"},
    {'R', "\xc5\x98"}, {'S', "\xc5\xa0"}, {'T', "\xc5\xa2"}, {'U', "\xc3\x9c"},
    {'Y', "\xc3\x9d"}, {'Z', "\xc5\xbd"},
};

#define VOWELS        "aeiouyAEIOUY"
#define FILLER        "\xc3\xb6\xc3\xbc\xc3\xa1\xc3\xb1"
#define FILLER_POINTS 4

struct spread { /* `more` letters over `places` places, evenly */
    size_t more, places, sum;
};

static const char *marked(char plain)
{
    size_t i;

    for (i = 0; i < sizeof letters / sizeof letters[0]; i++)
        if (letters[i].plain == plain)
            return letters[i].marked;
    return NULL;
}

static bool is_vowel(const char *at)
{
    return strchr(VOWELS, *at) != NULL;
}

static size_t count_vowels(const char *text)
{
    size_t vowels = 0;
    size_t bytes;

    for (; *text != '\0'; text += bytes)
        if (markup_at(text, &bytes) == MARKUP_NONE && is_vowel(text))
            vowels++;
    return vowels;
}

/* How many letters more a text gets. */
static size_t letters_more(const char *text, size_t most)
{
    size_t points = markup_points(text);
    size_t more = (points * 2 + 4) / 5;

    if (most == 0)
        return more;
    if (points >= most)
        return 0;
    return more < most - points ? more : most - points;
}

static void add_letter(struct strbuf *out, const char *at, size_t bytes,
                       struct spread *spread)
{
    const char *letter = bytes == 1 ? marked(*at) : NULL;
    bool vowel = bytes == 1 && is_vowel(at);

    if (!letter) {
        strbuf_add(out, at, bytes);
        return;
    }
    strbuf_text(out, letter);
    if (!vowel)
        return;
    spread->sum += spread->more;
    if (spread->sum >= spread->places) {
        spread->sum -= spread->places;
        strbuf_text(out, letter);
    }
}

/* What no vowel took: further words, so that lines can still be broken. */
static void add_filler(struct strbuf *out, size_t more)
{
    while (more > 1) {
        size_t letters_now =
            more - 1 < FILLER_POINTS ? more - 1 : FILLER_POINTS;

        strbuf_char(out, ' ');
        strbuf_add(out, FILLER, letters_now * 2);
        more -= letters_now + 1;
    }
}

void pseudo_text(struct strbuf *out, const char *text, size_t most)
{
    size_t more = letters_more(text, most);
    size_t vowels = count_vowels(text);
    struct spread spread = {.more = more < vowels ? more : vowels,
                            .places = vowels};
    size_t bytes;

    for (; *text != '\0'; text += bytes) {
        if (markup_at(text, &bytes) == MARKUP_NONE)
            add_letter(out, text, bytes, &spread);
        else
            strbuf_add(out, text, bytes);
    }
    add_filler(out, more - spread.more);
}
