/* What the parts of the loader share. Private to load*.c and check*.c.
 *
 * The order: the document's shape is checked; objects of each kind are
 * listed in file order and their ids become names; tables that expressions
 * read are filled; then texts, blocks and expressions. Wherever a node was
 * refused the loader goes on as if it were left out, so that all findings
 * come in one run, and notes what it may have meant (doubt.h), so that none
 * follows from another; the model is handed out only if there was no error. */
#ifndef SCENARIO_LOAD_PARTS_H
#define SCENARIO_LOAD_PARTS_H

#include "scenario/doubt.h"
#include "scenario/expr.h"
#include "scenario/limits.h"
#include "scenario/report.h"
#include "scenario/scenario.h"
#include "scenario/shape.h"

enum table {
#define X(type, name) TABLE_##name,
    MODEL_TABLES(X)
#undef X
        TABLE_COUNT
};

/* The nodes of one kind of object in file order. The place of one in the
 * list is its index in the model where the kind has a table of its own. */
struct kind_list {
    int32_t *nodes;
    int32_t count;
};

/* Who reads the text that is being loaded. */
struct reader {
    uint64_t actors;
    bool debrief; /* when all but what is never told is known */
};

/* The way from the whole to the text that was named last: the nodes by depth,
 * from 1, and where the name of each ends, with a slash, in `text`. */
struct load_path {
    struct strbuf text;
    int32_t nodes[LIMIT_DEPTH + 1];
    size_t ends[LIMIT_DEPTH + 1];
    int32_t depth;
};

struct loader {
    struct arena *arena;  /* lasting */
    struct arena scratch; /* of this load */
    struct document document;
    struct report report;
    struct shape_rule *rules; /* one a node */
    struct model *model;
    struct expr_env env;
    struct diag_list heard;   /* what the expression compiler found */
    struct names compiled[2]; /* texts of expressions, by enum expr_type */
    struct compiled *compiled_items; /* what they became; mem_free() */
    size_t compiled_count, compiled_capacity;
    struct kind_list kinds[KIND_COUNT];
    int32_t *index;          /* one a node: its index in the model, -1 */
    int32_t *decision_nodes; /* one a decision of the model */
    uint64_t *users;         /* one an option that bears an id: whose decisions
                                offer it */
    uint64_t people;         /* actors that a person may play; all if none is */
    struct reader reader;
    size_t room[TABLE_COUNT]; /* elements a table has memory for */
    size_t errors_before;     /* in the list of findings, of other files */
    struct load_path path;
    size_t path_bytes; /* of all names of texts so far */
    int32_t once_bits;
    struct doubt *doubt;    /* NULL while nothing is broken */
    struct expr anything;   /* see load_anything(); constant: not made yet */
    struct names lost;      /* strings in parts that were refused */
    int32_t doubt_searches; /* ids looked at so far; each costs time */
    uint32_t unknowns_read; /* by the last load_expr() */
};

/* Tables ------------------------------------------------------------------- */

/* Adds `count` zeroed elements to a table; returns the index of the first.
 * Pointers into that table are stale then. */
int32_t load_reserve(struct loader *loader, enum table table, int32_t count);
struct span load_span(struct loader *loader, enum table table, int32_t count);

/* Fields ------------------------------------------------------------------- */

static inline int32_t load_field(const struct loader *loader, int32_t node,
                                 enum key key)
{
    return document_field(&loader->document, node, key);
}
static inline const struct node *load_node(const struct loader *loader,
                                           int32_t node)
{
    return &loader->document.nodes[node];
}

/* Children whose shape was not refused and that are no notes. */
int32_t load_next(const struct loader *loader, int32_t node, int32_t child);
int32_t load_count(const struct loader *loader, int32_t node);

/* What stands under a key, or what is to be had where nothing does. */
const char *load_string(const struct loader *loader, int32_t node,
                        enum key key);
int64_t load_number(const struct loader *loader, int32_t node, enum key key,
                    int64_t otherwise);
bool load_truth(const struct loader *loader, int32_t node, enum key key,
                bool otherwise);
/* The place of a word in its row's list. */
int32_t load_word(const struct loader *loader, int32_t node, enum key key,
                  int32_t otherwise);

/* The expression at `node`; a constant `otherwise` where node is -1. */
struct expr load_expr(struct loader *loader, int32_t node, enum expr_type type,
                      int64_t otherwise);
/* The same under a key; a constant outside low..high is a finding. */
struct expr load_amount(struct loader *loader, int32_t node, enum key key,
                        const int64_t range[2], int64_t otherwise);
struct expr load_condition(struct loader *loader, int32_t node, enum key key,
                           bool otherwise);
/* What stands for a broken expression: any number, any truth. */
struct expr load_anything(struct loader *loader);
bool load_is_anything(const struct loader *loader, const struct expr *expr);

struct fact load_fact(struct loader *loader, int32_t node);

/* References --------------------------------------------------------------- */

/* Reports the id at `at` of this `what`, which stands at `first` already;
 * `more` says in which list, or what else shares these ids. */
void load_id_twice(struct loader *loader, int32_t at, int32_t first,
                   const char *what, const char *more);

/* The value of the id in string `node` among `names`, -1 with a finding.
 * `what` as "scene". */
int32_t load_ref(struct loader *loader, int32_t node, const struct names *names,
                 const char *what);
/* The same for a meter, flag, unknown or actor; `at` is the node to blame,
 * at its key where `id` is one. */
int32_t load_thing(struct loader *loader, int32_t at, const char *id,
                   enum thing_kind kind);
int32_t load_actor(struct loader *loader, int32_t node, enum key key);
int32_t load_meter(struct loader *loader, int32_t node, enum key key);
/* Bits of the actors in a list. */
uint64_t load_actors(struct loader *loader, int32_t list);
/* `otherwise` are its actors where one of them is not there. */
struct show load_show(struct loader *loader, int32_t node, uint64_t otherwise);
/* A scene, GO_END, GO_BACK; GO_NOWHERE where `node` is -1. */
int32_t load_target(struct loader *loader, int32_t node, bool of_event);

/* Looks up the sources of objects whose facts the model does not keep. */
void load_idle_sources(struct loader *loader);

/* Doubts (doubt.h) --------------------------------------------------------- */

/* Notes what the walker of shapes refused or missed. */
void doubt_shapes(struct loader *loader);
/* Something at this node is broken, so what it stands in is open. */
void doubt_at(struct loader *loader, int32_t node);
/* The id that stands at a node is none of `names`; called before that is
 * reported, when the nearest is known. */
void doubt_ref(struct loader *loader, int32_t at, const struct names *names,
               const char *id);
/* The expression at a node is broken; with `any` it names what nobody can
 * guess. */
void doubt_expr(struct loader *loader, int32_t at, bool any);
/* Whatever is named in a node that is not loaded. */
void doubt_tree(struct loader *loader, int32_t node);
/* One thing, one object of the file, all of a kind. */
void doubt_index(struct loader *loader, enum doubted kind, int32_t index,
                 unsigned bits);
void doubt_object(struct loader *loader, enum shape_kind kind, int32_t index);
void doubt_kind(struct loader *loader, enum doubted kind, unsigned bits);
/* After all is loaded: what is open, by its place in the model. */
void doubt_finish(struct loader *loader);

/* Whether what bears this id may stand in a part that was refused: then it is
 * no finding that nothing bears it. */
bool doubt_lost(const struct loader *loader, const char *id);
/* The same of the id that stands at a node, which is then open. */
bool doubt_meets_lost(struct loader *loader, int32_t at, const char *id);
/* Whether something within a node is broken. */
bool doubt_within(const struct loader *loader, int32_t node);
/* Whether a key stands in an object and its value was refused. */
bool doubt_refused(const struct loader *loader, int32_t node, enum key key);

/* Texts -------------------------------------------------------------------- */

struct text load_text(struct loader *loader, int32_t node, enum key key);
struct prose load_prose(struct loader *loader, int32_t node, enum key key);
/* Checks the markup and placeholders of the string at `node`. */
void load_markup(struct loader *loader, int32_t node);
/* "scenes/cable/brief/0" */
const char *load_path(struct loader *loader, int32_t node);
/* The same for a plain string. These stand where ids are few, so they need
 * no limit: all together are no longer than a few files. */
const char *load_label_path(struct loader *loader, int32_t node);

/* Warns of each unknown in `read` that the present reader is not told of;
 * `node` is the condition that tells it. */
void load_told(struct loader *loader, int32_t node, uint32_t read);

/* Sets whose eyes the next texts are for; returns what was. */
struct reader load_for(struct loader *loader, uint64_t actors, bool debrief);
#define READ_BY_ALL UINT64_MAX

/* Blocks ------------------------------------------------------------------- */

/* Overwrites those parts of `block` that stand in `node`. Its text is for
 * the present reader, its headline for all. */
void load_block(struct loader *loader, int32_t node, struct block *block);

/* The stages of scenario_load(), in their order: load_begin(),
 * document_parse(), load_compile(), scenario_check(), load_end(). -----------
 */

struct load_source {
    const char *file; /* as findings name it */
    const char *bytes;
    size_t length;
};
/* `loader` is zeroed but for its arena; the source stays until load_end(). */
void load_begin(struct loader *loader, const struct load_source *source,
                struct diag_list *diags);
/* The model out of the document; false where that is no object. */
bool load_compile(struct loader *loader);
void load_end(struct loader *loader);

/* The phases of load_compile() after the shape, in their order ------------- */

void load_kinds(struct loader *loader);
void load_names(struct loader *loader);
/* Whether ids of this kind are errors where one stands twice. */
bool load_has_names(enum shape_kind kind);
void load_calendar(struct loader *loader); /* start and turn cap */
void load_meters(struct loader *loader);   /* numbers, values, rungs */
void load_offers(struct loader *loader);   /* who may choose what */
void load_head(struct loader *loader);     /* head, map, sources, codex */
void load_people(struct loader *loader);   /* actors, beliefs, unknowns */
void load_options(struct loader *loader);  /* library, inline, overrides */
void load_scenes(struct loader *loader);   /* scenes and decisions */
void load_sequels(struct loader *loader);  /* consequences */
void load_rules(struct loader *loader);    /* rules, events, endings */
void load_class(struct loader *loader);    /* expect, classroom */
void load_labels(struct loader *loader);   /* what plain strings are called */

/* Options ------------------------------------------------------------------ */

/* The decision (or scene in short form) that an entry of `options` is in;
 * -1 in the library. */
int32_t load_decision_of(const struct loader *loader, int32_t offer);
/* Whose decision that is, as a bit; 0: nobody's. */
uint64_t load_decider(struct loader *loader, int32_t offer);
/* All in whose decisions an option or override stands. */
uint64_t load_users(struct loader *loader, int32_t node);
/* Who reads the outcome of an option or override, by its signal. */
uint64_t load_readers(struct loader *loader, int32_t node);
/* The option that an entry of `options` stands for, -1 with a finding. */
int32_t load_offered(struct loader *loader, int32_t offer);
struct span load_advice(struct loader *loader, int32_t list);
struct span load_outcomes(struct loader *loader, int32_t list,
                          const struct option *option);

/* Whether nothing that a decision offers, at its node, is broken. */
bool load_offers_all(const struct loader *loader, int32_t node,
                     const struct decision *decision);

/* Makes the readers those who see a scene. */
void load_for_scene(struct loader *loader, int32_t node);

/* What scenario_check() reads. */
struct check_context {
    struct loader *loader;
};

#endif
