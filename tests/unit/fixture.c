#include "unit/fixture.h"

#include "scenario/load.h"

#include <stdio.h>
#include <string.h>

/* Members that a test need not write, unless it writes them itself. */
static const char *const defaults[][2] = {
    {"'format'", "'format':1"},
    {"'id':'t'", "'id':'t'"},
    {"'title':'T'", "'title':'T'"},
    {"'language'", "'language':'en'"},
    {"'start'", "'start':'2030-01-01'"},
    {"'limits'", "'limits':{'turns':12}"},
    {"'endings'",
     "'endings':[{'id':'calm','title':'Calm','text':['It is calm.']}]"},
};

/* 'start' is also a meter's key: only the top level counts. */
static bool has_member(const char *members, const char *name)
{
    int depth = 0;
    size_t length = strlen(name);

    for (; *members != '\0'; members++) {
        if (*members == '{' || *members == '[')
            depth++;
        if (*members == '}' || *members == ']')
            depth--;
        if (depth == 0 && strncmp(members, name, length) == 0)
            return true;
    }
    return false;
}

static void build(struct strbuf *json, const char *members)
{
    strbuf_text(json, "{");
    for (size_t i = 0; i < COUNT(defaults); i++)
        if (!has_member(members, defaults[i][0]))
            strbuf_format(json, "%s,", defaults[i][1]);
    strbuf_text(json, members);
    strbuf_text(json, "}");
    for (size_t i = 0; i < json->length; i++)
        if (json->text[i] == '\'')
            json->text[i] = '"';
}

static void print(void *context, const char *bytes, size_t length)
{
    (void)context;
    fwrite(bytes, 1, length, stderr);
}

void fixture_open(struct fixture *f, const char *members)
{
    struct strbuf json = {0};
    struct diag_list diags = {0};
    struct sink sink = {print, NULL};

    memset(f, 0, sizeof *f);
    memset(f->policies, POLICY_UNIFORM, sizeof f->policies);
    build(&json, members);
    f->model = scenario_load(&f->arena, "fixture.json", strbuf_get(&json),
                             json.length, &diags);
    if (f->model == NULL) {
        diag_write_all(&diags, 20, &sink);
        fail_msg("the fixture does not load: %s", strbuf_get(&json));
    }
    diag_clear(&diags);
    strbuf_clear(&json);
    f->world = arena_alloc(&f->arena, world_size(f->model));
    f->before = arena_alloc(&f->arena, world_size(f->model));
    fixture_start(f, 1);
}

void fixture_close(struct fixture *f)
{
    ledger_clear(&f->ledger);
    arena_clear(&f->arena);
}

void fixture_start(struct fixture *f, uint64_t seed)
{
    ledger_reset(&f->ledger);
    step_start(f->model, (struct start){.seed = seed}, f->world, &f->ledger);
}

static int32_t find_option(const struct fixture *f, int32_t decision,
                           const char *id, size_t length)
{
    struct span span = f->model->decisions[decision].options;

    if (length == 1 && *id == '-')
        return -1;
    for (int32_t i = 0; i < span.count; i++) {
        int32_t option = f->model->option_refs[span.first + i];
        const char *name = f->model->options[option].id;

        if (strlen(name) == length && strncmp(name, id, length) == 0)
            return option;
    }
    fail_msg("no option %s", id);
    return -1;
}

static void read_choices(const struct fixture *f, const char *choices,
                         struct moves *moves)
{
    struct span span = f->model->scenes[f->world[WORLD_SCENE]].decisions;

    for (int32_t i = 0; i < span.count; i++) {
        size_t length = strcspn(choices, " ");

        moves->choice[i] = find_option(f, span.first + i, choices, length);
        choices += length;
        choices += *choices == ' ';
    }
}

void fixture_ordered(struct fixture *f, const char *choices,
                     const struct order *orders, int32_t count)
{
    struct playout playout = {.model = f->model, .policies = f->policies};
    struct moves moves = {.order_count = 0};

    assert_false(world_over(f->world));
    playout.scratch = arena_alloc(&f->arena, policy_scratch(f->model));
    if (choices == NULL)
        playout_moves(&playout, f->world, (struct move){-1, -1}, &moves);
    else
        read_choices(f, choices, &moves);
    moves.orders = orders;
    moves.order_count = count;
    memcpy(f->before, f->world, world_size(f->model));
    ledger_reset(&f->ledger);
    step_apply(f->model, f->before, &moves, f->world, &f->ledger);
}

void fixture_turn(struct fixture *f, const char *choices)
{
    fixture_ordered(f, choices, NULL, 0);
}

int32_t fixture_index(const struct names *names, const char *id)
{
    int32_t index = names_find(names, id);

    if (index < 0)
        fail_msg("no such id: %s", id);
    return index;
}

int32_t fixture_thing(const struct fixture *f, const char *id)
{
    return fixture_index(&f->model->things, id) % THING_STRIDE;
}

int32_t fixture_meter(const struct fixture *f, const char *id)
{
    return world_meter(f->model, f->world, fixture_thing(f, id));
}

bool fixture_flag(const struct fixture *f, const char *id)
{
    int32_t flag = fixture_thing(f, id);
    uint32_t bits = (uint32_t)f->world[f->model->layout.flags + flag / 32];

    return (bits >> flag % 32 & 1) != 0;
}

const char *fixture_scene(const struct fixture *f)
{
    int32_t scene = f->world[WORLD_SCENE];

    return scene < 0 ? "" : f->model->scenes[scene].id;
}

const char *fixture_ending(const struct fixture *f)
{
    int32_t ending = f->world[WORLD_ENDING];

    return ending < 0 ? "" : f->model->endings[ending].id;
}

int32_t fixture_count(const struct fixture *f, enum ledger_kind kind)
{
    int32_t count = 0;

    for (size_t i = 0; i < f->ledger.count; i++)
        count += f->ledger.entries[i].kind == kind;
    return count;
}

int32_t fixture_open_options(const struct fixture *f, int32_t slot,
                             int32_t options[LIMIT_OPTIONS])
{
    struct turn_point turn = {.model = f->model, .world = f->world};
    int32_t scene = f->world[WORLD_SCENE];

    return moves_list(&turn, f->model->scenes[scene].decisions.first + slot,
                      options);
}
