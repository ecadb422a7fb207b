/* Words and labels of everything that a player can read. */
#include "cli/stats.h"

#include "base/utf8.h"
#include "play/view.h"

#include <string.h>

struct walk {
    const struct model *model;
    struct arena *arena;
    struct stats_texts *stats;
    uint8_t *seen;  /* pieces: overrides share those of the library */
    uint8_t *named; /* sources */
};

/* Words ------------------------------------------------------------------- */

/* Blanks and the long dash part words. */
static bool parts(uint32_t point)
{
    return point <= 0x20 || point == 0xa0 || point == 0x3000 ||
           (point >= 0x2000 && point <= 0x200b) || point == 0x2014 ||
           point == 0x2028 || point == 0x2029 || point == 0x202f;
}

/* Letters and digits; of what is beyond ASCII all but punctuation. */
static bool counts(uint32_t point)
{
    return (point >= '0' && point <= '9') || (point >= 'A' && point <= 'Z') ||
           (point >= 'a' && point <= 'z') ||
           (point >= 0xc0 && !(point >= 0x2000 && point <= 0x206f) &&
            !(point >= 0x3000 && point <= 0x303f));
}

int64_t stats_words(const char *text)
{
    size_t length = strlen(text);
    int64_t words = 0;
    bool inside = false;
    for (size_t at = 0; at < length;) {
        uint32_t point = 0;
        size_t size = utf8_decode(text + at, length - at, &point);
        if (parts(point)) {
            inside = false;
        } else if (!inside && counts(point)) {
            inside = true;
            words++;
        }
        at += size > 0 ? size : 1;
    }
    return words;
}

/* Parts ------------------------------------------------------------------- */

static void add_words(struct walk *walk, enum stats_kind kind, const char *text)
{
    int64_t words = stats_words(text);
    walk->stats->words[kind] += words;
    walk->stats->all += words;
}

static void add_fact(struct walk *walk, const struct fact *fact)
{
    for (int32_t i = 0; i < fact->sources.count; i++) {
        walk->named[walk->model->source_refs[fact->sources.first + i]] = 1;
    }
}

/* `fact` is that of the thing in which it stands. */
static void add_text(struct walk *walk, enum stats_kind kind,
                     const struct text *text, uint8_t status)
{
    for (int32_t i = 0; i < text->pieces.count; i++) {
        int32_t at = text->pieces.first + i;
        const struct piece *piece = &walk->model->pieces[at];
        if (walk->seen[at]) {
            continue;
        }
        walk->seen[at] = 1;
        add_fact(walk, &piece->fact);
        add_words(walk, kind, view_plain(walk->arena, piece->text));
        walk->stats->labels[piece->fact.status == FACT_UNMARKED
                                ? status
                                : piece->fact.status]++;
    }
}

static void add_prose(struct walk *walk, enum stats_kind kind,
                      const struct prose *prose, uint8_t status)
{
    for (int32_t i = 0; i < prose->texts.count; i++) {
        add_text(walk, kind, &walk->model->texts[prose->texts.first + i],
                 status);
    }
}

/* An option's text is read before choosing, so it is the option's. */
static void add_block(struct walk *walk, enum stats_kind kind,
                      const struct block *block, uint8_t status)
{
    add_text(walk, kind, &block->text, status);
    add_text(walk, kind, &block->headline, status);
}

/* Walks ------------------------------------------------------------------- */

static void walk_head(struct walk *walk)
{
    const struct model *model = walk->model;
    add_words(walk, STATS_HEAD, model->title);
    add_words(walk, STATS_HEAD, model->summary);
    add_words(walk, STATS_HEAD, model->content_note);
    add_words(walk, STATS_HEAD, model->facts_note);
}

static void walk_actors(struct walk *walk)
{
    const struct model *model = walk->model;
    for (int32_t i = 0; i < model->actors_count; i++) {
        const struct actor *actor = &model->actors[i];
        add_fact(walk, &actor->fact);
        add_words(walk, STATS_NAMES, actor->name);
        add_words(walk, STATS_NAMES, actor->role);
        add_prose(walk, STATS_BRIEFINGS, &actor->brief, actor->fact.status);
    }
    for (int32_t i = 0; i < model->mandates_count; i++) {
        add_words(walk, STATS_BRIEFINGS, model->mandates[i].name);
        add_text(walk, STATS_BRIEFINGS, &model->mandates[i].text, 0);
    }
    for (int32_t i = 0; i < model->advisers_count; i++) {
        add_words(walk, STATS_NAMES, model->advisers[i].name);
    }
}

static void walk_meters(struct walk *walk)
{
    const struct model *model = walk->model;
    for (int32_t i = 0; i < model->meters_count; i++) {
        const struct meter *meter = &model->meters[i];
        add_fact(walk, &meter->fact);
        add_words(walk, STATS_NAMES, meter->name);
        add_text(walk, STATS_NAMES, &meter->note, meter->fact.status);
        for (int32_t k = 0; k < meter->bands.count && i != model->ladder_meter;
             k++) {
            add_words(walk, STATS_NAMES,
                      model->bands[meter->bands.first + k].name);
        }
    }
    for (int32_t i = 0; i < model->rungs_count; i++) {
        const struct rung *rung = &model->rungs[i];
        add_fact(walk, &rung->fact);
        add_words(walk, STATS_NAMES, rung->name);
        add_text(walk, STATS_NAMES, &rung->text, rung->fact.status);
    }
    for (int32_t i = 0; i < model->flags_count; i++) {
        add_words(walk, STATS_NAMES, model->flags[i].name);
    }
}

static void walk_map(struct walk *walk)
{
    const struct model *model = walk->model;
    for (int32_t i = 0; i < model->places_count; i++) {
        add_words(walk, STATS_NAMES, model->places[i].name);
    }
    for (int32_t i = 0; i < model->arcs_count; i++) {
        add_text(walk, STATS_NAMES, &model->arcs[i].label, 0);
    }
}

static void walk_unknowns(struct walk *walk)
{
    const struct model *model = walk->model;
    for (int32_t i = 0; i < model->unknowns_count; i++) {
        const struct unknown *unknown = &model->unknowns[i];
        add_fact(walk, &unknown->fact);
        add_words(walk, STATS_UNKNOWNS, unknown->question);
        for (int32_t k = 0; k < unknown->values.count; k++) {
            add_text(walk, STATS_UNKNOWNS,
                     &model->values[unknown->values.first + k].text,
                     unknown->fact.status);
        }
    }
}

static void walk_decision(struct walk *walk, const struct decision *decision,
                          uint8_t status)
{
    uint8_t record = decision->history_fact.status;
    add_prose(walk, STATS_SCENES, &decision->brief, status);
    add_text(walk, STATS_SCENES, &decision->prompt, status);
    add_fact(walk, &decision->history_fact);
    add_text(walk, STATS_RECORD, &decision->history_text,
             record == FACT_UNMARKED ? status : record);
}

static void walk_scenes(struct walk *walk)
{
    const struct model *model = walk->model;
    for (int32_t i = 0; i < model->scenes_count; i++) {
        const struct scene *scene = &model->scenes[i];
        uint8_t status = scene->fact.status;
        add_fact(walk, &scene->fact);
        add_text(walk, STATS_SCENES, &scene->title, status);
        add_prose(walk, STATS_SCENES, &scene->brief, status);
        add_block(walk, STATS_SCENES, &scene->block, status);
        add_prose(walk, STATS_CLASS, &scene->discuss, status);
        for (int32_t k = 0; k < scene->decisions.count; k++) {
            walk_decision(walk, &model->decisions[scene->decisions.first + k],
                          status);
        }
    }
}

static void walk_outcome(struct walk *walk, const struct outcome *outcome,
                         uint8_t status)
{
    add_fact(walk, &outcome->fact);
    add_block(walk, STATS_OUTCOMES, &outcome->block,
              outcome->fact.status == FACT_UNMARKED ? status
                                                    : outcome->fact.status);
}

static void walk_option(struct walk *walk, const struct option *option)
{
    const struct model *model = walk->model;
    uint8_t status = option->fact.status;
    add_fact(walk, &option->fact);
    add_text(walk, STATS_OPTIONS, &option->label, status);
    add_text(walk, STATS_OPTIONS, &option->line, status);
    add_text(walk, STATS_OPTIONS, &option->locked, status);
    add_block(walk, STATS_OPTIONS, &option->block, status);
    for (int32_t i = 0; i < option->advice.count; i++) {
        const struct advice *advice = &model->advice[option->advice.first + i];
        add_fact(walk, &advice->fact);
        add_text(walk, STATS_ADVICE, &advice->text,
                 advice->fact.status == FACT_UNMARKED ? status
                                                      : advice->fact.status);
    }
    for (int32_t i = 0; i < option->outcomes.count; i++) {
        walk_outcome(walk, &model->outcomes[option->outcomes.first + i],
                     status);
    }
}

static void walk_happenings(struct walk *walk)
{
    const struct model *model = walk->model;
    for (int32_t i = 0; i < model->consequences_count; i++) {
        const struct consequence *later = &model->consequences[i];
        add_fact(walk, &later->fact);
        add_text(walk, STATS_CONSEQUENCES, &later->label, later->fact.status);
        add_block(walk, STATS_CONSEQUENCES, &later->block, later->fact.status);
    }
    for (int32_t i = 0; i < model->rules_count; i++) {
        const struct rule *rule = &model->rules[i];
        add_fact(walk, &rule->fact);
        add_words(walk, STATS_HAPPENINGS, rule->name);
        add_block(walk, STATS_HAPPENINGS, &rule->block, rule->fact.status);
    }
    for (int32_t i = 0; i < model->events_count; i++) {
        const struct event *event = &model->events[i];
        add_fact(walk, &event->fact);
        add_words(walk, STATS_HAPPENINGS, event->name);
        add_block(walk, STATS_HAPPENINGS, &event->block, event->fact.status);
    }
}

static void walk_endings(struct walk *walk)
{
    const struct model *model = walk->model;
    for (int32_t i = 0; i < model->endings_count; i++) {
        const struct ending *ending = &model->endings[i];
        add_fact(walk, &ending->fact);
        add_text(walk, STATS_ENDINGS, &ending->title, ending->fact.status);
        add_prose(walk, STATS_ENDINGS, &ending->text, ending->fact.status);
    }
}

static void walk_background(struct walk *walk)
{
    const struct model *model = walk->model;
    for (int32_t i = 0; i < model->codex_count; i++) {
        const struct codex_entry *entry = &model->codex[i];
        add_fact(walk, &entry->fact);
        add_words(walk, STATS_CODEX, entry->title);
        add_prose(walk, STATS_CODEX, &entry->text, entry->fact.status);
    }
    for (int32_t i = 0; i < model->timeline_count; i++) {
        const struct timeline_entry *entry = &model->timeline[i];
        add_fact(walk, &entry->fact);
        add_text(walk, STATS_RECORD, &entry->text, entry->fact.status);
    }
    for (int32_t i = 0; i < model->sources_count; i++) {
        add_words(walk, STATS_SOURCES, model->sources[i].title);
        add_words(walk, STATS_SOURCES, model->sources[i].publisher);
    }
}

static void walk_class(struct walk *walk)
{
    const struct model *model = walk->model;
    for (int32_t i = 0; i < model->class_lines_count; i++) {
        add_words(walk, STATS_CLASS, model->class_lines[i]);
    }
    for (int32_t i = 0; i < model->roles_count; i++) {
        add_words(walk, STATS_CLASS, model->roles[i].name);
        add_words(walk, STATS_CLASS, model->roles[i].text);
    }
}

struct stats_texts stats_texts(const struct model *model, struct arena *arena)
{
    struct stats_texts stats = {.all = 0};
    struct walk walk = {.model = model, .arena = arena, .stats = &stats};
    walk.seen = arena_alloc(arena, (size_t)model->pieces_count);
    walk.named = arena_alloc(arena, (size_t)model->sources_count);
    walk_head(&walk);
    walk_actors(&walk);
    walk_meters(&walk);
    walk_map(&walk);
    walk_unknowns(&walk);
    walk_scenes(&walk);
    for (int32_t i = 0; i < model->options_count; i++) {
        walk_option(&walk, &model->options[i]);
    }
    walk_happenings(&walk);
    walk_endings(&walk);
    walk_background(&walk);
    walk_class(&walk);
    for (int32_t i = 0; i < model->sources_count; i++) {
        stats.sources_named += walk.named[i];
    }
    return stats;
}
