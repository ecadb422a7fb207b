#include "fuzz/fuzz.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "many/invariants.h"
#include "many/roll.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TURNS_MOST = 40 };

void fuzz_must(bool holds, const char *sentence)
{
    if (!holds) {
        fprintf(stderr, "%s\n", sentence);
        abort();
    }
}

void fuzz_utf8(const char *text, const char *sentence)
{
    size_t length = strlen(text);

    fuzz_must(utf8_valid_prefix(text, length) == length, sentence);
}

char *fuzz_exact(const uint8_t *bytes, size_t length)
{
    char *copy = malloc(length > 0 ? length : 1);

    fuzz_must(copy != NULL, "no memory");
    if (length > 0)
        memcpy(copy, bytes, length);
    return copy;
}

bool fuzz_all;

/* By other bits for each N, so that it is not always the same inputs. */
bool fuzz_seldom(uint64_t seed, uint64_t n)
{
    return fuzz_all || hash_value(seed, n) % n == 0;
}

int32_t choose(struct choices *choices, int32_t sides)
{
    if (sides <= 1 || choices->at >= choices->length)
        return 0;
    return choices->bytes[choices->at++] % sides;
}

static void take_turn(struct invariants *check, struct roll *dice,
                      int32_t *world)
{
    const struct model *model = check->model;
    struct span span = model->scenes[world[WORLD_SCENE]].decisions;
    struct order orders[1];
    struct turn_point turn = {.model = model, .world = world, .orders = orders};
    struct moves moves = {.orders = orders};

    if (roll(dice, 8) == 0) {
        orders[0] = roll_order(dice, model);
        turn.order_count = moves.order_count = 1;
    }
    for (int32_t i = 0; i < span.count; i++) {
        int32_t options[LIMIT_OPTIONS];
        int32_t count = moves_list(&turn, span.first + i, options);

        moves.choice[i] = count == 0 ? -1 : options[roll(dice, count)];
    }
    fuzz_must(invariants_turn(check, &moves, world), strbuf_get(&check->what));
}

void fuzz_play(const struct model *model, uint64_t seed)
{
    struct invariants check;
    struct arena arena = {0};
    struct roll dice = {.state = seed};
    struct start start = {.seed = seed, .as_it_was = seed % 4 == 0};
    int32_t *world = arena_alloc(&arena, world_size(model));

    invariants_open(&check, model);
    fuzz_must(invariants_start(&check, start, world), strbuf_get(&check.what));
    for (int32_t i = 0; i < TURNS_MOST && !world_over(world); i++) {
        fuzz_must(i < model->turn_cap, "the play does not end");
        take_turn(&check, &dice, world);
    }
    invariants_clear(&check);
    arena_clear(&arena);
}
