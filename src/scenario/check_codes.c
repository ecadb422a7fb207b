/* Words that mean something elsewhere: the language (BCP 47), countries (ISO
 * 3166-1 numeric), and an id that is a device on Windows. */
#include "scenario/check_parts.h"

#include "base/device_name.h"

#include <string.h>

/* Languages -----------------------------------------------------------------
 */

/* ISO 639-1: the first part of most tags. */
static const char two_letters[] =
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo "
    "br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es "
    "et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr "
    "ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj "
    "kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv "
    "mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv "
    "ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd "
    "se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti "
    "tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi "
    "yo za zh zu ";

/* Letters and digits of one part of a tag, up to its '-' or the end. */
struct subtag {
    const char *at;
    int32_t length, digits;
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* False where it is empty, too long or holds something else. */
static bool next_subtag(struct subtag *part)
{
    const char *at = part->at + part->length;

    at += *at == '-' && part->length > 0;
    *part = (struct subtag){.at = at};
    while (is_letter(at[part->length]) || is_digit(at[part->length]))
        part->digits += is_digit(at[part->length++]);
    return part->length > 0 && part->length <= 8 &&
           (at[part->length] == '-' || at[part->length] == '\0');
}

static bool known_two(const struct subtag *part)
{
    const char word[] = {(char)(part->at[0] | 0x20), (char)(part->at[1] | 0x20),
                         ' ', '\0'};

    return part->length != 2 || strstr(two_letters, word) != NULL;
}

/* The parts behind the language, in the order in which they stand. */
enum stage { NONE, SCRIPT, REGION, VARIANT, SINGLE };

static enum stage stage_of(const struct subtag *part)
{
    if (part->length == 1)
        return SINGLE;
    if (part->length == 4 && part->digits == 0)
        return SCRIPT;
    if (part->length - part->digits == 2 && part->digits == 0)
        return REGION;
    if (part->length == 3 && part->digits == 3)
        return REGION;
    return part->length >= 4 ? VARIANT : NONE;
}

/* One script and one region at most; behind a single letter (an extension,
 * x-) anything. */
static bool later_parts(struct subtag part)
{
    enum stage stage = NONE;

    while (part.at[part.length] == '-') {
        enum stage now;

        if (!next_subtag(&part))
            return false;
        now = stage_of(&part);
        if (stage == SINGLE)
            continue;
        if (now < stage || (now == stage && now != VARIANT))
            return false;
        stage = now;
    }
    return part.length > 1;
}

static bool is_language(const char *tag)
{
    struct subtag part = {.at = tag};

    if (!next_subtag(&part) || part.digits > 0)
        return false;
    if (part.length < 2 || part.length > 3 || !known_two(&part))
        return false;
    return part.at[part.length] == '\0' || later_parts(part);
}

static void check_language(struct loader *loader)
{
    int32_t node = load_field(loader, 0, KEY_language);

    if (node >= 0 && !is_language(load_node(loader, node)->text))
        report_node(&loader->report, CODE_TEXT_LANGUAGE, node,
                    "found \"%s\", expected a language tag of BCP 47: en, "
                    "de-CH, zh-Hant",
                    load_node(loader, node)->text);
}

/* Countries -----------------------------------------------------------------
 */

static const int16_t countries[] = {
    4,   8,   10,  12,  16,  20,  24,  28,  31,  32,  36,  40,  44,  48,  50,
    51,  52,  56,  60,  64,  68,  70,  72,  74,  76,  84,  86,  90,  92,  96,
    100, 104, 108, 112, 116, 120, 124, 132, 136, 140, 144, 148, 152, 156, 158,
    162, 166, 170, 174, 175, 178, 180, 184, 188, 191, 192, 196, 203, 204, 208,
    212, 214, 218, 222, 226, 231, 232, 233, 234, 238, 239, 242, 246, 248, 250,
    254, 258, 260, 262, 266, 268, 270, 275, 276, 288, 292, 296, 300, 304, 308,
    312, 316, 320, 324, 328, 332, 334, 336, 340, 344, 348, 352, 356, 360, 364,
    368, 372, 376, 380, 384, 388, 392, 398, 400, 404, 408, 410, 414, 417, 418,
    422, 426, 428, 430, 434, 438, 440, 442, 446, 450, 454, 458, 462, 466, 470,
    474, 478, 480, 484, 492, 496, 498, 499, 500, 504, 508, 512, 516, 520, 524,
    528, 531, 533, 534, 535, 540, 548, 554, 558, 562, 566, 570, 574, 578, 580,
    581, 583, 584, 585, 586, 591, 598, 600, 604, 608, 612, 616, 620, 624, 626,
    630, 634, 638, 642, 643, 646, 652, 654, 659, 660, 662, 663, 666, 670, 674,
    678, 682, 686, 688, 690, 694, 702, 703, 704, 705, 706, 710, 716, 724, 728,
    729, 732, 740, 744, 748, 752, 756, 760, 762, 764, 768, 772, 776, 780, 784,
    788, 792, 795, 796, 798, 800, 804, 807, 818, 826, 831, 832, 833, 834, 840,
    850, 854, 858, 860, 862, 876, 882, 887, 894,
};

static bool is_country(const char *code)
{
    int32_t number = 0;
    size_t i;

    for (i = 0; i < 3; i++) {
        if (!is_digit(code[i]))
            return false;
        number = number * 10 + code[i] - '0';
    }
    for (i = 0; i < sizeof countries / sizeof countries[0]; i++)
        if (countries[i] == number)
            return code[3] == '\0';
    return false;
}

static void check_country(struct loader *loader, int32_t node)
{
    int32_t code = load_field(loader, node, KEY_code);

    if (code >= 0 && !is_country(load_node(loader, code)->text))
        report_node(&loader->report, CODE_RANGE_COUNTRY, code,
                    "no country has the code \"%s\"; ISO 3166-1 numeric has "
                    "three digits, as 392 for Japan",
                    load_node(loader, code)->text);
}

/* Ids of other things are no part of a file's name. */
static void check_device(struct loader *loader)
{
    int32_t id = load_field(loader, 0, KEY_id);

    if (id >= 0 && is_device_name(load_node(loader, id)->text))
        report_node(&loader->report, CODE_NAME_DEVICE, id,
                    "on Windows \"%s\" is the name of a device, and no file "
                    "can be called so; choose another id",
                    load_node(loader, id)->text);
}

void check_codes(struct loader *loader)
{
    const struct kind_list *list = &loader->kinds[KIND_COUNTRY];
    int32_t i;

    check_language(loader);
    check_device(loader);
    for (i = 0; i < list->count; i++)
        check_country(loader, list->nodes[i]);
}
