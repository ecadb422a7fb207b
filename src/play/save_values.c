/* The values of a save: written as changes, and compared by name. */
#include "play/save_core.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

/* Bytes mixed with the seed ------------------------------------------------ */

struct mixed {
    uint64_t key;
    uint64_t at; /* bytes so far */
};

static struct mixed mixed_start(uint64_t seed, int32_t index)
{
    return (struct mixed){
        .key = hash_value(hash_text(seed, "values"), (uint64_t)index)};
}

static unsigned mixed_with(struct mixed *mixed, unsigned byte)
{
    return byte ^ (unsigned)(hash_mix(mixed->key + mixed->at++) & 0xff);
}

static void put_number(struct strbuf *out, struct mixed *mixed, uint32_t number)
{
    do {
        unsigned more = number > 0x7f ? 0x80 : 0;

        strbuf_format(out, "%02x", mixed_with(mixed, (number & 0x7f) | more));
        number >>= 7;
    } while (number > 0);
}

/* Changes of either sign as small numbers: 0, -1, 1, -2, … */
static uint32_t folded(int32_t from, int32_t to)
{
    uint32_t change = (uint32_t)to - (uint32_t)from;

    return change << 1 ^ (change >> 31 != 0 ? UINT32_MAX : 0);
}

static int32_t unfolded(int32_t from, uint32_t fold)
{
    uint32_t change = fold >> 1 ^ ((fold & 1) != 0 ? UINT32_MAX : 0);

    return (int32_t)((uint32_t)from + change);
}

void save_write_values(const struct value_turn *turn, int32_t *before,
                       struct strbuf *out)
{
    struct mixed mixed = mixed_start(turn->seed, turn->index);
    uint32_t same = 0;

    for (int32_t i = 0; i < turn->list->count; i++) {
        int32_t now =
            values_read(turn->model, &turn->list->rows[i], turn->world);

        if (now == before[i]) {
            same++;
            continue;
        }
        put_number(out, &mixed, same);
        put_number(out, &mixed, folded(before[i], now));
        before[i] = now;
        same = 0;
    }
    assert(mixed.at > 0); /* the turn, or in the last one its scene */
}

/* Reading ------------------------------------------------------------------ */

static int digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* False at the end, and where there is no number of 32 bits. */
static bool take_number(const char **text, struct mixed *mixed,
                        uint32_t *number)
{
    *number = 0;
    for (int shift = 0;; shift += 7) {
        int high = digit((*text)[0]);
        int low = high < 0 ? -1 : digit((*text)[1]);
        unsigned byte;

        if (low < 0)
            return false;
        byte = mixed_with(mixed, (unsigned)(high * 16 + low));
        *text += 2;
        if (shift == 28 && byte > 0x0f)
            return false;
        *number |= (uint32_t)(byte & 0x7f) << shift;
        if ((byte & 0x80) == 0)
            return true;
    }
}

bool save_read_values(const char *text, uint64_t seed, int32_t index,
                      int32_t *values, int32_t count)
{
    struct mixed mixed = mixed_start(seed, index);
    uint32_t same, fold;
    int32_t at = 0;

    while (*text != '\0') {
        if (!take_number(&text, &mixed, &same) ||
            !take_number(&text, &mixed, &fold) || same >= (uint32_t)count ||
            at + (int32_t)same >= count)
            return false;
        at += (int32_t)same;
        values[at] = unfolded(values[at], fold);
        at++;
    }
    return true;
}

/* Comparing ---------------------------------------------------------------- */

void save_judge_init(struct save_judge *judge, const struct save *save,
                     const struct model *model, struct arena *arena)
{
    struct names names;

    judge->save = save;
    judge->model = model;
    judge->list = values_list(model, arena);
    judge->row = arena_array(arena, (size_t)save->name_count, sizeof(int32_t));
    judge->values =
        arena_array(arena, (size_t)save->name_count, sizeof(int32_t));
    names_init(&names, arena);
    for (int32_t i = 0; i < judge->list.count; i++)
        names_add(&names, judge->list.rows[i].name, i);
    for (int32_t i = 0; i < save->name_count; i++)
        judge->row[i] = names_find(&names, save->names[i]);
}

static void tell_difference(const struct save_judge *judge,
                            const struct value_row *row, const int32_t *world,
                            int32_t saved, struct strbuf *why)
{
    strbuf_format(why, "%s is ", row->name);
    values_tell(judge->model, row, values_read(judge->model, row, world), why);
    strbuf_text(why, " here and was ");
    values_tell(judge->model, row, saved, why);
    strbuf_text(why, " in the save");
}

bool save_judge_agrees(void *context, const int32_t *world, int32_t index,
                       struct strbuf *why)
{
    const struct save_judge *judge = context;
    const struct save *save = judge->save;

    if (index >= save->turn_count ||
        !save_read_values(save->turns[index], save->recording->seed, index,
                          judge->values, save->name_count)) {
        strbuf_text(why, "the save does not tell this turn's values");
        return false;
    }
    for (int32_t i = 0; i < save->name_count; i++) {
        const struct value_row *row;

        if (judge->row[i] < 0)
            continue;
        row = &judge->list.rows[judge->row[i]];
        if (values_read(judge->model, row, world) != judge->values[i]) {
            tell_difference(judge, row, world, judge->values[i], why);
            return false;
        }
    }
    return true;
}
