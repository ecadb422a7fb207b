/* Reads expressions, worlds and values from standard input, one line each,
 * as expr_oracle.py writes them, and compares. The argument is how many
 * lines there must be. Exit code 0 when all agree. */
#include "unit/expr_model.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#define LINE_SIZE 8192
/* Of the expressions a few divide by what may be 0, which is refused. */
#define REFUSED_PERCENT 5

struct sample {
    int64_t value;
    int32_t meters[EXPR_METERS];
    int32_t flags[3];
    int32_t unknowns[3];
    int32_t turn, day, ending;
    int32_t taken[3]; /* ask, ask by boreal, deny */
    int32_t since[2]; /* ask, deny */
    int32_t last[EXPR_ACTORS];
    int32_t moved;
    int32_t visited[EXPR_SCENES];
    const char *text;
    bool truth;
};

static int32_t read_number(char **at)
{
    return (int32_t)strtol(*at, at, 10);
}

static void read_numbers(char **at, int32_t *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++)
        numbers[i] = read_number(at);
}

static void read_sample(char *line, struct sample *s)
{
    line[strcspn(line, "\n")] = '\0';
    s->truth = read_number(&line) != 0;
    s->value = strtoll(line, &line, 10);
    read_numbers(&line, s->meters, EXPR_METERS);
    read_numbers(&line, s->flags, 3);
    read_numbers(&line, s->unknowns, 3);
    s->turn = read_number(&line);
    s->day = read_number(&line);
    s->ending = read_number(&line);
    read_numbers(&line, s->taken, 3);
    read_numbers(&line, s->since, 2);
    read_numbers(&line, s->last, EXPR_ACTORS);
    s->moved = read_number(&line);
    read_numbers(&line, s->visited, EXPR_SCENES);
    s->text = line + 1;
}

static void fill_slots(struct expr_model *m, const struct sample *s)
{
    const struct layout *l = &m->model.layout;
    for (int32_t i = 0; i < m->model.taken_slots_count; i++) {
        struct taken_slot slot = m->model.taken_slots[i];
        int which = slot.identity == DENY ? 2 : slot.actor == BOREAL ? 1 : 0;
        m->world[l->taken + i] = s->taken[which];
    }
    for (int32_t i = 0; i < m->model.since_slots_count; i++)
        m->world[l->since + i] =
            s->since[m->model.since_slots[i].identity == DENY];
    for (int32_t i = 0; i < EXPR_ACTORS; i++)
        if (m->model.last_slot[i] >= 0)
            m->world[l->last + m->model.last_slot[i]] = s->last[i] + 1;
    for (int32_t i = 0; i < m->model.visited_slots_count; i++)
        m->world[l->visited + i] = s->visited[m->model.visited_slots[i]];
    if (l->has_moved)
        m->world[l->moved] = s->moved;
}

static void fill_world(struct expr_model *m, const struct sample *s)
{
    const struct layout *l = &m->model.layout;
    expr_model_world(m);
    memcpy(m->world + l->meters, s->meters, sizeof s->meters);
    memcpy(m->world + l->unknowns, s->unknowns, sizeof s->unknowns);
    m->world[l->flags] = s->flags[0] << NAMED | s->flags[1] << SENT;
    m->world[l->flags + 1] = s->flags[2];
    m->world[WORLD_TURN] = s->turn;
    m->world[WORLD_DAY] = s->day;
    m->world[WORLD_ENDING] = s->ending;
    fill_slots(m, s);
}

enum verdict { AGREES, REFUSED, DIFFERS };

static enum verdict judge(struct expr_model *m, const struct sample *s)
{
    struct diag_place place = {0};
    struct expr expr;
    enum expr_type type = s->truth ? EXPR_TRUTH : EXPR_NUMBER;
    if (!expr_compile(&m->env, s->text, type, &place, &expr)) {
        bool divisor = m->diags.items[0].code == CODE_EXPR_DIVISOR;
        if (!divisor)
            printf("%s\n  %s\n", s->text, m->diags.items[0].message);
        diag_clear(&m->diags);
        return divisor ? REFUSED : DIFFERS;
    }
    fill_world(m, s);
    int64_t value = eval(&m->model, m->world, &expr);
    struct expr_range range = expr_range(&m->model, &expr);
    if (value == s->value && range.low <= value && value <= range.high)
        return AGREES;
    printf("%s\n  is %" PRId64 ", expected %" PRId64 ", range %" PRId64
           " to %" PRId64 "\n",
           s->text, value, s->value, range.low, range.high);
    return DIFFERS;
}

int main(int argc, char **argv)
{
    static char line[LINE_SIZE];
    long expected = argc > 1 ? strtol(argv[1], NULL, 10) : 0;
    long counts[3] = {0, 0, 0};
    struct expr_model m;
    struct sample sample;
    expr_model_open(&m);
    m.env.in_expect = true;
    while (fgets(line, sizeof line, stdin) != NULL && counts[DIFFERS] < 10) {
        read_sample(line, &sample);
        counts[judge(&m, &sample)]++;
    }
    expr_model_close(&m);
    printf("%ld agree, %ld refused, %ld differ\n", counts[AGREES],
           counts[REFUSED], counts[DIFFERS]);
    bool complete = counts[AGREES] + counts[REFUSED] == expected;
    bool enough = counts[REFUSED] * 100 <= expected * REFUSED_PERCENT;
    return complete && enough ? 0 : 1;
}
