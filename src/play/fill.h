/* Texts for people: placeholders filled in, numbers and words as they are
 * read, markup kept or removed. */
#ifndef PLAY_FILL_H
#define PLAY_FILL_H

#include "base/words.h"
#include "engine/eval.h"

/* The seven words of ICD 203 for a chance of 1 to 99 percent. */
#define LIKELIHOODS 7
struct likelihood {
    enum word word;
    int32_t from;
};
extern const struct likelihood likelihoods[LIKELIHOODS];
const char *likelihood_word(const struct language *words, int32_t percent);

/* Minus is U+2212. */
void fill_number(struct strbuf *out, int64_t number);

/* A meter's value as text: a number or a word of likelihood. */
void fill_meter(const struct language *words, struct strbuf *out,
                const struct meter *meter, int64_t value);

/* What placeholders stand for: the values kept when the text was told, in
 * their order, or, where `told` is NULL, those of `world`. */
struct filling {
    const struct model *model;
    const int32_t *world;
    const struct eval_input *told;
    int32_t told_count;
};

/* `text` with {name} filled in, in the words of the scenario's own language,
 * and {{ and }} as single signs; other markup stays. A filled-in name cannot
 * begin markup. */
const char *fill_text(struct arena *arena, const struct filling *filling,
                      const char *text);

/* The piece of `text` that holds on `world`, filled; "" where none does. */
const char *fill_choice(struct arena *arena, const struct model *model,
                        const int32_t *world, const struct text *text);

#endif
