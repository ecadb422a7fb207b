#include "cli/seats.h"

#include "base/strbuf.h"

#include <inttypes.h>
#include <string.h>

static int32_t find_actor(const struct model *model, const char *id,
                          struct diag_list *diags)
{
    struct nearest near = nearest_to(id);
    for (int32_t i = 0; i < model->actors_count; i++) {
        if (strcmp(model->actors[i].id, id) == 0) {
            return i;
        }
        nearest_try(&near, model->actors[i].id);
    }
    diag_add(diags, CODE_USE_SEAT, NULL, "there is no actor %s%s%s%s", id,
             near.best == NULL ? "" : "; did you mean \"",
             near.best == NULL ? "" : near.best,
             near.best == NULL ? "" : "\"?");
    return -1;
}

bool seats_policy(const char *word, enum policy *policy,
                  struct diag_list *diags)
{
    struct nearest near = nearest_to(word);
    struct strbuf known = {0};
    for (int32_t i = 0; i < POLICY_COUNT; i++) {
        if (strcmp(policy_words[i], word) == 0) {
            *policy = (enum policy)i;
            strbuf_clear(&known);
            return true;
        }
        nearest_try(&near, policy_words[i]);
        strbuf_format(&known, "%s%s", i == 0 ? "" : ", ", policy_words[i]);
    }
    if (near.best != NULL) {
        diag_add(diags, CODE_USE_VALUE, NULL,
                 "there is no policy %s; did you mean \"%s\"?", word,
                 near.best);
    } else {
        diag_add(diags, CODE_USE_VALUE, NULL,
                 "there is no policy %s; there are %s", word,
                 strbuf_get(&known));
    }
    strbuf_clear(&known);
    return false;
}

static uint64_t bit(int32_t actor)
{
    return UINT64_C(1) << actor;
}

/* Seats that an author keeps for the other side are not offered. */
static bool may_be_played(const struct model *model, int32_t actor)
{
    bool any = false;
    for (int32_t i = 0; i < model->actors_count; i++) {
        any = any || model->actors[i].playable;
    }
    return !any || model->actors[actor].playable;
}

static bool add_person(const struct model *model, const char *id,
                       struct seats *seats, struct diag_list *diags)
{
    int32_t actor = find_actor(model, id, diags);
    if (actor < 0) {
        return false;
    }
    if (!may_be_played(model, actor)) {
        diag_add(diags, CODE_USE_SEAT, NULL,
                 "%s is no seat that can be played, see \"playable\" in the "
                 "file",
                 id);
        return false;
    }
    seats->persons |= bit(actor);
    return true;
}

/* The actor whose policy was set, -1 for none. */
static int32_t set_policy(const struct model *model, const char *word,
                          struct seats *seats, struct diag_list *diags)
{
    size_t length = strcspn(word, "=");
    struct arena arena = {0};
    enum policy policy;
    if (word[length] == '\0') {
        diag_add(diags, CODE_USE_VALUE, NULL,
                 "--policy %s: ID=NAME was expected, whose policy and which, "
                 "as %s=hawk",
                 word, model->actors_count > 0 ? model->actors[0].id : "ID");
        return -1;
    }
    int32_t actor = find_actor(model, arena_copy(&arena, word, length), diags);
    arena_clear(&arena);
    if (actor < 0 || !seats_policy(word + length + 1, &policy, diags)) {
        return -1;
    }
    seats->policy[actor] = (uint8_t)policy;
    return actor;
}

/* Bits of the actors that a policy was given for. */
static uint64_t set_policies(const struct model *model,
                             const struct option_list *list,
                             struct seats *seats, struct diag_list *diags)
{
    uint64_t given = 0;
    for (int32_t i = 0; i < list->count; i++) {
        int32_t actor = set_policy(model, list->items[i], seats, diags);
        given |= actor < 0 ? 0 : bit(actor);
    }
    return given;
}

static uint64_t first_seat(const struct model *model, uint64_t taken)
{
    for (int32_t i = 0; i < model->actors_count; i++) {
        if (may_be_played(model, i) && (taken & bit(i)) == 0) {
            return bit(i);
        }
    }
    return 0;
}

static void say_cuts(const struct model *model, const char *word,
                     struct diag_list *diags)
{
    struct strbuf text = {0};
    for (int32_t i = 0; i < model->cuts_count; i++) {
        strbuf_format(&text, "%s%" PRId32, i == 0 ? "" : ", ",
                      model->cuts[i].minutes);
    }
    if (model->cuts_count == 0) {
        strbuf_text(&text, "has no class cut");
    } else {
        strbuf_text(&text, " are the minutes of its cuts");
    }
    diag_add(diags, CODE_USE_VALUE, NULL, "--cut %s: the scenario %s%s", word,
             model->cuts_count == 0 ? "" : "has none such; ",
             strbuf_get(&text));
    strbuf_clear(&text);
}

static const struct class_cut *
find_cut(const struct model *model, const char *word, struct diag_list *diags)
{
    uint64_t minutes;
    const struct class_cut *cut = NULL;
    if (options_number(word, &minutes) && minutes <= LIMIT_MINUTES) {
        cut = seats_cut(model, (int32_t)minutes);
    }
    if (cut == NULL) {
        say_cuts(model, word, diags);
    }
    return cut;
}

bool seats_from_words(const struct model *model, const struct seat_words *words,
                      struct seats *seats, struct diag_list *diags)
{
    *seats = seats_default(model, -1);
    uint64_t given = set_policies(model, &words->policies, seats, diags);
    seats->as_it_was = words->as_it_was;
    if (words->cut != NULL) {
        seats->cut = find_cut(model, words->cut, diags);
    }
    for (int32_t i = 0; i < words->persons.count; i++) {
        add_person(model, words->persons.items[i], seats, diags);
    }
    if (words->nobody && seats->persons != 0) {
        diag_add(diags, CODE_USE_SEAT, NULL,
                 "--auto and --seat exclude each other");
    }
    if ((seats->persons & given) != 0) {
        diag_add(diags, CODE_USE_SEAT, NULL,
                 "a seat has both --seat and --policy");
    }
    if (seats->persons == 0 && !words->nobody) {
        seats->persons = first_seat(model, given);
    }
    return diags->errors == 0;
}
