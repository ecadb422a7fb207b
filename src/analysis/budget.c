#include "analysis/budget.h"

/* What an ordinary turn may hold: words of code and blocks' entries of the
 * whole scenario, and claims asked. The largest of the scenarios that come
 * with the program is well within. */
#define WORDS_A_TURN  32768
#define CLAIMS_A_TURN 32

struct budget budget_of(const struct model *model, uint64_t turns)
{
    uint64_t words =
        (uint64_t)model->code_count +
        8 * ((uint64_t)model->effects_count + (uint64_t)model->assigns_count +
             (uint64_t)model->outcomes_count + (uint64_t)model->scenes_count) +
        (uint64_t)model->layout.words;

    return (struct budget){.left = turns, .price = 1 + words / WORDS_A_TURN};
}

bool budget_take(struct budget *budget, int32_t asked)
{
    uint64_t price = budget->price + (uint64_t)asked / CLAIMS_A_TURN;

    if (budget->left < price)
        return false;
    budget->left -= price;
    budget->turns++;
    return true;
}

struct budget budget_split(struct budget *budget, uint64_t of, uint64_t most)
{
    uint64_t size = budget->left / 100 * of + budget->left % 100 * of / 100;
    struct budget part = {.left = size < most ? size : most,
                          .price = budget->price};

    budget->left -= part.left;
    return part;
}

void budget_join(struct budget *budget, const struct budget *part)
{
    budget->left += part->left;
    budget->turns += part->turns;
}
