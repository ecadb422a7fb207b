#include "scenario/letters.h"

#include "base/utf8.h"
#include "base/word8.h"

#include <string.h>

#define MARKS_MOST 8 /* combining marks on one letter */

/* What is wrong with a range of characters, said after "U+202E ". */
struct letters {
    uint32_t first, last;
    const char *wrong;
};

#define CONTROL "is a control character"
#define TURNS   "turns the reading direction round"
#define UNSEEN  "cannot be seen"
#define BREAKS  "breaks a line; write \\n for that"
#define TAG     "is a tag, which cannot be seen"
#define NOTHING "is no character"

/* Rising. U+2066 to U+2069 may stand in pairs, ZWJ and ZWNJ (U+200C, U+200D)
 * are needed to write some languages. The last two of each plane come on
 * top. */
static const struct letters refused[] = {
    {0x0000, 0x0008, CONTROL}, {0x000B, 0x001F, CONTROL},
    {0x007F, 0x009F, CONTROL}, {0x061C, 0x061C, TURNS},
    {0x180E, 0x180E, UNSEEN},  {0x200B, 0x200B, UNSEEN},
    {0x200E, 0x200F, TURNS},   {0x2028, 0x2029, BREAKS},
    {0x202A, 0x202E, TURNS},   {0x2060, 0x2065, UNSEEN},
    {0x206A, 0x206F, UNSEEN},  {0xFDD0, 0xFDEF, NOTHING},
    {0xFEFF, 0xFEFF, UNSEEN},  {0xFFF9, 0xFFFB, UNSEEN},
    {0xE0000, 0xE007F, TAG},
};

/* Combining marks of the scripts with the most, rising. */
static const struct letters marks[] = {
    {0x0300, 0x036F, NULL},   {0x0483, 0x0489, NULL}, {0x0591, 0x05BD, NULL},
    {0x05BF, 0x05BF, NULL},   {0x05C1, 0x05C2, NULL}, {0x05C4, 0x05C5, NULL},
    {0x05C7, 0x05C7, NULL},   {0x0610, 0x061A, NULL}, {0x064B, 0x065F, NULL},
    {0x0670, 0x0670, NULL},   {0x06D6, 0x06DC, NULL}, {0x06DF, 0x06E4, NULL},
    {0x06E7, 0x06E8, NULL},   {0x06EA, 0x06ED, NULL}, {0x0711, 0x0711, NULL},
    {0x0730, 0x074A, NULL},   {0x08D3, 0x08E1, NULL}, {0x08E3, 0x0902, NULL},
    {0x093A, 0x093A, NULL},   {0x093C, 0x093C, NULL}, {0x0941, 0x0948, NULL},
    {0x094D, 0x094D, NULL},   {0x0951, 0x0957, NULL}, {0x0E31, 0x0E31, NULL},
    {0x0E34, 0x0E3A, NULL},   {0x0E47, 0x0E4E, NULL}, {0x0EB1, 0x0EB1, NULL},
    {0x0EB4, 0x0EBC, NULL},   {0x0EC8, 0x0ECD, NULL}, {0x1AB0, 0x1AFF, NULL},
    {0x1DC0, 0x1DFF, NULL},   {0x20D0, 0x20FF, NULL}, {0x302A, 0x302D, NULL},
    {0x3099, 0x309A, NULL},   {0xFE00, 0xFE0F, NULL}, {0xFE20, 0xFE2F, NULL},
    {0xE0100, 0xE01EF, NULL},
};

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

struct letter_walk {
    struct strbuf *message;
    enum diag_code found;           /* CODE_COUNT: nothing so far */
    int32_t place;                  /* of the character, from 1 */
    int32_t isolates;               /* open */
    int32_t isolate, isolate_place; /* the first that is open */
    int32_t marks;                  /* in a row */
};

static const struct letters *find(const struct letters *table, size_t count,
                                  uint32_t point)
{
    size_t i;

    for (i = 0; i < count && table[i].first <= point; i++)
        if (point <= table[i].last)
            return &table[i];
    return NULL;
}

/* False where it is refused: one finding a string is enough. */
static bool check_refused(struct letter_walk *walk, uint32_t point)
{
    const struct letters *row = find(refused, COUNT(refused), point);
    bool no_character = (point & 0xFFFE) == 0xFFFE;

    if (!row && !no_character)
        return true;
    walk->found = CODE_TEXT_LETTER;
    strbuf_format(walk->message, "character %d, U+%04X, %s; delete it",
                  (int)walk->place, (unsigned)point,
                  row ? row->wrong : NOTHING);
    return false;
}

static bool check_marks(struct letter_walk *walk, uint32_t point)
{
    if (!find(marks, COUNT(marks), point)) {
        walk->marks = 0;
        return true;
    }
    if (++walk->marks <= MARKS_MOST)
        return true;
    walk->found = CODE_TEXT_MARKS;
    strbuf_format(walk->message,
                  "more than %d marks on one letter at character %d; no "
                  "language needs so many",
                  MARKS_MOST, (int)walk->place);
    return false;
}

static void report_isolate(struct letter_walk *walk, uint32_t point,
                           int32_t place)
{
    walk->found = CODE_TEXT_ISOLATE;
    walk->place = place;
    strbuf_format(walk->message,
                  "character %d, U+%04X, turns the reading direction and has "
                  "no partner; end each U+2066 to U+2068 by U+2069",
                  (int)place, (unsigned)point);
}

/* Whether the character is one of a pair that turns the direction; counts. */
static bool check_isolate(struct letter_walk *walk, uint32_t point)
{
    if (point == 0x2069) {
        walk->isolates--;
        if (walk->isolates < 0)
            report_isolate(walk, point, walk->place);
        return walk->isolates >= 0;
    }
    if (walk->isolates++ == 0) {
        walk->isolate = (int32_t)point;
        walk->isolate_place = walk->place;
    }
    return true;
}

static bool check_point(struct letter_walk *walk, uint32_t point)
{
    if (point >= 0x2066 && point <= 0x2069)
        return check_isolate(walk, point);
    return check_refused(walk, point) && check_marks(walk, point);
}

static void walk_text(struct letter_walk *walk, const char *text)
{
    size_t length = strlen(text);
    size_t at = 0;

    while (at < length) {
        uint32_t point;

        at += utf8_decode(text + at, length - at, &point);
        walk->place++;
        if (!check_point(walk, point))
            return;
    }
    if (walk->isolates > 0)
        report_isolate(walk, (uint32_t)walk->isolate, walk->isolate_place);
}

/* Printable ASCII is most of every text: eight bytes at once. */
static const unsigned char *past_ascii(const unsigned char *at,
                                       const unsigned char *end)
{
    for (; end - at >= 8; at += 8) {
        uint64_t word = word8_load(at);
        uint64_t others = ((word | (word + WORD8_EACH(1))) & WORD8_HIGHS) |
                          word8_below(word, 0x20);

        if (others != 0)
            return at + word8_first(others);
    }
    while (at < end && *at >= 0x20 && *at < 0x7F)
        at++;
    return at;
}

/* Most strings hold letters, digits, dashes and quotation marks: told from
 * their bytes, without decoding. Marks begin with U+0300, of which each byte
 * that begins one is in doubt. */
static bool in_doubt(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    const unsigned char *end = at + strlen(text);

    for (at = past_ascii(at, end); at < end; at = past_ascii(at + 1, end)) {
        if (*at == '\n' || *at == '\t' || (*at >= 0x80 && *at < 0xC2))
            continue;
        if (*at >= 0xC3 && *at <= 0xCB) /* U+00C0 to U+02FF */
            continue;
        if (*at == 0xC2 && at[1] >= 0xA0)
            continue;
        if (*at == 0xE2 && at[1] == 0x80 && at[2] >= 0x90 && at[2] <= 0xA7)
            continue; /* dashes, quotation marks */
        return true;
    }
    return false;
}

enum diag_code letters_check(const char *text, struct strbuf *message,
                             int32_t *place)
{
    struct letter_walk walk = {.message = message, .found = CODE_COUNT};

    if (in_doubt(text))
        walk_text(&walk, text);
    *place = walk.place;
    return walk.found;
}
