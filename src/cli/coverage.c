#include "cli/coverage.h"

#include <inttypes.h>

static const char *const nouns[COVER_KINDS] = {
    [COVER_SCENE] = "scene",     [COVER_OPTION] = "option",
    [COVER_OUTCOME] = "outcome", [COVER_CONSEQUENCE] = "consequence",
    [COVER_RULE] = "rule",       [COVER_EVENT] = "event",
    [COVER_ENDING] = "ending",
};

static int32_t count_of(const struct model *model, enum coverage_kind kind)
{
    const int32_t counts[COVER_KINDS] = {
        [COVER_SCENE] = model->scenes_count,
        [COVER_OPTION] = model->options_count,
        [COVER_OUTCOME] = model->outcomes_count,
        [COVER_CONSEQUENCE] = model->consequences_count,
        [COVER_RULE] = model->rules_count,
        [COVER_EVENT] = model->events_count,
        [COVER_ENDING] = model->endings_count,
    };
    return counts[kind];
}

void coverage_init(struct coverage *coverage, const struct model *model,
                   struct arena *arena)
{
    *coverage = (struct coverage){.model = model};
    for (int kind = 0; kind < COVER_KINDS; kind++) {
        size_t count = (size_t)count_of(model, (enum coverage_kind)kind);
        coverage->seen[kind] = arena_array(arena, count, sizeof(uint32_t));
    }
}

/* Which kind an entry tells of, COVER_KINDS for none. */
static enum coverage_kind kind_of(const struct ledger_entry *entry)
{
    switch ((enum ledger_kind)entry->kind) {
    case LEDGER_SCENE:
        return COVER_SCENE;
    case LEDGER_MOVE:
        return COVER_OPTION;
    case LEDGER_OUTCOME:
        return COVER_OUTCOME;
    case LEDGER_LANDED:
        return COVER_CONSEQUENCE;
    case LEDGER_RULE:
        return COVER_RULE;
    case LEDGER_EVENT:
        return COVER_EVENT;
    case LEDGER_ENDING:
        return COVER_ENDING;
    case LEDGER_UNKNOWN:
    case LEDGER_CHANGE:
    case LEDGER_FLAG:
    case LEDGER_TOLD:
    case LEDGER_SKIPPED:
    case LEDGER_SENT:
    case LEDGER_NOT_KEPT:
    case LEDGER_DROPPED:
    case LEDGER_NO_BREAK:
    case LEDGER_ORDER:
        break;
    }
    return COVER_KINDS;
}

void coverage_add(struct coverage *coverage, const struct ledger *ledger)
{
    for (size_t i = 0; i < ledger->count; i++) {
        const struct ledger_entry *entry = &ledger->entries[i];
        enum coverage_kind kind = kind_of(entry);
        if (kind != COVER_KINDS && entry->target >= 0) {
            coverage->seen[kind][entry->target]++;
        }
    }
}

/* An option of the library that every decision overrides is never used. */
static bool *mark_offered(const struct model *model, struct arena *arena)
{
    bool *offered =
        arena_array(arena, (size_t)model->options_count, sizeof(bool));
    for (int32_t i = 0; i < model->option_refs_count; i++) {
        offered[model->option_refs[i]] = true;
    }
    return offered;
}

static int32_t owner_of_outcome(const struct model *model, int32_t outcome)
{
    int32_t option = 0;
    while (outcome < model->options[option].outcomes.first ||
           outcome >= model->options[option].outcomes.first +
                          model->options[option].outcomes.count) {
        option++;
    }
    return option;
}

static void write_outcome(const struct model *model, int32_t index,
                          struct sink *sink)
{
    const struct option *option =
        &model->options[owner_of_outcome(model, index)];
    const char *id = model->outcomes[index].id;
    sink_escaped(sink, option->id);
    sink_text(sink, "/");
    if (id[0] != '\0') {
        sink_escaped(sink, id);
    } else {
        sink_format(sink, "%" PRId32, index - option->outcomes.first);
    }
}

static const char *id_of(const struct model *model, enum coverage_kind kind,
                         int32_t index)
{
    switch (kind) {
    case COVER_SCENE:
        return model->scenes[index].id;
    case COVER_OPTION:
        return model->options[index].id;
    case COVER_CONSEQUENCE:
        return model->consequences[index].id;
    case COVER_RULE:
        return model->rules[index].id;
    case COVER_EVENT:
        return model->events[index].id;
    case COVER_ENDING:
        return model->endings[index].id;
    case COVER_OUTCOME:
    case COVER_KINDS:
        break;
    }
    return "";
}

struct unseen {
    const struct coverage *coverage;
    const bool *offered;
    struct sink *sink;
    int32_t count;
};

static bool matters(const struct unseen *unseen, enum coverage_kind kind,
                    int32_t index)
{
    const struct model *model = unseen->coverage->model;
    if (kind == COVER_OPTION) {
        return unseen->offered[index];
    }
    return kind != COVER_OUTCOME ||
           unseen->offered[owner_of_outcome(model, index)];
}

static void write_unseen(struct unseen *unseen, enum coverage_kind kind,
                         int32_t index)
{
    const struct model *model = unseen->coverage->model;
    bool rare = kind == COVER_ENDING && model->endings[index].rare[0] != '\0';
    sink_format(unseen->sink, "never seen: %s ", nouns[kind]);
    if (kind == COVER_OUTCOME) {
        write_outcome(model, index, unseen->sink);
    } else {
        sink_escaped(unseen->sink, id_of(model, kind, index));
    }
    sink_text(unseen->sink, rare ? " (rare, says its author)\n" : "\n");
    unseen->count += !rare;
}

static void write_kind(struct unseen *unseen, enum coverage_kind kind)
{
    int32_t count = count_of(unseen->coverage->model, kind);
    for (int32_t i = 0; i < count; i++) {
        if (unseen->coverage->seen[kind][i] == 0 && matters(unseen, kind, i)) {
            write_unseen(unseen, kind, i);
        }
    }
}

/* Hundredths of a percent, since the floors below know no fractions. */
static void write_shares(const struct coverage *coverage, struct sink *sink)
{
    const struct model *model = coverage->model;
    for (int32_t i = 0; i < model->endings_count; i++) {
        uint64_t seen = coverage->seen[COVER_ENDING][i];
        uint64_t share =
            coverage->plays == 0 ? 0 : seen * 10000 / coverage->plays;
        sink_text(sink, "ending ");
        sink_escaped(sink, model->endings[i].id);
        sink_format(sink, ": %" PRIu64 ".%02" PRIu64 " percent, %" PRIu64 "\n",
                    share / 100, share % 100, seen);
    }
}

int32_t coverage_write(const struct coverage *coverage, struct sink *sink)
{
    struct arena arena = {0};
    struct unseen unseen = {.coverage = coverage, .sink = sink};
    unseen.offered = mark_offered(coverage->model, &arena);
    write_shares(coverage, sink);
    for (int kind = 0; kind < COVER_KINDS; kind++) {
        write_kind(&unseen, (enum coverage_kind)kind);
    }
    arena_clear(&arena);
    return unseen.count;
}
